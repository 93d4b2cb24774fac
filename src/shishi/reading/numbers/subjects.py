"""对象 — what a figure measures, in the words of the source, short and readable.

The words stand before the number (新建排水管网15000米), after it (20辆新能源公交车), or with an
earlier figure of the same list (27条61.3千米). Verbs that say nothing of the object (完成, 购置)
are left out; those that tell the work (新建, 改造) stay.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shishi.reading.lines.phrases import last
from shishi.reading.numbers.candidates import Candidate
from shishi.reading.numbers.measure_words import MeasureKind
from shishi.reading.numbers.subject_words import (
    AFTER_VERB,
    BENEFITS,
    BRACKETED,
    COMPARED,
    EXTENT,
    EXTENT_END,
    INVESTED,
    LABELS,
    LAST_LIGHT,
    LAST_WORK,
    LEAD,
    LONGEST_VERB,
    NO_OBJECT,
    ONLY_LIGHT,
    ONLY_WORK,
    PER,
    PLACE,
    PREPOSED,
    PREPOSED_LETTERS,
    SERVES,
    STANDING,
    TAIL,
    TAIL_LETTERS,
    VERB_END,
    VERB_ENDS,
)


class Subject(NamedTuple):
    """What is measured and where its words stand; `words` may join an earlier subject."""

    words: str
    start: int
    end: int


_LONGEST = 26  # characters; a longer phrase is cut to its last part
_WINDOW = 60
_MONEY = MeasureKind.MONEY
_TO_STOP = re.compile(r"(?s:.*)[，,。；;：:！？!?\n\t| ]")  # to the last of them
_BREAK = re.compile(r"[。；;！？\n\t|]")
_OPENING = re.compile("[（“(]")
_OBJECT = re.compile(r"[^，,。；;：:！？!?\n\t|、（）() 的]{1,24}")
_LISTED = re.compile(r"[、/／和]|(?<![惠涉普波])及|(?<!参)与")
_LISTING = frozenset("、/／和及与")
_PEOPLE = {"人": "人口", "名": "人数", "户": "户数", "人次": "人次", "人口": "人口"}


def subjects(
    text: str, found: Sequence[Candidate], totals: Mapping[int, int]
) -> list[Subject | None]:
    """The subject of every figure, None where the text names nothing and for traps."""
    result: list[Subject | None] = []
    earlier: int | None = None  # place of the last figure that is no trap
    counted: int | None = None  # and of the last that is no money either
    for place, candidate in enumerate(found):
        if candidate.reason:
            result.append(None)
            continue
        money = candidate.kind is _MONEY
        edge = found[earlier].end if earlier is not None else 0
        like = earlier if money else counted
        near = None
        if like is not None and not _BREAK.search(text, found[like].end, candidate.start):
            near = _like(result[like], found[like], candidate)
        total = totals.get(place)
        whole = result[total] if total is not None else None
        subject = _subject(text, edge, found, place, near)
        result.append(_of_total(subject, whole) if subject and whole else subject)
        earlier = place
        counted = counted if money else place
    return result


def _like(near: Subject | None, other: Candidate, candidate: Candidate) -> Subject | None:
    """The subject of the figure before, as this one takes it over: 68个村、5.4万人 is 村人口."""
    people = _PEOPLE.get(candidate.measure)
    if near is None or people is None or other.measure == candidate.measure:
        return near
    noun = near.words
    for counted in _PEOPLE.values():
        noun = noun.removesuffix(counted)
    return Subject(noun + people, near.start, near.end)


def _subject(
    text: str, edge: int, found: Sequence[Candidate], place: int, near: Subject | None
) -> Subject | None:
    candidate = found[place]
    begins = candidate.start
    if begins < candidate.number:
        invested = INVESTED.match(text, begins, candidate.number)
        if invested:
            return Subject(invested.group(), begins, invested.end())
    start, end = _phrase(text, edge, candidate)
    listed = text[begins - 1 : begins] in _LISTING and _LISTED.match(text, begins - 1, begins)
    if start >= end or listed:
        return _after(text, found, place) or _headed(text, edge, candidate) or near
    if near and start == edge == near.start and near.end >= end:
        return near  # what stands between is the object of the figure before
    if near and start == edge == near.start:
        start = near.end
    if text[end - 1] in VERB_ENDS and VERB_END.search(text, max(start, end - LONGEST_VERB), end):
        people = candidate.measure in _PEOPLE and BENEFITS.search(text, start, end)
        after = None if people else _after(text, found, place)
        return after or _verb_alone(text, start, end, candidate, near) or near
    preposed = text[start] in PREPOSED_LETTERS and PREPOSED.match(text, start, end)
    if preposed and not LAST_WORK.search(text, start, end):
        after = _after(text, found, place)
        if after and not LAST_LIGHT.search(text, start, end):
            return after
    return _named(text, start, end, near) or _after(text, found, place) or near


def _phrase(text: str, edge: int, candidate: Candidate) -> tuple[int, int]:
    """The words before the number, from the last stop or figure, without 达到, 共 and the like."""
    start = max(edge, candidate.start - _WINDOW)
    end = candidate.start
    letter = text[end - 1 : end]
    if letter in TAIL_LETTERS or letter.isspace():
        tail = TAIL.search(text, start, end)
        end = tail.start() if tail else end
    stop = _TO_STOP.match(text, start, end)
    start = stop.end() if stop else start
    if _OPENING.search(text, start, end):
        start = _within(text, start, end)
    per = PER.search(text, start, end) if text.find("每", start, end) >= 0 else None
    return start, per.start() if per else end


def _within(text: str, start: int, end: int) -> int:
    """Past the brackets and quotation marks that open here and do not close."""
    for opening, closing in ("（）", "“”", "()"):
        opened = text.rfind(opening, start, end)
        if opened >= 0 and closing not in text[opened:end]:
            start = opened + 1
    return start


def _headed(text: str, edge: int, candidate: Candidate) -> Subject | None:
    """停车泊位：450个: the words before a colon, unless they are a mere label (目标：)."""
    end = candidate.start - 1
    if end <= edge or text[end] not in "：:" or LABELS.search(text, edge, end):
        return None
    stop = _TO_STOP.match(text, max(edge, end - _WINDOW), end)
    return _named(text, stop.end() if stop else max(edge, end - _WINDOW), end, None)


def _named(text: str, start: int, end: int, near: Subject | None) -> Subject | None:
    """The phrase as a noun: from its last verb, joined where it only compares or measures."""
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead else start
    if LAST_LIGHT.search(text, start, end):
        cut = last(LAST_LIGHT, text, start, end)
        if cut and cut.end() < end:
            start = cut.end()
    if end - start > _LONGEST:
        start = _shortened(text, start, end)
    words = text[start:end]
    if "（" in words or "(" in words:
        words = BRACKETED.sub("", words)
    words = words.strip(" 、，（）()·")
    if not words or words in ("每", "每个"):
        return Subject("每" + _noun(near.words), near.start, near.end) if near and words else None
    if near and EXTENT.fullmatch(words):
        words = _noun(near.words) + words
    elif near and COMPARED.match(words):
        words = near.words + words
    return Subject(words, start, end)


def _shortened(text: str, start: int, end: int) -> int:
    """Where a long phrase may begin: after its last 的, at its last verb, or so that it fits."""
    work = last(LAST_WORK, text, start, end)
    if work and 2 <= end - work.start() <= _LONGEST:
        return work.start()
    for sign in ("的", "、"):
        at = text.find(sign, end - _LONGEST, end - 2)
        if at >= 0:
            return at + 1
    return end - _LONGEST


def _verb_alone(
    text: str, start: int, end: int, candidate: Candidate, near: Subject | None
) -> Subject | None:
    """新建1万亩 after 高标准农田8万亩, 惠及1150人, 清淤45万立方米: a verb without an object."""
    lead = LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    words = text[start:end]
    people = _PEOPLE.get(candidate.measure, "")
    if BENEFITS.fullmatch(words) or (people and SERVES.fullmatch(words)):
        return Subject(words + people, start, end)
    if ONLY_LIGHT.fullmatch(words):
        return None
    if near and ONLY_WORK.fullmatch(words):
        return Subject(words + _noun(near.words), start, end)
    return _named(text, start, end, near)


def _after(text: str, found: Sequence[Candidate], place: int) -> Subject | None:
    """The noun that follows the measure, as far as the next verb or figure."""
    start = found[place].end
    limit = min(len(text), start + _WINDOW)
    for following in found[place + 1 : place + 4]:
        if not following.reason:
            limit = min(limit, following.start)
            break
    match = _OBJECT.match(text, start, max(start, limit))
    if not match:
        return None
    end = match.end()
    verb = AFTER_VERB.search(text, start + 1, end)
    if verb:
        end = verb.start()
    words = text[start:end].strip()
    if STANDING.match(text, start, match.end()):
        return Subject(match.group(), start, match.end())
    if not words or NO_OBJECT.match(words) or ONLY_LIGHT.fullmatch(words):
        return None
    return Subject(words, start, end)


def _of_total(part: Subject, whole: Subject) -> Subject:
    """城区 of 老年助餐点: a part named by a place or a verb alone takes the total's noun."""
    noun = _noun(whole.words)
    if noun in part.words:
        return part
    bare = ONLY_WORK.fullmatch(part.words) or (PLACE.search(part.words) and len(part.words) <= 6)
    return Subject(part.words + noun, part.start, part.end) if bare else part


def _noun(words: str) -> str:
    """The words without the verbs of work at their head."""
    work = LAST_WORK.match(words)
    noun = words[work.end() :] if work else words
    extent = EXTENT_END.search(noun)
    return noun[: extent.start()] if extent and extent.start() else noun
