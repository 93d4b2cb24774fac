"""规则设定 — what a programme sets for its year, version by version.

Rules differ from county to county (decisions.md): they are data, each version with the day from
which it holds. A day is judged by the version that held on it, so a new rule never rewrites what
was told before.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from shishi.rules import hours, layouts, letterheads, rounds, rulesets, sentences
from shishi.rules.days import months_text
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.programmes import Settings
from shishi.rules.progress import Basis


class Subject(StrEnum):
    """设定事项 — what a rule version is about."""

    ROUNDS = "rounds"
    LIGHTS = "lights"
    PACE = "pace"
    HOURS = "hours"
    LETTERHEAD = "letterhead"
    PHRASES = "phrases"
    LAYOUTS = "layouts"

    @property
    def label(self) -> str:
        return {
            "rounds": "报送规则",
            "lights": "亮灯规则",
            "pace": "序时口径",
            "hours": "提醒时间",
            "letterhead": "发文设定",
            "phrases": "行文模板",
            "layouts": "台账版式",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Pace:
    """序时口径 — what the actual is held against where a project has no choice of its own, and
    the months in which works go on out of doors (施工季)."""

    basis: Basis = Basis.SCHEDULE
    season: tuple[int, ...] = (4, 5, 6, 7, 8, 9, 10)

    @property
    def says(self) -> str:
        """按分月目标，施工季为4—10月."""
        return f"{self.basis.label}，施工季为{months_text(self.season)}"


Rule = (
    rounds.RoundRule
    | rulesets.Ruleset
    | Pace
    | hours.Hours
    | letterheads.Letterhead
    | sentences.Wording
    | layouts.Layouts
)
OPTIONAL = frozenset(
    {Subject.HOURS, Subject.LETTERHEAD, Subject.PHRASES, Subject.LAYOUTS}
)  # a year starts without them


class Version(Protocol):
    """A version of a rule: its number, the day from which it holds, when it was set."""

    @property
    def number(self) -> int: ...
    @property
    def holds_from(self) -> date: ...
    @property
    def set_at(self) -> datetime: ...


V = TypeVar("V", bound=Version)


def in_force(versions: Iterable[V], on: date, known_at: datetime | None = None) -> V | None:
    """The version that holds on the day: the last set of those that had begun; with `known_at`, of
    those that were set by that moment. None before the first."""
    held = [
        one
        for one in versions
        if one.holds_from <= on and (known_at is None or one.set_at <= known_at)
    ]
    return max(held, key=lambda one: one.number, default=None)


def may_follow(last: Version | None, holds_from: date, today: date) -> Verdict:
    """Whether a new version can hold from that day: lights that were told are not changed by a
    later rule."""
    if last is None:
        return YES
    if holds_from < last.holds_from:
        return no("新规则的生效日期早于现行规则。请改为现行规则生效之后的日期。", "holds_from")
    if holds_from < today:
        says = "规则不能追溯生效，已亮的灯不因新规则改变。请改为今天或以后的日期。"
        return no(says, "holds_from")
    return YES


def unfit(pace: Pace) -> tuple[Verdict, ...]:
    """What a pace cannot be saved with."""
    months = sorted(set(pace.season))
    if not months or len(months) != len(pace.season) or not set(months) <= set(range(1, 13)):
        return (no("施工季应为 1 至 12 月中的月份，不重复，至少一个月。请修改。", "season"),)
    return ()


_CHECKS: MappingProxyType[type, Callable[[Any], tuple[Verdict, ...]]] = MappingProxyType(
    {
        rounds.RoundRule: rounds.unfit,
        rulesets.Ruleset: rulesets.unfit,
        Pace: unfit,
        hours.Hours: hours.unfit,
        letterheads.Letterhead: letterheads.unfit,
        sentences.Wording: sentences.unfit,
        layouts.Layouts: layouts.unfit,
    }
)
KINDS: MappingProxyType[Subject, type] = MappingProxyType(dict(zip(Subject, _CHECKS, strict=True)))


def faults(subject: Subject, rule: Rule) -> tuple[Verdict, ...]:
    """What a rule of the subject cannot be saved with, whatever the subject."""
    if not isinstance(rule, KINDS[subject]):
        return (no(f"这不是{subject.label}。请刷新页面后重新填写。"),)
    return _CHECKS[type(rule)](rule)


def proposed(subject: Subject, settings: Settings) -> Rule:
    """The first version that the program proposes; the rounds as the plan's mechanism has them."""
    if subject is Subject.ROUNDS:
        return rounds.proposed(settings)
    if subject is Subject.HOURS:
        return hours.PRESETS["默认"]
    if subject is Subject.LETTERHEAD:
        return letterheads.UNSET
    if subject is Subject.PHRASES:
        return sentences.Wording()
    if subject is Subject.LAYOUTS:
        return layouts.Layouts()
    return rulesets.PRESETS["默认"] if subject is Subject.LIGHTS else Pace()


def lacking(versions: Iterable[tuple[Subject, Version]], on: date) -> tuple[Verdict, ...]:
    """Why a programme cannot start on the day: each rule that does not hold by then; `where` is
    its subject."""
    held = list(versions)
    return tuple(
        no(f"{on.year}年{on.month}月{on.day}日尚无{one.label}。请先设定。", one.value)
        for one in Subject
        if one not in OPTIONAL
        and in_force([version for subject, version in held if subject is one], on) is None
    )
