"""校样 — a draft laid out for checking: items, figures and sentences by their place in the view.

Spans of a draft lie in the source; the checks read the repaired text of the view. A `Proof`
knows both, once for all checks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from shishi.reading.draft import (
    Aspect,
    FigureDraft,
    FigureKind,
    ItemDraft,
    PlanDraft,
    Remark,
    RemarkKind,
)
from shishi.reading.lines.titles import Front
from shishi.reading.source import View
from shishi.rules.amounts import money_text
from shishi.rules.spans import Span

Range = tuple[int, int]


class Mark(NamedTuple):
    """A figure and its range in the view; it `counts` when it is a promised amount other than
    money."""

    start: int
    end: int
    figure: FigureDraft
    counts: bool
    is_money: bool


_MOST_MARKS = 400  # figures of one item that are held against each other; more is no plan
COUNTED = (Aspect.TARGET, Aspect.ACTUAL)


class Passage(NamedTuple):
    """One item: its place in the plan, its range and its body in the view, its figures
    (numbers that are no targets, 非目标数字, left out), the 分项 of its body."""

    place: int
    item: ItemDraft
    start: int
    body: int
    end: int
    marks: tuple[Mark, ...]
    starts: tuple[int, ...]
    segments: tuple[Range, ...]

    def within(self, start: int, end: int) -> tuple[Mark, ...]:
        """The figures that begin in `[start, end)`."""
        first = bisect_left(self.starts, start)
        return self.marks[first : bisect_left(self.starts, end, first)]

    def has_within(self, start: int, end: int) -> bool:
        """Whether a figure begins in `[start, end)`."""
        first = bisect_left(self.starts, start)
        return first < len(self.starts) and self.starts[first] < end


@dataclass(frozen=True, slots=True)
class Proof:
    """What the checks look at; `text` is that of the view, `place_of` a place of the source in
    the view."""

    draft: PlanDraft
    view: View
    front: Front
    text: str
    place_of: Callable[[int], int]
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]

    def item_at(self, place: int) -> int | None:
        """The place of the item that holds a character of the view, None outside the items."""
        at = bisect_right(self.starts, place) - 1
        if at < 0 or place >= self.passages[at].end:
            return None
        return self.passages[at].place

    def remark(
        self, kind: RemarkKind, start: int, end: int, says: str, *, ok: bool = False
    ) -> Remark:
        """A remark on `[start, end)` of the view."""
        return Remark(kind, self.view.span(start, end), says, ok, self.item_at(start))

    def at(self, span: Span) -> tuple[int, int]:
        """The range of the view that a span of the source covers."""
        return self.place_of(span.start), self.place_of(span.end)


_WHO = (
    "责任 牵头 配合 协同 协办 主办 承办 督办 分管 挂点 挂钩 联系 包联 包保 法人 主体 实施".split()
)
_BY_WHEN = [
    deed + time
    for deed in ("", "完成", "办结", "竣工", "工作")
    for time in ("时限", "时间", "期限")
]
# What follows in an item is who and by when, not what is promised. Each shape begins with a plain
# character, so that the search passes over what can begin none.
_LABEL = re.compile(
    "|".join(
        [rf"{who}[一-龥（）]{{0,8}}[：:]" for who in _WHO]
        + [f"{when}(?:要求)?[：:]" for when in _BY_WHEN]
        + [r"【[^】\n]{0,4}(?:领导|单位|部门|时限|时间|期限|责任人|负责人)[^】\n]{0,4}】"]
    )
)
_ROLES_IN_BRACKETS = re.compile(
    r"[（(〔\[][^（()）〔〕\[\]\n]{0,60}(?:牵头|配合|负责|责任|★)[^（()）〔〕\[\]\n]{0,80}[）)〕\]]?"
)
_LINE = re.compile(r"[^\n]+")
_SEGMENT = re.compile(r"[^；;。！\t|]+")
_INTRODUCTION = re.compile(
    r"\s*(?:(?:主要(?:包括|内容|任务|建设内容|目标)|目标(?:任务)?|年度(?:目标|任务)"
    r"|建设内容(?:及规模)?|工作内容|实施内容|任务|内容)[：:]|【[^】\n]{2,8}】)\s*"
)


def lay_out(draft: PlanDraft, view: View, front: Front) -> Proof:
    """The proof of a draft."""
    text, place_of = view.text, _places(view)
    passages = sorted(
        [_passage(text, place_of, place, item) for place, item in enumerate(draft.items)],
        key=lambda passage: passage.start,
    )
    starts = tuple([passage.start for passage in passages])
    return Proof(draft, view, front, text, place_of, tuple(passages), starts)


def _places(view: View) -> Callable[[int], int]:
    """Where in the view a place of the source stands, or what follows it."""
    return int if isinstance(view.back, range) else partial(bisect_left, view.back)


def _passage(text: str, place_of: Callable[[int], int], place: int, item: ItemDraft) -> Passage:
    start, end = place_of(item.span.start), place_of(item.span.end)
    titled, body = place_of(item.title.span.start), place_of(item.title.span.end)
    body = body if start <= body < end else start
    marks = _marks(place_of, item.figures)
    # A title that is the first clause of its sentence belongs to the first segment.
    opening = max(start, titled) if text.startswith(("，", ","), body) else body
    return Passage(
        place,
        item,
        start,
        body,
        end,
        marks,
        tuple([mark.start for mark in marks]),
        tuple(_segments(text, opening, end)),
    )


def _marks(place_of: Callable[[int], int], figures: Sequence[FigureDraft]) -> tuple[Mark, ...]:
    """The figures that are targets, in the order of the text."""
    found = []
    for figure in figures:
        kind = figure.kind
        if kind is not _TRAP:
            counts = kind is _QUANTITY and figure.aspect in COUNTED
            first, last, _ = figure.span
            found.append(Mark(place_of(first), place_of(last), figure, counts, kind is _MONEY))
    found.sort(key=_START)
    return tuple(found[:_MOST_MARKS])


_START = itemgetter(0)
_QUANTITY, _MONEY, _TRAP = FigureKind.QUANTITY, FigureKind.MONEY, FigureKind.TRAP


def _segments(text: str, start: int, end: int) -> list[Range]:
    """The 分项 of an item's body: between semicolons and full stops, without labels at the end."""
    found: list[Range] = []
    for line in _LINE.finditer(text, start, end):
        at, last = line.span()
        label = _LABEL.search(text, at, last)
        last = label.start() if label else last
        if at == last:
            continue
        for bracket in _ROLES_IN_BRACKETS.finditer(text, at, last):
            found += _pieces(text, at, bracket.start())
            at = bracket.end()
        found += _pieces(text, at, last)
    return found


def _pieces(text: str, start: int, end: int) -> list[Range]:
    found = []
    for match in _SEGMENT.finditer(text, start, end):
        first, last = match.span()
        lead = _INTRODUCTION.match(text, first, last)
        first = lead.end() if lead else first
        while first < last and text[first] in " \t.．、：:，":
            first += 1
        if first < last:
            found.append((first, last))
    return found


def sentence(text: str, start: int, end: int, marks: str = "。；;\n") -> tuple[int, int]:
    """The stretch between `marks` around `[start, end)`, within a window."""
    least, most = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    for mark in marks:
        before = text.rfind(mark, least, start)
        if before >= 0:
            least = before + 1
        stop = text.find(mark, end, most)
        if stop >= 0:
            most = stop
    return least, most


_WINDOW = 400


def yuan(value: Decimal) -> str:
    """An amount of money in words: 250000 is 25万元, 500 is 500元."""
    return money_text(value, "万元" if value >= 10_000 else "元")
