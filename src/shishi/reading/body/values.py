"""标签的值 — where the value of each label ends, and the brackets that give duties.

A value goes on to the next label, to the end of its line, or to the bracket that closes around
it; a list of names broken after 、 goes on in the next line.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shishi.reading.duties.unit_words import looks_like_unit, pieces
from shishi.reading.lines.labels import UNIT_ROLES, Field, Label
from shishi.reading.times.dates import whens

Range = tuple[int, int]

NAMED = frozenset({*UNIT_ROLES, Field.PERSON, Field.MIXED})
BODY = frozenset({Field.CONTENT, Field.PROGRESS, Field.NEXT, Field.MONEY, Field.OTHER})
_OPENING = re.compile(r"[（(〔\[【]")
_CLOSING = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}
_DUTY = re.compile(r"牵头|配合|协办|主办|承办|负责|协同|协作|[★☆▲●◆■※*]|督办|组织实施|责任单位")
_IN_BRACKET = r"[^（()）〔〕\[\]【】\n]"
_BRACKET = re.compile(
    rf"[（(〔\[【]({_IN_BRACKET}*(?:[（(〔\[]{_IN_BRACKET}{{0,20}}[）)〕\]]{_IN_BRACKET}*)*)[）)〕\]】]"
)
_LONGEST_BRACKET = 120  # characters before a label in which its bracket may open
_ANY_YEAR = 2000  # only whether there is a time counts
_SET_OFF = re.compile(
    r"[—–](?:(?<=[。；;）)][—–])|[—–]) ?([^。；\n—–：:]{2,80})(?:。?(?=\n|\Z)|(?=[—–]{2}))"
)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d年?度?")
LEVELS = frozenset("县市区州省旗盟镇乡团各")
_TIME_BEHIND = re.compile(
    r"[，,；;](?=(?:于|在|力争|计划|确保)?(?:(?:20)?\d{2}年|\d{1,2}月|年[底内末]|[上下]半年"
    r"|[一二三四]季度)[^，,；;]{0,12})"
)
_TIME_END = re.compile(r"[，,；;。\n）)\]〕】]|$")
_TIME_LABEL = re.compile(
    r"要求|时间|时间安排|进度安排|工作时间|(?!.*(?:时限|期限|限期|工期|日期|节点|年限|时间|最[迟晚]|办结)).*"
)


class Value(NamedTuple):
    """A label with the range of its value."""

    label: Label
    start: int
    end: int


class Duty(NamedTuple):
    """A bracket that gives units and a deadline: `[start, end)` with its brackets."""

    start: int
    end: int
    parts: tuple[Range, ...]


def values(text: str, found: Sequence[Label], start: int, end: int) -> list[Value]:
    """The values of the labels in `[start, end)`; contents go on to the next label."""
    if not found:
        return []
    result: list[Value] = []
    # A bracket around labels opens before the first of them or between them.
    between = _OPENING.search(text, found[0].start, found[-1].start)
    bracketed = between is not None or _closed(text, found[0], start, end) < end
    stops = [*[label.start for label in found[1:]], end]
    for label, stop in zip(found, stops, strict=True):
        if bracketed:
            stop = _closed(text, label, start, stop)
        value = Value(label, label.end, stop if label.field in BODY else _end_of(text, label, stop))
        if label.field is not Field.DEADLINE or not _misread(text, value):
            result.append(value)
    return result


def _misread(text: str, value: Value) -> bool:
    """要求：, 时间： announce a deadline only when a time follows."""
    if not _TIME_LABEL.fullmatch(value.label.word):
        return False
    return next(whens(text, value.start, value.end, _ANY_YEAR), None) is None


def _closed(text: str, label: Label, start: int, stop: int) -> int:
    """The end of the bracket in which the label stands, `stop` when it stands in none."""
    front = max(start, label.start - _LONGEST_BRACKET)
    for opening, closing in _CLOSING.items():
        opened = text.rfind(opening, front, label.start)
        if opened >= 0 and opened > text.rfind(closing, front, label.start):
            close = text.find(closing, label.end, stop)
            depth = text.count(opening, label.end, close) if close >= 0 else 0
            while depth and close >= 0:
                close = text.find(closing, close + 1, stop)
                depth -= 1
            if close >= 0:
                return close
    return stop


def _end_of(text: str, label: Label, stop: int) -> int:
    """Names and times end with their line or sentence."""
    at = label.end
    while at < stop and text[at] in " \t\n":
        at += 1
    line = text.find("\n", at, stop)
    while line >= 0 and text[line - 1] in "、，,；;" and line + 1 < stop:
        line = text.find("\n", line + 1, stop)
    limit = stop if line < 0 else line
    sentence = text.find("。", at, limit)
    limit = limit if sentence < 0 else sentence
    time = _TIME_BEHIND.search(text, at, limit) if label.field in NAMED else None
    return time.start() if time else limit


def times_at(text: str, value: Value) -> Iterator[Range]:
    """Where names are followed by their time: in brackets （9月底前完成）, or behind a comma."""
    places = [bracket.span(1) for bracket in _BRACKET.finditer(text, value.start, value.end)]
    behind = _TIME_BEHIND.match(text, value.end, value.end + 40)
    if behind:
        stop = _TIME_END.search(text, behind.end())
        places.append((behind.end(), stop.start() if stop else behind.end() + 20))
    for start, end in places:
        time = next(whens(text, start, end, _ANY_YEAR), None)
        if time and not time.bare:
            yield start, end


def _places(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Brackets, and what a dash sets off at the end of a line （。——★县民政局、各街道）."""
    yield from _BRACKET.finditer(text, start, end)
    yield from _SET_OFF.finditer(text, start, end)


