"""The daily duty killed at each of its steps, and two of it at once: nothing half-done, nothing
told twice, the chain verifies, and the next run does the rest."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection

from shishi.actions import robots
from shishi.clock import HERE
from shishi.console import duty
from shishi.queries import door, trail
from shishi.records.models import Notification, Person, Project, Rating, Round, Tick
from shishi.rules.notifications import INTERRUPTED, Channel, Delivery
from tests import stand_ins, year
from tests.actions.test_at_once import database_url
from tests.makers import AT
from tests.reporting import APRIL, STARTED, Year, a_year
from tests.stand_ins import Groups

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 5, 6, 12, tzinfo=HERE)  # both reports are late; the round of April is open
DAYS = (NOON.date() - STARTED).days + 1

DYING = """
    import os, signal, sys
    import django
    django.setup()
    from datetime import datetime
    from django.db import connection
    from shishi.clock import HERE
    from shishi.console import duty

    at = datetime.fromisoformat(sys.argv[1]).astimezone(HERE)
    marker, left = sys.argv[2], int(sys.argv[3])

    def killing(execute, sql, params, many, context):
        global left
        left -= marker in sql
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(killing):
        for _ in duty.run(at.date(), at):
            pass
"""
# before which statement the process dies, and at which of them
POINTS = [
    ('INSERT INTO "records_tick"', 1),
    ('INSERT INTO "records_round"', 1),
    ('INSERT INTO "records_rating"', 17),
    ("UPDATE records_audithead", 30),
    ('INSERT INTO "records_notification"', 1),
    ('SET "tries"', 1),
    ('"delivered_at" = ', 1),  # after the group was told, before that is written down
]


@pytest.fixture
def groups() -> Iterator[Groups]:
    with stand_ins.groups() as held:
        yield held


@pytest.fixture
def held(groups: Groups) -> Year:
    made = a_year()
    year.a_light_rule(Project.objects.get(pk=made.project).programme, "默认", AT)
    robots.set_robot(
        actor=door.named(Person.objects.get(name="闵清和").login, on=APRIL.date()),
        robot=None,
        channel=Channel.WECOM,
        name="实事群",
        address=groups.address("wecom", "robot1234"),
        secret="",
        send=None,
        at=APRIL,
    )
    return made


def stands_whole(groups: Groups) -> None:
    """What the day leaves behind, however often it was begun."""
    rated = Counter(Rating.objects.values_list("project", "on"))
    assert len(rated) == 3 * DAYS
    assert set(rated.values()) == {1}
    starts = list(Round.objects.order_by("starts_on").values_list("starts_on", flat=True))
    assert starts == [date(2026, 3, 1), date(2026, 4, 1)]
    told = Counter(Notification.objects.values_list("person", "robot", "channel", "key"))
    assert set(told.values()) == {1}
    assert {row.person.name for row in Notification.objects.filter(robot=None)} == {
        "闻溪桥",
        "罗听松",
    }
    assert len(groups.texts["robot1234"]) == 1
    assert Tick.objects.filter(ended_at__isnull=False).count() == 1
    assert trail.verify().ok


@pytest.mark.parametrize(("marker", "number"), POINTS)
def test_killed_at_any_point_it_is_finished_by_the_next_run(held, groups, marker, number):
    key = settings.DATA_FOLDER / "secret.key"
    words = [NOON.isoformat(), marker, str(number)]
    died = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(DYING), *words],
        env={**os.environ, "DATABASE_URL": database_url(), "SECRET_KEY_FILE": str(key)},
        check=False,
    )
    assert died.returncode == -signal.SIGKILL
    assert trail.verify().ok
    later = NOON + timedelta(minutes=10)
    list(duty.run(later.date(), later))
    stands_whole(groups)
    told = Notification.objects.get(channel=Channel.WECOM)
    unsure = marker == '"delivered_at" = '
    expected = (Delivery.GIVEN_UP, INTERRUPTED) if unsure else (Delivery.DELIVERED, "")
    assert (told.state, told.fault) == expected


def test_two_at_once_do_it_once_and_the_second_says_so(held, groups):
    start, said = threading.Barrier(2), []

    def run() -> None:
        try:
            start.wait()
            said.append(list(duty.run(NOON.date(), NOON)))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stands_whole(groups)
    assert sorted(len(lines) == 1 and "另一次值班正在进行" in lines[0] for lines in said) == [
        False,
        True,
    ]


def test_a_clock_set_back_adds_nothing_and_says_so(held, groups):
    list(duty.run(NOON.date(), NOON))
    early = NOON - timedelta(days=3)
    (says,) = duty.run(early.date(), early)
    assert "请核对时钟" in says
    stands_whole(groups)
