"""What waits in the outbox goes out at most once, in the hours of the office; what becomes of it is
told."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from shishi.actions import notifications, robots
from shishi.couriers import letters
from shishi.queries import door, trail
from shishi.queries import notifications as look
from shishi.records.models import Notification, Person
from shishi.rules.notifications import (
    INTERRUPTED,
    MOST_TRIES,
    STALE,
    Channel,
    Delivery,
    Letter,
    Outcome,
)
from tests import stand_ins
from tests.actions.test_notifications import SIX, WATER, host, on, written
from tests.reporting import APRIL, Year, a_year
from tests.stand_ins import Groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups() -> Iterator[Groups]:
    with stand_ins.groups() as held:
        yield held


@pytest.fixture
def late(groups: Groups) -> Year:
    """A year whose report is late on the 7th, with a group that is told so."""
    held = a_year()
    admin = door.named(Person.objects.get(name="闵清和").login, on=APRIL.date())
    robots.set_robot(
        actor=admin,
        robot=None,
        channel=Channel.WECOM,
        name="实事群",
        address=groups.address("wecom", "robot1234"),
        secret="",
        send=None,
        at=APRIL,
    )
    notifications.write(actor=host(held), mail=False, at=on(4, 7))
    return held


def deliver(held: Year, at: datetime, send=letters.send) -> int:
    return notifications.deliver(actor=host(held), send=send, at=at)


def to_group() -> Notification:
    return Notification.objects.get(channel=Channel.WECOM)


def test_a_group_reads_numbers_and_lights_once(late, groups):
    assert deliver(late, on(4, 7, 8, 59)) == 0  # before the office opens
    assert deliver(late, on(4, 7, 9)) == 1
    assert deliver(late, on(4, 7, 9, 5)) == 0
    (text,) = groups.texts["robot1234"]
    assert text.splitlines()[:2] == ["民生实事提醒：未报 3 件", "2026年 未报：第1件、第2件、第3件"]
    for word in (WATER, "陆知遥", "闻溪桥", "县水利局", "退回", "万人"):
        assert word not in text
    assert to_group().state is Delivery.DELIVERED


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (on(4, 7, 8, 59), False),
        (on(4, 7, 9), True),
        (on(4, 7, 18), False),  # after hours nothing is even begun
        (on(4, 8, 0, 3), True),  # to be given up
    ],
)
def test_when_there_is_anything_to_do(late, at, expected):
    assert look.to_deliver(host(late), at) is expected


def test_what_was_not_taken_is_tried_with_growing_pauses_and_given_up(late, groups):
    groups.next = [("errcode", 45009)] * MOST_TRIES
    tried = [
        minute
        for minute in range(0, 9 * 60, 5)
        if deliver(late, on(4, 7, 9) + timedelta(minutes=minute)) or came(groups)
    ]
    assert tried == [0, 5, 20, 80, 200]
    row = to_group()
    assert (row.state, row.tries) == (Delivery.GIVEN_UP, MOST_TRIES)
    assert "频繁" in row.fault
    assert groups.texts == {}


def came(groups: Groups) -> bool:
    """Whether a request has come since this was last asked."""
    paths, groups.came = groups.came, []
    return bool(paths)


def test_what_nobody_knows_the_fate_of_is_not_sent_again(late, groups):
    groups.next = [("", None)]
    for minute in range(0, 60, 5):
        deliver(late, on(4, 7, 9, minute))
    row = to_group()
    assert len(groups.came) == 1
    assert row.state is Delivery.GIVEN_UP
    assert "不能确定是否送达" in row.fault


def test_a_crash_between_sending_and_marking_repeats_nothing_and_is_told(late, groups):
    def dies(letter: Letter, at: datetime) -> Outcome:
        letters.send(letter, at)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver(late, on(4, 7, 9), dies)
    assert to_group().state is Delivery.WAITING
    for minute in (1, 6, 12):
        deliver(late, on(4, 7, 9, minute))
    assert len(groups.texts["robot1234"]) == 1
    assert (to_group().state, to_group().fault) == (Delivery.GIVEN_UP, INTERRUPTED)
    admin = door.named(Person.objects.get(name="闵清和").login, on=APRIL.date())
    assert look.robots(admin)[0].sent[0].fault == INTERRUPTED
    assert trail.verify().ok


def test_what_missed_its_day_goes_out_with_the_next_digest_only(late, groups):
    assert deliver(late, on(4, 7, 18)) == 0
    assert deliver(late, on(4, 8, 9)) == 0
    assert (to_group().state, to_group().fault) == (Delivery.GIVEN_UP, STALE)
    notifications.write(actor=host(late), mail=False, at=on(4, 9))
    assert deliver(late, on(4, 9, 9)) == 1
    assert len(groups.texts["robot1234"]) == 1


def test_a_robot_that_was_switched_off_is_not_written_to(late, groups):
    admin = door.named(Person.objects.get(name="闵清和").login, on=APRIL.date())
    robots.switch(actor=admin, robot=to_group().robot_id or 0, active=False, at=on(4, 7, 8))
    deliver(late, on(4, 7, 9))
    assert groups.came == []
    assert to_group().state is Delivery.GIVEN_UP


def test_a_letter_goes_to_whoever_has_an_address(settings):
    held = a_year()
    Person.objects.filter(pk=held.reporter.key).update(email="wenxiqiao@example.cn")
    written(held, SIX, mail=True)
    assert Notification.objects.filter(channel=Channel.MAIL).count() == 1
    with stand_ins.post() as post:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.port
        settings.EMAIL_USE_SSL = settings.EMAIL_USE_TLS = False
        assert deliver(held, on(4, 1, 9)) == 1
        assert deliver(held, on(4, 1, 9, 5)) == 0
    assert [to for to, _ in post.letters] == ["wenxiqiao@example.cn"]
    assert look.notes(held.reporter, APRIL)[0].mailed is Delivery.DELIVERED


def test_a_mail_server_that_is_down_holds_nobody_up_and_is_told(settings):
    held = a_year()
    for one in (held.reporter, held.head):
        Person.objects.filter(pk=one.key).update(email=f"{one.key}@example.cn")
    written(held, SIX, mail=True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert deliver(held, on(4, 1, 9)) == 0
    rows = Notification.objects.filter(channel=Channel.MAIL)
    assert sorted(row.tries for row in rows) == [0, 1]  # the second is not even tried
    assert "没有连上邮件服务器" in "".join(row.fault for row in rows)
