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
from shishi.reading.numbers.numerals import may_hold
from shishi.reading.numbers.subjects import Subject
from shishi.reading.source import View
from shishi.rules.amounts import plain
from shishi.rules.indicators import IndicatorType, propose

_CLAUSE = 16  # characters before a figure that may tell its type
_MONEY = MeasureKind.MONEY
_FULL_WIDTH = MappingProxyType({",": "，", ";": "；", ":": "：", "(": "（", ")": "）"})
_HALF_WIDTH = re.compile(r"[,;:()](?!(?<=\d,)\d{3}|(?<=:)\d)")
_PAUSE = re.compile("(?s:.*)[，。；;、]")  # to the last of them
_TARGET, _BASELINE = Aspect.TARGET, Aspect.BASELINE
_QUANTITY, _SUM, _TRAP = FigureKind.QUANTITY, FigureKind.MONEY, FigureKind.TRAP


def read(
    view: View, start: int, end: int, *, measure: str | None = None, year: int | None = None
) -> list[FigureDraft]:
    """The figures of `[start, end)` of the view, in order.

    `measure` is the unit that a column head gives to a cell with a bare number (户, 万元, %);
    `year` is the year of the plan: a bare cell that repeats it is no amount.
    """
    if not may_hold(view.text, start, end):
        return []
    text = _HALF_WIDTH.sub(_full_width, view.text[start:end])
    found = candidates(text, measure)
    if not found or (measure and len(found) == 1 and _is_year(text, year)):
        return []
    found = money.with_bases(text, found)
    baselines = parts.baselines(text, found)
    totals = parts.totals(text, found)
    sides = aspects.aspects(text, found)
    named = subjects.subjects(text, found, totals)
    return [
        _figure(
            view,
            start,
            capacity.a_day(text, candidate) if candidate.measure in capacity.BULK else candidate,
            _BASELINE if place in baselines else sides[place],
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
        view.span(offset + start, offset + end),
        _TRAP if reason else _SUM if kind is _MONEY else _QUANTITY,
        plain(value),
        measure,
        bound,
        None if upper is None else plain(upper),
        _TARGET if reason else aspect,
        words,
        named,
        indicator,
        per or None,
        total,
        reason,
    )


def _indicator(text: str, candidate: Candidate) -> IndicatorType:
    end = candidate.start
    start = max(0, end - _CLAUSE)
    pause = _PAUSE.match(text, start, end)
    return propose(
        candidate.measure,
        candidate.bound,
        money=candidate.kind is _MONEY,
        per=candidate.per,
        words=text[pause.end() if pause else start : end],
    )
