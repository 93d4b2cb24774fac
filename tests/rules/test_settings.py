"""Versions of rules: which one holds on a day, and from when a new one may hold."""

from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.hours import Hours
from shishi.rules.layouts import Layouts
from shishi.rules.letterheads import Letterhead
from shishi.rules.programmes import Rhythm, Settings
from shishi.rules.rounds import PRESETS, RoundRule
from shishi.rules.rulesets import Ruleset
from shishi.rules.sentences import Wording
from shishi.rules.settings import (
    KINDS,
    Pace,
    Subject,
    faults,
    in_force,
    lacking,
    may_follow,
    proposed,
    unfit,
)

BEIJING = timezone(timedelta(hours=8))


class Version(NamedTuple):
    number: int
    holds_from: date
    set_at: datetime


def version(number: int, month: int, set_month: int | None = None) -> Version:
    at = datetime(2026, set_month or month, 1, 9, tzinfo=BEIJING)
    return Version(number, date(2026, month, 1), at)


FIRST, SECOND = version(1, 2), version(2, 7, set_month=6)


@pytest.mark.parametrize(
    ("on", "held"),
    [
        (date(2026, 1, 31), None),
        (date(2026, 2, 1), 1),
        (date(2026, 6, 30), 1),
        (date(2026, 7, 1), 2),
        (date(2026, 12, 31), 2),
    ],
)
def test_the_version_of_a_day(on: date, held: int | None):
    found = in_force([SECOND, FIRST], on)
    assert (found and found.number) == held


def test_a_past_moment_knows_only_what_had_been_set():
    may = datetime(2026, 5, 31, 18, tzinfo=BEIJING)
    assert in_force([FIRST, SECOND], date(2026, 7, 1), known_at=may) is FIRST


@given(st.lists(st.integers(1, 12), unique=True), st.integers(1, 12))
def test_a_later_version_never_changes_an_earlier_day(months: list[int], on: int):
    versions = [version(n, month) for n, month in enumerate(sorted(months), 1)]
    day = date(2026, on, 1)
    begun = [one for one in versions if one.holds_from <= day]
    assert in_force(versions, day) == in_force(begun, day)


TODAY = date(2026, 7, 15)


@pytest.mark.parametrize(
    ("last", "holds_from", "where"),
    [
        (None, date(2026, 1, 1), ""),
        (SECOND, date(2026, 6, 1), "holds_from"),
        (SECOND, date(2026, 7, 14), "holds_from"),
        (SECOND, date(2026, 7, 15), ""),
        (SECOND, date(2026, 8, 1), ""),
    ],
)
def test_a_new_rule_does_not_reach_back(last: Version | None, holds_from: date, where: str):
    verdict = may_follow(last, holds_from, TODAY)
    assert (bool(verdict), verdict.where) == (not where, where)


@pytest.mark.parametrize("season", [(), (0,), (13,), (4, 4)])
def test_a_season_is_made_of_months(season: tuple[int, ...]):
    assert [one.where for one in unfit(Pace(season=season))] == ["season"]


def test_a_season_may_lie_over_the_turn_of_the_year():
    assert unfit(Pace(season=(11, 12, 1))) == ()


def test_each_subject_has_its_kind_of_rule():
    assert dict(KINDS) == {
        Subject.ROUNDS: RoundRule,
        Subject.LIGHTS: Ruleset,
        Subject.PACE: Pace,
        Subject.HOURS: Hours,
        Subject.LETTERHEAD: Letterhead,
        Subject.LAYOUTS: Layouts,
        Subject.PHRASES: Wording,
        Subject.LAYOUTS: Layouts,
    }


@pytest.mark.parametrize(
    ("subject", "rule", "says"),
    [
        (Subject.ROUNDS, PRESETS["督查室汇总"], ()),
        (Subject.PACE, Pace(season=()), ("施工季应为",)),
        (Subject.ROUNDS, RoundRule(due_day=0), ("报送日应在", "请填写报送给哪个单位")),
        (Subject.LIGHTS, Pace(), ("这不是亮灯规则",)),
        (Subject.LETTERHEAD, Letterhead("云岭县人民政府", "云政"), ()),
        (Subject.LETTERHEAD, Letterhead("", "云政"), ("请填写发文机关",)),
        (Subject.PHRASES, Wording((("总体.总数", "共{实事}件。"),)), ("没有名为“实事”的数",)),
    ],
)
def test_the_faults_of_a_rule_are_those_of_its_subject(subject, rule, says):
    found = faults(subject, rule)
    assert len(found) == len(says)
    assert all(part in one.says for one, part in zip(found, says, strict=True))


def test_the_rounds_are_proposed_as_the_plan_has_them():
    settings = Settings("县政府督查室", report=Rhythm("monthly", 8, words="每月8日前报送"))
    rule = proposed(Subject.ROUNDS, settings)
    assert isinstance(rule, RoundRule)
    assert (rule.due_day, rule.addressee) == (8, "县政府督查室")
    faulty = [one for one in Subject if faults(one, proposed(one, settings))]
    assert faulty == [Subject.LETTERHEAD]  # each county has its own


@pytest.mark.parametrize(
    ("held", "on", "missing"),
    [
        ((), date(2026, 7, 1), ("rounds", "lights", "pace")),
        ((Subject.ROUNDS, Subject.LIGHTS, Subject.PACE), date(2026, 7, 1), ()),
        ((Subject.ROUNDS, Subject.PACE), date(2026, 7, 1), ("lights",)),
        (
            (Subject.ROUNDS, Subject.LIGHTS, Subject.PACE),
            date(2026, 1, 5),
            ("rounds", "lights", "pace"),
        ),
    ],
)
def test_a_year_does_not_start_without_its_rules(held, on, missing):
    found = lacking([(subject, FIRST) for subject in held], on)
    assert tuple(one.where for one in found) == missing
