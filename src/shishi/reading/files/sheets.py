"""工作表 — cells of a sheet put into a text: blank rows and columns out, merged cells whole."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from shishi.reading.files.assembly import Assembly, Placed

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""

_PICTURE = re.compile(r"=?(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)


def column_name(column: int) -> str:
    """0 → A, 26 → AA."""
    name, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        name = chr(65 + place) + name
    return name


def put_sheet(
    assembly: Assembly, name: str, cells: Mapping[tuple[int, int], str], merged: Iterable[Area]
) -> None:
    """`cells` maps row and column to what is shown; pictures in cells show as nothing."""
    filled = {
        place: text for place, text in cells.items() if text.strip() and not _PICTURE.match(text)
    }
    if not filled:
        return
    areas = {area[:2]: area for area in merged if area[:2] in filled}
    rows = sorted({row for row, _ in filled})
    columns = sorted({column for _, column in filled})
    placed = [
        _placed(name, place, text, areas.get(place, (*place, *place)), rows, columns)
        for place, text in sorted(filled.items())
    ]
    assembly.table(_headings_widened(placed, len(columns)), f"工作表“{name}”")


def _placed(
    name: str,
    place: tuple[int, int],
    text: str,
    area: Area,
    rows: Sequence[int],
    columns: Sequence[int],
) -> Placed:
    row, column = place
    at, left = bisect_left(rows, row), bisect_left(columns, column)
    height = bisect_right(rows, area[2]) - at
    width = bisect_right(columns, area[3]) - left
    label = f"工作表“{name}” {column_name(column)}{row + 1}"
    return Placed(at, left, text, height, width, label)


def _headings_widened(placed: list[Placed], columns: int) -> list[Placed]:
    """A title that stands alone in the first rows counts as wide as the sheet."""
    by_row: dict[int, list[Placed]] = {}
    for cell in placed:
        by_row.setdefault(cell.row, []).append(cell)
    for row in sorted(by_row):
        cell = by_row[row][0]
        if len(by_row[row]) > 1 or cell.row_span > 1:
            break
        by_row[row] = [Placed(row, 0, cell.text, 1, columns, cell.label)]
    return [cell for row in sorted(by_row) for cell in by_row[row]]
