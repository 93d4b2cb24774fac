"""名录表 — units and people as a sheet that can be filled in and brought back."""

from collections.abc import Sequence

from shishi.papers.content import Book, Cell, Head, Sheet
from shishi.rules.register import HEAD

_WIDTHS = {"姓名": 12, "账号": 16, "单位": 34, "角色": 14, "职务": 24}
_LINES = ("每人每项任职一行；没有账号的人员，账号栏留空。导入时按表头读取，全部无误才写入。",)


def draw(rows: Sequence[Sequence[str]], territory: str) -> Book:
    """The register; `rows` without their heads."""
    title = f"{territory}单位人员名录"
    heads = tuple(Head(head, _WIDTHS[head]) for head in HEAD)
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return Book(title, (Sheet("名录", title, heads, cells, lines=_LINES),))
