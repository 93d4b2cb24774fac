"""Deeds and permissions match: no deed without leave, no leave without a deed."""

import ast
from collections.abc import Iterator

from shishi.rules.access import MAY
from tests.fences.tree import Module, modules


def _actions() -> Iterator[Module]:
    yield from (m for m in modules("src") if m.path.startswith("src/shishi/actions/"))


def _changes(node: ast.AST) -> list[ast.Call]:
    return [
        call
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("change", "base.change")
    ]


def _deeds() -> Iterator[tuple[Module, ast.FunctionDef]]:
    """The public functions of actions; `base` holds what they share."""
    for module in _actions():
        if module.path.endswith(("/base.py", "/__init__.py")):
            continue
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield module, node


def _named(call: ast.Call) -> str:
    deed = call.args[1]
    assert isinstance(deed, ast.Constant), ast.unparse(call)
    return str(deed.value)


def test_a_deed_asks_leave_exactly_once():
    wrong = [
        f"{module.path}:{deed.lineno} {deed.name}: {len(_changes(deed))}"
        for module, deed in _deeds()
        if len(_changes(deed)) != 1
    ]
    assert wrong == []


def test_a_deed_takes_its_arguments_by_name():
    wrong = [
        f"{module.path}:{deed.lineno} {deed.name}"
        for module, deed in _deeds()
        if deed.args.args or deed.args.posonlyargs or deed.args.vararg
    ]
    assert wrong == []


def test_every_deed_has_a_line_of_permission_and_every_line_a_deed():
    asked = {_named(call) for module in _actions() for call in _changes(module.tree)}
    assert asked == set(MAY)
