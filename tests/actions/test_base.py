"""Every deed leaves its entry in the same transaction; a refused one leaves only that."""

import json
import threading

import pytest
from django.db import OperationalError, connection

from shishi.actions import parties
from shishi.actions.base import change
from shishi.queries import trail
from shishi.records import vendor
from shishi.records.models import AuditEntry, Territory, Unit
from shishi.rules.access import Role
from shishi.rules.lifecycle import Refused, no
from tests.makers import AT, a_county, a_person, an_office

pytestmark = pytest.mark.django_db


def latest() -> AuditEntry:
    return AuditEntry.objects.order_by("-number")[0]


def test_an_entry_says_who_did_what_to_which_thing_and_when():
    office = an_office()
    key = parties.add_unit(actor=office, name="县水利局", at=AT)
    entry = latest()
    assert (entry.actor, entry.actor_name, entry.territory) == (
        office.person,
        "祁望舟",
        office.territory,
    )
    assert (entry.deed, entry.thing, entry.thing_key, entry.done) == (
        "unit.add",
        "unit",
        key,
        True,
    )
    assert entry.at == "2026-03-02T09:30:00+08:00"
    assert json.loads(entry.detail) == {"unit": "县水利局"}


def test_a_deed_that_may_not_be_done_changes_nothing_and_is_recorded():
    reporter = a_person(a_county(), Role.UNIT_REPORTER)
    before = Unit.objects.count()
    with pytest.raises(Refused):
        parties.add_unit(actor=reporter, name="县水利局", at=AT)
    assert Unit.objects.count() == before
    assert (latest().deed, latest().done, latest().actor) == ("unit.add", False, reporter.person)
    assert "此事由" in json.loads(latest().detail)["says"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="its room can be bounded")
@pytest.mark.django_db(transaction=True)
def test_a_disk_without_room_refuses_the_deed_in_words_and_it_works_again_later():
    office = an_office()
    entries, units = AuditEntry.objects.count(), Unit.objects.count()

    def until_it_is_full() -> None:
        for place in range(2000):
            parties.add_unit(actor=office, name=f"县第{place}局" + "水" * 150, at=AT)

    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        try:
            cursor.execute(f"PRAGMA max_page_count = {pages}")
            with pytest.raises(Refused, match="磁盘空间已满"):
                until_it_is_full()
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert AuditEntry.objects.count() - entries == Unit.objects.count() - units
    parties.add_unit(actor=office, name="县水利局", at=AT)
    assert trail.verify().ok


@pytest.mark.parametrize(("state", "full"), [("53100", True), ("40001", False)])
def test_the_other_database_says_it_by_its_code(state, full):
    fault = OperationalError("could not extend file")
    fault.__cause__ = type("DiskFull", (Exception,), {"sqlstate": state})()
    assert vendor.is_full(fault) is full


def test_a_deed_that_breaks_off_leaves_neither_row_nor_entry():
    office = an_office()
    entries = AuditEntry.objects.count()

    def deed() -> None:
        with change(office, "unit.add", Territory.objects.get(), at=AT):
            Unit.objects.create(territory=Territory.objects.get(), name="县水利局")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        deed()
    assert not Unit.objects.filter(name="县水利局").exists()
    assert AuditEntry.objects.count() == entries


def test_a_refusal_from_within_undoes_the_rows():
    office = an_office()

    def deed() -> None:
        with change(office, "unit.add", Territory.objects.get(), at=AT):
            Unit.objects.create(territory=Territory.objects.get(), name="县水利局")
            raise Refused(no("请核对。"))

    with pytest.raises(Refused):
        deed()
    assert not Unit.objects.filter(name="县水利局").exists()
    assert json.loads(latest().detail) == {"says": "请核对。"}


def test_preparation_waits_for_leave():
    reporter = a_person(a_county(), Role.UNIT_REPORTER)
    done: list[str] = []
    with (
        pytest.raises(Refused),
        change(
            reporter,
            "unit.add",
            Territory.objects.get(),
            at=AT,
            prepare=lambda: done.append("work"),
        ),
    ):
        pass
    assert done == []


def test_line_breaks_in_what_people_type_stay_inside_their_entry():
    parties.add_unit(actor=an_office(), name="甲局\r\n伪造的一条", at=AT)
    assert "\n" not in latest().detail
    assert trail.verify().ok


@pytest.mark.django_db(transaction=True)
def test_entries_written_at_once_follow_one_another():
    office = an_office()

    def add(name: str) -> None:
        parties.add_unit(actor=office, name=name, at=AT)
        connection.close()

    threads = [threading.Thread(target=add, args=(f"第{n}局",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = list(AuditEntry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert AuditEntry.objects.filter(deed="unit.add", done=True).count() == 6
    assert trail.verify().ok


TAMPERING = [
    "UPDATE records_auditentry SET actor_name = '别人' WHERE number = 3",
    "UPDATE records_auditentry SET detail = '{}' WHERE number = 3",
    "UPDATE records_auditentry SET at = '2025-01-01T00:00:00+08:00' WHERE number = 3",
    "DELETE FROM records_auditentry WHERE number = 3",
    "UPDATE records_auditentry SET number = number + 100 WHERE number >= 3",
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", TAMPERING)
def test_a_row_changed_behind_the_back_is_found(statement: str):
    an_office()
    assert trail.verify().ok
    vendor.run(vendor.UNGUARD, connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    vendor.run(vendor.GUARDS, connection)
    found = trail.verify()
    assert (found.ok, found.broken_at) == (False, 3)
    assert "第 3 条" in found.says


@pytest.mark.django_db(transaction=True)
def test_an_end_cut_off_is_found():
    an_office()
    length = AuditEntry.objects.count()
    vendor.run(vendor.UNGUARD, connection)
    AuditEntry.objects.filter(number=length).delete()
    vendor.run(vendor.GUARDS, connection)
    assert trail.verify().broken_at == length
