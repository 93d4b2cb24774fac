"""Corrections: a new value beside the old one, with its reason, never against its neighbours."""

from datetime import date
from decimal import Decimal

import pytest

from shishi.actions import observations
from shishi.queries import standings
from shishi.records.models import Observation, Programme
from shishi.rules.lifecycle import Refused
from shishi.rules.observations import Told
from tests.reporting import APRIL, MAY, Year, a_year, accepted, next_round, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    year = a_year()
    accepted(year)
    next_round(year)
    accepted(year, typed(year, pipes="31"), at=MAY)
    return year


def correcting(year: Year, value: str | None, reason: str = "复核台账", month: int = 3) -> str:
    of = Observation.objects.filter(indicator=year.pipes, as_of__month=month).latest("pk")
    told = Told(Decimal(value) if value else None)
    try:
        observations.correct(actor=year.office, observation=of.pk, told=told, reason=reason, at=MAY)
    except Refused as refused:
        return refused.verdict.says
    return "corrected"


def test_a_correction_counts_from_now_on_and_leaves_the_old_value_as_it_was(year):
    assert correcting(year, "21.5") == "corrected"
    programme = Programme.objects.get(pk=year.programme)

    def value(known_at=None):
        found = standings.held(year.office, programme, date(2026, 4, 1), known_at)[year.project]
        return next(one.observed.value for one in found if one.indicator == year.pipes)

    assert (value(), value(APRIL)) == (Decimal("21.5"), Decimal("22.5"))
    assert Observation.objects.get(corrects__isnull=False).reason == "复核台账"


@pytest.mark.parametrize(
    ("value", "reason", "says"),
    [
        ("21", " ", "请写明更正原因"),
        ("22.5", "复核", "无须更正"),
        ("40", "复核", "累计数减少"),
        (None, "复核", "请填写更正后的数"),
        ("-3", "复核", "不能小于零"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(year, value, reason, says):
    assert says in correcting(year, value, reason)
    assert Observation.objects.filter(corrects__isnull=False).count() == 0


def test_what_was_corrected_is_corrected_no_more(year):
    of = Observation.objects.filter(indicator=year.pipes, as_of__month=3).latest("pk")
    assert correcting(year, "21.5") == "corrected"
    with pytest.raises(Refused, match="已被更正过"):
        observations.correct(
            actor=year.office, observation=of.pk, told=Told(Decimal(20)), reason="再核", at=MAY
        )


def test_a_unit_corrects_nothing_by_itself(year):
    of = Observation.objects.filter(indicator=year.pipes).latest("pk")
    with pytest.raises(Refused, match="办理"):
        observations.correct(
            actor=year.head, observation=of.pk, told=Told(Decimal(32)), reason="复核", at=MAY
        )
