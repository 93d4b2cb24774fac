"""行文 — the sentences of a paper with the figures they stand on.

A sentence names its figures in braces: 已完成{已完成件数}件。What stands there is filled in from
facts each time it is read, and leads back to them; a person edits the words around it. A figure
that a person puts in by hand needs a reason, which is kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shishi.rules.lifecycle import Verdict, no

_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Passage:
    """一段 — `slot` says what it is (总体情况.进度), the same in each month; `level` 1 to 4 of a
    heading, 0 of text; of a heading with text behind it `lead` is the heading."""

    slot: str
    words: str
    level: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """一个数 — `words` as they stand in a sentence; `says` how they were come by; `projects` are
    the keys of those it was taken from or counts."""

    words: str
    says: str = ""
    projects: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """手填的数 — what a person put in the place of a figure, and why."""

    words: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a passage between figures, or one figure with its `name`."""

    words: str
    name: str = ""


def names(words: str) -> tuple[str, ...]:
    """The figures that the words name, in their order."""
    return tuple(_FIELD.findall(words))


def filled(
    words: str, facts: Mapping[str, Fact], by_hand: Mapping[str, Override] | None = None
) -> tuple[Piece, ...]:
    """The words with their figures filled in; the names are known (`unfit`)."""
    return tuple(one for one in _pieces(words, facts, by_hand or {}) if one.words)


def _pieces(
    words: str, facts: Mapping[str, Fact], by_hand: Mapping[str, Override]
) -> Iterator[Piece]:
    end = 0
    for found in _FIELD.finditer(words):
        yield Piece(words[end : found.start()])
        name = found[1]
        yield Piece(by_hand[name].words if name in by_hand else facts[name].words, name)
        end = found.end()
    yield Piece(words[end:])


def unfit(words: str, facts: Mapping[str, Fact]) -> tuple[Verdict, ...]:
    """What the words cannot be used with: a figure that is not there, a brace without the other."""
    found = [
        no(f"没有名为“{name}”的数。请从可用的数中选取，或改为文字。", name)
        for name in names(words)
        if name not in facts
    ]
    rest = _FIELD.sub("", words)
    if "{" in rest or "}" in rest:
        found.append(no("花括号没有成对。数的名称应写在一对花括号中，如：{已完成件数}。"))
    return tuple(found)
