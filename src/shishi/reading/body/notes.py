"""说明 — what a note says for several items: a deadline or units, and for which items.

注：除第4项8月31日前完成外，其余于12月上旬全面完成 · 以上各项由县住建局牵头
牵头部门：A（第3、5项）、B（其余各项） · 完成时间：第2项为8月底，其他项目11月30日前.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from shishi.reading.duties.names import NOBODY, Named
from shishi.reading.duties.parties import in_bracket, named
from shishi.reading.duties.unit_words import looks_like_unit, pieces
from shishi.reading.lines.labels import UNIT_ROLES, Field, Label, labels
from shishi.reading.lines.marks import CN, mark_at, number_of
from shishi.reading.source import View
from shishi.reading.times import deadlines
from shishi.reading.times.deadlines import NO_TIMING, Timing

Range = tuple[int, int]

_NUMBER = rf"(?:\d{{1,3}}|[{CN}]{{1,4}}|两|[①-⑳⑴-⒇㈠-㈩])"
_LINK = "(?:[、，,和及与]|以及|[—–～~-]{1,3}|至|到)"
_ONE_OF = rf"{_NUMBER}[）)]?(?:[项件](?={_LINK}第))?"
_NEXT = rf"(?:{_LINK}(?:第)?[（(]?{_ONE_OF})"
_LIST = rf"{_ONE_OF}{_NEXT}{{0,20}}"
_ITEMS = re.compile(
    rf"第 ?[（(]?(?P<list>{_LIST})[）)]? ?[项件]"
    rf"|实事(?P<one>{_NUMBER})(?!件)|前 ?(?P<first>{_NUMBER}) ?[项件]"
    rf"|(?<![{CN}\d第])(?P<bare>{_NUMBER}{_NEXT}{{1,20}})[项件](?![一-龥]{{0,4}}(?:以上|以内))"
)
_RANGE = re.compile(rf"({_NUMBER})[）)]?[项件]?(?:[—–～~-]+|至|到)(?:第)?[（(]?({_NUMBER})")
_ONE = re.compile(_NUMBER)
_REST = re.compile(
    r"其余|其他(?=项|各项|任务|的|均|于|由|指标|实事|事项|工程"
    r"|一律|皆|都|须|应|要|在|[，,])|其它|剩余"
)
_EXCEPT = re.compile(r"除(?P<what>[^。；\n]{1,60}?)(?:以外|之外|外)[，,]?")
_PART = re.compile(
    r"(?:其中|但|但是|唯|惟)[，,：:]?(?P<part>(?!第)[^，。；\n]{2,24}?)(?=(?:项目|工程|任务|一项)?(?:须|应|要|需|可|则|均|定)?"
    r"(?:[在于为由延提推确力至到]|\d|[一二三四]季度|年底|[上下]半年))"
)
_ALL = re.compile(
    r"各|所有|全部|以上|上述|上列|均|一律|统一|未注明|本表|本方案|项目|任务"
    r"|事项|时限|时间"
)
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
_SUBJECT = re.compile(r"[“]?[一-龥]{2,16}?(?=须|应|需|要|于|在|为|由|可|则|延|提|推|[“”]|\d|$)")
_BY = re.compile(r"^[^，,。；]{0,24}?(?:均|一律|统一|都|分别)?由(?=[^，,]{2,20})")
_DUTY = re.compile(r"牵头|负责|实施|承办|落实|主办|组织|督办|督查|督导|监督|配合|协办")
_NOTE_SCOPE = re.compile(r"[（(](?P<scope>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)]")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which items a statement is for: by number, by name, all but those excepted; None for all.

    `words` are those of a statement that says no scope: they may name an item all the same.
    """

    numbers: frozenset[int] | None = None
    excluded: frozenset[int] = frozenset()
    named: str = ""
    unnamed: str = ""
    words: str = ""

    def holds(self, number: int, title: str) -> bool:
        """Whether the statement is for the item of this number and title."""
        if number in self.excluded or _speaks_of(self.unnamed, title):
            return False
        if self.named:
            return _speaks_of(self.named, title)
        return self.numbers is None or number in self.numbers


def _speaks_of(words: str, title: str) -> bool:
    """Whether words name an item by its title, or begin with a word of it (补贴资金须于…)."""
    if not words or len(title) < 2:
        return False
    subject = _SUBJECT.match(words)
    return title in words or (subject is not None and _begins(subject.group(), title))


def _begins(subject: str, title: str) -> bool:
    """补贴资金 speaks of 惠农补贴, 婚前检查 of 免费婚前检查."""
    return subject[:2] in title if len(subject) <= 6 else subject[:4] in title


