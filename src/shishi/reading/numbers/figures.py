"""数字 — all numbers of a range of the document: targets, money, and traps with their reasons.

`read` works in passes over the candidates: bases of money, baselines, parts, aspects, subjects.
Every figure carries its place in the source. Dates, ordinals of lists and numbers without any
measure are passed over.
"""

import re
from types import MappingProxyType
from typing import NamedTuple

from shishi.reading.draft import Aspect, FigureDraft, FigureKind
from shishi.reading.numbers import aspects, capacity, money, parts, subjects
from shishi.reading.numbers.candidates import Candidate, candidates
from shishi.reading.numbers.measure_words import MeasureKind
from shishi.reading.numbers.subjects import Subject
from shishi.reading.source import View
from shishi.rules.amounts import plain
from shishi.rules.indicators import IndicatorType, propose
from shishi.rules.spans import Span

_CLAUSE = 16  # characters before a figure that may tell its type
_FULL_WIDTH = MappingProxyType({",": "，", ";": "；", ":": "：", "(": "（", ")": "）"})
_HALF_WIDTH = re.compile(r"[,;:()](?!(?<=\d,)\d{3}|(?<=:)\d)")
_PAUSE = re.compile("[，。；;、]")


class _Page(NamedTuple):
    """The range that is read: the view, where the range begins, and its text."""

    view: View
    start: int
    text: str

    def span(self, start: int, end: int) -> Span:
        return self.view.span(self.start + start, self.start + end)


def read(
    view: View, start: int, end: int, *, measure: str | None = None, year: int | None = None
) -> list[FigureDraft]:
    """The figures of `[start, end)` of the view, in order.

    `measure` is the unit that a column head gives to a cell with a bare number (户, 万元, %);
    `year` is the year of the plan: a bare cell that repeats it is no amount.
    """
    text = _HALF_WIDTH.sub(_full_width, view.text[start:end])
    found = money.with_bases(text, candidates(text, measure))
    if measure and len(found) == 1 and _is_year(text, year):
        return []
    page = _Page(view, start, text)
    baselines = parts.baselines(text, found)
    totals = parts.totals(text, found)
    sides = aspects.aspects(text, found)
    named = subjects.subjects(text, found, totals)
    return [
        _figure(
            page,
            capacity.a_day(text, candidate),
            Aspect.BASELINE if place in baselines else sides[place],
            named[place],
            totals.get(place),
        )
        for place, candidate in enumerate(found)
    ]


def _full_width(sign: re.Match[str]) -> str:
    """Half-width signs between Chinese words, as the rules know them."""
    return _FULL_WIDTH[sign.group()]


def _is_year(text: str, year: int | None) -> bool:
    return year is not None and text.strip() == str(year)


def _figure(
    page: _Page,
    candidate: Candidate,
    aspect: Aspect,
    subject: Subject | None,
    total: int | None,
) -> FigureDraft:
    kind = _kind(candidate)
    trap = kind is FigureKind.TRAP
    return FigureDraft(
        span=page.span(candidate.start, candidate.end),
        kind=kind,
        value=plain(candidate.value),
        measure=candidate.measure,
        bound=candidate.bound,
        upper=None if candidate.upper is None else plain(candidate.upper),
        aspect=Aspect.TARGET if trap else aspect,
        subject=subject.words if subject else "",
        subject_span=page.span(subject.start, subject.end) if subject else None,
        indicator=None if trap else _indicator(page, candidate),
        per=candidate.per or None,
        total=total,
        reason=candidate.reason,
    )


def _indicator(page: _Page, candidate: Candidate) -> IndicatorType:
    words = page.text[max(0, candidate.start - _CLAUSE) : candidate.start]
    return propose(
        candidate.measure,
        candidate.bound,
        money=candidate.kind is MeasureKind.MONEY,
        per=candidate.per,
        words=_PAUSE.split(words)[-1],
    )


def _kind(candidate: Candidate) -> FigureKind:
    if candidate.reason:
        return FigureKind.TRAP
    return FigureKind.MONEY if candidate.kind is MeasureKind.MONEY else FigureKind.QUANTITY
