"""三个月 — from the adopted plan to the third month: targets, reports on a telephone, one sent
back, one corrected, the light with its sentence, and the meeting of the week on paper. The clock is
wound from month to month.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page

from tests.journeys.conftest import Clock, Office, picture
from tests.journeys.desks import (
    MARCH,
    TELEPHONE,
    WATER,
    become,
    dated,
    field,
    grumbles,
    handed_in,
    holds,
    indicator,
    passed,
    started,
    to_the_form,
    water,
)

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("wound")]
PIPES = "改造老旧供水管网"
APRIL = {
    PIPES: "40",
    "高位水池": "7",
    "平地水池": "5",
    "惠及群众": "12000",
    "总投资": "790",
}
MOST_TAPS = 5  # the project, two figures, the words, the button
A4 = (595, 842)  # points


def seen(office: Office, month: int, day: int, tail: str = "") -> None:
    """The page of the project as of that day."""
    office.go(f"/projects/{water()}/?on={dated(month, day)}{tail}")


def sent_back(office: Office) -> None:
    """Too much was told: the head of the unit says so, and it comes back mended."""
    page = office.page
    become(office, "juzhang")
    office.go("/reports/")
    page.get_by_role("link", name=WATER).first.click()
    page.get_by_label("退回原因").fill("管网只验收了 36 公里，请核对")
    page.get_by_role("button", name="退回").click()
    page.get_by_text("已退回填报单位。").wait_for()
    become(office, "tianbao", TELEPHONE)
    page.get_by_text("管网只验收了 36 公里，请核对").wait_for()
    to_the_form(office)
    handed_in(office, {PIPES: "36"}, "管网改造过三成，已按验收单核对")


def corrected(office: Office) -> None:
    """The office finds that two sections were counted twice; the earlier month comes first."""
    page = office.page
    become(office, "ducha")
    office.go(f"/figures/{indicator(PIPES)}/")
    put_right(office, "36 公里", "22")
    page.get_by_text("请先更正2026年3月27日的数。").first.wait_for()
    holds(office)
    page.get_by_role("link", name="不更正").click()
    put_right(office, "24 公里", "20")
    page.get_by_text("影响 2026年3月27日起至 2026年4月28日前的数。").wait_for()
    put_right(office, "36 公里", "22")
    page.get_by_text("影响 2026年4月28日起").wait_for()
    holds(office)


def put_right(office: Office, kept: str, value: str) -> None:
    page = office.page
    page.locator("article.kept", has_text=kept).get_by_role("link", name="更正").click()
    page.get_by_label(re.compile("更正为")).fill(value)
    page.get_by_label("更正原因").fill("两个标段重复统计")
    page.get_by_role("button", name="更正").click()


@dataclass
class Finger:
    """A finger on the screen that counts: each button and link, and each field that is reached.
    What is then typed into the field is not a tap."""

    page: Page
    taps: int = 0

    def tap(self, target: Locator, words: str = "") -> None:
        target.click()
        self.taps += 1
        if words:
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(words)


def tapped(office: Office) -> int:
    """The report of a month in which two figures changed; how often the screen was tapped. Of what
    stands for the third month the plan asked for nothing, so nobody asks why."""
    page, finger = office.page, Finger(office.page)
    become(office, "tianbao", TELEPHONE)
    send = page.get_by_role("button", name="送负责人审核")
    finger.tap(page.get_by_role("main").get_by_role("link", name=WATER).first)
    finger.tap(field(office, PIPES), "30.1")
    finger.tap(field(office, "总投资"), "990")
    finger.tap(page.locator("#progress"), "管网铺设 30.1 公里")
    finger.tap(send)
    page.get_by_text("已送负责人审核。").wait_for()
    return finger.taps


def on_paper(office: Office, folder: Path) -> str:
    """The page as it is printed: one upright sheet; its words without spaces."""
    path = folder / "sheet.pdf"
    office.page.pdf(path=path, prefer_css_page_size=True)
    paper = pypdfium2.PdfDocument(path)
    sizes = [one.get_size() for one in paper]
    assert [abs(w - A4[0]) < 3 and abs(h - A4[1]) < 3 for w, h in sizes] == [True]
    return "".join(paper[0].get_textpage().get_text_bounded().split())


def test_from_the_adopted_plan_through_three_months(
    office: Office, adopted: int, wound: Clock, tmp_path: Path
):
    page = office.page
    wound.wind(3, 2)
    started(office, adopted)

    # March: the first figures, all of them typed
    wound.ring(3, 27, 9)
    to_the_form(office)
    holds(office)
    handed_in(office, MARCH, "管网改造全面铺开")
    passed(office)

    # April: too much told, sent back, mended; then found to be counted twice and corrected
    wound.ring(4, 28, 9)
    to_the_form(office)
    handed_in(office, APRIL, "管网改造过三成")
    sent_back(office)
    passed(office)
    wound.ring(4, 30)
    wound.wind(5, 6)
    corrected(office)
    # 86.5 × 4/11 = 31.45 is due; (36 - 31.45) / 86.5 = 5.26 %, (31.45 - 22) / 86.5 = 10.9 %
    seen(office, 4, 30)
    page.get_by_text("应完成 31.45 公里，实际 36 公里，高 5.3 个百分点").wait_for()
    seen(office, 4, 30, "&known=now")
    page.get_by_text("应完成 31.45 公里，实际 22 公里，低 10.9 个百分点 → 黄灯").wait_for()
    holds(office)

    # May: all but two figures as they were
    wound.ring(5, 28, 9)
    assert tapped(office) <= MOST_TAPS
    passed(office)
    wound.ring(5, 31)

    # the light of May says why: of 86.5 × 5/11 = 39.318 the hundredths are due, 39.31;
    # (39.31 - 30.1) / 86.5 = 10.6 %
    wound.wind(6, 1)
    become(office, "ducha")
    seen(office, 5, 31)
    page.get_by_text("应完成 39.31 公里，实际 30.1 公里，低 10.6 个百分点 → 黄灯").wait_for()
    picture(page, "light-with-its-sentence")
    holds(office)
    a_meeting(office, tmp_path)

    # a week later the sheet opens with what was decided
    wound.ring(6, 8, 9)
    become(office, "ducha")
    page.get_by_role("link", name="周调度").click()
    page.get_by_role("link", name="陆知遥").click()
    page.get_by_text("此前议定 1 件").wait_for()
    first = page.locator("section.agenda").first
    assert "一、上次议定事项" in first.inner_text()
    assert "两个标段分头施工" in first.inner_text()
    first.get_by_role("button", name="办结").click()
    page.get_by_text("办结 1 件").wait_for()
    assert grumbles(office) == []


def a_meeting(office: Office, folder: Path) -> None:
    """The sheet of the leader with the reason, a decision on it, and the sheet on paper."""
    page = office.page
    page.get_by_role("link", name="周调度").click()
    page.get_by_role("link", name="陆知遥").click()
    line = page.locator("#attention .item", has_text="农村供水")
    # one day of thirty on from 39.31 to 86.5 × 6/11 = 47.18
    line.get_by_text("应完成 39.57 公里，实际 30.1 公里").wait_for()
    line.locator("summary", has_text="记议定事项").click()
    line.get_by_label("议定事项", exact=True).fill("两个标段分头施工")
    line.get_by_role("button", name="登记").click()
    page.locator("#new .item", has_text="两个标段分头施工").wait_for()
    holds(office)
    page.get_by_role("button", name="登记本次调度").click()
    page.get_by_text("本次调度已登记").wait_for()
    page.get_by_role("link", name="打印").click()
    page.get_by_role("heading", name="陆知遥同志周调度单").wait_for()
    words = on_paper(office, folder)
    for said in (
        "农村供水保障工程",
        "应完成39.57公里，实际30.1公里",
        "两个标段分头施工",
        "县水利局",
        "2026年6月1日",
    ):
        assert said in words
    picture(page, "stocktake-on-paper", whole=True)
