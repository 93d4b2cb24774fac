"""Words that must not stand in the project: promises for later, machines, hosts."""

import re

from tests.fences.tree import PACKAGE, ROOT, files, modules, texts

LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
MACHINE = re.compile(r"(?<![\w.])/(home|root|work|Users|tmp)/\w+")
REGISTRIES = re.compile(
    r"\b(pypi\.org|pythonhosted|npmjs|registry\.npm|proxy\.golang|crates\.io|docker\.io|jsdelivr"
    r"|unpkg|cdnjs|googleapis|gstatic|bootcdn|aliyun|tsinghua|tencent)\b"
)
OWN = {"tests/fences/test_words.py"}
ASSETS = {".woff", ".woff2", ".ttf", ".otf", ".map", ".min.js", ".min.css"}


def hits(pattern: re.Pattern[str], *, under: str = "") -> list[str]:
    return [
        f"{path}: {found[0]}"
        for path, text in texts()
        if path not in OWN and path.startswith(under)
        for found in pattern.finditer(text)
    ]


def test_nothing_is_left_for_later():
    assert hits(LATER) == []


def test_no_path_of_a_machine():
    assert hits(MACHINE) == []


def test_no_registry_and_no_content_network():
    assert hits(REGISTRIES) == []


def test_pages_load_nothing_from_elsewhere():
    source = re.compile(r"""(src|href|action|url)\s*[=(]\s*["']?(https?:)?//""")
    assert hits(source, under="src/shishi/templates") == []
    assert hits(source, under="src/shishi/static") == []


def test_no_asset_of_others_is_in_the_tree():
    found = [str(p.relative_to(ROOT)) for p in files() if any(p.name.endswith(a) for a in ASSETS)]
    assert found == []
    licensed = re.compile(r"@license|Copyright \(c\)|\(c\) \d{4}", re.IGNORECASE)
    assert hits(licensed, under="src/shishi/static") == []


def test_every_module_says_what_it_is():
    silent = [
        module.path
        for module in modules("src", "scripts", "bench")
        if module.text.strip() and not module.text.lstrip().startswith('"""')
        if "/migrations/" not in module.path
    ]
    assert silent == []


def test_no_empty_module_waits_for_tomorrow():
    empty = [
        str(path.relative_to(ROOT))
        for path in PACKAGE.rglob("*.py")
        if path.name != "__init__.py" and not path.read_text("utf-8").strip()
    ]
    assert empty == []
