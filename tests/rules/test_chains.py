"""Working back and forward: the table by hand, brute force on random chains, the season."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.chains import Ground, StepFacts, season_warning, worked_back, worked_forward
from shishi.rules.stages import TEMPLATES, StepTemplate, Template, unfit
from tests.tables import stages as tables


def weekday(day: date) -> bool:
    return day.weekday() < 5


SEASON = frozenset(range(4, 11))
GROUND = Ground(weekday, SEASON)
DAILY = Ground(lambda day: True)
DEADLINE, MONDAY = date(2026, 10, 31), date(2026, 3, 2)


def chain() -> Template:
    """The chain of the table, each step after the one above it."""
    steps: list[StepTemplate] = []
    for name, days, counted, _ in tables.BACKWARD.rows:
        after = (steps[-1].key,) if steps else ()
        kinds = {"workdays": counted == "工作日", "outdoor": counted == "施工季"}
        steps.append(StepTemplate(str(name), str(name), int(str(days)), after=after, **kinds))
    steps[-1] = replace(steps[-1], within_days=15)
    return Template("road", "道路", "开工", "竣工验收", tuple(steps))


CHAIN = chain()


def test_worked_back_as_by_hand():
    latest = worked_back(CHAIN, DEADLINE, GROUND)
    assert list(latest.items()) == [(row[0], row[3]) for row in tables.BACKWARD.rows]


def test_worked_forward_as_by_hand():
    assert list(worked_forward(CHAIN, (), MONDAY, GROUND).items()) == list(tables.FORWARD.rows)


def test_what_is_done_and_what_has_begun_move_the_rest():
    steps = (
        StepFacts("初步设计", done_on=date(2026, 2, 27)),
        StepFacts("招标", begun_on=date(2026, 2, 20)),
    )
    earliest = worked_forward(CHAIN, steps, MONDAY, GROUND)
    assert earliest["初步设计"] == date(2026, 2, 27)
    assert earliest["招标"] == date(2026, 3, 22)
    overdue = (steps[0], StepFacts("招标", begun_on=date(2026, 1, 1)))
    assert worked_forward(CHAIN, overdue, MONDAY, GROUND)["招标"] == MONDAY


def test_a_day_that_is_not_known_yet_does_not_count():
    steps = (StepFacts("初步设计", done_on=date(2026, 3, 3)),)
    assert worked_forward(CHAIN, steps, MONDAY, GROUND)["初步设计"] == date(2026, 3, 30)


def test_the_deadline_in_reach_is_no_warning():
    assert season_warning(CHAIN, (), DEADLINE, MONDAY, GROUND)
    earliest = date(2026, 9, 24)
    assert season_warning(CHAIN, (), earliest, MONDAY, GROUND)
    assert not season_warning(CHAIN, (), earliest - timedelta(days=1), MONDAY, GROUND)


def test_permits_too_late_for_the_season_are_warned_of_in_spring():
    verdict = season_warning(CHAIN, (), DEADLINE, date(2026, 5, 11), GROUND)
    assert verdict.says == (
        "按现有进度，最早2026年7月22日开工、2027年5月3日竣工验收，比时限2026年10月31日晚 184 天；"
        "须于2026年6月20日前开工。施工季为4—10月。请压缩前期手续时间，或按程序调整计划。"
    )


def test_once_the_start_is_too_late_or_done_it_is_told_so():
    late = season_warning(CHAIN, (), DEADLINE, date(2026, 7, 1), GROUND)
    assert "；本应于2026年6月20日前开工。" in late.says
    begun = (StepFacts("开工", done_on=date(2026, 6, 10)),)
    told = season_warning(CHAIN, begun, DEADLINE, date(2026, 7, 6), GROUND)
    assert told.says.startswith("按现有进度，最早2027年4月")
    assert "前开工" not in told.says


def test_a_season_without_a_run_of_months_is_listed():
    ground = Ground(weekday, frozenset({1, 2, 11, 12}))
    verdict = season_warning(CHAIN, (), DEADLINE, MONDAY, ground)
    assert "施工季为1月、2月、11月、12月。" in verdict.says


def test_where_work_never_rests_no_season_is_mentioned():
    verdict = season_warning(CHAIN, (), date(2026, 6, 1), MONDAY, Ground(weekday))
    assert not verdict
    assert "施工季" not in verdict.says


@pytest.mark.parametrize("season", [frozenset(), frozenset({0}), frozenset({4, 13})])
def test_a_season_without_months_is_an_error(season: frozenset[int]):
    with pytest.raises(ValueError, match="season"):
        Ground(weekday, season)


@st.composite
def chains(draw: st.DrawFn) -> Template:
    """Up to seven steps; each may come after any before it; the last has to be done in time."""
    count = draw(st.integers(1, 7))
    steps = []
    for place in range(count):
        after = draw(st.sets(st.integers(0, place - 1))) if place else set()
        days = draw(st.integers(0, 30))
        keys = tuple(f"s{one}" for one in sorted(after))
        steps.append(StepTemplate(f"s{place}", f"环节{place}", days, workdays=False, after=keys))
    last = f"s{count - 1}"
    return Template("any", "任意", last, last, tuple(steps))


def paths(template: Template, key: str) -> Iterator[int]:
    """The days of every way from the step to the finish, its own days left out."""
    if key == template.finish:
        yield 0
    for one in template.steps:
        if key in one.after:
            yield from (one.days + rest for rest in paths(template, one.key))


@given(chains())
def test_the_latest_day_is_the_longest_way_to_the_finish(template: Template):
    assert unfit(template) == ()
    latest = worked_back(template, DEADLINE, DAILY)
    for step in template.steps:
        if ways := list(paths(template, step.key)):
            assert (DEADLINE - latest[step.key]).days == max(ways)
        else:
            base = max((latest[key] for key in step.after), default=DEADLINE)
            assert (latest[step.key] - base).days == step.days


@given(chains(), st.integers(0, 120))
def test_forward_from_the_latest_begin_ends_on_the_deadline(template: Template, spare: int):
    latest = worked_back(template, DEADLINE, DAILY)
    needed = template.before(template.finish) | {template.finish}
    steps = [one for one in template.steps if one.key in needed]
    begin = min(latest[one.key] - timedelta(days=one.days) for one in steps)
    on_time = worked_forward(template, (), begin - timedelta(days=spare), DAILY)
    assert on_time[template.finish] == DEADLINE - timedelta(days=spare)


@given(st.integers(0, 40), st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.booleans())
def test_the_day_before_a_step_is_the_last_that_is_early_enough(
    days: int, end: date, outdoor: bool
):
    step = StepTemplate("s", "环节", days, workdays=not outdoor, outdoor=outdoor)
    before = GROUND.before(step, end)
    assert GROUND.after(step, before) <= end
    assert GROUND.after(step, before + timedelta(days=1)) > end


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20))
def test_a_make_up_day_never_moves_a_date_to_the_worse(extra: set[date]):
    more = Ground(lambda day: weekday(day) or day in extra, SEASON)
    latest, before = worked_back(CHAIN, DEADLINE, more), worked_back(CHAIN, DEADLINE, GROUND)
    assert all(latest[key] >= before[key] for key in before)
    early, usual = (worked_forward(CHAIN, (), MONDAY, one) for one in (more, GROUND))
    assert all(early[key] <= usual[key] for key in usual)


def test_a_report_beside_the_chain_is_due_in_its_legal_time():
    latest = worked_back(TEMPLATES["construction"], DEADLINE, GROUND)
    assert latest["tender_report"] == latest["tender"] + timedelta(days=15)


def test_every_given_template_has_a_latest_day_for_each_step():
    for template in TEMPLATES.values():
        latest = worked_back(template, DEADLINE, GROUND)
        assert latest[template.finish] == DEADLINE
        for step in template.steps:
            assert all(latest[key] <= latest[step.key] for key in step.after)
