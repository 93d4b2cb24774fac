"""填写不丢 — on a telephone: what was typed and not saved is offered back, to the same person only;
two contents stand side by side; twenty villages add up while they are typed."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from shishi import clock
from shishi.actions import evidence, points, reports
from shishi.queries import door, report_forms
from shishi.records.models import Entry, Indicator, Report
from shishi.rules.fillings import Filled
from shishi.rules.points import Point
from tests.journeys.conftest import Office
from tests.journeys.test_every_page_holds import enter
from tests.journeys.test_reporting_on_a_telephone import enter_anew, live, pipes, whole
from tests.reporting import Live

__all__ = ["live"]  # the fixture
pytestmark = pytest.mark.browser


def opened(office: Office, live: Live) -> Page:
    office.go(f"/reports/{live.now}/{live.project}/")
    return office.page


def kept_names(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage)")


def save(page: Page) -> None:
    page.get_by_role("button", name="存草稿").click()
    page.get_by_text("已存草稿。").first.wait_for()


def typed_and_left(office: Office, live: Live) -> Page:
    """Something was typed, and the page was left without saving."""
    page = opened(office, live)
    page.locator("#progress").fill("三村管网已铺设")
    page.locator(f"#v-{pipes(live)}").fill("47.5")
    office.go("/reports/")
    return opened(office, live)


def test_what_was_typed_is_offered_back_and_cleared_once_saved(office, live):
    enter(office, "tianbao")
    page = typed_and_left(office, live)
    offer = page.locator("[data-kept]")
    expect(offer).to_contain_text("没有保存的内容")
    assert page.locator("#progress").input_value() == ""  # never put in place by itself
    whole(office)
    page.get_by_role("button", name="取回到表中").click()
    assert page.locator("#progress").input_value() == "三村管网已铺设"
    assert page.locator(f"#v-{pipes(live)}").input_value() == "47.5"
    expect(page.locator(f"#told-{pipes(live)}")).to_contain_text("本期 +4.5")
    expect(offer).to_be_hidden()
    save(page)
    assert kept_names(page) == []
    assert Report.objects.get(round=live.now).progress == "三村管网已铺设"
    assert office.complaints == []


def test_it_can_be_dropped_and_is_offered_to_nobody_else(office, live):
    enter(office, "tianbao")
    typed_and_left(office, live)
    enter_anew(office, "juzhang")
    page = opened(office, live)
    expect(page.locator("[data-kept]")).to_be_hidden()
    enter_anew(office, "tianbao")
    page = opened(office, live)
    page.get_by_role("button", name="不要了").click()
    page = opened(office, live)
    expect(page.locator("[data-kept]")).to_be_hidden()
    assert kept_names(page) == []


def test_it_is_still_offered_when_somebody_else_has_saved_meanwhile(office, live):
    enter(office, "tianbao")
    typed_and_left(office, live)
    at = clock.now()
    head = door.named("juzhang", on=at.date())
    before = report_forms.sheet(head, live.now, live.project, at.date()).words
    theirs = Filled(figures=before.figures, progress="已到二村")
    reports.fill(actor=head, round=live.now, project=live.project, version=0, filled=theirs, at=at)
    page = opened(office, live)
    expect(page.locator("[data-kept]")).to_contain_text("又有人保存过")
    assert page.locator("#progress").input_value() == "已到二村"


def test_two_contents_stand_side_by_side(office, live):
    enter(office, "tianbao")
    page = opened(office, live)
    at = clock.now()
    head = door.named("juzhang", on=at.date())
    before = report_forms.sheet(head, live.now, live.project, at.date()).words
    theirs = Filled(figures=before.figures, progress="已到二村")
    kept = reports.fill(
        actor=head, round=live.now, project=live.project, version=0, filled=theirs, at=at
    )
    evidence.attach(actor=head, report=kept.report, filename="现场.pdf", content=b"%PDF-1.7", at=at)
    page.locator("#progress").fill("三村管网已铺设")
    page.get_by_role("button", name="存草稿").click()
    choice = page.get_by_role("group", name="本期进展")
    expect(choice).to_contain_text("已到二村")
    expect(choice).to_contain_text("三村管网已铺设")
    whole(office)
    choice.get_by_label("用现存的").check()
    save(page)
    assert page.locator("#progress").input_value() == "已到二村"
    whole(office)
    page.get_by_role("button", name=re.compile("撤下.*现场")).click()
    page.get_by_text("已撤下佐证材料").wait_for()


def test_twenty_villages_add_up_on_a_telephone(office, live):
    at = clock.now()
    names = [f"{name}村" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    shares = [Decimal("4.3")] * 19 + [Decimal("4.8")]
    points.set_points(
        actor=door.named("ducha", on=at.date()),
        indicator=pipes(live),
        version=0,
        points=[Point(*one) for one in zip(names, shares, strict=True)],
        reason="",
        at=at,
    )
    enter(office, "tianbao")
    page, told = opened(office, live), f"#told-{pipes(live)}"
    for number in range(1, 12):
        page.locator(f"#p-{pipes(live)}-{number}").fill("4.3")
    expect(page.locator(told)).to_contain_text("合计 47.3 公里（20 个点位，9 个未报）")
    whole(office)
    save(page)
    assert Entry.objects.get(report__round=live.now, indicator=pipes(live)).points["甲村"] == "4.3"
    line = Indicator.objects.get(pk=pipes(live)).pk
    for width in (1360, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for path in (f"/indicators/{line}/points/", f"/projects/{live.project}/"):
            office.go(path)
            whole(office)
