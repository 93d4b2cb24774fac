"""表格的形 — one shape for every table, and where a table in the text ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shishi.reading.lines.marks import mark_at
from shishi.reading.lines.outline import is_requirement_heading
from shishi.reading.tables.heads import is_head, is_town

Range = tuple[int, int]
Row = tuple[Range | None, ...]

LEAST_HEADS = 3
_ENDS = re.compile(
    r"(?:注|备 ?注|说 ?明|附注|表注|(?:信息|资料)?来源|(?:责任)?编辑|打印|制表人|填表人)[:：]"
    r"|[（(]?(?:联系|咨询|监督|举报|服务|投诉|办公|传真)(?:人|电话|热线|方式)|抄送|以上|填表|制表"
    r"|单位负责人|填报|审核|附件|★|※|上一[篇条]|下一[篇条]|【?(?:打印|关闭|返回顶部|字体)"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads by column, rows of cells (None where empty), and its place.

    `merged` says that the file knows its merged cells, so that an empty cell is really empty.
    """

    start: int
    end: int
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    merged: bool = False


def head_row(text: str, places: Sequence[Sequence[Range | None]]) -> int | None:
    """The first row in which three cells are heads, or two beside nothing but towns."""
    for at, row in enumerate(places[:8]):
        words = {text[cell[0] : cell[1]] for cell in row if cell}
        known = {word for word in words if is_head(word)}
        if len(known) >= LEAST_HEADS:
            return at
        if len(known) == 2 and all(is_town(word) for word in words - known):
            return at
    return None


def ends_table(text: str, start: int, end: int) -> bool:
    """Whether the line `[start, end)` is a note, a signature or a heading behind a table."""
    if _ENDS.match(text, start, end):
        return True
    mark = mark_at(text, start, end)
    return bool(mark) and is_requirement_heading(text[mark.body if mark else start : end].strip())


def finished(
    lines: Sequence[Range], at: int, heads: tuple[str, ...], rows: tuple[Row, ...], place: Range
) -> tuple[Grid, int]:
    """The table at `place`, and the first line behind it."""
    while at < len(lines) and lines[at][1] <= place[1]:
        at += 1
    if at < len(lines) and lines[at][0] < place[1]:
        at += 1
    return Grid(*place, heads, rows), at
