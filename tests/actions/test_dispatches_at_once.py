"""Several people at one paper, and at the register of numbers, in one moment; a disk that is full
in the middle of it."""

import resource
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError

from shishi.actions import dispatches, serials
from shishi.queries import trail
from shishi.records.models import AuditEntry, Dispatch, DispatchFile, DispatchStep, Serial
from shishi.rules.access import Actor
from shishi.rules.dispatches import DispatchState, Kind
from shishi.rules.lifecycle import Refused
from tests.actions.test_at_once import _at_once as at_once
from tests.dispatching import MARCH_END, NOON, Desk, a_desk, composing, drawn, taken

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 50


@pytest.fixture(autouse=True)
def _drawn_up(settings, tmp_path) -> Iterator[None]:
    settings.ORIGINALS_FOLDER = str(tmp_path)
    with composing():
        yield


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def doing(deed: Callable[..., object], actor: Actor, row: Dispatch) -> Callable[[], object]:
    return lambda: deed(actor=actor, dispatch=row.pk, version=row.version, at=NOON)


def kinds(results: list[object]) -> Counter[str]:
    return Counter(type(result).__name__ for result in results)


def test_two_who_sign_at_once_sign_once(desk):
    row = taken(desk, drawn(desk), "send")
    results = at_once(*[doing(dispatches.sign, desk.leader, row)] * 3)
    assert kinds(results) == {"int": 1, "Refused": 2}
    assert DispatchStep.objects.filter(step="sign").count() == 1
    assert AuditEntry.objects.filter(deed="dispatch.sign", done=False).count() == 2


def test_two_who_number_one_paper_at_once_take_one_number(desk):
    row = taken(desk, drawn(desk), "send", "sign")
    results = at_once(*[doing(serials.number, desk.office, row)] * 3)
    assert kinds(results) == {"str": 1, "Refused": 2}
    assert Serial.objects.count() == 1


def test_two_who_issue_at_once_issue_once(desk):
    row = taken(desk, drawn(desk), "send", "sign", "number")
    results = at_once(*[doing(serials.issue, desk.office, row)] * 3)
    assert kinds(results) == {"int": 1, "Refused": 2}
    assert DispatchFile.objects.count() == 3
    assert trail.verify().ok


def test_two_who_draw_up_at_once_make_one_draft(desk):
    def drawing() -> object:
        told = {"programme": desk.year.programme, "kind": Kind.BULLETIN, "on": MARCH_END}
        return dispatches.draw(actor=desk.office, at=NOON, **told)

    assert kinds(at_once(drawing, drawing, drawing)) == {"int": 1, "Refused": 2}
    assert Dispatch.objects.count() == 1


def test_signing_while_it_is_sent_back_settles_it_one_way(desk):
    row = taken(desk, drawn(desk), "send")
    back = {"dispatch": row.pk, "version": row.version, "reason": "重新核对", "at": NOON}
    results = at_once(
        doing(dispatches.sign, desk.leader, row),
        lambda: dispatches.send_back(actor=desk.office, **back),
    )
    assert kinds(results) == {"int": 1, "Refused": 1}
    row.refresh_from_db()
    assert (row.frozen is None) == (row.state is DispatchState.DRAFT)


def test_fifty_at_once_get_fifty_numbers_without_a_gap(desk):
    first = taken(desk, drawn(desk), "send", "sign")
    for day in range(1, MANY):
        Dispatch.objects.create(**copied(first, day))
    rows = list(Dispatch.objects.order_by("pk"))
    assert len(rows) == MANY
    results = at_once(*(doing(serials.number, desk.office, row) for row in rows))
    assert kinds(results) == {"str": MANY}
    assert set(results) == {f"云政办督〔2026〕{number}号" for number in range(1, MANY + 1)}
    assert sorted(Serial.objects.values_list("number", flat=True)) == list(range(1, MANY + 1))
    assert Serial.objects.values("dispatch").distinct().count() == MANY
    assert trail.verify().ok


def copied(row: Dispatch, days: int) -> dict[str, object]:
    """The columns of the same signed paper for an earlier day."""
    held = {
        one.attname: getattr(row, one.attname)
        for one in Dispatch._meta.concrete_fields
        if not one.primary_key
    }
    return {**held, "on": row.on - timedelta(days=days)}


def test_people_who_number_and_void_at_once_leave_a_register_without_a_gap(desk):
    first = taken(desk, drawn(desk), "send", "sign", "number")
    others = [Dispatch.objects.create(**copied_signed(first, day)) for day in range(1, 6)]
    void = {"dispatch": first.pk, "version": first.version, "reason": "文种有误", "at": NOON}
    results = at_once(
        lambda: serials.void(actor=desk.office, **void),
        *(doing(serials.number, desk.office, row) for row in others),
    )
    assert kinds(results) == {"int": 1, "str": 5}
    taken(desk, Dispatch.objects.get(pk=first.pk), "number")
    assert sorted(Serial.objects.values_list("number", flat=True)) == list(range(1, 8))
    assert Serial.objects.get(number=1).void_reason == "文种有误"


def copied_signed(row: Dispatch, days: int) -> dict[str, object]:
    return {**copied(row, days), "state": DispatchState.SIGNED}


@contextmanager
def no_room() -> Iterator[None]:
    """The machine lets no file grow beyond a few bytes, that of the database neither."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def files(store: Path) -> set[Path]:
    return {one for one in store.rglob("*") if one.is_file()}


def test_a_full_disk_leaves_nothing_half_issued_and_the_number_in_its_place(desk, tmp_path):
    row = taken(desk, drawn(desk), "send", "sign", "number")
    before = files(tmp_path)
    with no_room(), pytest.raises((Refused, DatabaseError)):  # where the entry of it has no room
        taken(desk, row, "issue")
    row.refresh_from_db()
    assert (row.state, DispatchFile.objects.count()) == (DispatchState.NUMBERED, 0)
    assert files(tmp_path) == before
    assert Serial.objects.get(voided_at=None).dispatch_id == row.pk
    assert taken(desk, row, "issue").state is DispatchState.ISSUED
    assert trail.verify().ok
