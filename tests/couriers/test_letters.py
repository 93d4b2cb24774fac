"""Letters to the three vendors and by mail, against servers that check them."""

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from urllib.parse import quote_plus

import pytest

from shishi import clock
from shishi.clock import HERE
from shishi.couriers import letters, vendors
from shishi.rules.notifications import Channel, Fate, Letter
from tests import stand_ins
from tests.stand_ins import SECRET, Groups, Post

CHANNELS = (Channel.WECOM, Channel.DINGTALK, Channel.FEISHU)
LINES = ("2026年 红灯：第2件", "2026年 未报：第3件、第9件")


@pytest.fixture
def groups() -> Iterator[Groups]:
    with stand_ins.groups() as held:
        yield held


@pytest.fixture
def post(settings) -> Iterator[Post]:
    with stand_ins.post() as held:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", held.port
        settings.EMAIL_USE_SSL = settings.EMAIL_USE_TLS = False
        yield held


def to_group(groups: Groups, channel: Channel, **more) -> Letter:
    given = {
        "to": groups.address(channel.value, "robot-1234".replace("-", "")),
        "secret": "" if channel is Channel.WECOM else SECRET,
        "title": "民生实事提醒：红灯 1 件，未报 2 件",
        "lines": LINES,
        **more,
    }
    return Letter(channel, path="/ledger/", once="shishi-1", **given)


def by_mail(to: str = "tianbao@example.cn") -> Letter:
    title = "2 件待办，最急：今日到期，3月报送"
    return Letter(Channel.MAIL, to, "", title, ("今日到期：实事一",), "/", "shishi-7")


def test_the_signatures_are_those_of_the_vendors():
    """The vectors of the standards paper (MSG-01)."""
    ding = vendors.dingtalk_sign("1700000000000", "SECtest")
    assert quote_plus(ding) == "aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D"
    feishu = vendors.feishu_sign("1700000000", "SECtest")
    assert feishu == "G7XpBpG8NgG02fJOAhX6FRAObIljmFoxVReo8I62pEk="


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_vendor_takes_the_message(channel, groups, settings):
    settings.SITE_ADDRESS = "https://ss.example.cn"
    outcome = letters.send(to_group(groups, channel), clock.now())
    assert outcome.fate is Fate.SENT, outcome.says
    assert groups.texts == {
        "robot1234": [
            "民生实事提醒：红灯 1 件，未报 2 件\n2026年 红灯：第2件\n2026年 未报：第3件、第9件\n"
            "https://ss.example.cn/ledger/"
        ]
    }


def test_without_an_address_of_the_site_there_is_no_link(groups):
    letters.send(to_group(groups, Channel.WECOM), clock.now())
    assert groups.texts["robot1234"][0].endswith("\n请登录系统查看。")


@pytest.mark.parametrize("channel", CHANNELS[1:])
def test_a_wrong_secret_and_a_wrong_clock_are_told_apart_from_other_faults(channel, groups):
    wrong = letters.send(to_group(groups, channel, secret="SECother"), clock.now())
    slow = letters.send(to_group(groups, channel), datetime(2026, 1, 1, 9, tzinfo=HERE))
    for outcome in (wrong, slow):
        assert outcome.fate is Fate.NEVER
        assert "密钥" in outcome.says
    assert groups.texts == {}


def test_a_long_message_is_cut_to_what_wecom_takes(groups):
    lines = tuple(f"2026年 红灯：第{number}件" for number in range(200))
    assert letters.send(to_group(groups, Channel.WECOM, lines=lines), clock.now()).fate is Fate.SENT
    text = groups.texts["robot1234"][0]
    assert 1900 < len(text.encode()) <= 2048
    assert "另有 " in text


def test_the_twenty_first_message_of_a_minute_comes_later(groups):
    fates = [letters.send(to_group(groups, Channel.WECOM), clock.now()).fate for _ in range(21)]
    assert fates == [Fate.SENT] * 20 + [Fate.LATER]


@pytest.mark.parametrize(
    ("answer", "fate", "says"),
    [
        (("errcode", 93000), Fate.NEVER, "地址无效"),
        (("errcode", 45009), Fate.LATER, "频繁"),
        (("errcode", 60011), Fate.LATER, "60011"),
        (("", -503), Fate.LATER, "繁忙"),
        (("", -429), Fate.LATER, "繁忙"),
        (("", -500), Fate.UNKNOWN, "不能确定"),
        (("", -404), Fate.NEVER, "404"),
        (("", -302), Fate.NEVER, "302"),  # a robot's address is not sent on
        (("", None), Fate.UNKNOWN, "不能确定"),  # hung up after it had come
        (("other", 7), Fate.NEVER, "格式"),
    ],
)
def test_what_a_vendor_answers(answer, fate, says, groups):
    groups.next.append(answer)
    outcome = letters.send(to_group(groups, Channel.WECOM), clock.now())
    assert (outcome.fate, says in outcome.says) == (fate, True), outcome
    assert len(groups.came) == 1


def test_a_server_that_is_not_there_is_tried_later(groups):
    address = "http://127.0.0.1:9/cgi-bin/webhook/send?key=robot1234"
    outcome = letters.send(to_group(groups, Channel.WECOM, to=address), clock.now())
    assert outcome.fate is Fate.LATER
    assert "没有连上" in outcome.says


def test_a_letter_arrives(post, settings):
    settings.DEFAULT_FROM_EMAIL = "实事 <shishi@example.cn>"
    settings.SITE_ADDRESS = "https://ss.example.cn"
    outcome = letters.send(by_mail(), clock.now())
    assert outcome.fate is Fate.SENT, outcome.says
    ((to, text),) = post.letters
    mail = message_from_bytes(text.encode())
    assert to == "tianbao@example.cn"
    subject = str(make_header(decode_header(mail["Subject"])))
    assert subject == "【民生实事】2 件待办，最急：今日到期，3月报送"
    assert mail["Message-ID"] == "<shishi-7@example.cn>"
    body = mail.get_payload(decode=True).decode()
    assert body == "今日到期：实事一\n\nhttps://ss.example.cn/"


@pytest.mark.parametrize(
    ("answer", "fate", "says"),
    [
        ("451 try later", Fate.LATER, "451"),
        ("554 refused", Fate.NEVER, "554"),
        (None, Fate.UNKNOWN, "不能确定"),
    ],
)
def test_what_a_mail_server_answers(answer, fate, says, post):
    post.next.append(answer)
    outcome = letters.send(by_mail(), clock.now())
    assert (outcome.fate, says in outcome.says) == (fate, True), outcome
    assert post.letters == []


def test_an_address_without_mailbox_is_given_up(post):
    post.unknown.add("nobody@example.cn")
    outcome = letters.send(by_mail("nobody@example.cn"), clock.now())
    assert outcome.fate is Fate.NEVER
    assert "邮箱" in outcome.says


def test_a_mail_server_that_is_not_there_is_tried_later(post, settings):
    settings.EMAIL_PORT = 9
    assert letters.send(by_mail(), clock.now()).fate is Fate.LATER
