"""What a bulletin is made of: the projects of a day as the pages show them, who reported in time,
what was corrected, how it stood a month before."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import lights as lit
from shishi.actions import stops
from shishi.queries import bulletins, door, lights
from shishi.records.models import Indicator, Observation, Programme, Project, Rating, RuleVersion
from shishi.rules.access import Actor
from shishi.rules.bulletins import Category, Facts, Told
from shishi.rules.funds import Funds, Level, Line
from shishi.rules.indicators import IndicatorType
from shishi.rules.lights import Light
from shishi.rules.projects import Level as Promised
from shishi.rules.reports import ReportState
from shishi.rules.rulesets import Dimension
from shishi.rules.stops import Cause, Stop
from tests import year
from tests.chained import a_chain, told
from tests.makers import AT, ON, PLAN, a_programme, an_office
from tests.rules.test_funds import amounts
from tests.summer import ASKED, JULY, JUNE, a_summer, at, numbered

pytestmark = pytest.mark.django_db

D = Decimal


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> Programme:
    return a_summer(office)


def facts(office: Actor, programme: Programme, on: date = JULY, **asked: object) -> Facts:
    return bulletins.facts(office, programme.pk, on, **{"asked_on": ASKED, **asked})


def one(found: Facts, number: int) -> Told:
    return next(each for each in found.projects if each.number == number)


def test_every_project_stands_under_its_category_now_and_a_month_before(office, programme):
    found = facts(office, programme)
    assert [each.category for each in found.projects] == [
        Category.IN_STEP,
        Category.BEHIND,
        Category.DONE,
    ]
    assert [each.was for each in found.projects] == [Category.IN_STEP] * 3
    assert found.before_on == JUNE


def test_its_figures_are_those_of_the_lights_of_the_day(office, programme):
    found, lit = facts(office, programme), lights.lights(office, programme.pk, JULY)
    for each in found.projects:
        same = lit[each.project]
        assert each.light is same.look
        shown = [(m.subject, m.share, m.scheduled_share, m.points) for m in each.measures]
        stand = [(f.held.name, f.standing) for f in same.figures]
        assert shown == [(n, s.share, s.scheduled_share, s.points) for n, s in stand]


def test_the_whole_is_the_mean_of_its_indicators(office, programme):
    behind = one(facts(office, programme), 2)  # due: 5 of 9 quarters, 0.6 of all else
    assert (behind.share, behind.share_before) == (D("0.5"), D("0.5"))
    assert round(behind.scheduled_share, 4) == D("0.5852")
    assert round(behind.points, 2) == D("-8.52")
    assert behind.behind[0].course is not None
    assert all(each.course is None for each in one(facts(office, programme), 1).measures)


def test_before_the_year_began_there_is_nothing_to_compare(office, programme):
    assert facts(office, programme, date(2026, 3, 31)).before_on is None


# The day a report was handed in (None: it was not), asked on; late, missing.
REPORTS = [
    (at(8, 4), ASKED, False, False),
    (at(8, 5), ASKED, False, False),
    (at(8, 6), ASKED, True, False),
    (None, ASKED, False, True),
    (None, date(2026, 8, 5), False, False),
    (at(8, 6), date(2026, 8, 5), False, False),
]


@pytest.mark.parametrize(("came", "asked", "late", "missing"), REPORTS)
def test_who_was_late_or_is_missing_is_asked_of_the_round_of_the_month(
    office, programme, came, asked, late, missing
):
    july = year.a_round(programme, date(2026, 7, 1), date(2026, 8, 5))
    if came is not None:
        year.a_report(july, numbered(programme, 1), (ReportState.SUBMITTED, came))
    found = one(facts(office, programme, asked_on=asked), 1)
    assert (found.reporting.late, found.reporting.missing) == (late, missing)
    assert (found.category is Category.NOT_REPORTED) == missing


def test_without_a_round_nothing_was_asked(office, programme):
    assert {each.reporting for each in facts(office, programme).projects} == {None}


def test_only_what_was_accepted_is_told_in_the_words_of_the_unit(office, programme):
    july = year.a_round(programme, date(2026, 7, 1), date(2026, 8, 5))
    kept = year.a_report(
        july,
        numbered(programme, 1),
        (ReportState.SUBMITTED, at(8, 3)),
        (ReportState.APPROVED, at(8, 4)),
        (ReportState.ACCEPTED, at(8, 5)),
    )
    waits = year.a_report(july, numbered(programme, 2), (ReportState.SUBMITTED, at(8, 3)))
    for row in (kept, waits):
        row.problem = "材料涨价"
        row.save()
    found = facts(office, programme)
    assert (one(found, 1).problem, one(found, 2).problem) == ("材料涨价", "")
    assert (one(found, 1).accepted, one(found, 2).accepted) == (True, False)
    past = facts(office, programme, known_at=at(8, 4), asked_on=None)
    assert one(past, 1).problem == ""


def test_what_was_entered_later_is_not_known_before(office, programme):
    early = facts(office, programme, known_at=at(8, 2), asked_on=None)
    assert [each.category for each in early.projects] == [Category.BEHIND] * 3
    late = facts(office, programme, known_at=at(8, 20), asked_on=None)
    assert late == facts(office, programme)


def test_a_correction_of_what_was_told_before_is_told_once(office, programme):
    wrong = Observation.objects.filter(as_of=JUNE, indicator__project__number=1).first()
    year.an_observation(wrong.indicator, JUNE, "0.45", at(7, 20), corrects=wrong)
    (said,) = facts(office, programme).corrections
    assert said.startswith("第1件")
    assert "截至6月30日的数据由" in said
    assert said.endswith("（核对台账）")
    assert facts(office, programme, known_at=at(7, 19), asked_on=None).corrections == ()
    later = facts(office, programme, date(2026, 8, 31), asked_on=date(2026, 9, 9))
    assert later.corrections == ()


def test_money_is_that_of_the_last_statement(office, programme):
    row = numbered(programme, 1)
    for day, words in ((JUNE, "100 90 80 20 20"), (JULY, "100 90 85 40 40")):
        funds = Funds(lines=(Line(Level.COUNTY, amounts(words)),))
        year.a_statement(row, day, funds, at(8, 4))
    held = one(facts(office, programme), 1).money
    assert held == amounts("100 90 85 40 40")
    assert one(facts(office, programme), 2).money is None


def test_where_a_project_is_stuck_stands_beside_it(office, programme):
    row = numbered(programme, 2)
    a_chain(office, row.pk, AT)
    found = one(facts(office, programme), 2)
    assert found.works
    assert not found.started
    assert found.category is Category.NOT_STARTED
    assert "环节（在" in found.stuck_at
    assert not one(facts(office, programme), 1).works


def test_a_stop_that_lasts_is_told_and_one_that_is_over_is_not(office, programme):
    row = numbered(programme, 2)
    stops.enter(
        actor=office,
        project=row.pk,
        stop=Stop(date(2026, 7, 10), None, Cause.FUNDS, "县财政局"),
        remark="",
        on=JULY,
        at=at(7, 31),
    )
    assert one(facts(office, programme), 2).stopped == "自7月10日起因资金停滞（在县财政局）"
    assert one(facts(office, programme, JUNE), 2).stopped == ""


def test_a_project_of_the_province_is_told_as_one(office, programme):
    Project.objects.filter(programme=programme, number=3).update(level=Promised.PROVINCE)
    assert one(facts(office, programme), 3).level is Promised.PROVINCE


def test_the_unit_that_answers_stands_first(office, programme):
    assert one(facts(office, programme), 1).units == ("县水利局", "县住建局", "财政局")


def test_a_programme_of_elsewhere_is_not_there(programme):
    with pytest.raises(door.NotThere):
        bulletins.facts(an_office("清河县"), programme.pk, JULY)


def test_the_number_of_queries_does_not_grow_with_the_projects(office, programme):
    def asked(row: Programme) -> int:
        with CaptureQueriesContext(connection) as seen:
            facts(office, row)
        return len(seen)

    few = asked(programme)
    other = an_office("清河县")
    more = "\n".join(
        f"（{number}）村道工程{number}。硬化村道{number}公里。\n牵头单位：县交通局"
        for number in "四五六七八九"
    )
    row = Programme.objects.get(pk=a_programme(other, PLAN + more).programme)
    year.a_light_rule(row, "默认", AT)
    Programme.objects.filter(pk=row.pk).update(started_on=ON)
    row.refresh_from_db()
    with CaptureQueriesContext(connection) as seen:
        found = bulletins.facts(other, row.pk, JULY, asked_on=ASKED)
    assert len(found.projects) == 9
    assert len(seen) <= few


def test_told_steps_of_a_chain_start_the_works(office, programme):
    row = numbered(programme, 2)
    a_chain(office, row.pk, AT)
    started = ON + timedelta(days=30)
    told(office, row.pk, "start", at(4, 2), done_on=started, explained="抢险应急，会议纪要")
    found = one(facts(office, programme), 2)
    assert found.started
    assert found.category is Category.BEHIND
    assert found.stage


def test_an_approved_reason_is_told_as_long_as_it_counts(office, programme):
    lit.exempt(
        actor=office,
        project=numbered(programme, 2).pk,
        dimension=Dimension.PROGRESS,
        reason="汛期停工。",
        approved_by="县政府常务会议",
        until=date(2026, 8, 10),
        on=JULY,
        at=at(7, 31),
    )
    told_so = "汛期停工（县政府常务会议批准，有效至2026年8月10日）"
    assert one(facts(office, programme), 2).excused == told_so
    assert one(facts(office, programme, date(2026, 8, 31)), 2).excused == ""


def test_the_lights_of_earlier_months_are_those_that_were_kept_last(office, programme):
    for day, when in ((date(2026, 5, 31), at(6, 1)), (date(2026, 5, 31), at(6, 9))):
        light = Light.RED if when == at(6, 9) else Light.GREEN
        Rating.objects.create(
            project=numbered(programme, 1),
            on=day,
            light=light,
            says="依据",
            rule=RuleVersion.objects.get(programme=programme, subject="lights"),
            detail={},
            rated_at=when,
        )
    shown = dict(one(facts(office, programme), 1).lights)
    assert shown[date(2026, 5, 31)] is Light.RED
    assert list(shown) == [date(2026, 5, 31), JUNE, JULY]
    early = dict(one(facts(office, programme, known_at=at(6, 2), asked_on=None), 1).lights)
    assert early[date(2026, 5, 31)] is Light.GREEN
    done = dict(one(facts(office, programme), 3).lights)
    assert done[JULY] is Light.BLUE


def test_an_amount_of_money_is_called_one(office, programme):
    rows = Indicator.objects.filter(project__programme=programme, project__number=1)
    rows.update(type=IndicatorType.FUNDS, money=True, measure="元", subject="适老化改造")
    assert one(facts(office, programme), 1).measures[0].subject == "适老化改造资金"
    rows.update(subject="改造总投资")
    assert one(facts(office, programme), 1).measures[0].subject == "改造总投资"
