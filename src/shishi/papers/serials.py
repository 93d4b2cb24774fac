"""发文登记簿 — the register of numbers as a book: a sheet for each code and year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shishi.papers.content import Book, Cell, Head, Sheet
from shishi.rules.ledgers import Shape

_HEADS = (
    Head("文号", 22),
    Head("标题", 60),
    Head("状态", 10, Shape.MARK),
    Head("编号人", 10),
    Head("编号日期", 12, Shape.DAY),
    Head("作废人", 10),
    Head("作废日期", 12, Shape.DAY),
    Head("作废原因", 40),
)


@dataclass(frozen=True, slots=True)
class Registered:
    """一个文号 as it stands in the register; the last three are empty while it holds."""

    number: str
    title: str
    state: str
    taken_by: str
    taken_on: date
    voided_by: str = ""
    voided_on: date | None = None
    reason: str = ""


def book(held: Iterable[tuple[str, Iterable[Registered]]], on: date) -> Book:
    """The register; each series with its name (云政办督〔2026〕)."""
    sheets = tuple(
        Sheet(
            name,
            f"{name}发文登记簿",
            _HEADS,
            tuple(tuple(map(Cell, _values(one))) for one in lines),
            lines=(f"截至{on.year}年{on.month}月{on.day}日",),
            sticky=1,
        )
        for name, lines in held
    )
    return Book("发文登记簿", sheets)


def _values(one: Registered) -> tuple[str | date | None, ...]:
    state = "文号已作废" if one.voided_on else one.state
    taken = (one.number, one.title, state, one.taken_by, one.taken_on)
    return (*taken, one.voided_by, one.voided_on, one.reason)
