"""What a chain says of a day: its start, what is owed, what may be recorded of a step."""

from dataclasses import replace
from datetime import date

import pytest

from shishi.rules.chains import Ground, StepFacts, worked_back
from shishi.rules.permits import ClockState
from shishi.rules.preparations import (
    Owed,
    falling,
    may_record,
    owed,
    start,
    urgent,
    works_facts,
)
from shishi.rules.stages import TEMPLATES
from shishi.rules.works import WorksFacts
from tests.tables import stages as tables
from tests.tables.occasions import FALLING

BUILD = TEMPLATES["construction"]
NAMES = {one.name: one.key for one in BUILD.steps}
ON = date(2026, 8, 1)
GROUND = Ground(lambda day: day.weekday() < 5, frozenset(range(4, 11)))
LATEST = worked_back(BUILD, date(2026, 10, 31), GROUND)
NEEDED = [one.key for one in BUILD.steps if one.needed_to_start]


def recorded(**done: date) -> tuple[StepFacts, ...]:
    return tuple(StepFacts(key, done_on=day) for key, day in done.items())


@pytest.mark.parametrize(("done", "name", "day", "explained", "says"), tables.RECORDS.rows)
def test_what_may_be_recorded(done: str, name: str, day: date, explained: str, says: str):
    """`done` names steps with their day; 开工条件 stands for all of them."""
    steps = []
    for words in done.split("，"):
        told, _, on = words.rpartition(" ")
        keys = NEEDED if told == "开工条件" else [NAMES[one] for one in told.split("、") if one]
        steps += [StepFacts(key, done_on=date.fromisoformat(on)) for key in keys]
    why = "" if explained == tables.NONE else explained
    found = may_record(BUILD, steps, StepFacts(NAMES[name], done_on=day), ON, why)
    assert bool(found) is (says == "可以")
    assert found.says.startswith("" if found else says)


@pytest.mark.parametrize(
    ("fresh", "where", "says"),
    [
        (
            StepFacts("code", begun_on=date(2026, 8, 2)),
            "begun_on",
            "“项目代码”的申请日期2026年8月2日晚于",
        ),
        (
            StepFacts("code", done_on=date(2026, 8, 2)),
            "done_on",
            "“项目代码”的办结日期2026年8月2日晚于",
        ),
        (StepFacts("code", planned_on=date(2226, 8, 2)), "planned_on", "年份有误"),
        (
            StepFacts("code", begun_on=date(2026, 7, 2), done_on=date(2026, 7, 1)),
            "done_on",
            "早于申请日期2026年7月2日",
        ),
    ],
)
def test_days_that_cannot_be(fresh: StepFacts, where: str, says: str):
    found = may_record(BUILD, (), fresh, ON)
    assert (found.ok, found.where) == (False, where)
    assert says in found.says


def test_a_plan_may_lie_ahead():
    assert may_record(BUILD, (), StepFacts("code", planned_on=date(2026, 12, 1)), ON)


def test_works_do_not_end_before_they_began_whatever_the_explanation():
    steps = recorded(start=date(2026, 6, 1), works=date(2026, 5, 1))
    found = may_record(BUILD, steps, StepFacts("acceptance", done_on=date(2026, 5, 20)), ON, "抢险")
    assert found.says == "完工日期2026年5月20日早于开工日期2026年6月1日。请改正。"


def test_what_is_in_use_keeps_its_acceptance():
    """质量管理条例第十六条: the acceptance is not taken back or moved behind the use."""
    steps = recorded(works=date(2026, 5, 1), acceptance=date(2026, 5, 20), use=date(2026, 5, 25))
    for day in (None, date(2026, 6, 1)):
        found = may_record(BUILD, steps, StepFacts("acceptance", done_on=day), ON)
        assert "“投入使用”已于2026年5月25日登记" in found.says
    assert may_record(BUILD, steps, StepFacts("acceptance", done_on=date(2026, 5, 25)), ON)


