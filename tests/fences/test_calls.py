"""What may be called where: tables, the clock, imports inside functions, skips of tests."""

import ast

from tests.fences.tree import PACKAGE, Module, modules

MAY_TOUCH_ROWS = ("src/shishi/records/", "src/shishi/queries/", "src/shishi/actions/")
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


def test_rows_are_touched_by_records_queries_and_actions_alone():
    found = []
    for module in modules("src"):
        if module.path.startswith(MAY_TOUCH_ROWS):
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager"):
                found.append(f"{module.path}:{node.lineno} .{node.attr}")
        for call in module.calls():
            if isinstance(call.func, ast.Attribute) and call.func.attr in ("save", "delete"):
                found.append(f"{module.path}:{call.lineno} .{call.func.attr}()")
    assert found == []


def test_nobody_but_the_clock_asks_for_the_day():
    found = []
    for module in modules("src"):
        if module.path == "src/shishi/clock.py":
            continue
        for call in module.calls():
            func = call.func
            if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name | ast.Attribute):
                owner = func.value.id if isinstance(func.value, ast.Name) else func.value.attr
                if (owner, func.attr) in CLOCKS:
                    found.append(f"{module.path}:{call.lineno} {owner}.{func.attr}()")
    assert found == []


def test_an_import_inside_a_function_names_its_reason():
    found = []
    for module in modules("src", "tests", "scripts", "bench"):
        for function in module.functions():
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom) and not _has_reason(module, node):
                    found.append(f"{module.path}:{node.lineno}")
    assert sorted(set(found)) == []


def test_a_skipped_test_says_why():
    found = []
    for module in modules("tests"):
        for call in module.calls():
            if ast.unparse(call.func) in ("pytest.skip", "pytest.importorskip") and not (
                call.args or call.keywords
            ):
                found.append(f"{module.path}:{call.lineno}")
            marks = ("pytest.mark.skipif", "pytest.mark.skip")
            if ast.unparse(call.func) in marks and not any(
                k.arg == "reason" for k in call.keywords
            ):
                found.append(f"{module.path}:{call.lineno}")
    assert found == []


def test_no_module_is_a_drawer_for_everything():
    names = {path.stem for path in PACKAGE.rglob("*.py")}
    assert not names & {
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "misc",
        "tools",
        "base_utils",
    }


def test_no_save_is_overridden():
    found = [
        f"{module.path}:{function.lineno}"
        for module in modules("src")
        for function in module.functions()
        if function.name in ("save", "delete") and module.path.startswith("src/shishi/records/")
    ]
    assert found == []


def _has_reason(module: Module, node: ast.stmt) -> bool:
    """The reason stands at the end of the import, on any of its lines."""
    own = module.lines[node.lineno - 1 : node.end_lineno]
    return any(reason in line for line in own for reason in REASONS)
