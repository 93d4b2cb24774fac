"""值 — how the values of a paper read in print, the same whatever writes it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from shishi.papers.content import Annex, Block, Form, Sheet, Value, Words


def shown(value: Value) -> str:
    """A value of a cell: thousands in groups, days as 2026-12-31."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return f"{value:,}" if isinstance(value, int) else value


def text_of(words: Words) -> str:
    """The words of a paragraph, figures among them."""
    return "".join(one if isinstance(one, str) else one.words for one in words)


def joined(units: Sequence[str]) -> str:
    """Units in one line, as receivers (主送) and in copies (抄送); groups that hold 、 themselves
    are parted by commas."""
    return ("，" if any("、" in unit for unit in units) else "、").join(units)


def annex_titles(annexes: Sequence[Annex]) -> list[tuple[str, str]]:
    """附件说明: numbers where there are several, no mark at the end of a name (7.3.4)."""
    return [
        (f"{place}." if len(annexes) > 1 else "", one.title.strip().rstrip("。；，、;,."))
        for place, one in enumerate(annexes, start=1)
    ]


def mark_word(form: Form, word: str) -> str:
    """The word behind the organ in the mark; 文件 is neither in a letter nor in minutes (10)."""
    if word != "文件":
        return word
    return {Form.LETTER: "", Form.MINUTES: "纪要"}.get(form, word)


def untitled(annex: Annex) -> list[Block]:
    """What stands in an annex: a table under a title of the same words has none of its own."""
    return [
        replace(block, title="")
        if isinstance(block, Sheet) and block.title == annex.title
        else block
        for block in annex.blocks
    ]
