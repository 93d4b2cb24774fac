"""范围 — for which items a sentence of a note speaks: 第3、5项, 第一项至第三项, 前两项, 其余各项,
除…外, 其中婚前检查.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from shishi.reading.lines.marks import CN, number_of

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
REST = re.compile(
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
_SUBJECT = re.compile(r"[“]?[一-龥]{2,16}?(?=须|应|需|要|于|在|为|由|可|则|延|提|推|[“”]|\d|$)")


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


def segments(text: str, first: int, last: int, said: set[int]) -> Iterator[Segment]:
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
        [found for opens in (_ITEMS, REST, _PART) for found in opens.finditer(text, first, last)],
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


def names_item(words: str, title: str) -> bool:
    subject = _SUBJECT.match(words)
    name = subject.group().strip("“”") if subject else ""
    return len(title) >= 4 and (title in words or (len(name) >= 4 and name in title))
