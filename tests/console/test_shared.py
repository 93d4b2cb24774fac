"""What the processes of a server share is what their first pages would work out."""

import gc

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi import clock
from shishi.console import shared
from shishi.queries import kept, ledgers, roundups
from shishi.queries.ledgers import Sieve
from shishi.records.models import Programme
from tests.makers import AT
from tests.reporting import Year, a_year, approved
from tests.year import a_light_rule

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def year():
    kept.clear()
    held = a_year()
    a_light_rule(Programme.objects.get(pk=held.programme), "默认", AT)
    approved(held)
    yield held
    gc.unfreeze()


def first_pages(year: Year) -> int:
    """Queries of whoever comes first."""
    with CaptureQueriesContext(connection) as seen:
        held = ledgers.ledger(year.office, year.programme, Sieve(), clock.today())
        assert held.lit
        roundups.latest(year.office, clock.today())
    return len(seen)


def test_the_first_pages_find_everything_worked_out(year):
    unshared = first_pages(year)
    again = first_pages(year)
    kept.clear()
    shared.load()
    shared.work_out()
    assert first_pages(year) == again < unshared
