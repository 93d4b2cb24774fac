"""手填的数 — figures that a person puts into a paper in the place of those the ledger has.

The words around a figure are free. A number that was typed into them has no source but the person,
and a figure that was taken out is told no more: both need a reason, which is kept with the name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.phrases import Fact, Override, Passage, names

OF_PASSAGE = "段落："  # before the slot of a passage with figures typed into its words
SPLIT = "＋"  # between the slot of a passage and the number of a paragraph that was split off it
LONGEST_NAME, LONGEST_WORDS, LONGEST_REASON = 100, 200, 500  # characters

_FIELD = re.compile(r"\{[^{}]*\}")
_DIGITS = "〇零一二两三四五六七八九十"
_HAN = f"{_DIGITS}百千万亿"
_FIGURE = re.compile(
    r"\d+(?:,\d{3})*(?:\.\d+)?[%％‰]?"
    rf"|百分之[{_HAN}点]+"
    rf"|[{_DIGITS}][{_HAN}]*(?=个百分点|万元|亿元|件|项|户|人|元|公里)"
)
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")


@dataclass(frozen=True, slots=True)
class ByHand:
    """改动 of the words of a passage that no source answers for: the numbers `typed` into it and
    the figures `lost` from it."""

    slot: str
    typed: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{OF_PASSAGE}{self.slot}"

    @property
    def says(self) -> str:
        """写入“32”，删去“已完成件数”."""
        told = [f"写入“{'、'.join(self.typed)}”"] if self.typed else []
        told += [f"删去“{'、'.join(self.lost)}”"] if self.lost else []
        return "，".join(told)


def typed_by_hand(before: str, after: str) -> tuple[str, ...]:
    """The numbers in the words `after` that are neither in the words `before` nor a figure."""
    new = Counter(_figures(after)) - Counter(_figures(before))
    return tuple(new.elements())


def taken_out(before: str, after: str) -> tuple[str, ...]:
    """The figures that the words named `before` and do not name `after`."""
    held = set(names(after))
    return tuple(dict.fromkeys(one for one in names(before) if one not in held))


def by_hand(
    before: Sequence[Passage], after: Sequence[Passage], proposed: Sequence[Passage] = ()
) -> tuple[ByHand, ...]:
    """What was typed into and taken out of each passage; one that was dropped lost its figures,
    one that was put in had none. What the words that are `proposed` say may be written again."""
    was, now, plain = (_by_slot(held) for held in (before, after, proposed))
    found = []
    for slot in dict.fromkeys((*was, *now)):
        old, new, own = was.get(slot, ""), now.get(slot, ""), plain.get(slot)
        typed = typed_by_hand(old, new)
        if own is not None:
            fresh = Counter(typed) & Counter(typed_by_hand(own, new))
            typed = tuple(fresh.elements())
        lost = tuple(one for one in taken_out(old, new) if own is None or f"{{{one}}}" in own)
        if typed or lost:
            found.append(ByHand(slot, typed, lost))
    return tuple(found)


def put_back(names: Iterable[str], changes: Iterable[ByHand]) -> tuple[str, ...]:
    """Of the names under which something was put in by hand those of passages in which no person
    answers for a number any more; `changes` is what differs from the proposed words."""
    still = {one.name for one in changes}
    return tuple(one for one in names if one.startswith(OF_PASSAGE) and one not in still)


def may_edit(changes: Iterable[ByHand], reason: str) -> Verdict:
    """Whether the words can be kept: with a reason where a person answers for a number."""
    for one in changes:
        if not reason.strip():
            says = f"该段{one.says}，台账中没有来处。请写明理由，或改用可用的数。"
            return no(says, one.slot)
    if len(reason) > LONGEST_REASON:
        return no(f"理由不超过 {LONGEST_REASON} 个字。请精简。", "reason")
    return YES


def may_override(name: str, words: str, reason: str, facts: Mapping[str, Fact]) -> Verdict:
    """Whether the figure of that name can be put in by hand; empty words take it back."""
    if name not in facts or len(name) > LONGEST_NAME:
        return no(f"文中没有名为“{name}”的数。请刷新页面后重新选取。", "name")
    if not reason.strip():
        return no("请写明手填的理由，印发后可据此查证。", "reason")
    if len(words) > LONGEST_WORDS or len(reason) > LONGEST_REASON:
        says = f"手填的数不超过 {LONGEST_WORDS} 个字，理由不超过 {LONGEST_REASON} 个字。请精简。"
        return no(says, "words" if len(words) > LONGEST_WORDS else "reason")
    return YES


def held(rows: Iterable[tuple[str, Override]]) -> dict[str, Override]:
    """What holds of all that was put in by hand, in the order in which it was: the last of each
    name, none where it was taken back."""
    last = dict(rows)
    return {name: one for name, one in last.items() if one.words}


def _by_slot(passages: Iterable[Passage]) -> dict[str, str]:
    """The words of each passage, with the paragraphs that were split off it."""
    found: dict[str, str] = {}
    for one in passages:
        slot = one.slot.partition(SPLIT)[0]
        found[slot] = f"{found.get(slot, '')}\n{_whole(one)}"
    return found


def _whole(one: Passage) -> str:
    return f"{one.lead}\n{one.words}"


def _figures(words: str) -> list[str]:
    return _FIGURE.findall(_FIELD.sub(" ", words).translate(_WIDE))
