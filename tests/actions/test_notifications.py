"""Reminders over a year's rows: who is told what, once a day, and what becomes of what goes out."""

from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shishi.actions import notifications, parties, reports
from shishi.clock import HERE
from shishi.queries import door
from shishi.queries import notifications as look
from shishi.records.models import (
    Assignment,
    CalendarEdition,
    Notification,
    Person,
    Project,
    Rating,
    RuleVersion,
)
from shishi.rules.calendars import is_workday
from shishi.rules.hours import PRESETS
from shishi.rules.lifecycle import Refused
from shishi.rules.notifications import (
    Channel,
)
from shishi.rules.projects import SPONSORS
from shishi.rules.settings import Subject
from tests import year
from tests.makers import a_county
from tests.reporting import APRIL, Year, a_year, approved, next_round, submitted

pytestmark = pytest.mark.django_db
SIX = APRIL.replace(hour=6)


def on(month: int, day: int, hour: int = 6, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HERE)


def host(held: Year):
    return door.host(held.office.territory)


def written(held: Year, at: datetime, *, mail: bool = False) -> dict[str, list[str]]:
    """What the run at that moment wrote into the product, by the name of its reader."""
    before = set(Notification.objects.values_list("pk", flat=True))
    notifications.write(actor=host(held), mail=mail, at=at)
    rows = Notification.objects.exclude(pk__in=before).filter(channel=Channel.PRODUCT)
    return {row.person.name: [row.title, *row.says.splitlines()] for row in rows}


WATER = "城乡供水提升工程"


def test_the_unit_is_told_when_its_report_opens_falls_due_and_is_late():
    """Due on Sunday 5 April; 清明节 is from the 4th to the 6th."""
    held = a_year()
    days = {day: written(held, on(4, day)) for day in range(1, 15)}
    topic = "2026年3月报送，2026年4月5日到期"
    told = {
        day: {name: lines[1] for name, lines in found.items()}
        for day, found in days.items()
        if found
    }
    both = {"闻溪桥", "罗听松"}
    assert {day: set(found) for day, found in told.items()} == {1: both, 3: both, 7: both, 13: both}
    assert {day: found["闻溪桥"] for day, found in told.items()} == {
        1: f"开放填报：{topic}。{WATER}",
        3: f"即将到期：{topic}。{WATER}",
        7: f"逾期未报：{topic}。{WATER}",
        13: f"逾期未报：{topic}。{WATER}",
    }
    assert days[7]["罗听松"][0] == f"1 件待办，最急：逾期未报，{topic}"


def test_each_step_of_a_report_is_told_to_whoever_has_the_next():
    held = a_year()
    written(held, SIX)
    row = submitted(held, at=APRIL + timedelta(hours=1))
    assert written(held, on(4, 2)) == {
        "罗听松": ["1 件待办，最急：待审核，2026年3月报送", f"待审核：2026年3月报送。{WATER}"]
    }
    version = reports.approve(actor=held.head, report=row.pk, version=row.version, at=on(4, 2, 15))
    offices = written(held, on(4, 3))
    assert set(offices) == {"祁望舟", "乔思齐"}
    assert offices["乔思齐"][1] == f"待采用：2026年3月报送。{WATER}"
    reports.send_back(
        actor=held.office, report=row.pk, version=version, reason="数字不符", at=on(4, 3, 11)
    )
    assert written(held, on(4, 7)) == {
        "闻溪桥": ["1 件待办，最急：退回待改，2026年3月报送", f"退回待改：2026年3月报送。{WATER}"]
    }


def test_what_waits_is_told_again_after_three_workdays():
    held = a_year()
    written(held, SIX)
    approved(held, at=APRIL + timedelta(hours=1))
    told = [day for day in range(2, 13) if "祁望舟" in written(held, on(4, day))]
    assert told == [2, 7, 10]  # the 4th to the 6th are off, the 11th and 12th a weekend


def a_light(held: Year, light: str, at: datetime) -> None:
    rule = RuleVersion.objects.filter(subject="lights").first()
    rule = rule or year.a_light_rule(Project.objects.get(pk=held.project).programme, "默认", at)
    Rating.objects.create(
        project_id=held.project,
        on=at.date(),
        light=light,
        says="",
        rule=rule,
        detail={},
        rated_at=at,
    )


