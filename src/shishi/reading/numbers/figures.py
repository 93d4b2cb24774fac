"""数字 — all numbers of a range of the document: targets, money, and traps with their reasons.

`read` works in passes over the candidates: bases of money, baselines, parts, aspects, subjects.
Every figure carries its place in the source. Dates, ordinals of lists and numbers without any
measure are passed over.
"""

import re
from types import MappingProxyType

from shishi.reading.draft import Aspect, FigureDraft, FigureKind
from shishi.reading.numbers import aspects, capacity, money, parts, subjects
from shishi.reading.numbers.candidates import Candidate, candidates
from shishi.reading.numbers.measure_words import MeasureKind
from shishi.reading.numbers.subjects import Subject
from shishi.reading.source import View
from shishi.rules.amounts import plain
from shishi.rules.indicators import IndicatorType, propose

_CLAUSE = 16  # characters before a figure that may tell its type
_MONEY = MeasureKind.MONEY
_FULL_WIDTH = MappingProxyType({",": "，", ";": "；", ":": "：", "(": "（", ")": "）"})
_HALF_WIDTH = re.compile(r"[,;:()](?!(?<=\d,)\d{3}|(?<=:)\d)")
_PAUSE = re.compile("[，。；;、]")


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
    if not found:
        return []
    baselines = parts.baselines(text, found)
    totals = parts.totals(text, found)
    sides = aspects.aspects(text, found)
    named = subjects.subjects(text, found, totals)
    return [
        _figure(
            view,
            start,
            capacity.a_day(text, candidate),
            Aspect.BASELINE if place in baselines else sides[place],
            named[place],
            None if candidate.reason else _indicator(text, candidate),
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
    view: View,
    offset: int,
    candidate: Candidate,
    aspect: Aspect,
    subject: Subject | None,
    indicator: IndicatorType | None,
    total: int | None,
) -> FigureDraft:
    start, end, _, _, value, measure, kind, bound, upper, reason, per = candidate
    words, named = "", None
    if subject:
        words, named_from, named_to = subject
        named = view.span(offset + named_from, offset + named_to)
    return FigureDraft(
        span=view.span(offset + start, offset + end),
        kind=_kind(kind, reason),
        value=plain(value),
        measure=measure,
        bound=bound,
        upper=None if upper is None else plain(upper),
        aspect=Aspect.TARGET if reason else aspect,
        subject=words,
        subject_span=named,
        indicator=indicator,
        per=per or None,
        total=total,
        reason=reason,
    )


def _indicator(text: str, candidate: Candidate) -> IndicatorType:
    words = text[max(0, candidate.start - _CLAUSE) : candidate.start]
    return propose(
        candidate.measure,
        candidate.bound,
        money=candidate.kind is _MONEY,
        per=candidate.per,
        words=_PAUSE.split(words)[-1],
    )


def _kind(kind: MeasureKind | None, reason: str) -> FigureKind:
    if reason:
        return FigureKind.TRAP
    return FigureKind.MONEY if kind is _MONEY else FigureKind.QUANTITY
