"""说明 — what a note says for several items: a deadline or units, and for which items.

注：除第4项8月31日前完成外，其余于12月上旬全面完成 · 以上各项由县住建局牵头
牵头部门：A（第3、5项）、B（其余各项） · 完成时间：第2项为8月底，其他项目11月30日前.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from shishi.reading.body.scopes import REST, Scope, Segment, names_item, numbers_in, segments
from shishi.reading.duties.names import NOBODY, Named
from shishi.reading.duties.parties import in_bracket, named
from shishi.reading.duties.unit_words import looks_like_unit, pieces
from shishi.reading.lines.labels import UNIT_ROLES, Field, Label, labels
from shishi.reading.lines.marks import mark_at
from shishi.reading.source import View
from shishi.reading.times import deadlines
from shishi.reading.times.deadlines import NO_TIMING, Timing

Range = tuple[int, int]

_NOTED = re.compile(
    r"[（(【\[]?(?:注|[一-龥]{0,2}备注|[一-龥]{0,4}说明|附注|注释)"
    r"\d?[】\]]?[:：]\s*"
)
_SENTENCE = re.compile(r"[^。；;\n]+")
_DUE = re.compile(rf"[前内起]|{deadlines.FINISH}")
_SET_FOR = re.compile(r"(?:项目|任务|工程)?(?:可|须|应|则|均|定)?(?:[为于至到是]|延|提前|推迟)")
_IN_DOUBT = re.compile(r"[，,](?:确有|确因|确需|如有|如遇|特殊|因故|个别|需要?延期)")
_HANDED_IN = re.compile(
    r"报送|上报|报告|通报|公示|汇总|总结|台账|解释|备案|报[县市区州镇]|制定"
    r"|签订|召开|考核"
)
_BY = re.compile(r"(?:^|[，,])[^，,。；]{0,24}?(?:均|一律|统一|都|分别)?由(?=[^，,]{2,20})")
_DUTY = re.compile(r"牵头|负责|实施|承办|落实|主办|组织|督办|督查|督导|监督|配合|协办")
_NOTE_SCOPE = re.compile(r"[（(](?P<scope>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A deadline or units said for the items of a scope."""

    scope: Scope
    timing: Timing = NO_TIMING
    named: Named = NOBODY


def statements(view: View, start: int, end: int, year: int | None) -> Iterator[Statement]:
    """What a note says for items, sentence by sentence; a label counts to the end of its line."""
    text = view.text
    said: set[int] = set()
    label: Label | None = None
    line_end = start
    for sentence in _SENTENCE.finditer(text, start, end):
        first, last = sentence.span()
        if first > line_end:
            label, said = None, set()
            line_end = text.find("\n", first, end)
            line_end = end if line_end < 0 else line_end
        first = _past_mark(text, first, last)
        noted = _NOTED.match(text, first, last)
        first = noted.end() if noted else first
        found = labels(text, first, last)
        if found and found[0].start - first <= 4:
            label, first = found[0], found[0].end
        scoped = list(_by_brackets(view, label, first, last)) if label else []
        if scoped:
            yield from scoped
            continue
        for segment in segments(text, first, last, said):
            yield from _said(view, segment, label, year)


def _past_mark(text: str, first: int, last: int) -> int:
    """The place behind the number of a point of the note (2. 补贴资金须于…)."""
    first = _past_space(text, first, last)
    mark = mark_at(text, first, last)
    return _past_space(text, mark.body, last) if mark else first


def _past_space(text: str, first: int, last: int) -> int:
    while first < last and text[first] in " \t":
        first += 1
    return first


def settled(said: Iterable[Statement], titles: Sequence[str]) -> list[Statement]:
    """The statements, those for some items before those for all; one that says no scope but names
    an item is for that item."""
    found: list[Statement] = []
    for one in said:
        words = one.scope.words
        if words and any(names_item(words, title) for title in titles):
            one = replace(one, scope=replace(one.scope, named=words))
        found.append(one)
    return sorted(found, key=_is_general)


def _is_general(said: Statement) -> bool:
    return said.scope.numbers is None and not said.scope.named


def _said(
    view: View, segment: Segment, label: Label | None, year: int | None
) -> Iterator[Statement]:
    """The deadline and the units of one segment."""
    text, first, last = view.text, segment.start, segment.end
    words = text[first:last]
    due = label is not None and label.field is Field.DEADLINE
    due = due or (segment.scope != Scope() and bool(_SET_FOR.match(words)))
    doubt = _IN_DOUBT.search(text, first, last)
    last = doubt.start() if doubt else last
    if due or (_DUE.search(words) and not _HANDED_IN.search(words)):
        timing = deadlines.stated(text, [(first, last)], year)
        if timing.deadline and (due or not timing.deadline.bare):
            yield from _each_its_day(words, segment.scope, timing)
    units = _units(view, first, last, label, words)
    if "分别" in words and segment.scope.numbers and len(units.units) == len(segment.scope.numbers):
        for number, unit in zip(sorted(segment.scope.numbers), units.units, strict=True):
            yield Statement(Scope(frozenset({number})), named=Named((unit,)))
    elif units.units or units.people:
        yield Statement(segment.scope, named=units)


def _each_its_day(words: str, scope: Scope, timing: Timing) -> Iterator[Statement]:
    """The deadline of a scope, or one day for each of its items (分别于9月底前、11月底前)."""
    days = (*timing.milestones, *((timing.deadline,) if timing.deadline else ()))
    if "分别" in words and scope.numbers and len(days) == len(scope.numbers) > 1:
        for number, day in zip(sorted(scope.numbers), days, strict=True):
            yield Statement(Scope(frozenset({number})), Timing(day))
    else:
        yield Statement(scope, timing)


def _units(view: View, first: int, last: int, label: Label | None, words: str) -> Named:
    """The units of a segment: those of a label, or those that some word of duty follows."""
    if label and (label.field in UNIT_ROLES or label.field is Field.PERSON):
        found = named(view, label.field, label.word, first, last)
        kept = tuple(unit for unit in found.units if looks_like_unit(unit.name))
        return found._replace(units=kept)
    by = _BY.search(words)
    if by and _DUTY.search(words, by.end()):
        return in_bracket(view, first + by.end(), last)
    if _DUTY.search(words) and not by and first < last:
        head = next(pieces(view.text, first, last), (first, last))
        if looks_like_unit(re.split(_DUTY, view.text[slice(*head)])[0]):
            return in_bracket(view, first, last)
    return Named()


def _by_brackets(view: View, label: Label, start: int, end: int) -> Iterator[Statement]:
    """牵头部门：镇社会事务办（第3、5项）、镇农业农村办（其余各项）."""
    text = view.text
    parts = list(pieces(text, start, end))
    notes = [_NOTE_SCOPE.search(text, *part) for part in parts]
    if not any(
        note and (numbers_in(note["scope"]) or REST.search(note["scope"])) for note in notes
    ):
        return
    said = {number for note in notes if note for number in numbers_in(note["scope"])}
    for part, note in zip(parts, notes, strict=True):
        stop = note.start() if note else part[1]
        one = named(view, label.field, label.word, part[0], stop)
        numbers = frozenset(numbers_in(note["scope"])) if note else frozenset[int]()
        scope = Scope(numbers) if numbers else Scope(None, frozenset(said))
        if one.units or one.people:
            yield Statement(scope, named=one)
