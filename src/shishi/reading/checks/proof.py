"""校样 — a draft laid out for checking: items, figures and sentences by their place in the view.

Spans of a draft lie in the source; the checks read the repaired text of the view. A `Proof`
knows both, once for all checks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
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
from shishi.reading.source import View
from shishi.rules.amounts import money_text
from shishi.rules.spans import Span


class Mark(NamedTuple):
    """A figure and its range in the view."""

    start: int
    end: int
    figure: FigureDraft

    @property
    def counts(self) -> bool:
        """Whether it is a promised amount other than money."""
        figure = self.figure
        return figure.kind is FigureKind.QUANTITY and figure.aspect in COUNTED

    @property
    def is_money(self) -> bool:
        return self.figure.kind is FigureKind.MONEY


_MOST_MARKS = 400  # figures of one item that are held against each other; more is no plan
COUNTED = (Aspect.TARGET, Aspect.ACTUAL)


@dataclass(frozen=True, slots=True)
class Passage:
    """One item: its place in the plan, its range and its body in the view, its figures
    (numbers that are no targets, 非目标数字, left out)."""

    place: int
    item: ItemDraft
    start: int
    body: int
    end: int
    marks: tuple[Mark, ...]

    def within(self, start: int, end: int) -> list[Mark]:
        """The figures that begin in `[start, end)`."""
        first = bisect_left(self.marks, start, key=lambda mark: mark.start)
        last = bisect_left(self.marks, end, lo=first, key=lambda mark: mark.start)
        return list(self.marks[first:last])


@dataclass(frozen=True, slots=True)
class Proof:
    """What the checks look at; `text` is that of the view."""

    draft: PlanDraft
    view: View
    text: str
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
        return place_in(self.view, span.start), place_in(self.view, span.end)


# What follows in an item is who and by when, not what is promised.
_LABEL = re.compile(
    r"(?:责任|牵头|配合|协同|协办|主办|承办|督办|分管|挂点|挂钩|联系|包联|包保|法人|主体"
    r"|实施)[一-龥（）]{0,8}[：:]|(?:完成|办结|竣工|工作)?(?:时限|时间|期限)(?:要求)?[：:]"
    r"|【[^】\n]{0,4}(?:领导|单位|部门|时限|时间|期限|责任人|负责人)[^】\n]{0,4}】"
)
_ROLES_IN_BRACKETS = re.compile(
    r"[（(〔\[][^（()）〔〕\[\]\n]{0,60}(?:牵头|配合|负责|责任|★)[^（()）〔〕\[\]\n]{0,80}[）)〕\]]?"
)
_LINE = re.compile(r"[^\n]+")
_SEGMENT = re.compile(r"[^；;。！\t|]+")
_INTRODUCTION = re.compile(
    r"\s*(?:主要(?:包括|内容|任务|建设内容|目标)|目标(?:任务)?|年度(?:目标|任务)|建设内容(?:及规模)?"
    r"|工作内容|实施内容|任务|内容)[：:]\s*|\s*【[^】\n]{2,8}】\s*"
)


def lay_out(draft: PlanDraft, view: View) -> Proof:
    """The proof of a draft."""
    passages = sorted(
        (_passage(view, place, item) for place, item in enumerate(draft.items)),
        key=lambda passage: passage.start,
    )
    starts = tuple(passage.start for passage in passages)
    return Proof(draft, view, view.text, tuple(passages), starts)


def place_in(view: View, offset: int) -> int:
    """Where in the view the place `offset` of the source stands, or what follows it."""
    return offset if isinstance(view.back, range) else bisect_left(view.back, offset)


def _passage(view: View, place: int, item: ItemDraft) -> Passage:
    marks = (
        Mark(place_in(view, figure.span.start), place_in(view, figure.span.end), figure)
        for figure in item.figures
        if figure.kind is not FigureKind.TRAP
    )
    start, end = place_in(view, item.span.start), place_in(view, item.span.end)
    title_end = place_in(view, item.title.span.end)
    return Passage(
        place,
        item,
        start,
        title_end if start <= title_end < end else start,
        end,
        tuple(sorted(marks, key=lambda mark: mark.start)[:_MOST_MARKS]),
    )


def segments(proof: Proof, passage: Passage) -> Iterator[tuple[int, int]]:
    """The 分项 of an item's body: between semicolons and full stops, without labels at the end.

    A title that is the first clause of its sentence belongs to the first segment.
    """
    text = proof.text
    start = passage.body
    if text[start : start + 1] in ("，", ","):
        start = max(passage.start, proof.at(passage.item.title.span)[0])
    for line in _LINE.finditer(text, start, passage.end):
        label = _LABEL.search(text, line.start(), line.end())
        at, last = line.start(), label.start() if label else line.end()
        for bracket in _ROLES_IN_BRACKETS.finditer(text, at, last):
            yield from _pieces(text, at, bracket.start())
            at = bracket.end()
        yield from _pieces(text, at, last)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _SEGMENT.finditer(text, start, end):
        first, last = match.span()
        lead = _INTRODUCTION.match(text, first, last)
        first = lead.end() if lead else first
        while first < last and text[first] in " \t.．、：:，":
            first += 1
        if first < last:
            yield first, last


def sentence(text: str, start: int, end: int, marks: str = "。；;\n") -> tuple[int, int]:
    """The stretch between `marks` around `[start, end)`, within a window."""
    first = max(text.rfind(mark, max(0, start - _WINDOW), start) for mark in marks) + 1
    stops = (text.find(mark, end, end + _WINDOW) for mark in marks)
    last = min((stop for stop in stops if stop >= 0), default=min(len(text), end + _WINDOW))
    return max(first, start - _WINDOW, 0), last


_WINDOW = 400


def yuan(value: Decimal) -> str:
    """An amount of money in words: 250000 is 25万元, 500 is 500元."""
    return money_text(value, "万元" if value >= 10_000 else "元")
