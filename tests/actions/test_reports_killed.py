"""A process that is killed in the middle of handing in or accepting a report: nothing half-done."""

import os
import random
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator

import pytest

from shishi.actions import reports
from shishi.queries import trail
from shishi.records.models import AuditEntry, Observation, Person, Report, ReportStep
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused
from tests.actions.test_at_once import database_url
from tests.reporting import APRIL, Year, a_draft, a_year, approved

pytestmark = pytest.mark.django_db(transaction=True)

# Reads “deed login report version statement” and does the deed in a child of its own, which is
# killed before it sends that statement to the database; answers how the child ended.
NURSERY = """
    import os, signal, sys
    import django
    django.setup()
    from django.db import connection
    from shishi.actions import reports
    from shishi.queries import door
    from tests.reporting import APRIL

    def doing(deed, login, report, version, last):
        sent = 0
        def counted(execute, sql, params, many, context):
            nonlocal sent
            sent += 1
            if sent == int(last):
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)
        actor = door.named(login, on=APRIL.date())
        with connection.execute_wrapper(counted):
            getattr(reports, deed)(
                actor=actor, report=int(report), version=int(version), at=APRIL
            )

    for line in sys.stdin:
        child = os.fork()
        if not child:
            doing(*line.split())
            os._exit(0)
        print(os.waitpid(child, 0)[1], flush=True)
"""
Doing = Callable[[str, Actor, Report, int], int]


@pytest.fixture
def doing() -> Iterator[Doing]:
    """Does a deed in a process that is killed at a statement; 9 when it was, 0 when it ended."""
    nursery = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(NURSERY)],
        env={**os.environ, "DATABASE_URL": database_url()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert nursery.stdin
    assert nursery.stdout
    tell, hear = nursery.stdin, nursery.stdout

    def do(deed: str, actor: Actor, report: Report, statement: int) -> int:
        login = Person.objects.values_list("login", flat=True).get(pk=actor.key)
        tell.write(f"{deed} {login} {report.pk} {report.version} {statement}\n")
        tell.flush()
        return int(hear.readline())

    yield do
    tell.close()
    nursery.wait(timeout=30)


@pytest.fixture
def year() -> Year:
    return a_year()


def handed_to_the_head(year: Year) -> tuple[str, Actor, Report]:
    return "submit", year.reporter, Report.objects.get(pk=a_draft(year).report)


def waiting_for_the_office(year: Year) -> tuple[str, Actor, Report]:
    return "accept", year.office, approved(year)


def as_it_stands() -> tuple[object, ...]:
    return (
        list(Report.objects.values_list("pk", "state", "version", "submitted_on")),
        ReportStep.objects.count(),
        Observation.objects.count(),
        AuditEntry.objects.count(),
    )


@pytest.mark.parametrize("stage", [handed_to_the_head, waiting_for_the_office])
def test_a_deed_that_is_killed_is_done_wholly_or_not_at_all(year, doing, stage):
    deed, actor, report = stage(year)
    before, chance = as_it_stands(), random.Random(deed)
    points = [1, *sorted(chance.sample(range(2, 15), 7))]
    for point in points:
        assert doing(deed, actor, report, point) == 9, point
        assert as_it_stands() == before, point
        assert trail.verify().ok
    assert doing(deed, actor, report, 10_000) == 0
    whole = as_it_stands()
    assert len(before[0]) == len(whole[0]) == 1
    assert whole[1] == before[1] + 1
    assert whole[3] == before[3] + 1
    assert trail.verify().ok
    with pytest.raises(Refused):  # who did not hear the answer and does it again
        getattr(reports, deed)(actor=actor, report=report.pk, version=report.version, at=APRIL)
    assert as_it_stands()[:3] == whole[:3]
