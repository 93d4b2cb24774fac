"""What may be called where: tables, the clock, imports inside functions, skips of tests.

Each fence is tried on a planted offence as well, so that it cannot pass by looking away.
"""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.fences.tree import PACKAGE, Module, modules

MAY_TOUCH_ROWS = ("src/shishi/records/", "src/shishi/queries/", "src/shishi/actions/")
CLOCK = "src/shishi/clock.py"
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("time", "time"),
    ("time", "localtime"),
}
REASONS = ("# slow import: ", "# optional dependency: ")
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
SKIPS = ("pytest.skip", "pytest.importorskip")
SKIP_MARKS = ("pytest.mark.skip", "pytest.mark.skipif")


def rows_touched(module: Module) -> Iterator[int]:
    """Managers, and saving and deleting of rows, outside the three layers that may. A picture or
    a document is told where it is saved to; a row is not."""
    if module.path.startswith(MAY_TOUCH_ROWS):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager"):
            yield node.lineno
    for call in module.calls():
        named = isinstance(call.func, ast.Attribute) and call.func.attr in ("save", "delete")
        if named and not call.args:
            yield call.lineno


def clocks_read(module: Module) -> Iterator[int]:
    """Questions after the day or the instant."""
    for call in module.calls():
        func = call.func
        if not isinstance(func, ast.Attribute):
            continue
        owner = ast.unparse(func.value).rsplit(".", 1)[-1]
        if (owner, func.attr) in CLOCKS and module.path != CLOCK:
            yield call.lineno


def imports_without_reason(module: Module) -> Iterator[int]:
    """Imports inside functions; the reason stands at the end of the import."""
    for function in module.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                own = module.lines[node.lineno - 1 : node.end_lineno]
                if not any(reason in line for line in own for reason in REASONS):
                    yield node.lineno


def skips_without_reason(module: Module) -> Iterator[int]:
    for call in module.calls():
        name = ast.unparse(call.func)
        given = {keyword.arg for keyword in call.keywords}
        silent = name in SKIPS and not call.args and "reason" not in given
        if silent or (name in SKIP_MARKS and "reason" not in given):
            yield call.lineno


def saves_overridden(module: Module) -> Iterator[int]:
    for function in module.functions():
        if function.name in ("save", "delete") and "/records/" in module.path:
            yield function.lineno


Fence = Callable[[Module], Iterator[int]]
FENCES: dict[Fence, tuple[tuple[str, ...], str, str]] = {
    # fence: (folders it watches, a path where the offence is planted, the offence)
    rows_touched: (("src",), "src/shishi/web/planted.py", "Unit.objects.first()"),
    clocks_read: (("src",), "src/shishi/rules/planted.py", "x = datetime.date.today()"),
    imports_without_reason: (
        ("src", "tests", "scripts", "bench"),
        "src/shishi/web/planted.py",
        "def f():\n    import os",
    ),
    skips_without_reason: (("tests",), "tests/planted.py", "pytest.skip()"),
    saves_overridden: (
        ("src",),
        "src/shishi/records/planted.py",
        "class T:\n    def save(self): pass",
    ),
}


@pytest.mark.parametrize("fence", FENCES, ids=lambda fence: fence.__name__)
def test_nobody_has_climbed_the_fence(fence):
    folders, _, _ = FENCES[fence]
    found = {f"{module.path}:{line}" for module in modules(*folders) for line in fence(module)}
    assert sorted(found) == []


@pytest.mark.parametrize("fence", FENCES, ids=lambda fence: fence.__name__)
def test_the_fence_notices_a_planted_offence(fence):
    _, path, offence = FENCES[fence]
    assert list(fence(Module(path, offence, ast.parse(offence))))


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("src/shishi/queries/units.py", "Unit.objects.first()"),
        (CLOCK, "x = datetime.now(HERE)"),
        ("src/shishi/web/x.py", "def f():\n    import docx  # slow import: Word is rarely read"),
        ("tests/x.py", "pytest.skip('没有找到 Chromium')"),
    ],
)
def test_the_fences_leave_alone_what_is_allowed(path, allowed):
    module = Module(path, allowed, ast.parse(allowed))
    assert [line for fence in FENCES for line in fence(module)] == []


def test_no_module_is_a_drawer_for_everything():
    assert not DRAWERS & {path.stem for path in PACKAGE.rglob("*.py")}
