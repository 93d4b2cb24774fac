"""分表 — a table too wide for a page as several, each with the first columns again; for papers that
are set in type, as a spreadsheet breaks its pages itself.
"""

from dataclasses import replace
from itertools import islice

from shishi.papers.content import Book, Sheet

ROOM = 220  # characters of half width that an A3 page holds in the smallest type


def parted(book: Book, room: int = ROOM) -> Book:
    """The book with no sheet wider than `room`, as far as single columns allow."""
    return replace(book, sheets=tuple(one for sheet in book.sheets for one in _parts(sheet, room)))


def _parts(sheet: Sheet, room: int) -> list[Sheet]:
    parts = _columns(sheet, room)
    if len(parts) == 1:
        return [sheet]
    return [
        replace(
            sheet,
            name=f"{sheet.name}（{place}）",
            title=f"{sheet.title}（{place}/{len(parts)}）",
            heads=tuple(sheet.heads[at] for at in columns),
            rows=tuple(tuple(row[at] for at in columns) for row in sheet.rows),
            notes=sheet.notes if place == len(parts) else (),
        )
        for place, columns in enumerate(parts, 1)
    ]


def _columns(sheet: Sheet, room: int) -> list[list[int]]:
    """The columns of each part, by their places."""
    first = list(range(sheet.sticky))
    held = sum(head.width for head in sheet.heads[: sheet.sticky])
    parts, width = [list(first)], held
    for at, head in islice(enumerate(sheet.heads), sheet.sticky, None):
        if width + head.width > room and len(parts[-1]) > sheet.sticky:
            parts.append(list(first))
            width = held
        parts[-1].append(at)
        width += head.width
    return parts
