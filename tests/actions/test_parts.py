"""A total that is nothing but its parts is added up by the deeds, on the page and off it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shishi.actions import observations, reports
from shishi.records.models import Indicator, Observation
from shishi.rules.fillings import Filled, Typed
from shishi.rules.lifecycle import Refused
from shishi.rules.observations import Told
from shishi.rules.reports import NoChange
from tests.reporting import APRIL, MAY, Year, a_draft, a_year, accepted, next_round, the_parts
from tests.reporting import typed as plain
from tests.workbooks import brought, filled, put, taken, told, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    return a_year()


@pytest.fixture
def parts(year) -> tuple[int, int]:
    return the_parts(year)


def typed(year: Year, parts: tuple[int, int], *words: str, **more: str) -> Filled:
    """The figures with those of both stations; what is typed for the total is whatever it is."""
    held = plain(year, **{"stations": "7", **more})
    stations = {key: Typed(one) for key, one in zip(parts, words, strict=True)}
    return replace(held, figures={**held.figures, **stations})


def standing(indicator: int) -> Decimal | None:
    replaced = Observation.objects.filter(corrects__isnull=False).values("corrects")
    rows = Observation.objects.filter(indicator=indicator).exclude(pk__in=replaced)
    return rows.order_by("as_of").last().value


def correct(year: Year, indicator: int, value: str) -> int:
    of = Observation.objects.filter(indicator=indicator).latest("pk")
    told = Told(Decimal(value))
    return observations.correct(
        actor=year.office, observation=of.pk, told=told, reason="复核台账", at=MAY
    )


def test_whatever_is_typed_for_the_total_its_parts_make_it(year, parts):
    row = accepted(year, typed(year, parts, "1", "0"))
    assert row.entries.get(indicator=year.stations).value == 1
    assert standing(year.stations) == 1


def test_a_part_that_is_missing_is_asked_for_and_the_total_is_not(year, parts):
    kept = a_draft(year, typed(year, parts, "1", ""))
    assert values(year)[year.stations] == "1"
    with pytest.raises(Refused, match=r"^有 1 处必须改正：西站没有填数"):
        reports.submit(actor=year.reporter, report=kept.report, version=kept.version, at=APRIL)


def test_no_change_leaves_total_and_parts_as_they_were(year, parts):
    accepted(year, typed(year, parts, "1", "0"))
    next_round(year)
    accepted(year, Filled(no_change=NoChange.FUNDS), at=MAY)
    assert (values(year)[year.stations], values(year)[parts[0]]) == ("1", "1")


def test_a_part_that_is_corrected_corrects_the_total_for_the_same_reason(year, parts):
    accepted(year, typed(year, parts, "1", "1"))
    correct(year, parts[1], "0")
    assert standing(year.stations) == 1
    made = Observation.objects.get(indicator=year.stations, corrects__isnull=False)
    assert (made.reason, made.entered_at) == ("西站更正：复核台账", MAY)


def test_a_total_is_corrected_by_its_parts_alone(year, parts):
    accepted(year, typed(year, parts, "1", "1"))
    with pytest.raises(Refused, match=r"各分项合计 2 座.*请更正有误的分项"):
        correct(year, year.stations, "1")


def test_a_total_that_was_once_typed_otherwise_can_be_put_right(year, parts):
    Indicator.objects.filter(pk=parts[1]).update(value=3)  # no whole as yet: the total is typed
    accepted(year, typed(year, parts, "1", "0", stations="2"))
    Indicator.objects.filter(pk=parts[1]).update(value=1)
    with pytest.raises(Refused, match="各分项合计 1 座"):
        correct(year, year.stations, "0")
    correct(year, year.stations, "1")
    assert standing(year.stations) == 1


def test_the_workbook_adds_the_parts_up_by_itself(year, parts):
    book = taken(year)
    for key, value in ((year.pipes, 22.5), (year.people, 0), *((key, 1) for key in parts)):
        put(book, year, key, value)
    assert brought(year, book).faults == ()
    assert values(year)[year.stations] == "2"


def test_a_total_that_was_typed_over_in_the_workbook_is_told_at_its_cell(year, parts):
    book = filled(year)
    for key in parts:
        put(book, year, key, 1)
    place = put(book, year, year.stations, 3)
    assert told(year, book) == {
        place: "各分项合计 2 座，这里是 3。合计由各分项相加，不用填写：请核对各分项，或清空这一格。"
    }
    put(book, year, year.stations, None)
    assert brought(year, book).faults == ()


def test_a_workbook_in_which_only_the_total_was_recalculated_is_untouched(year, parts):
    book = taken(year)
    put(book, year, year.stations, 0)
    with pytest.raises(Refused, match="表中没有改动"):
        brought(year, book)
