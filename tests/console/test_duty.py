"""The daily duty: what is due is opened, every day is rated once, days off are made up for."""

from datetime import date, timedelta

import pytest

from shishi.actions import ticks
from shishi.console import duty, rated
from shishi.queries import door
from shishi.records.models import (
    AuditEntry,
    CalendarEdition,
    Notification,
    Programme,
    Rating,
    Round,
)
from shishi.rules.rounds import PRESETS
from shishi.rules.settings import Subject
from tests import year
from tests.makers import AT, ON, a_programme, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    """Started, with a rule for its lights, its rounds and the calendar of the county."""
    row = Programme.objects.get(pk=a_programme(an_office()).programme)
    Programme.objects.filter(pk=row.pk).update(started_on=ON)
    year.a_light_rule(row, "默认", AT)
    year.a_rule(row, Subject.ROUNDS, PRESETS["督查室汇总"], AT)
    if not CalendarEdition.objects.filter(territory=row.territory).exists():
        CalendarEdition.objects.create(territory=row.territory, number=1, words="", made_at=AT)
    for line in year.lines(row):
        year.a_schedule(line, 1, AT, m6="0.5", m9="1")
        year.an_observation(line, ON, "0.4", AT)
    return row


YEARS, MONDAY = 5 * 365 + 2, 42  # days on which people are told, one far off and one soon


def told(days: int) -> list[str]:
    told = duty.run(ON + timedelta(days=days), AT + timedelta(days=days))
    return [says for says in told if says]


def kept() -> dict[date, int]:
    days = list(Rating.objects.values_list("on", flat=True))
    return {day: days.count(day) for day in sorted(set(days))}


def test_a_second_run_adds_nothing(programme):
    assert "新记 3 盏" in told(0)[1]
    rounds = Round.objects.count()
    assert "新记 0 盏" in told(0)[1]
    assert kept() == {ON: 3}
    assert Round.objects.count() == rounds


def test_days_off_are_made_up_for_and_rounds_that_opened_in_them_are_opened(programme):
    told(0)
    assert told(40)[0] != "2026年：开放报送 0 轮。"
    assert kept() == {ON + timedelta(days=days): 3 for days in range(41)}
    due = Round.objects.filter(programme=programme).order_by("starts_on").values_list("starts_on")
    assert list(due)[-1] == (date(2026, 3, 1),)


def test_what_was_rated_with_a_clock_in_the_future_does_not_count_as_known(programme):
    """The clock stood in 2031 on the fifth day; once it is right, the lights since the last honest
    run are kept again, once, and people are told what is new."""
    told(0)
    told(YEARS)
    assert Notification.objects.filter(made_at__gt=AT + timedelta(days=YEARS - 1)).exists()
    assert "没有新增任何内容" in told(5)[0]
    ticks.set_right(actor=door.host(), at=AT + timedelta(days=5))
    year.an_observation(year.lines(programme)[1], ON + timedelta(days=4), "0.41", AT)
    assert "2026年：评 6 天的灯" in told(5)[1]
    honest = Rating.objects.filter(rated_at__lte=AT + timedelta(days=5))
    days = set(honest.values_list("on", flat=True))
    assert days == {ON + timedelta(days=one) for one in range(6)}
    before = Rating.objects.count()
    assert "新记 0 盏" in told(5)[1]
    assert Rating.objects.count() == before
    told(MONDAY)
    assert Notification.objects.filter(made_at=AT + timedelta(days=MONDAY)).exists()


def test_a_plan_taken_in_after_its_year_began_holds_up_nobody(programme):
    """Of the months before there is no ledger to freeze; what comes after is done all the same."""
    Programme.objects.filter(pk=programme.pk).update(started_on=date(2026, 1, 1))
    said = told(40)
    assert "2026年：已冻结2026年3月31日的台账快照。" in said
    assert not any("1月31日" in says or "2月28日" in says for says in said)
    assert said[-1].startswith("生成提醒")


def test_a_round_that_is_not_due_yet_leaves_no_trace(programme):
    told(0)
    entries = AuditEntry.objects.filter(deed="round.open").count()
    assert told(1)[0] == "2026年：开放报送 0 轮。"
    assert AuditEntry.objects.filter(deed="round.open").count() == entries


def test_a_programme_without_rule_or_start_waits(programme):
    Programme.objects.filter(pk=programme.pk).update(started_on=None)
    assert told(0)[0] == "2026年：尚未启动，无须值班。"
    assert kept() == {}


def test_lights_as_plain_values(programme):
    """40% of the year's work is there on the second of March, where nothing much is due."""
    found = rated.as_json(rated.of_year(2026, ON, then=False))
    assert found["on"] == "2026-03-02"
    project = found["projects"][0]
    assert (project["light"], project["rule"]["name"], project["rule"]["number"]) == (
        "green",
        "默认",
        1,
    )
    pipes = project["figures"][1]
    assert (pipes["target"], pipes["actual"], pipes["share"]) == ("86.5", "34.60", "0.4")
    assert pipes["actual_on"] == "2026-03-02"
    assert [one["dimension"] for one in project["by_dimension"]] == ["progress"]
    before = rated.as_json(rated.of_year(2026, ON - timedelta(days=1), then=True))
    assert {one["light"] for one in before["projects"]} == {None}