@dataclass(frozen=True, slots=True)
class Statement:
    """A deadline or units said for the items of a scope."""

    scope: Scope
    timing: Timing = NO_TIMING
    named: Named = NOBODY


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence with one scope."""

    scope: Scope
    start: int
    end: int


def numbers_in(words: str) -> list[int]:
    """第3、5项, 第（一）至（三）项 as numbers in their order."""
    found: list[int] = []
    for match in _ITEMS.finditer(words):
        if match["first"]:
            found += range(1, min(number_of(match["first"].replace("两", "二")), 200) + 1)
            continue
        said = match["list"] or match["one"] or match["bare"]
        for first, last in _RANGE.findall(said):
            low, high = number_of(first), number_of(last)
            found += range(low, min(high, low + 200) + 1)
        found += [number_of(one) for one in _ONE.findall(said)]
    return list(dict.fromkeys(found))


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
        for segment in _segments(text, first, last, said):
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


def _segments(text: str, first: int, last: int, said: set[int]) -> Iterator[Segment]:
    """The parts of a sentence with a scope of their own; `said` are the numbers so far."""
    exception = _EXCEPT.search(text, first, last)
    if exception:
        numbers = numbers_in(exception["what"])
        said.update(numbers)
        own = Scope(frozenset(numbers)) if numbers else Scope(named=exception["what"])
        yield Segment(own, *exception.span("what"))
        unnamed = "" if numbers else exception["what"]
        rest = Scope(None, frozenset(said), unnamed=unnamed)
        yield Segment(rest, first, exception.start())
        yield Segment(rest, exception.end(), last)
        return
    openers = sorted(
        [found for opens in (_ITEMS, _REST, _PART) for found in opens.finditer(text, first, last)],
        key=lambda found: found.start(),
    )
    stops = [*(opener.start() for opener in openers), last]
    parts = [_opened(opener, stop) for opener, stop in zip(openers, stops[1:], strict=True)]
    unnamed = "，".join(part.scope.named for part in parts if part.scope.named)
    head = text[first : stops[0]]
    if stops[0] - first > 4 and openers and not _ALL.search(head):
        unnamed = f"{head}，{unnamed}"
        yield Segment(Scope(named=head), first, stops[0])
        head = ""
    numbered = {number for part in parts for number in part.scope.numbers or ()}
    for part in parts:
        said.update(part.scope.numbers or ())
        rest = Scope(None, frozenset(said), unnamed=unnamed)
        yield part if part.scope != Scope() else replace(part, scope=rest)
    if head:
        scope = Scope(None, frozenset(numbered), unnamed=unnamed, words=head)
        yield Segment(scope, first, stops[0])


def _opened(opener: re.Match[str], stop: int) -> Segment:
    """The part of a sentence behind words that open a scope, which is empty for 其余."""
    if opener.re is _PART:
        return Segment(Scope(named=opener["part"]), opener.end(), stop)
    numbers = frozenset(numbers_in(opener.group()))
    return Segment(Scope(numbers) if numbers else Scope(), opener.end(), stop)


def settled(said: Iterable[Statement], titles: Sequence[str]) -> list[Statement]:
    """The statements, those for some items before those for all; one that says no scope but names
    an item is for that item."""
    found: list[Statement] = []
    for one in said:
        words = one.scope.words
        if words and any(_names(words, title) for title in titles):
            one = replace(one, scope=replace(one.scope, named=words))
        found.append(one)
    return sorted(found, key=_is_general)


def _names(words: str, title: str) -> bool:
    subject = _SUBJECT.match(words)
    name = subject.group().strip("“”") if subject else ""
    return len(title) >= 4 and (title in words or (len(name) >= 4 and name in title))


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
            yield Statement(segment.scope, timing)
    units = _units(view, first, last, label, words)
    if "分别" in words and segment.scope.numbers and len(units.units) == len(segment.scope.numbers):
        for number, unit in zip(sorted(segment.scope.numbers), units.units, strict=True):
            yield Statement(Scope(frozenset({number})), named=Named((unit,)))
    elif units.units or units.people:
        yield Statement(segment.scope, named=units)


def _units(view: View, first: int, last: int, label: Label | None, words: str) -> Named:
    """The units of a segment: those of a label, or those that some word of duty follows."""
    if label and (label.field in UNIT_ROLES or label.field is Field.PERSON):
        found = named(view, label.field, label.word, first, last)
        kept = tuple(unit for unit in found.units if looks_like_unit(unit.name))
        return replace(found, units=kept)
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
        note and (numbers_in(note["scope"]) or _REST.search(note["scope"])) for note in notes
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
