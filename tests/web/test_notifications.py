"""提醒页: what the reader was told, and marking it as read."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from shishi.records.models import Notification
from shishi.rules.access import Role
from shishi.rules.notifications import Channel, Delivery
from tests.web.conftest import House

TITLE = "2 件待办，最急：逾期未报，2026年3月报送，2026年4月5日到期"


def told(house: House, role: Role, *, days: int = 0, **more) -> Notification:
    actor = house.actor(role)
    moment = house.at - timedelta(days=days)
    given = {"channel": Channel.PRODUCT, "state": Delivery.DELIVERED, **more}
    return Notification.objects.create(
        territory_id=actor.territory,
        person_id=actor.person,
        key=f"digest:{moment.date().isoformat()}",
        title=TITLE,
        says="逾期未报：2026年3月报送，2026年4月5日到期。城乡供水\n待审核：2026年2月报送。城乡供水",
        path="/",
        made_at=moment,
        not_before=moment,
        **given,
    )


def listed(client: Client) -> str:
    return client.get(reverse("notifications")).content.decode()


def test_a_person_reads_what_they_were_told_and_nobody_else_does(house, enter):
    told(house, Role.UNIT_REPORTER)
    told(house, Role.UNIT_REPORTER, days=-1)  # tomorrow's
    page = listed(enter(Role.UNIT_REPORTER))
    assert page.count(TITLE) == 2  # its title, and in the words of its button
    assert "待审核：2026年2月报送。城乡供水" in page
    assert '1<span class="unseen"> 条未读' in page  # beside the menu
    assert TITLE not in listed(enter(Role.UNIT_HEAD))
    assert "还没有提醒" in listed(enter(Role.UNIT_HEAD))


def test_one_or_all_are_marked_as_read(house, enter):
    rows = [told(house, Role.UNIT_REPORTER, days=days) for days in range(3)]
    client = enter(Role.UNIT_REPORTER)
    client.post(reverse("notification_read"), {"note": rows[0].pk})
    assert "未读 2 条" in listed(client)
    client.post(reverse("notification_read"), {"note": [row.pk for row in rows]})
    assert "未读" not in listed(client)


def test_a_crafted_key_of_another_reader_changes_nothing(house, enter):
    row = told(house, Role.UNIT_REPORTER)
    answer = enter(Role.UNIT_HEAD).post(reverse("notification_read"), {"note": row.pk})
    assert answer.status_code == 403
    gone = enter(Role.UNIT_HEAD).post(reverse("notification_read"), {"note": row.pk + 999})
    assert gone.status_code == 404
    row.refresh_from_db()
    assert row.read_at is None


def test_a_letter_that_was_not_sent_is_told(house, enter):
    told(house, Role.UNIT_REPORTER)
    fault = "没有连上邮件服务器。已试 5 次，不再发送。"
    told(house, Role.UNIT_REPORTER, channel=Channel.MAIL, state=Delivery.GIVEN_UP, fault=fault)
    page = listed(enter(Role.UNIT_REPORTER))
    assert "邮件未发出" in page
    assert fault in page


def test_everybody_reads_of_what_they_are_told_and_when(enter):
    unit, office = listed(enter(Role.UNIT_HEAD)), listed(enter(Role.INSPECTION_OFFICE))
    assert "<dt>议定事项临期</dt><dd>办理期限之前 3 个工作日和当天</dd>" in unit
    assert "<dt>周调度待开</dt>" not in unit
    assert "<dt>周调度待开</dt>" in office
    assert "提醒时间：工作日 09:00-18:00" in office
    assert "没有需要提醒的事" in listed(enter(Role.CONGRESS_OFFICE))
