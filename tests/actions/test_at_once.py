"""Several people at one thing in one moment, and a process that dies in the middle of a deed."""

import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.db import connection

from shishi.actions import plans
from shishi.queries import trail
from shishi.records.models import AuditEntry, Draft, Programme, Project
from shishi.rules.edits import Act, Edit
from shishi.rules.lifecycle import Refused
from tests.makers import AT, PLAN, a_draft, an_office

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*deeds: Callable[[], object]) -> list[object]:
    """Run the deeds in threads of their own; their results or refusals."""
    start = threading.Barrier(len(deeds))
    results: list[object] = [None] * len(deeds)

    def run(place: int) -> None:
        try:
            start.wait()
            results[place] = deeds[place]()
        except Exception as fault:
            results[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_who_adopt_at_once_make_one_programme():
    office = an_office()
    draft = a_draft(office)

    def adopt() -> object:
        return plans.adopt(actor=office, draft=draft.pk, version=1, at=AT)

    results = _at_once(adopt, adopt, adopt)
    assert sorted(type(result).__name__ for result in results) == ["Adopted", "Refused", "Refused"]
    assert (Programme.objects.count(), Project.objects.count()) == (1, 3)


def test_two_drafts_of_one_year_adopted_at_once_make_one_programme():
    office = an_office()
    drafts = [a_draft(office), a_draft(office, PLAN.replace("1460户", "1470户"))]

    def adopting(key: int) -> Callable[[], object]:
        return lambda: plans.adopt(actor=office, draft=key, version=1, at=AT)

    results = _at_once(*(adopting(draft.pk) for draft in drafts))
    assert sorted(type(result).__name__ for result in results) == ["Adopted", "Refused"]
    assert Programme.objects.count() == 1


def test_two_who_send_the_same_file_at_once_get_one_draft():
    office = an_office()

    def send() -> object:
        return plans.take_in(actor=office, filename="方案.txt", content=PLAN.encode(), at=AT)

    results = _at_once(send, send)
    assert {type(result) for result in results} <= {plans.TakenIn, Refused}
    assert Draft.objects.count() == 1


def test_two_who_edit_at_once_lose_nothing_silently():
    office = an_office()
    draft = a_draft(office)
    keys = [item.key for item in draft.facts().items]

    def editing(key: str) -> Callable[[], object]:
        edits = [Edit(Act.DROP, key)]
        return lambda: plans.amend(actor=office, draft=draft.pk, version=1, edits=edits, at=AT)

    results = _at_once(*(editing(key) for key in keys))
    assert sum(result == 2 for result in results) == 1
    assert sum(isinstance(result, Refused) for result in results) == 2
    dropped = [item for item in Draft.objects.get(pk=draft.pk).facts().items if not item.stands]
    assert len(dropped) == 1


DYING = """
    import os, sys
    import django
    django.setup()
    from shishi.actions import plans
    from shishi.queries import door
    from shishi.records import filing
    from tests.makers import AT, ON
    filing._file_search_texts = lambda pairs: os._exit(9)
    office = door.named(sys.argv[1], on=ON)
    plans.adopt(actor=office, draft=int(sys.argv[2]), version=1, at=AT)
"""


def database_url() -> str:
    """The database of this test, for another process."""
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{quote(str(held['NAME']))}"
    return f"postgresql://{held['USER']}@/{held['NAME']}?host={quote(held['HOST'], safe='')}"


def test_a_process_killed_while_it_adopts_leaves_nothing_behind():
    office = an_office()
    draft = a_draft(office)
    entries = AuditEntry.objects.count()
    login = draft.opened_by.login or ""
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(DYING), login, str(draft.pk)],
        env={**os.environ, "DATABASE_URL": database_url()},
        check=False,
    )
    assert ran.returncode == 9
    assert (Programme.objects.count(), Project.objects.count()) == (0, 0)
    assert Draft.objects.get(pk=draft.pk).state == "open"
    assert AuditEntry.objects.count() == entries
    assert trail.verify().ok
    assert plans.adopt(actor=office, draft=draft.pk, version=1, at=AT).projects == 3
