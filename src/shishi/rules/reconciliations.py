"""对账 — what a paper that was issued would say otherwise today, figure by figure, and what came in
between: a correction, a report that came late, or something else that was entered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shishi.rules.days import day_text
from shishi.rules.phrases import Fact, Override, filled

WAS, NOW = "·原数", "·现数"  # behind the name of a figure, in the paper that corrects it
GONE = "不再列入"  # what the paper that corrects it says of a figure that stands there no more
_SENTENCE = re.compile(r"(?<=[。；\n])")


class Cause(StrEnum):
    """变动原因 — in the order in which they are told."""

    CORRECTION = "correction"
    LATE_REPORT = "late_report"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"correction": "更正", "late_report": "迟报", "other": "其他变动"}[self.value]


@dataclass(frozen=True, slots=True)
class Since:
    """印发后的一次变动 of a project: what was entered when, and `says` what it was."""

    project: int
    cause: Cause
    at: datetime
    says: str


@dataclass(frozen=True, slots=True)
class Changed:
    """变了的数 — its name in the paper, what stood there (`was`) and what would stand there now;
    empty `now` where it would not stand there at all; `why` what came in between."""

    name: str
    was: str
    now: str
    why: tuple[Since, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """更正：… · 迟报：…, each once."""
        told = dict.fromkeys(f"{one.cause.label}：{one.says}" for one in self.why)
        return tuple(told) or ("台账在定稿之后有变动",)

    @property
    def reason(self) -> str:
        return "；".join(self.reasons)


def differing(
    was: Mapping[str, Fact], now: Mapping[str, Fact], since: Iterable[Since] = ()
) -> tuple[Changed, ...]:
    """The figures whose words are no longer the same, in their order; nothing else."""
    came = sorted(since, key=lambda one: (list(Cause).index(one.cause), one.at))
    found = []
    for name, fact in was.items():
        words = now[name].words if name in now else ""
        if words == fact.words:
            continue
        projects = {*fact.projects, *(now[name].projects if name in now else ())}
        why = tuple(one for one in came if one.project in projects)
        plain = tuple(one for one in why if one.cause is not Cause.OTHER)
        found.append(Changed(name, fact.words, words, plain or why))
    return tuple(found)


def overlaid(was: Mapping[str, Fact], corrections: Iterable[Mapping[str, Fact]]) -> dict[str, Fact]:
    """What stands in a paper together with the corrections that were issued to it, in order."""
    held = dict(was)
    for facts in corrections:
        for name, fact in facts.items():
            plain = name.removesuffix(NOW)
            if plain != name and fact.words == GONE:
                held.pop(plain, None)
            elif plain != name and plain in held:
                held[plain] = Fact(fact.words, held[plain].says, held[plain].projects)
    return held


def clause(
    words: str, name: str, facts: Mapping[str, Fact], by_hand: Mapping[str, Override]
) -> str:
    """The sentence in which the figure of that name stands, with its figures filled in."""
    told = template(words, name)
    return "".join(piece.words for piece in filled(told, facts, by_hand)).strip()


def template(words: str, name: str) -> str:
    """The sentence of the words that names the figure."""
    return next((one for one in _SENTENCE.split(words) if f"{{{name}}}" in one), words)


def entered(at: datetime) -> str:
    """2026年4月20日入账."""
    return f"{day_text(at.date())}入账"
