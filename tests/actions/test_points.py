"""Points of an indicator: set list by list, reported one by one, carried to the ledger."""

from datetime import date
from decimal import Decimal

import pytest

from shishi.actions import observations, points, reports
from shishi.queries import door, report_forms
from shishi.queries import points as looks
from shishi.queries import reports as kept
from shishi.records.models import AuditEntry, Entry, Observation, PointList, Programme, Report
from shishi.rules.fillings import Filled, Typed
from shishi.rules.lifecycle import Refused
from shishi.rules.observations import Told
from shishi.rules.points import Point, PointState, remark, state
from shishi.rules.reports import NoChange
from tests.makers import AT, a_county
from tests.reporting import APRIL, MAY, Year, a_year, accepted, approved, next_round, submitted

pytestmark = pytest.mark.django_db

VILLAGES = ("甲村", "乙村", "丙村")
SHARES = dict(zip(VILLAGES, map(Decimal, ("40", "30", "16.5")), strict=True))  # of 86.5 公里


@pytest.fixture
def year() -> Year:
    return a_year()


def put(year: Year, shares: dict[str, Decimal] = SHARES, **more) -> str:
    """The points of the pipes set; what was said where they were refused."""
    given = {"actor": year.reporter, "version": 0, "reason": "", "at": AT, **more}
    held = [Point(name, target) for name, target in shares.items()]
    try:
        points.set_points(indicator=year.pipes, points=held, **given)
    except Refused as refused:
        return refused.verdict.says
    return "set"


def typed(year: Year, *words: str, names: tuple[str, ...] = VILLAGES, **more) -> Filled:
    figures = {
        year.pipes: Typed(points=tuple(zip(names, words, strict=True))),
        year.stations: Typed("0"),
        year.people: Typed("0"),
    }
    return Filled(figures=figures, progress="管沟开挖完成", **more)


def told(year: Year, *words: str, names: tuple[str, ...] = VILLAGES, round_at=APRIL) -> Report:
    """The report accepted with what was typed at each village."""
    return accepted(year, typed(year, *words, names=names), at=round_at)


def pipes(year: Year) -> Observation:
    return Observation.objects.filter(indicator=year.pipes).latest("pk")


def figure(year: Year, on: date):
    sheet = report_forms.sheet(year.reporter, year.rounds[-1], year.project, on)
    return next(one for one in sheet.figures if one.indicator == year.pipes)


def test_points_are_kept_version_by_version_and_the_last_counts(year):
    assert put(year) == "set"
    more = {"甲村": Decimal(40), "乙村": Decimal(30), "丁村": Decimal("16.5")}
    assert put(year, more, version=1, reason="丙村并入丁村") == "set"
    page = looks.page(year.reporter, year.pipes)
    assert [one.name for one in page.points] == ["甲村", "乙村", "丁村"]
    assert [(one.number, one.count, one.reason) for one in page.versions] == [
        (2, 3, "丙村并入丁村"),
        (1, 3, ""),
    ]
    assert "丁村 16.5" in AuditEntry.objects.filter(deed="point.set").latest("number").detail


@pytest.mark.parametrize(
    ("shares", "more", "says"),
    [
        ({"甲村": "40", "乙村": "30"}, {}, "合计 70 公里，与指标目标 86.5 公里不符"),
        ({"甲村": "86.5", "乙村": "0"}, {}, "“乙村”的目标应大于 0"),
        ({}, {}, "没有填写点位"),
        (SHARES, {"version": 3}, "版本不存在"),
        (SHARES, {"reason": "长" * 501}, "理由不超过"),
    ],
)
def test_a_list_that_does_not_fit_is_refused(year, shares, more, says):
    found = put(year, {name: Decimal(value) for name, value in shares.items()}, **more)
    assert says in found
    assert PointList.objects.count() == 0


def test_a_list_replaced_in_a_running_year_says_why(year):
    assert put(year) == "set"
    assert "须写明理由" in put(year, version=1)
    Programme.objects.update(started_on=None)
    assert put(year, version=1) == "set"


def test_of_two_who_set_points_the_second_is_told_who_was_first(year):
    put(year)
    assert "闻溪桥已于" in put(year, actor=year.head, reason="核定")


def test_the_same_list_sent_twice_is_kept_once(year):
    assert [put(year), put(year)] == ["set", "set"]
    assert PointList.objects.count() == 1


def test_points_are_set_by_the_own_unit_or_an_office(year):
    stranger = a_county("青溪县")
    with pytest.raises(door.NotThere):
        put(year, actor=stranger)
    assert put(year, actor=year.reform) == "set"


def test_what_is_told_of_the_villages_becomes_their_sum_in_the_ledger(year):
    put(year)
    report = told(year, "12.5", "10", "")
    assert (pipes(year).value, pipes(year).points) == (
        Decimal("22.5"),
        {"甲村": "12.5", "乙村": "10"},
    )
    assert Entry.objects.get(report=report, indicator=year.pipes).points == pipes(year).points
    trail = AuditEntry.objects.filter(deed="report.fill").latest("number").detail
    assert "22.5（乙村 10、甲村 12.5）" in trail


def test_a_village_without_a_number_is_not_reported_rather_than_nothing_done(year):
    put(year)
    told(year, "20", "0", "")
    (spread,) = looks.spreads(year.office, year.project, APRIL.date()).values()
    due = Decimal("0.3")
    assert [state(one, due) for one in spread.points] == [
        PointState.STEADY,
        PointState.SLOW,
        PointState.UNREPORTED,
    ]
    assert remark(spread.points, due) == "23.12%（乙村偏慢；丙村未报）"


