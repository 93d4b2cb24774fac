"""行高 — how tall each row has to be that every cell is seen whole; spreadsheets measure no merged
cells.
"""

from math import ceil
from unicodedata import east_asian_width

from shishi.papers.content import Cell, Sheet, Value

TALLEST = 400.0  # points; a row of a spreadsheet cannot be taller than 409


def heights(sheet: Sheet, line: float) -> list[float]:
    """The height of each row in points. A merged cell that needs more than its rows have spreads
    the rest evenly over them."""
    lines = [1.0] * len(sheet.rows)
    merged: list[tuple[int, Cell, int]] = []
    for column, head in enumerate(sheet.heads):
        room, known = max(2, head.width - 2), dict[Value, int]()
        for place, cells in enumerate(sheet.rows):
            cell = cells[column]
            if cell is None or not isinstance(cell.value, str):
                continue
            if len(cell.value) * 2 <= room and "\n" not in cell.value:
                continue
            wanted = known.get(cell.value)
            if wanted is None:
                wanted = known[cell.value] = lines_of(cell.value, head.width)
            if cell.rows > 1:
                merged.append((place, cell, wanted))
            elif wanted > lines[place]:
                lines[place] = wanted
    for place, cell, wanted in merged:
        rows = range(place, place + cell.rows)
        short = wanted - sum(lines[row] for row in rows)
        for row in rows if short > 0 else ():
            lines[row] += short / cell.rows
    return [min(TALLEST, count * line + 6) for count in lines]


def lines_of(text: str, width: int) -> int:
    """How many lines the text takes in a column of `width` half characters."""
    room = max(2, width - 2)
    return sum(max(1, ceil(_halves(line) / room)) for line in text.split("\n"))


def _halves(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in line)
