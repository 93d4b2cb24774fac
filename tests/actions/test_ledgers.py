"""The ledger leaves the house with an entry in the trail."""

import json

import pytest

from shishi.actions import ledgers
from shishi.queries import door
from shishi.queries.ledgers import Sieve
from shishi.records.models import AuditEntry
from shishi.rules.access import Role
from tests.makers import AT, a_county, a_person, a_programme

pytestmark = pytest.mark.django_db


def test_an_export_gives_what_the_page_shows_and_says_so():
    keeper = a_county()
    programme = a_programme(a_person(keeper, Role.INSPECTION_OFFICE)).programme
    reporter = a_person(keeper, Role.UNIT_REPORTER)
    facts = ledgers.export(actor=reporter, programme=programme, sieve=Sieve(due="presumed"), at=AT)
    assert [fact.number for fact in facts] == [3]
    entry = AuditEntry.objects.order_by("-number")[0]
    assert (entry.deed, entry.actor) == ("ledger.export", reporter.key)
    assert json.loads(entry.detail)["sieve"] == {"due": "presumed", "sort": "number"}


def test_the_machine_itself_may_export_each_county():
    keeper = a_county()
    programme = a_programme(a_person(keeper, Role.INSPECTION_OFFICE)).programme
    (host,) = door.hosts()
    assert len(ledgers.export(actor=host, programme=programme, sieve=Sieve(), at=AT)) == 3
