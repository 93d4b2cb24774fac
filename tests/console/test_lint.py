"""`shishi lint`: as a person types it."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
import typst

SHISHI = Path(sys.executable).with_name("shishi")
FAULTY = "一、总体情况\n截至2025年09月30日，全县65项民生实事已完成26项，占42%，其余正在推进。\n"
SOUND = FAULTY.replace("09月", "9月").replace("42%", "40%")


def shishi(*words):
    return subprocess.run(
        [SHISHI, "lint", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def as_text(path: Path, words: str) -> None:
    path.write_text(words, "utf-8")


def as_docx(path: Path, words: str) -> None:
    document = docx.Document()
    for line in words.strip().split("\n"):
        document.add_paragraph(line)
    document.save(str(path))


def as_pdf(path: Path, words: str) -> None:
    lines = "\n\n".join(words.strip().split("\n")).replace("#", "")
    source = f'#set text(font: "Noto Serif CJK SC", lang: "zh", size: 16pt)\n{lines}\n'
    path.write_bytes(typst.compile(source.encode()))


@pytest.mark.parametrize(
    ("name", "write"), [("a.txt", as_text), ("a.docx", as_docx), ("a.pdf", as_pdf)]
)
def test_every_kind_of_file_tells_the_same_faults(tmp_path, name, write):
    write(tmp_path / name, FAULTY)
    ran = shishi(tmp_path / name, "--json")
    assert ran.returncode == 1, ran.stderr
    found = json.loads(ran.stdout)["findings"]
    assert [(one["rule"], one["instead"]) for one in found] == [
        ("padded", "年9月30日"),
        ("share", "40%"),
    ]


def test_a_finding_is_a_line_with_its_place(tmp_path):
    as_text(tmp_path / "通报.txt", FAULTY)
    ran = shishi(tmp_path / "通报.txt")
    first, second, last = ran.stdout.splitlines()
    assert ran.returncode == 1
    assert ":2:7 第2行 【月日补零】“年09月30日”" in first
    assert second.endswith("建议：40%")
    assert last.endswith("2 处意见，其中差错 2 处。")


def test_a_sound_paper_ends_with_0(tmp_path):
    as_text(tmp_path / "a.txt", SOUND)
    ran = shishi(tmp_path / "a.txt")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "没有核校意见。" in ran.stdout


def test_a_file_that_cannot_be_read_ends_with_2_and_a_sentence(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"")
    for name, says in (("a.docx", "文件是空的"), ("b.docx", "找不到这个文件")):
        ran = shishi(tmp_path / name)
        assert ran.returncode == 2
        assert says in ran.stderr
        assert "Traceback" not in ran.stderr


def test_it_imports_no_django(tmp_path):
    as_text(tmp_path / "a.txt", SOUND)
    code = (
        "import sys\n"
        f"sys.argv = ['shishi', 'lint', {str(tmp_path / 'a.txt')!r}]\n"
        "from shishi.console import main\n"
        "try:\n    main()\n"
        "finally:\n    assert not [m for m in sys.modules if m.startswith('django')]\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
