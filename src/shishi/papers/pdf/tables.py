"""表格数据 — a table in the width there is."""

from typing import Any

from shishi.papers.content import Cell, Sheet
from shishi.papers.pdf.texts import clean, cleaned, lines_of
from shishi.papers.values import shown
from shishi.rules.ledgers import Shape

TYPE_MOST, TYPE_LEAST = 12.0, 9.0  # points, in tables
_TORN_FROM = 200  # characters of a cell
_INSET = 6.0  # points of white in a cell


def table(sheet: Sheet, across: float) -> dict[str, Any]:
    """A table in the width there is: its type shrinks, down to what is read with ease; then words
    turn in their columns, while figures and days stay whole."""
    size = min(max(fitting(sheet, across), TYPE_LEAST), TYPE_MOST)
    needed = [one.width * size / 2 + _INSET for one in sheet.heads]
    whole = [one.shape is not Shape.WORDS for one in sheet.heads]
    held = sum(width for width, fixed in zip(needed, whole, strict=True) if fixed)
    fixing = held <= across * 0.6 and not all(whole)
    return {
        "kind": "table",
        "title": clean(sheet.title),
        "lines": cleaned(sheet.lines),
        "notes": cleaned(sheet.notes),
        "size": round(size, 1),
        "heads": [
            {
                "text": clean(head.text),
                "width": round(width, 1),
                "fixed": fixing and fixed,
                "shape": head.shape.value,
            }
            for head, width, fixed in zip(sheet.heads, needed, whole, strict=True)
        ],
        "cells": [_cell(cell) for row in sheet.rows for cell in row if cell is not None],
    }


def fitting(sheet: Sheet, across: float) -> float:
    """The size of type at which every column has the width it asks for."""
    total = sum(head.width for head in sheet.heads) or 1
    return (across - _INSET * len(sheet.heads)) * 2 / total


def _cell(cell: Cell) -> tuple[str, int, bool]:
    """Text, rows, and whether a page may end inside it: in a long text alone."""
    text = lines_of(shown(cell.value))
    return text, cell.rows, cell.rows > 1 or len(text) > _TORN_FROM
