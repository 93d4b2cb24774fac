"""The lights of a small programme on two days, worked by hand; and what a past day could know."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import lights
from shishi.records.models import Programme
from shishi.rules.access import Actor
from shishi.rules.days import end_of
from shishi.rules.lights import Light
from shishi.rules.reports import ReportState
from shishi.rules.timings import Timeliness
from tests import year
from tests.makers import AT, PLAN, a_programme, an_office

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
R, A, G, GREY = Light.RED, Light.AMBER, Light.GREEN, Light.GREY


def at(month: int, day: int, hour: int = 9) -> datetime:
    return AT.replace(month=month, day=day, hour=hour)


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> Programme:
    """Three projects under the rule of the house: half is due by the end of June, all of it by the
    end of September."""
    row = Programme.objects.get(pk=a_programme(office).programme)
    year.a_light_rule(row, "默认", AT)
    for line in year.lines(row):
        year.a_schedule(line, 1, AT, m6="0.5", m9="1")
    return row


@pytest.fixture
def june(programme: Programme) -> Programme:
    """At the end of June the three stand at 36%, 10% and 50%."""
    for number, share in ((1, "0.36"), (2, "0.1"), (3, "0.5")):
        year.reported(programme, number, JUNE, share, at(7, 3))
    return programme


def shown(
    office: Actor, programme: Programme, on: date, known_at: datetime | None = None
) -> list[Light]:
    return [one.light for one in lights.lights(office, programme.pk, on, known_at).values()]


def numbered(office: Actor, programme: Programme, number: int, on: date) -> lights.Lit:
    return list(lights.lights(office, programme.pk, on).values())[number - 1]


def test_before_a_rule_holds_there_is_no_light(office, programme):
    assert lights.lights(office, programme.pk, AT.date() - timedelta(days=1)) == {}


def test_the_lights_of_two_days_by_hand(office, june):
    """June: 14 points behind, 40 points behind, in step. July, with 66.8% due: the first did not
    report again (30.8 behind), the second caught up and returns through amber, the third is 16.8
    behind."""
    assert shown(office, june, JUNE) == [A, R, G]
    year.reported(june, 2, JULY, "0.7", at(8, 3))
    assert shown(office, june, JULY) == [R, A, A]
    caught = numbered(office, june, 2, JULY)
    assert caught.facts.previous == (R,)
    assert "上期红灯，本期已赶上" in caught.rating.says


def test_the_sentence_names_figures_and_the_rule_with_its_version(office, june):
    says = numbered(office, june, 3, JUNE).rating.by_dimension[0].says
    assert "应完成 7 个，实际 7 个" in says
    assert says.endswith("（第1版）")


def test_what_has_no_schedule_of_its_own_is_grey_and_never_green(office):
    row = Programme.objects.get(pk=a_programme(office).programme)
    year.a_light_rule(row, "默认", AT)
    for number in (1, 3):  # the second has a ceiling, which is judged without a schedule
        year.reported(row, number, JUNE, "0.9", at(7, 3))
    assert shown(office, row, JUNE) == [GREY, GREY, GREY]
    assert "没有应完成数" in numbered(office, row, 1, JUNE).rating.says


def test_without_a_report_of_the_last_due_round_the_progress_is_not_known(office, june):
    held = year.a_round(june, date(2026, 6, 1), date(2026, 7, 5))
    third = list(lights.lights(office, june.pk, JUNE))[2]
    year.a_report(
        held,
        year.lines(june)[-1].project,
        (ReportState.SUBMITTED, at(7, 2)),
        (ReportState.APPROVED, at(7, 4)),
    )
    assert shown(office, june, date(2026, 7, 5))[:2] == [A, R]  # the due day is still in time
    assert shown(office, june, date(2026, 7, 6))[:2] == [GREY, GREY]
    after = lights.lights(office, june.pk, date(2026, 7, 6))[third]
    assert (after.report.state, after.report.timeliness) == (
        ReportState.APPROVED,
        Timeliness.ON_TIME,
    )
    before = lights.lights(office, june.pk, date(2026, 7, 3))[third]
    assert before.report.state is ReportState.SUBMITTED


def test_all_met_and_accepted_is_done(office, programme):
    year.reported(programme, 1, JUNE, "1", at(7, 3))
    one = numbered(office, programme, 1, JUNE)
    assert (one.facts.done, one.light, one.look) == (True, G, Light.BLUE)


def test_a_past_day_shows_what_was_shown_on_it_whatever_was_corrected_since(office, june):
    told = lights.lights(office, june.pk, JULY)  # as it was shown on the last of July
    line = year.lines(june)[0]
    first = line.observations.get()
    year.an_observation(line, JUNE, "0.05", at(8, 20), corrects=first)
    year.a_schedule(line, 2, at(8, 21), m6="0.1", m9="1")
    year.a_light_rule(june, "武汉", at(8, 22))
    year.a_round(june, date(2026, 6, 1), date(2026, 7, 5)).delete()
    assert lights.lights(office, june.pk, JULY, end_of(JULY, AT.tzinfo)) == told
    assert lights.lights(office, june.pk, JULY) != told


def test_the_number_of_queries_does_not_grow_with_the_ledger(office, june):
    longer = PLAN.replace("2026", "2027") + PLAN.partition("（一）")[2].replace("（", "（十")
    larger = Programme.objects.get(pk=a_programme(office, longer).programme)
    year.a_light_rule(larger, "默认", AT)
    for line in year.lines(larger):
        year.a_schedule(line, 1, AT, m6="0.5", m9="1")
        year.an_observation(line, JUNE, "0.5", AT)
    counts = []
    for one in (june, larger):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lights.lights(office, one.pk, JULY)
        counts.append(len(queries))
    assert counts[0] == counts[1]