def test_a_light_that_turns_worse_is_told_to_the_leader_and_the_head_and_once():
    held = a_year()
    leader = Assignment.objects.get(project=held.project, role__in=SPONSORS).person
    Person.objects.filter(pk=leader.pk).update(login="luzhiyao")
    a_light(held, "green", on(4, 1, 5))
    assert leader.name not in written(held, SIX)
    a_light(held, "amber", on(4, 2, 5))
    found = written(held, on(4, 2))
    assert set(found) == {leader.name, "罗听松"}
    assert found[leader.name] == [
        "1 件待办，最急：亮灯转差，由绿灯转为黄灯",
        f"亮灯转差：由绿灯转为黄灯。{WATER}",
    ]
    a_light(held, "amber", on(4, 3, 5))
    assert leader.name not in written(held, on(4, 3))


def test_a_year_without_calendar_is_told_to_its_keepers_once_a_week():
    held = a_year()
    told = [day for day in range(1, 12) if "闵清和" in written(held, on(12, day))]
    assert told == [1, 7]  # Tuesday the first, Monday the seventh


def test_a_closed_year_and_a_disabled_account_are_told_nothing():
    held = a_year()
    parties.disable(
        actor=door.named(Person.objects.get(name="闵清和").login, on=APRIL.date()),
        person=held.head.key,
        at=APRIL,
    )
    assert set(written(held, SIX)) == {"闻溪桥"}
    project = Project.objects.get(pk=held.project)
    type(project.programme).objects.update(closed_on=on(4, 2).date())
    assert written(held, on(4, 7)) == {}


def test_another_county_is_told_nothing_of_it():
    held = a_year()
    other = a_county("青溪县")
    notifications.write(actor=door.host(other.territory), mail=False, at=SIX)
    there = Notification.objects.filter(territory=other.territory)
    assert [row.says for row in there if "工作日历" not in row.title] == []
    assert set(written(held, SIX)) == {"闻溪桥", "罗听松"}


def test_hours_are_those_that_the_programme_set():
    held = a_year()
    programme = Project.objects.get(pk=held.project).programme
    year.a_rule(programme, Subject.HOURS, PRESETS["新疆"], on(3, 3))
    written(held, SIX)
    rows = Notification.objects.all()
    assert {row.not_before.astimezone(HERE) for row in rows} == {on(4, 1, 10)}
    assert look.notes(held.reporter, on(4, 1, 9, 59)) == ()
    assert len(look.notes(held.reporter, on(4, 1, 10))) == 1


MOMENTS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 23)), min_size=1, max_size=14)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(MOMENTS)
def test_whatever_the_runs_nobody_is_told_twice_a_day_nor_on_a_day_off(held_year, moments):
    """In whatever order the runs come, the clock set back included."""
    calendar = CalendarEdition.objects.get().facts()
    with transaction.atomic():
        for day, hour in moments:
            at = on(4, 1, hour) + timedelta(days=day)
            notifications.write(actor=host(held_year), mail=True, at=at)
        rows = Notification.objects.filter(channel=Channel.PRODUCT)
        days = [(row.person_id, row.not_before.astimezone(HERE).date()) for row in rows]
        transaction.set_rollback(True)
    assert len(set(days)) == len(days)
    assert [day for _, day in days if not is_workday(calendar, day)] == []


@pytest.fixture
def held_year() -> Year:
    return a_year()


def test_reading_is_for_the_reader_alone():
    held = a_year()
    written(held, SIX)
    note = look.notes(held.reporter, APRIL)[0]
    assert look.unread(held.reporter, APRIL) == 1
    with pytest.raises(Refused, match="本人"):
        notifications.read(actor=held.head, notification=note.pk, at=APRIL)
    for _ in range(2):
        notifications.read(actor=held.reporter, notification=note.pk, at=APRIL)
    assert look.unread(held.reporter, APRIL) == 0
    assert look.notes(held.reporter, APRIL)[0].read


def test_the_number_of_queries_does_not_grow_with_what_there_is_to_tell():
    held = a_year()
    counts = []
    for at in (SIX, on(5, 6)):
        with CaptureQueriesContext(connection) as asked:
            notifications.write(actor=host(held), mail=True, at=at)
        counts.append(len(asked))
        next_round(held)
    assert counts[1] <= counts[0] < 40
