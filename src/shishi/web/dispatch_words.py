"""发文文字 — the passages of a draft as a form has them, and as they come back from it.

Figures stand as {名称}. A new line begins a new paragraph; a passage without words is left out, and
can be put back in the words that are proposed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from shishi.queries.dispatches import DispatchPage
from shishi.rules.overrides import SPLIT
from shishi.rules.phrases import Fact, Override, Passage, names

TITLE = "title"
STORED, TAKE = "stored", "take-"
LEVELS = {0: "正文", 1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed: the title, the reason, the passages."""

    title: str
    reason: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class FigureShown:
    """可用的数 — its name, its words today, how it was come by, whether it was put in by hand."""

    name: str
    words: str
    says: str
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One passage on the form; `before` are the words as proposed, empty where none are; `fault`
    what is wrong with it."""

    passage: Passage
    label: str
    figures: tuple[FigureShown, ...]
    before: str
    fault: str

    @property
    def reworded(self) -> bool:
        return bool(self.before) and self.before != whole(self.passage)


@dataclass(frozen=True, slots=True)
class Difference:
    """一处不同 — what is stored and what was typed of one passage."""

    slot: str
    label: str
    stored: str
    typed: str

    @property
    def take(self) -> str:
        """The name of the choice."""
        return f"{TAKE}{self.slot}"


def whole(one: Passage) -> str:
    return one.lead + one.words


def typed(data: QueryDict, found: DispatchPage) -> Words:
    """What came with the form; of a passage that both changed, what was chosen, as long as what is
    stored is still what the person saw."""
    known = {one.slot: one for one in (*found.proposed, *found.passages)}
    parts = zip(data.getlist("slot"), data.getlist("lead"), data.getlist("words"), strict=False)
    passages = []
    for slot, lead, words in parts:
        first = known.get(slot, Passage(slot, ""))
        passages.append(replace(first, lead=lead.strip(), words=words.replace("\r\n", "\n")))
    asked = Words(data.get(TITLE, "").strip(), data.get("reason", "").strip(), tuple(passages))
    return _chosen(asked, data, found) if data.get("version") == str(found.version) else asked


def _chosen(asked: Words, data: QueryDict, found: DispatchPage) -> Words:
    stored = {one.slot: one for one in found.passages}
    chosen = {name for name, value in data.items() if value == STORED}
    take = {name.removeprefix(TAKE) for name in chosen if name.startswith(TAKE)}
    passages = tuple(
        stored.get(one.slot, replace(one, lead="", words="")) if one.slot in take else one
        for one in asked.passages
    )
    return replace(
        asked, title=found.line.title if TITLE in take else asked.title, passages=passages
    )


def restored(asked: Words, slot: str, proposed: Sequence[Passage]) -> Words:
    """The passage of that slot in the words that are proposed for it, and what was split off it
    taken out."""
    first = {one.slot: one for one in proposed}
    if slot not in first:
        return asked
    kept = (one for one in asked.passages if not one.slot.startswith(slot + SPLIT))
    return replace(asked, passages=tuple(first[slot] if one.slot == slot else one for one in kept))


def paragraphs(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Each passage as its paragraphs, without those that have no words."""
    held = list(passages)
    taken = {one.slot for one in held}
    return tuple(part for one in held for part in _split(one, taken) if whole(part).strip())


def _split(one: Passage, taken: set[str]) -> Iterable[Passage]:
    first, *more = [line.strip() for line in one.words.split("\n") if line.strip()] or [""]
    yield replace(one, words=first)
    number = 2
    for words in more:
        while f"{one.slot}{SPLIT}{number}" in taken:
            number += 1
        slot = f"{one.slot}{SPLIT}{number}"
        taken.add(slot)
        yield Passage(slot, words)


def together(stored: Sequence[Passage], proposed: Sequence[Passage]) -> tuple[Passage, ...]:
    """What is stored, with an empty place for each passage that is proposed and was left out,
    behind the one that stands before it."""
    held = list(stored)
    slots = [one.slot for one in held]
    before = 0
    for one in proposed:
        if one.slot in slots:
            before = slots.index(one.slot) + 1
            continue
        held.insert(before, replace(one, lead="", words=""))
        slots.insert(before, one.slot)
        before += 1
    return tuple(held)


def boxes(
    passages: Iterable[Passage], found: DispatchPage, faults: Mapping[str, str]
) -> tuple[Box, ...]:
    """The passages as the form shows them."""
    first = {one.slot: one for one in found.proposed}
    return tuple(
        Box(
            one,
            _label(one, first.get(one.slot)),
            figures(dict.fromkeys(names(whole(one))), found.facts, found.by_hand),
            whole(first[one.slot]) if one.slot in first else "",
            faults.get(one.slot, ""),
        )
        for one in passages
    )


def figures(
    asked: Iterable[str], facts: Mapping[str, Fact], by_hand: Mapping[str, Override]
) -> tuple[FigureShown, ...]:
    """The figures of those names that are there, with their words as they stand now."""
    return tuple(
        FigureShown(
            name,
            by_hand[name].words if name in by_hand else facts[name].words,
            facts[name].says,
            name in by_hand,
        )
        for name in asked
        if name in facts
    )


def differences(asked: Words, found: DispatchPage) -> tuple[Difference, ...]:
    """Every passage in which what is stored is not what was typed."""
    stored = {one.slot: whole(one) for one in found.passages}
    mine = {one.slot: one for one in asked.passages}
    told = [Difference(TITLE, "标题", found.line.title, asked.title)]
    told += [
        Difference(slot, _label(mine.get(slot, Passage(slot, ""))), stored.get(slot, ""), words)
        for slot in dict.fromkeys((*stored, *mine))
        for words in [whole(mine[slot]).replace("\r\n", "\n") if slot in mine else ""]
    ]
    return tuple(one for one in told if one.stored != one.typed)


def _label(one: Passage, first: Passage | None = None) -> str:
    """总体情况·进度（正文）."""
    name = one.slot.partition(SPLIT)[0].replace(".", " · ")
    lead = "，与正文接排" if one.lead or (first is not None and first.lead) else ""
    return f"{name}（{LEVELS.get(one.level, LEVELS[0])}{lead}）"
