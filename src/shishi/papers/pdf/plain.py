"""文稿数据 — a paper as plain values for the templates beside this file, which set every text as it
is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from shishi.papers.content import (
    Annex,
    Block,
    Book,
    Cell,
    Form,
    Masthead,
    Paper,
    Picture,
    Record,
    Sheet,
    Signature,
)
from shishi.papers.fonts import Chosen
from shishi.papers.gongwen import LINES, MM_IN_POINTS, PAGE, Page
from shishi.papers.titles import broken
from shishi.papers.values import joined, shown, text_of
from shishi.rules.days import day_text
from shishi.rules.ledgers import Shape

Plain = dict[str, Any]
_SIZE = 16.0  # points, 3号
TITLE_MOST = 20  # 2号 characters in the width of the type area
TURNED_MOST = 29  # and on a turned page
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff\u200b-\u200f\u202a-\u202e\ufeff]"
)
_TYPE_MOST, _TYPE_LEAST = 12.0, 9.0  # points, in tables
_TORN_FROM = 200  # characters of a cell
_A4_ACROSS, _A3_ACROSS = 297 - 36, 420 - 36  # millimetres between the edges of `book.typ`
_INSET = 6.0  # points of white in a cell


def paper_data(paper: Paper, chosen: Chosen, lines: int, moved: bool) -> Plain:
    """`lines` on a full page; `moved`: the receivers have no room on the first page and stand in
    the record (7.3.2)."""
    landscape = paper.form is Form.TABLE and _wide(paper.blocks)
    receivers = _clean(joined(paper.receivers))
    return {
        **ground(paper.title, chosen, landscape),
        "form": paper.form.value,
        "date": _date(paper.signature),
        "pitch": pitch_of(lines),
        "head": _head(paper.form, paper.masthead),
        "title": broken(_clean(paper.title), TURNED_MOST if landscape else TITLE_MOST),
        "receivers": f"{receivers}：" if receivers and not moved else "",
        "blocks": _blocks(paper.blocks, _across(landscape)),
        "presence": [(_clean(word), _clean(names)) for word, names in paper.presence],
        "annex_list": annex_names(paper.annexes),
        "signature": _signature(paper.signature),
        "note": _clean(paper.note),
        "annexes": [_annex(one, place, paper) for place, one in enumerate(paper.annexes, start=1)],
        "record": _record(paper, receivers if moved else ""),
    }


def book_data(book: Book, chosen: Chosen) -> Plain:
    return {
        **ground(book.title, chosen, landscape=True),
        "pitch": pitch_of(LINES),
        "sheets": [_book_sheet(one) for one in book.sheets],
    }


def _book_sheet(sheet: Sheet) -> Plain:
    a4, a3 = (side * MM_IN_POINTS for side in (_A4_ACROSS, _A3_ACROSS))
    wide = _fitting(sheet, a4) < _TYPE_LEAST
    return {**table(sheet, a3 if wide else a4), "paper": "a3" if wide else "a4"}


def ground(title: str, chosen: Chosen, landscape: bool) -> Plain:
    """What every template needs: the page, the faces, what is written into the file about them."""
    return {
        "name": _clean(title),
        "step": pitch_of(LINES),
        "landscape": landscape,
        "keywords": [f"字体代替：{one}→{other}" for one, other in chosen.substituted.items()],
        "page": {name: getattr(PAGE, name) for name in Page.__slots__},
        "faces": {
            face.value: {
                "names": list(dict.fromkeys((family.name, *chosen.spare))),
                "bold": family.bold,
            }
            for face, family in chosen.families.items()
        },
    }


def pitch_of(lines: int) -> float:
    """Points from line to line with so many on a page: the first stands at the upper edge of the
    type area, the last at the lower one. A hair less, lest rounding loses a line."""
    return (PAGE.type_height * MM_IN_POINTS - _SIZE) / (lines - 1) - 0.01


def annex_names(annexes: Sequence[Annex]) -> list[tuple[str, str]]:
    """附件说明: numbers where there are several, no mark at the end of a name (7.3.4)."""
    several = len(annexes) > 1
    return [
        (f"{place}." if several else "", _clean(one.title).rstrip("。；，、;,."))
        for place, one in enumerate(annexes, start=1)
    ]


def table(sheet: Sheet, across: float) -> Plain:
    """A table in the width there is: its type shrinks, down to what is read with ease; then words
    turn in their columns, while figures and days stay whole."""
    size = min(max(_fitting(sheet, across), _TYPE_LEAST), _TYPE_MOST)
    needed = [one.width * size / 2 + _INSET for one in sheet.heads]
    whole = [one.shape is not Shape.WORDS for one in sheet.heads]
    held = sum(width for width, fixed in zip(needed, whole, strict=True) if fixed)
    fixing = held <= across * 0.6 and not all(whole)
    return {
        "kind": "table",
        "title": _clean(sheet.title),
        "lines": _cleaned(sheet.lines),
        "notes": _cleaned(sheet.notes),
        "size": round(size, 1),
        "heads": [
            {
                "text": _clean(head.text),
                "width": round(width, 1),
                "fixed": fixing and fixed,
                "shape": head.shape.value,
            }
            for head, width, fixed in zip(sheet.heads, needed, whole, strict=True)
        ],
        "cells": [_cell(cell) for row in sheet.rows for cell in row if cell is not None],
    }


def _fitting(sheet: Sheet, across: float) -> float:
    """The size of type at which every column has the width it asks for."""
    total = sum(head.width for head in sheet.heads) or 1
    return (across - _INSET * len(sheet.heads)) * 2 / total


def _cell(cell: Cell) -> tuple[str, int, bool]:
    """Text, rows, and whether a page may end inside it: in a long text alone."""
    text = _lines(shown(cell.value))
    return text, cell.rows, cell.rows > 1 or len(text) > _TORN_FROM


def _head(form: Form, head: Masthead) -> Plain:
    word = head.word
    if form is Form.MINUTES and word == "文件":
        word = "纪要"
    if form is Form.LETTER:
        word = ""
    return {
        "organs": _cleaned(head.organs),
        "word": _clean(word),
        "number": _clean(head.number),
        "signers": _cleaned(head.signers) if form is Form.UPWARD else [],
        "copy": _clean(head.copy_number),
        "secrecy": _clean(head.secrecy),
        "urgency": _clean(head.urgency),
    }


def _blocks(blocks: Iterable[Block], across: float) -> list[Plain]:
    return [_block(one, across) for one in blocks]


def _block(one: Block, across: float) -> Plain:
    if isinstance(one, Sheet):
        return table(one, across)
    if isinstance(one, Picture):
        return {"kind": "picture", "svg": one.svg, "title": _clean(one.title)}
    return {
        "kind": "paragraph",
        "level": one.level,
        "lead": _clean(one.lead),
        "words": _lines(text_of(one.words)),
    }


def _annex(one: Annex, place: int, paper: Paper) -> Plain:
    mark = "附件" if len(paper.annexes) == 1 else f"附件{place}"
    landscape = one.landscape
    return {
        "mark": mark,
        "title": broken(annex_names([one])[0][1], TURNED_MOST if landscape else TITLE_MOST),
        "landscape": landscape,
        "blocks": _blocks(_without_title(one), _across(landscape)),
    }


def _without_title(one: Annex) -> list[Block]:
    """A table under a title of the same words has none of its own."""
    return [
        Sheet(block.name, "", block.heads, block.rows, block.lines, block.notes)
        if isinstance(block, Sheet) and block.title == one.title
        else block
        for block in one.blocks
    ]


def _signature(one: Signature | None) -> Plain | None:
    if one is None or not one.organs:
        return None
    return {
        "organs": _cleaned(one.organs),
        "date": day_text(one.dated_on) if one.dated_on else "",
        "sealed": one.sealed,
    }


def _record(paper: Paper, receivers: str) -> Plain | None:
    one = paper.record
    if one is None and not receivers:
        return None
    one = one or Record()
    ruled = paper.form is not Form.LETTER
    copies = _clean(joined(one.copies)).rstrip("。")
    return {
        "ruled": ruled,
        "receivers": f"{receivers}。" if receivers else "",
        "copies": f"{copies}。" if copies else "",
        "printer": _clean(one.printer) if ruled else "",
        "printed": f"{day_text(one.printed_on)}印发" if ruled and one.printed_on else "",
        "lines": _cleaned(one.lines),
    }


def _date(one: Signature | None) -> Mapping[str, int] | None:
    if one is None or one.dated_on is None:
        return None
    return {"year": one.dated_on.year, "month": one.dated_on.month, "day": one.dated_on.day}


def _across(landscape: bool) -> float:
    return (PAGE.type_height if landscape else PAGE.type_width) * MM_IN_POINTS


def _wide(blocks: Iterable[Block]) -> bool:
    """More columns than an upright page holds at a size that is read with ease."""
    tables = [one for one in blocks if isinstance(one, Sheet)]
    return any(_fitting(one, _across(False)) < _TYPE_LEAST for one in tables)


def _cleaned(texts: Iterable[str]) -> list[str]:
    return [_clean(text) for text in texts]


def _lines(text: str) -> str:
    """Text that may have lines of its own."""
    return "\n".join(_clean(line) for line in text.splitlines())


def _clean(text: str) -> str:
    """One line, without signs that cannot be seen or would turn the direction of reading."""
    return " ".join(_UNSEEN.sub("", text).split())
