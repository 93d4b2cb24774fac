"""A process that is killed while it numbers or issues a paper: done wholly or not at all, and the
number is never lost."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator

import pytest

from shishi.actions import serials
from shishi.queries import dispatches as look
from shishi.queries import trail
from shishi.records import originals
from shishi.records.models import (
    AuditEntry,
    Dispatch,
    DispatchFile,
    DispatchStep,
    Person,
    Recipient,
    Serial,
)
from shishi.rules.digests import digest
from shishi.rules.lifecycle import Refused
from tests.actions.test_at_once import database_url
from tests.dispatching import NOON, Desk, a_desk, composing, drawn, taken

pytestmark = pytest.mark.django_db(transaction=True)

# Reads “deed login dispatch version statement” and does the deed in a child of its own, which is
# killed before it sends that statement to the database; answers how the child ended.
NURSERY = """
    import os, signal, sys
    import django
    django.setup()
    from django.conf import settings
    from django.db import connection
    from shishi.actions import dispatches, serials
    from shishi.queries import door
    from tests.dispatching import NOON, composing

    settings.ORIGINALS_FOLDER = sys.argv[1]

    def doing(deed, login, dispatch, version, last):
        sent = 0
        def counted(execute, sql, params, many, context):
            nonlocal sent
            sent += 1
            if sent == int(last):
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)
        actor = door.named(login, on=NOON.date())
        with connection.execute_wrapper(counted), composing():
            getattr(dispatches if hasattr(dispatches, deed) else serials, deed)(
                actor=actor, dispatch=int(dispatch), version=int(version), at=NOON
            )

    for line in sys.stdin:
        child = os.fork()
        if not child:
            doing(*line.split())
            os._exit(0)
        print(os.waitpid(child, 0)[1], flush=True)
"""
Doing = Callable[[str, int, Dispatch, int], int]


@pytest.fixture
def doing(settings, tmp_path) -> Iterator[Doing]:
    """Does a deed in a process that is killed at a statement; 9 when it was, 0 when it ended."""
    settings.ORIGINALS_FOLDER = str(tmp_path)
    nursery = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(NURSERY), str(tmp_path)],
        env={**os.environ, "DATABASE_URL": database_url()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert nursery.stdin
    assert nursery.stdout
    tell, hear = nursery.stdin, nursery.stdout

    def do(deed: str, person: int, row: Dispatch, statement: int) -> int:
        login = Person.objects.values_list("login", flat=True).get(pk=person)
        tell.write(f"{deed} {login} {row.pk} {row.version} {statement}\n")
        tell.flush()
        return int(hear.readline())

    yield do
    tell.close()
    nursery.wait(timeout=30)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with composing():
        yield a_desk()


def as_it_stands() -> tuple[object, ...]:
    return (
        list(Dispatch.objects.values("pk", "state", "version", "frozen_digest", "root_number")),
        list(Serial.objects.values_list("number", "dispatch", "voided_at")),
        DispatchStep.objects.count(),
        DispatchFile.objects.count(),
        Recipient.objects.count(),
        AuditEntry.objects.count(),
    )


@pytest.mark.parametrize("deed", ["send", "number", "issue"])
def test_a_deed_that_is_killed_at_any_statement_is_done_wholly_or_not_at_all(desk, doing, deed):
    row = taken(desk, drawn(desk), *{"number": ("send", "sign")}.get(deed, ()))
    if deed == "issue":
        row = taken(desk, row, "send", "sign", "number")
    before, statement = as_it_stands(), 0
    ended = 9
    while ended == 9:
        statement += 1 if statement < 12 or deed != "send" else 7
        ended = doing(deed, desk.office.key, row, statement)
        if ended == 9:
            assert as_it_stands() == before, statement
    assert ended == 0
    assert statement > 8
    assert as_it_stands() != before
    assert trail.verify().ok
    row.refresh_from_db()
    if deed == "issue":
        assert Serial.objects.get().number == 1
        stamp = look.stamp(row, look.numbers_of(desk.office, [row.pk])[row.pk])
        assert [digest(content) for _, content in look.files(look.frozen_of(row), stamp)] == [
            one.digest for one in row.files.order_by("pk")
        ]
        assert all(originals.content(one.digest) for one in row.files.all())
        with pytest.raises(Refused):  # who did not hear the answer and does it again
            serials.issue(actor=desk.office, dispatch=row.pk, version=row.version - 1, at=NOON)
