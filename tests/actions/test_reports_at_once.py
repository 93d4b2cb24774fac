"""Several people at one report in one moment."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from shishi.actions import observations, reports, rounds
from shishi.records.models import AuditEntry, Observation, Report, Round
from shishi.rules.observations import Told
from tests.actions.test_at_once import _at_once as at_once
from tests.reporting import APRIL, MAY, Year, a_year, accepted, approved, submitted, typed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def year() -> Year:
    return a_year()


def named(results: list[object]) -> list[str]:
    return sorted(type(result).__name__ for result in results)


def test_two_who_accept_at_once_make_one_set_of_observations(year):
    row = approved(year)

    def accepting(actor) -> Callable[[], object]:
        return lambda: reports.accept(actor=actor, report=row.pk, version=row.version, at=APRIL)

    results = at_once(accepting(year.office), accepting(year.reform), accepting(year.office))
    assert named(results) == ["Refused", "Refused", "tuple"]
    assert Observation.objects.filter(report=row).count() == 3
    assert AuditEntry.objects.filter(deed="report.accept", done=False).count() == 2


def test_two_ticks_at_once_lay_each_round_down_once(year):
    june = MAY.replace(month=6, day=26)

    def opening() -> object:
        return rounds.open_due(actor=year.office, programme=year.programme, on=june.date(), at=june)

    results = at_once(opening, opening, opening)
    assert named(results) == ["tuple", "tuple", "tuple"]
    assert sorted(len(result) for result in results) == [0, 0, 3]
    assert Round.objects.count() == 4


def test_two_who_begin_a_report_at_once_make_one_and_the_other_is_told(year):
    def beginning(actor) -> Callable[[], object]:
        return lambda: reports.fill(
            actor=actor,
            round=year.rounds[0],
            project=year.project,
            version=0,
            filled=typed(year),
            at=APRIL,
        )

    results = at_once(beginning(year.reporter), beginning(year.head))
    assert named(results) == ["Kept", "Refused"]
    assert Report.objects.count() == 1


def test_two_who_correct_one_value_at_once_make_one_correction(year):
    accepted(year)
    of = Observation.objects.get(indicator=year.pipes)

    def correcting(value: str) -> Callable[[], object]:
        return lambda: observations.correct(
            actor=year.office, observation=of.pk, told=Told(Decimal(value)), reason="复核", at=MAY
        )

    assert named(at_once(correcting("21"), correcting("21.2"))) == ["Refused", "int"]
    assert Observation.objects.filter(corrects=of).count() == 1


def test_a_head_who_approves_while_the_reporter_withdraws_settles_it_one_way(year):
    row = submitted(year)
    results = at_once(
        lambda: reports.approve(actor=year.head, report=row.pk, version=row.version, at=APRIL),
        lambda: reports.withdraw(actor=year.reporter, report=row.pk, version=row.version, at=APRIL),
    )
    assert named(results) == ["Refused", "int"]
