"""Minutes of a stocktake that was held, out of the ledger."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import door, minutes
from shishi.records.models import Programme, Stocktake
from tests import makers
from tests import year as rows
from tests.meetings import TODAY, WEEK, Weekly, decided, met, on_day, raised, third, weekly
from tests.papers.saying import lines
from tests.reporting import APRIL

pytestmark = pytest.mark.django_db


@pytest.fixture
def week() -> Weekly:
    made = weekly()
    rows.a_light_rule(Programme.objects.get(pk=made.year.programme), "默认", APRIL)
    decided(made)
    raised(made)
    met(made, TODAY)
    return made


def of(week: Weekly, actor=None, **changed):
    key = Stocktake.objects.get().pk
    asked = {"programme": week.year.programme, "on": TODAY, "about": key} | changed
    return minutes.composed(actor or week.office, **asked)


def test_minutes_tell_what_was_decided_in_the_meeting_and_by_whom(week):
    told = "\n".join(lines(of(week)))
    assert "2026年4月1日，陆知遥同志主持召开民生实事调度会议，调度2件民生实事" in told
    assert "十日内完成管线迁改。由县水利局负责，2026年4月8日前办结。" in told
    assert "管线迁改费用由谁承担。2026年4月1日提出。已采取措施：两次会商未果。请陆知遥同志" in told
    assert "下次调度日为2026年4月8日" in told


def test_minutes_say_no_more_than_was_known_at_a_moment(week):
    before = on_day(TODAY)
    decided(week, says="补报用电方案", at=APRIL.replace(hour=20))
    assert "补报用电方案" in "\n".join(lines(of(week)))
    assert "补报用电方案" not in "\n".join(lines(of(week, known_at=before)))


@pytest.mark.parametrize(
    "changed", [{"about": None}, {"about": 999}, {"on": TODAY + WEEK}, {"programme": 999}]
)
def test_there_are_minutes_only_of_a_meeting_that_was_held(week, changed):
    with pytest.raises(door.NotThere):
        of(week, **changed)


def test_another_county_knows_nothing_of_the_meeting(week):
    stranger = replace(week.office, territory=makers.a_county("江湾县").territory)
    with pytest.raises(door.NotThere):
        of(week, stranger)


def test_the_sheet_is_there_before_the_meeting_is_held(week):
    made = minutes.sheet(week.office, week.year.programme, week.leader.key, TODAY + WEEK)
    assert made.title == "2026年民生实事周调度单（陆知遥）"
    assert minutes.held(week.office, week.year.programme, week.leader.key, TODAY + WEEK) is None
    assert minutes.held(week.office, week.year.programme, week.leader.key, TODAY)


def test_more_decisions_take_no_more_queries(week):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            of(week)
        return len(seen)

    before = queries()
    for project in (week.project, third(week)):
        for place in range(5):
            decided(week, says=f"第{place}项", project=project)
    assert queries() == before