def test_the_start_is_due_on_its_planned_day_else_on_its_latest():
    assert start(BUILD, (), LATEST, ON).due_on == LATEST["start"]
    planned = StepFacts("start", planned_on=date(2026, 6, 1), done_on=date(2026, 7, 1))
    before = start(BUILD, (planned,), LATEST, date(2026, 6, 30))
    assert (before.name, before.due_on, before.started_on) == ("开工", date(2026, 6, 1), None)
    assert start(BUILD, (planned,), LATEST, ON).started_on == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("steps", "on", "found"),
    [
        ((), date(2026, 1, 1), Owed("项目代码", LATEST["code"])),
        ((StepFacts("code", planned_on=ON),), date(2026, 1, 1), Owed("项目代码", ON)),
        (
            (StepFacts("code", done_on=date(2026, 1, 5)),),
            date(2026, 1, 6),
            Owed("项目建议书", LATEST["proposal"]),
        ),
        (
            recorded(**dict.fromkeys([*BUILD.before("start"), "tender_report"], date(2026, 3, 31))),
            date(2026, 4, 1),
            Owed("施工许可证到期前的“开工”", date(2026, 6, 30)),
        ),
        (
            recorded(**dict.fromkeys([*BUILD.before("start"), "start"], date(2026, 3, 31))),
            date(2026, 8, 1),
            Owed("招标情况书面报告", date(2026, 4, 15)),
        ),
    ],
)
def test_what_is_owed_first(steps: tuple[StepFacts, ...], on: date, found: Owed):
    assert owed(BUILD, steps, LATEST, on) == found


DONE = recorded(**dict.fromkeys([one.key for one in BUILD.steps], date(2026, 3, 31)))


def test_nothing_is_owed_once_all_is_done():
    assert owed(BUILD, DONE, LATEST, ON) is None


def test_a_permit_used_too_late_is_history_and_one_not_used_is_urgent():
    late = tuple(
        replace(one, done_on=date(2026, 7, 2)) if one.key == "start" else one for one in DONE
    )
    assert [one.key for one in urgent(BUILD, late, date(2026, 7, 1))] == ["permit"]
    assert urgent(BUILD, late, ON) == ()
    assert owed(BUILD, late, LATEST, date(2026, 7, 1)) == Owed(
        "施工许可证到期前的“开工”", date(2026, 6, 30)
    )


def test_a_clock_is_urgent_from_its_last_thirty_days():
    steps = recorded(permit=date(2026, 3, 31))
    assert urgent(BUILD, steps, date(2026, 5, 30)) == ()
    (clock,) = urgent(BUILD, steps, date(2026, 5, 31))
    assert clock.state is ClockState.NEAR


def test_the_works_of_a_construction():
    steps = recorded(start=date(2026, 6, 1), acceptance=date(2026, 7, 1))
    facts = works_facts(BUILD, steps, "p7", 2026, False)
    asked = WorksFacts("p7", 2026, date(2026, 6, 1), date(2026, 7, 1), None, True)
    assert facts == asked
    assert works_facts(BUILD, steps, "p7", 2026, True) == replace(asked, needs_permit=False)
    assert works_facts(TEMPLATES["service"], steps, "p7", 2026, False) is None


def told(words: str) -> list[StepFacts]:
    """项目代码 2026-03-30 办结，项目建议书计划 2026-04-09."""
    found = []
    for part in words.split("，"):
        name, *rest = part.removesuffix(" 办结").replace("计划 ", "计划").split(" ")
        if rest:
            keys = BUILD.before(BUILD.start) if name == "开工以前的环节" else [NAMES[name]]
            found += recorded(**dict.fromkeys(keys, date.fromisoformat(rest[0])))
        else:
            planned, _, day = name.partition("计划")
            found.append(StepFacts(NAMES[planned], planned_on=date.fromisoformat(day)))
    return found


@pytest.mark.parametrize(("words", "on", "says"), FALLING.rows)
def test_what_somebody_is_told_of(words: str, on: date, says: tuple[str, ...]):
    assert tuple(one.says for one in falling(BUILD, told(words), LATEST, on)) == says
