"""两期对照 on the page and as a sheet."""

import io
from datetime import timedelta

import openpyxl
from django.test import Client
from django.urls import reverse

from shishi.records.models import Snapshot
from shishi.rules.snapshots import digest_of
from tests.web.conftest import House, frozen
from tests.web.years import text


def two(house: House) -> tuple[Snapshot, Snapshot]:
    """The snapshot of today, and one of a day before on which a deadline was another."""
    now = Snapshot.objects.get(pk=frozen(house))
    day = now.on - timedelta(days=30)
    body = {**now.body, "截至": day.isoformat()}
    first, *rest = body["实事"]
    body["实事"] = [{**first, "时限": "2026-06-30"}, *rest[:-1]]
    was = Snapshot.objects.create(
        programme=now.programme, on=day, body=body, digest=digest_of(body), taken_at=house.at
    )
    return was, now


def address(house: House) -> str:
    return reverse("snapshots_compare", args=[house.programme])


def test_two_days_are_held_against_each_other(office: Client, house: House):
    was, now = two(house)
    page = text(office.get(address(house)))
    assert "新增 1 件，减少 0 件，变动 1 件" in page
    assert "2026-06-30" in page
    turned = text(office.get(address(house), {"one": now.pk, "other": was.pk}))
    assert turned == page  # the earlier is the earlier, whichever is named first
    same = text(office.get(address(house), {"one": now.pk, "other": now.pk}))
    assert "两期相同" in same


def test_they_are_taken_along_as_a_sheet(office: Client, house: House):
    two(house)
    answer = office.get(address(house), {"as": "xlsx"})
    page = openpyxl.load_workbook(io.BytesIO(answer.content))["两期对照"]
    values = [value for row in page.iter_rows(values_only=True) for value in row if value]
    assert "2026-06-30" in values
    assert "新增" in values


def test_one_snapshot_alone_cannot_be_compared(office: Client, house: House):
    frozen(house)
    answer = office.get(address(house), follow=True)
    assert "要有两份快照才能对照" in answer.content.decode()


def test_what_is_no_snapshot_of_the_year_is_not_there(office: Client, house: House):
    two(house)
    for one in ("999999", "x", "-1", "9" * 30):
        assert office.get(address(house), {"one": one}).status_code == 404