def duties(text: str, start: int, end: int, known: Sequence[Value]) -> Iterator[Duty]:
    """Brackets without labels that say who does it and by when （县水利局牵头；12月中旬通水）."""
    for found in _places(text, start, end):
        inside = (found.start(1), found.end(1))
        within = [v.label.start for v in known if inside[0] <= v.label.start < inside[1]]
        if within:
            inside = (inside[0], min(within))
        if any(value.start <= inside[0] and inside[1] <= value.end for value in known):
            continue
        parts = tuple(pieces(text, *inside, "；;"))
        if parts and (
            any(_is_duty(text, part) for part in parts)
            or (not within and _is_when(text, *inside) and _ends_line(text, found, end))
            or (not within and _only_units(text, found, end))
        ):
            yield Duty(found.start(), found.end(), parts)


def _only_units(text: str, bracket: re.Match[str], end: int) -> bool:
    """Whether the bracket at the end of a line or sentence names nothing but units （区城管局）."""
    names = list(pieces(text, *bracket.span(1)))
    named = [(a, b) for a, b in names if not _is_time(text, a, b)]
    return _ends_line(text, bracket, end) and all(
        looks_like_unit(text[a:b]) and text[a] in LEVELS for a, b in named or names
    )


def _ends_line(text: str, bracket: re.Match[str], end: int) -> bool:
    behind = text[bracket.end() : min(end, bracket.end() + 1)]
    return behind in ("", "\n", " ", "。", "；", ";", "—", "–")


def _is_when(text: str, start: int, end: int) -> bool:
    """Whether the bracket says nothing but when （9月底前）; a year alone may be of the past."""
    time = next(whens(text, start, end, _ANY_YEAR), None)
    whole = time is not None and time.start == start and time.end == end
    return whole and not _YEAR_ALONE.fullmatch(text, start, end)


def _is_time(text: str, start: int, end: int) -> bool:
    time = next(whens(text, start, end, _ANY_YEAR), None)
    return time is not None and not time.bare and time.start - start <= 4


def _is_duty(text: str, part: Range) -> bool:
    said = text[part[0] : part[1]]
    if not _DUTY.search(said):
        return False
    first = next(iter(pieces(text, *part, "、，,")), part)
    name = re.sub(
        r"^(?:由|[★☆▲*])|[★☆▲*]|[（(〔\[【]?(?:共同|联合|负责)?(?:牵头|配合|主办|承办|负责|协办).*$",
        "",
        text[first[0] : first[1]],
    )
    return looks_like_unit(name)
