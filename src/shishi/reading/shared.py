"""共用说明 — what notes and headings say once for several items.

注：除第4项8月31日前完成外，其余于12月上旬全面完成 · 以上各项由县住建局牵头 · 牵头部门：A（第3、5项）、
B（其余各项） · 副县长某某同志包联项目 · 排名第一的为牵头单位.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from shishi.reading import deadlines, names
from shishi.reading.deadlines import Timing
from shishi.reading.draft import ItemDraft, PersonDraft
from shishi.reading.labels import UNIT_ROLES, Field, labels, person_role
from shishi.reading.marks import CN, number_of
from shishi.reading.names import Named
from shishi.reading.parties import Parties, in_bracket, named
from shishi.reading.source import View
from shishi.reading.values import values
from shishi.rules.parties import UnitRole

Range = tuple[int, int]

_NUMBER = rf"(?:\d{{1,3}}|[{CN}]{{1,4}})"
_NUMBERS = re.compile(
    rf"(?:第[（(]?|实事|项目|[（(])(?P<list>{_NUMBER}[）)]?(?:(?:[、，,和及与]|以及|[—–～~-]+|至|到)(?:第)?[（(]?{_NUMBER}[）)]?){{0,20}})[项件]?(?:实事|项目|任务)?"
)
_ITEM_NUMBERS = re.compile(
    rf"第 ?[（(]?(?P<list>{_NUMBER}[）)]?(?:(?:[、，,和及与]|以及|[—–～~-]+|至|到)(?:第)?[（(]?{_NUMBER}[）)]?){{0,20}})[）)]? ?[项件]|实事(?P<one>{_NUMBER})(?!件)"
)
_RANGE = re.compile(rf"({_NUMBER})[）)]?(?:[—–～~-]+|至|到)(?:第)?[（(]?({_NUMBER})")
_ONE = re.compile(_NUMBER)
_EXCEPT = re.compile(r"除(?P<what>[^。；\n]{1,60}?)(?:以外|之外|外)[，,]?")
_SENTENCE = re.compile(r"[^。；;\n]+")
_REST = re.compile(r"其余|其他|剩余")
_MISSING = re.compile(r"未(?:注明|明确|标注|列明|特别注明|写明|规定)[^，。]{0,8}(?:时限|时间|期限)?")
_SUBJECT = re.compile(r"^[^，,。；]{0,24}?(?:均|一律|统一|都|分别)?由(?=[^，,]{2,20}(?:牵头|负责|实施|承办|落实|主办|组织|督办|督查|督导|监督|配合))")
_DUE = re.compile(r"前|完成|验收|竣工|投用|办结|施行|执行|交付|底|上旬|中旬|下旬|内")
_SCOPE_NOTE = re.compile(r"[（(](?P<scope>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)]")
FIRST_LEADS = re.compile(
    r"(?:排名|排列|列|排)(?:在)?(?:第一|首位|最前)(?:位)?的?(?:单位|部门)?(?:的)?(?:为|是|系|即为?)(?:总)?(?:牵头|主办|第一责任)|(?:第一个|首个)(?:单位|部门)?(?:为|是)(?:牵头|主办)|第一责任单位为牵头单位|排(?:名)?第一的?(?:为|是)?牵头"
)
_LEADER = re.compile(
    rf"(?P<post>(?:{names.POST.pattern}[、,， ]*)+)(?P<name>[一-鿿·•]{{2,12}}?)(?:同志)?"
    r"(?:负责)?(?:包联|分管|牵头|负责|包抓|挂点|联系|包保|领衔|主抓|挂帅|督办|包干|挂包|领办|[：:（(）)\n]|$)"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which items a statement is for: by number, by name, all but those excepted; None for all."""

    numbers: frozenset[int] | None = None
    excluded: frozenset[int] = frozenset()
    named: str = ""
    unnamed: str = ""

    def holds(self, number: int, title: str) -> bool:
        """Whether the statement is for the item of this number and title."""
        if number in self.excluded or (len(title) > 2 and title in self.unnamed):
            return False
        if self.named:
            return title in self.named
        return self.numbers is None or number in self.numbers


@dataclass(frozen=True, slots=True)
class Statement:
    """A deadline or units said for the items of a scope."""

    scope: Scope
    timing: Timing = Timing()
    named: Named = Named()


def numbers_in(words: str) -> frozenset[int]:
    """第3、5项, 第（一）至（三）项 as numbers."""
    found: set[int] = set()
    for match in _ITEM_NUMBERS.finditer(words):
        said = match["list"] or match["one"]
        for first, last in _RANGE.findall(said):
            low, high = number_of(first), number_of(last)
            found.update(range(low, min(high, low + 200) + 1))
        found.update(number_of(one) for one in _ONE.findall(said))
    return frozenset(found)


