"""一次报送 — on a telephone of 360 px: fill in, hand in, sent back, mended, passed, accepted."""

import re

import pytest
from playwright.sync_api import Page, expect

from shishi import clock
from shishi.actions import plans
from shishi.queries import door
from shishi.queries import plans as drafts
from shishi.records.models import Entry, Observation
from tests.journeys.conftest import Office, picture
from tests.journeys.test_every_page_holds import enter
from tests.reporting import Live, live_rounds, passed

pytestmark = pytest.mark.browser


@pytest.fixture
def live(office: Office, sample) -> Live:
    """Last month accepted at half of every target, this month open."""
    at = clock.now()
    actor = door.named("ducha", on=at.date())
    taken = plans.take_in(actor=actor, filename=sample.name, content=sample.read_bytes(), at=at)
    version = drafts.review(actor, taken.draft).version
    programme = plans.adopt(actor=actor, draft=taken.draft, version=version, at=at).programme
    live = live_rounds(programme, at.date(), at)
    passed(live, live.before, "0.5", at.date(), at, steps="submit approve accept")
    office.page.set_viewport_size({"width": 360, "height": 740})
    return live


def pipes(live: Live) -> int:
    return Entry.objects.get(
        report__round=live.before, report__project=live.project, indicator__measure="公里"
    ).indicator_id


def told(page: Page, key: int, words: str) -> None:
    """What the server says under the field, once it has said it."""
    expect(page.locator(f"#told-{key}")).to_contain_text(words)


def whole(office: Office) -> None:
    """The page as it stands holds."""
    assert office.axe() == []
    assert office.overflow() <= 0


def test_a_report_from_the_telephone_to_the_ledger(office, live):
    page, key = office.page, pipes(live)
    taps = []

    def tap(what) -> None:
        taps.append(what)
        what.click()

    enter(office, "tianbao")
    office.go("/reports/")
    whole(office)
    tap(page.get_by_role("link", name=re.compile("农村供水保障工程.*未报", re.DOTALL)))
    field = page.locator(f"#v-{key}")
    tap(field)
    field.fill("40")
    told(page, key, "累计数不能减少")
    whole(office)
    field.fill("47.5")
    told(page, key, "本期 +4.5")
    tap(page.locator("#progress"))
    page.locator("#progress").fill("三村管网已铺设")
    picture(page, "report-on-a-telephone")
    tap(page.get_by_role("button", name="送负责人审核"))
    page.get_by_text("已送负责人审核。").wait_for()
    assert len(taps) <= 12

    enter_anew(office, "juzhang")
    office.go("/reports/")
    page.get_by_text("待审核 1 件").wait_for()
    page.get_by_role("link", name=re.compile("43 → 47.5")).click()
    whole(office)
    page.get_by_label("退回原因").fill("三村只铺了一半，请核减")
    page.get_by_role("button", name="退回").click()
    page.get_by_text("已退回填报单位。").wait_for()

    enter_anew(office, "tianbao")
    office.go(f"/reports/{live.now}/{live.project}/")
    page.get_by_text("三村只铺了一半，请核减").wait_for()
    assert page.locator("#progress").input_value() == "三村管网已铺设"
    page.locator(f"#v-{key}").fill("45.2")
    told(page, key, "本期 +2.2")
    page.get_by_role("button", name="送负责人审核").click()
    page.get_by_text("已送负责人审核。").wait_for()

    for login, button, says in (
        ("juzhang", "审核通过", "已审核通过，送汇总单位。"),
        ("ducha", "采用", "已采用，数据记入台账。"),
    ):
        enter_anew(office, login)
        office.go(f"/reports/{live.now}/{live.project}/")
        page.get_by_role("button", name=button, exact=True).click()
        page.get_by_text(says).wait_for()
    kept = Observation.objects.filter(indicator=key).latest("pk")
    assert str(kept.value) == "45.2"
    office.go(f"/reports/{live.now}/{live.project}/")
    page.get_by_text("经办记录").wait_for()
    whole(office)


def test_that_nothing_changed_is_said_without_scrolling_and_by_three_taps(office, live):
    page = office.page
    enter(office, "tianbao")
    office.go(f"/reports/{live.now}/{live.project}/")
    still = page.locator("summary", has_text="本期无变化")
    box = still.bounding_box()
    assert box
    assert box["y"] + box["height"] < 740 / 2
    send = page.get_by_role("button", name="报“无变化”")
    assert not send.is_visible()  # nobody presses it by mistake
    still.click()
    whole(office)
    page.get_by_label("原因", exact=True).select_option(label="等待资金")
    send.click()
    page.get_by_text("已报“无变化”，送负责人审核。").wait_for()


def enter_anew(office: Office, login: str) -> None:
    office.page.context.clear_cookies()
    enter(office, login)


def test_the_pages_of_reporting_hold_at_both_widths(office, live):
    enter(office, "ducha")
    page, key = office.page, pipes(live)
    kept = Observation.objects.get(indicator=key).pk
    for width in (1360, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for path in (
            "/reports/",
            f"/rounds/{live.now}/",
            f"/reports/{live.before}/{live.project}/",
            f"/figures/{key}/?correct={kept}",
            f"/projects/{live.project}/",
        ):
            office.go(path)
            assert (path, office.axe()) == (path, [])
            assert (path, max(office.overflow(), 0)) == (path, 0)
    assert office.complaints == []
