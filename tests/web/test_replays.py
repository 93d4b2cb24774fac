"""Past days on pages: snapshots beside their replay, the switch of knowledge, the tiers."""

import re
from datetime import timedelta
from html import unescape

from django.urls import reverse

from shishi.queries import ledgers
from shishi.queries.ledgers import Sieve
from shishi.records.models import Snapshot
from shishi.rules.access import Role
from tests import year
from tests.web.conftest import first_project
from tests.web.years import STEP, text


def test_a_snapshot_is_frozen_opened_and_held_against_the_replay(office, house, started):
    url = reverse("snapshots", args=[started.pk])
    answer = office.post(url, {"on": house.on.isoformat()})
    kept = Snapshot.objects.get()
    assert answer["Location"] == reverse("snapshot", args=[started.pk, kept.pk])
    page = text(office.get(answer["Location"]))
    assert "校验码与留痕一致" in page
    assert "与当日回看逐项一致：10 件实事" in page
    assert "≥86.5 公里" in page
    assert office.post(url, {"on": house.on.isoformat()})["Location"] == answer["Location"]
    assert Snapshot.objects.count() == 1


def test_a_day_to_come_is_refused_at_its_field(office, house):
    url = reverse("snapshots", args=[house.programme])
    answer = office.post(url, {"on": (house.on + STEP).isoformat()})
    assert answer.status_code == 422
    assert "快照日期不能晚于今天" in text(answer)


def test_a_snapshot_that_was_altered_says_so(office, house, started):
    office.post(reverse("snapshots", args=[started.pk]), {"on": house.on.isoformat()})
    kept = Snapshot.objects.get()
    body = {**kept.body, "方案": "别的方案"}
    Snapshot.objects.create(
        programme=started,
        on=house.on - timedelta(days=1),
        body=body,
        digest=kept.digest,
        taken_at=kept.taken_at,
    )
    other = Snapshot.objects.exclude(pk=kept.pk).get()
    page = text(office.get(reverse("snapshot", args=[started.pk, other.pk])))
    assert "校验码与留痕不一致" in page
    assert "不符" in page
    assert "别的方案" in page


def test_one_taken_while_the_clock_stood_in_the_future_says_so(office, house, started):
    office.post(reverse("snapshots", args=[started.pk]), {"on": house.on.isoformat()})
    kept = Snapshot.objects.get()
    page = reverse("snapshot", args=[started.pk, kept.pk])
    assert "晚于现在" not in text(office.get(page))
    far = Snapshot.objects.create(
        programme=started,
        on=house.on + STEP,
        body=kept.body,
        digest=kept.digest,
        taken_at=house.at + 99 * STEP,
    )
    assert "时钟误设到了将来" in text(office.get(reverse("snapshot", args=[started.pk, far.pk])))
    assert text(office.get(reverse("snapshots", args=[started.pk]))).count("晚于现在") == 1


def test_the_switch_leads_from_what_was_known_to_what_is_known(office, house, started):
    day = (house.on - STEP).isoformat()
    for path in (
        reverse("programme_ledger", args=[started.pk]),
        reverse("lights", args=[started.pk]),
        reverse("project", args=[first_project(house)]),
    ):
        then = office.get(f"{path}?on={day}")
        assert "回看" in text(then)
        assert "当时可知" in text(then)
        assert "亮灯规则“默认”第 1 版" in text(then)
        switch = unescape(re.search(r'<a href="([^"]*)">改按今天所知', then.content.decode())[1])
        now = office.get(path + switch)
        assert "按今天所知：其后补报和更正的数据已计入" in text(now)
        assert f'?on={day}">改按当日所知' in unescape(now.content.decode())


def test_by_what_is_known_now_a_past_day_has_the_later_reports(office, house, started):
    for line in year.lines(started):
        year.an_observation(line, house.on - 2 * STEP, "0.6", house.at)
    day = (house.on - STEP).isoformat()
    url = reverse("programme_ledger", args=[started.pk])
    done = reverse("project", args=[first_project(house)])

    def told(query: str) -> bool:
        return "51.9 / ≥86.5 公里" in text(office.get(f"{url}{query}"))

    assert not told(f"?on={day}")
    assert told(f"?on={day}&known=now")
    assert (
        f"{done}?on={day}&amp;known=now" in office.get(f"{url}?on={day}&known=now").content.decode()
    )


def test_the_day_goes_along_to_the_latest_year(office, house):
    day = (house.on - STEP).isoformat()
    answer = office.get(reverse("ledger") + f"?on={day}&known=now")
    assert answer["Location"].endswith(f"/?on={day}&known=now")
    assert office.get(reverse("ledger"))["Location"].endswith(f"/{house.programme}/")


def test_each_tier_can_be_chosen_and_townships_stand_apart(office, house, started):
    found = ledgers.ledger(house.actor(Role.INSPECTION_OFFICE), started.pk, Sieve())
    page = office.get(reverse("programme_ledger", args=[started.pk])).content.decode()
    officer, township = found.officers[0], found.townships[0]
    assert township.name == "各乡镇人民政府"
    for name, key in (("leader", officer.key), ("unit", township.key)):
        assert f"?{name}={key}" in unescape(page)
        shown = ledgers.ledger(
            house.actor(Role.INSPECTION_OFFICE), started.pk, Sieve(**{name: key})
        )
        assert 0 < len(shown.projects) < 10
    board = text(office.get(reverse("lights", args=[started.pk])))
    places = [
        board.index(f" {side} ") for side in ("责任县领导", "责任领导", "责任单位", "乡镇（街道）")
    ]
    assert places == sorted(places)
