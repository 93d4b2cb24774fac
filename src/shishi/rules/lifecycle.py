"""生命周期 — verdicts, and life cycles written as tables.

A verdict is yes, or no with the sentence a person reads; the same sentence greys a button
and refuses a deed. A machine lists its steps as data, so the table itself can be printed,
walked and tested.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Verdict:
    """裁定 — `says` is a Chinese sentence when the answer is no; `where` names the field or the
    entry it speaks of, empty when it speaks of the whole."""

    ok: bool
    says: str = ""
    where: str = ""

    def __bool__(self) -> bool:
        return self.ok


YES = Verdict(True)


def no(says: str, where: str = "") -> Verdict:
    """A refusal with its sentence."""
    return Verdict(False, says, where)


class Refused(Exception):
    """A deed that was not done; `verdict.says` is the sentence for the person who asked."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.says)
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Step:
    """One move: from any of `sources` to `target`."""

    name: str
    sources: tuple[StrEnum, ...]
    target: StrEnum


@dataclass(frozen=True, slots=True)
class Machine:
    """状态机 — `refusals` has, for each state that is an end, the sentence that says so."""

    name: str
    start: StrEnum
    steps: tuple[Step, ...]
    refusals: tuple[tuple[StrEnum, str], ...]

    def may(self, step: str, state: StrEnum) -> Verdict:
        """Whether `step` may be taken from `state`."""
        if any(one.name == step and state in one.sources for one in self.steps):
            return YES
        return no(dict(self.refusals).get(state, "当前状态不能办理此事，请刷新页面后核对。"))

    def after(self, step: str, state: StrEnum) -> StrEnum:
        """The state that `step` leads to; `Refused` where it may not be taken."""
        verdict = self.may(step, state)
        if not verdict:
            raise Refused(verdict)
        return next(one.target for one in self.steps if one.name == step and state in one.sources)

    def reachable(self) -> frozenset[StrEnum]:
        """Every state that can come about."""
        found: set[StrEnum] = {self.start}
        while more := set(self._next(found)) - found:
            found |= more
        return frozenset(found)

    def _next(self, states: Iterable[StrEnum]) -> list[StrEnum]:
        known = set(states)
        return [step.target for step in self.steps if known.intersection(step.sources)]