def statements(view: View, start: int, end: int, year: int | None) -> Iterator[Statement]:
    """What a note says for items, sentence by sentence."""
    said: frozenset[int] = frozenset()
    for sentence in _SENTENCE.finditer(view.text, start, end):
        first, last = sentence.span()
        yield from _labelled(view, first, last)
        excluded = said if _REST.search(sentence.group()) else frozenset[int]()
        said |= numbers_in(sentence.group())
        exception = _EXCEPT.search(view.text, first, last)
        if exception:
            excluded |= numbers_in(exception["what"])
            timing = deadlines.stated(view.text, [exception.span("what")], year)
            if timing.deadline and excluded:
                yield Statement(Scope(excluded), timing)
            elif timing.deadline:
                yield Statement(Scope(named=exception["what"]), timing)
            first = exception.end()
        unnamed = exception["what"] if exception and not excluded else ""
        yield from _rest(view, first, last, Scope(None, excluded, unnamed=unnamed), year)


def _rest(
    view: View, first: int, last: int, scope: Scope, year: int | None
) -> Iterator[Statement]:
    """The sentence without its exception: its numbers, its deadline, its units."""
    text = view.text
    said = text[first:last]
    own = numbers_in(said) if scope == Scope() else frozenset[int]()
    scope = Scope(own) if own else scope
    if _DUE.search(said):
        timing = deadlines.stated(text, [(first, last)], year)
        if timing.deadline and not timing.deadline.bare:
            yield Statement(scope, timing)
    subject = _SUBJECT.search(said)
    if subject:
        parties = in_bracket(view, first + subject.end(), last)
        if parties.units:
            yield Statement(scope, named=parties)


def _labelled(view: View, start: int, end: int) -> Iterator[Statement]:
    """牵头部门：镇社会事务办（第3、5项）、镇农业农村办（其余各项）."""
    text = view.text
    for value in values(text, labels(text, start, end), start, end):
        if value.label.field not in UNIT_ROLES and value.label.field is not Field.PERSON:
            continue
        said: set[int] = set()
        parts = list(names.pieces(text, value.start, min(value.end, end)))
        notes = [_SCOPE_NOTE.search(text, *part) for part in parts]
        if not any(note and _scoped(note["scope"]) for note in notes):
            whole = named(view, value.label.field, value.label.word, value.start, value.end)
            yield Statement(Scope(), named=whole)
            continue
        for note in notes:
            said |= numbers_in(note["scope"]) if note else set()
        for part, note in zip(parts, notes, strict=True):
            end_of_name = note.start() if note else part[1]
            one = named(view, value.label.field, value.label.word, part[0], end_of_name)
            numbers = numbers_in(note["scope"]) if note else frozenset[int]()
            scope = Scope(numbers) if numbers else Scope(None, frozenset(said))
            yield Statement(scope, named=one)


def _scoped(words: str) -> bool:
    return bool(numbers_in(words) or _REST.search(words))


def heading(view: View, ranges: Sequence[Range], year: int | None) -> tuple[Parties, Timing]:
    """Units, leaders and the deadline that headings over a group of items give for each."""
    parties, timing = Parties(), Timing()
    for start, end in ranges:
        text = view.text
        found = values(text, labels(text, start, end), start, end)
        for value in found:
            here = named(view, value.label.field, value.label.word, value.start, value.end)
            parties = parties.with_named(here)
        due = [(v.start, v.end) for v in found if v.label.field is Field.DEADLINE]
        timing = deadlines.stated(text, due, year) if due else timing
        if not found:
            line = text.find("\n", start, end)
            parties = parties.with_named(_leader(view, start, line if line > 0 else end))
    return parties, timing


def _leader(view: View, start: int, end: int) -> Named:
    found = _LEADER.search(view.text, start, end)
    if not found or not names.looks_like_person(found["name"]):
        return Named()
    post = found["post"].strip("、,， ")
    name = found["name"].replace("•", "·")
    span = view.span(*found.span("name"))
    return Named(people=(PersonDraft(name, post, person_role("领导"), span, post),))


def applied(view: View, item: ItemDraft, number: int, said: Sequence[Statement]) -> ItemDraft:
    """The item with what statements say for it; what it says itself wins."""
    for one in said:
        if not one.scope.holds(number, item.title.value):
            continue
        if one.timing.deadline and item.deadline is None:
            deadline, milestones = deadlines.drafts(view, one.timing)
            item = replace(item, deadline=deadline, milestones=(*item.milestones, *milestones))
        item = with_parties(item, one.named.units and one.named or Named(people=one.named.people))
    return item


def with_parties(item: ItemDraft, more: Named | Parties) -> ItemDraft:
    """Units of roles, and people of labels, that the item itself does not name."""
    roles = {unit.role for unit in item.units}
    known = {person.label for person in item.people}
    have = {unit.name for unit in item.units}
    units = [u for u in more.units if u.role not in roles and u.name not in have]
    persons = [p for p in more.people if p.label not in known]
    return replace(item, units=(*item.units, *units), people=(*item.people, *persons))


def first_leads(item: ItemDraft) -> ItemDraft:
    """排名第一的为牵头单位: the first unit leads where none is marked."""
    if not item.units or any(unit.role is UnitRole.LEAD for unit in item.units):
        return item
    return replace(item, units=(replace(item.units[0], role=UnitRole.LEAD), *item.units[1:]))