def test_the_next_form_comes_with_what_each_village_had(year):
    put(year)
    told(year, "12.5", "10", "")
    next_round(year)
    now = figure(year, MAY.date())
    assert now.fields.points == (("甲村", "12.5"), ("乙村", "10"), ("丙村", ""))
    assert not now.changed


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("12", "20", ""), "点位“甲村”累计数由 12.5 公里减为 12 公里"),
        (("22.5", "", "3"), "点位“乙村”上期已报 10 公里，本期没有填数"),
        (("13", "1O", ""), "“乙村：1O”不是数字"),
        (("", "", ""), "没有填数"),
    ],
)
def test_no_village_falls_or_falls_silent(year, words, says):
    put(year)
    told(year, "12.5", "10", "")
    next_round(year)
    with pytest.raises(Refused, match=says):
        submitted(year, typed(year, *words), at=MAY)


def test_words_that_are_no_number_come_back_village_by_village(year):
    put(year)
    with pytest.raises(Refused):
        submitted(year, typed(year, "12.5公里", "1O", ""))
    assert figure(year, APRIL.date()).fields.points == (
        ("甲村", "12.5公里"),
        ("乙村", "1O"),
        ("丙村", ""),
    )


def test_no_change_keeps_each_village_at_its_last(year):
    put(year)
    told(year, "12.5", "10", "")
    next_round(year)
    still = Filled(no_change=NoChange.SEASON)
    report = accepted(year, still, at=MAY)
    assert Observation.objects.get(report=report, indicator=year.pipes).points == {
        "甲村": "12.5",
        "乙村": "10",
    }


def test_a_report_of_an_earlier_list_is_accepted_as_it_was_told(year):
    """The list changes between the approval and the acceptance."""
    put(year)
    report = approved(year, typed(year, "12.5", "10", ""))
    renamed = {"甲村": Decimal(40), "新乙村": Decimal(30), "丙村": Decimal("16.5")}
    assert put(year, renamed, version=1, reason="乙村更名", at=APRIL) == "set"
    reports.accept(actor=year.office, report=report.pk, version=report.version, at=APRIL)
    assert pipes(year).points == {"甲村": "12.5", "乙村": "10"}
    shown = figure(year, APRIL.date())
    assert shown.gone == (("乙村", "10"),)
    (spread,) = looks.spreads(year.office, year.project, APRIL.date()).values()
    assert [one.actual for one in spread.points] == [Decimal("12.5"), None, None]
    assert spread.gone == (("乙村", Decimal(10)),)


def test_after_a_list_is_taken_back_one_number_is_told_again(year):
    put(year)
    told(year, "12.5", "10", "")
    assert put(year, {}, version=1, reason="不再分村统计") == "set"
    next_round(year)
    now = figure(year, MAY.date())
    assert (now.points, now.fields.value, now.last.value) == ((), "22.5", "22.5")
    filled = Filled(
        figures={
            year.pipes: Typed("30"),
            year.stations: Typed("0"),
            year.people: Typed("0"),
        },
        progress="继续",
    )
    report = accepted(year, filled, at=MAY)
    assert Observation.objects.get(report=report, indicator=year.pipes).value == 30


def test_a_correction_tells_the_villages_and_their_sum(year):
    put(year)
    told(year, "12.5", "10", "")
    wrong = pipes(year)
    moved = Told(Decimal("23.5"), points=(("乙村", Decimal(11)), ("甲村", Decimal("12.5"))))
    with pytest.raises(Refused, match="请按点位更正"):
        corrected(year, wrong, Told(Decimal(23)))
    with pytest.raises(Refused, match="与更正后的数不符"):
        corrected(year, wrong, moved._replace(value=Decimal(23)))
    corrected(year, wrong, moved)
    assert pipes(year).points == {"甲村": "12.5", "乙村": "11"}
    newest, oldest = kept.history(year.office, year.pipes, MAY.date()).kept
    assert newest.fields.points == (("甲村", "12.5"), ("乙村", "11"), ("丙村", ""))
    assert oldest.replaced


def corrected(year: Year, row: Observation, told: Told) -> None:
    observations.correct(
        actor=year.office, observation=row.pk, told=told, reason="核对台账", at=MAY
    )


def test_a_past_day_shows_the_list_and_the_values_of_then(year):
    put(year)
    told(year, "12.5", "10", "")
    renamed = {"甲村": Decimal(40), "新乙村": Decimal(30), "丙村": Decimal("16.5")}
    put(year, renamed, version=1, reason="乙村更名", at=MAY)
    (then,) = looks.spreads(year.office, year.project, APRIL.date(), APRIL).values()
    assert [one.name for one in then.points] == list(VILLAGES)
    assert [one.actual for one in then.points] == [Decimal("12.5"), Decimal(10), None]


def test_points_cost_the_same_queries_however_many(year, django_assert_num_queries):
    put(year)
    with django_assert_num_queries(2):
        looks.of_programme(year.office, year.programme)
    many = {f"{n}村": Decimal("0.5") for n in range(173)}
    assert put(year, many, version=1, reason="分到各村") == "set"
    with django_assert_num_queries(2):
        assert len(looks.of_programme(year.office, year.programme)[year.pipes]) == 173
