"""年度结账 — what is still under way keeps the year open; closed, it can only be looked at, and a
month that was frozen is still what its replay says."""

import pytest

from tests.journeys.conftest import Clock, Office, picture
from tests.journeys.desks import (
    MARCH,
    TELEPHONE,
    become,
    dated,
    grumbles,
    handed_in,
    holds,
    passed,
    reported,
    started,
    to_the_form,
    water,
)

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("wound")]
ALL_DONE = {
    "新建集中供水站": "2",
    "改造老旧供水管网": "86.5",
    "高位水池": "19",
    "平地水池": "12",
    "水质检测": "4",
    "惠及群众": "32000",
    "总投资": "2146.8",
}


def test_the_year_is_closed_and_looked_back_at(office: Office, adopted: int, wound: Clock):
    page = office.page
    wound.wind(3, 2)
    started(office, adopted)
    wound.ring(3, 27, 9)
    reported(office, MARCH, "管网改造全面铺开")
    wound.ring(4, 1, 9)
    wound.ring(11, 27, 9)
    to_the_form(office)
    handed_in(office, ALL_DONE, "全部完工")
    wound.wind(12, 21)

    # a report that waits keeps the year open
    become(office, "ducha")
    closing(office, adopted)
    page.get_by_text("1 份报送尚未采用").first.wait_for()
    assert page.get_by_text("没有结账。").is_visible()
    holds(office)
    passed(office)
    become(office, "ducha")
    closing(office, adopted)
    page.get_by_text("已结账，本年度只能查看。").wait_for()

    # what was finished is not carried over, what was not is
    carried = page.locator("section.carried h3").all_inner_texts()
    assert len(carried) == 9
    assert not [one for one in carried if "农村供水" in one]
    holds(office)
    picture(page, "year-closed", whole=True)
    only_looked_at(office, adopted)
    looked_back(office, adopted)
    assert grumbles(office) == []


def closing(office: Office, programme: int) -> None:
    page = office.page
    office.go(f"/programmes/{programme}/")
    page.get_by_role("link", name="年度结账").click()
    page.get_by_role("button", name="结账", exact=True).click()


def only_looked_at(office: Office, programme: int) -> None:
    """Neither the unit nor the office is offered anything that would change the year."""
    page = office.page
    become(office, "tianbao", TELEPHONE)
    office.go(f"/projects/{water()}/")
    page.get_by_text("2026年度已于2026年12月21日结账，只能查看。").first.wait_for()
    office.go(f"/projects/{water()}/funds/")
    assert page.get_by_role("button", name="提交").count() == 0
    office.go(f"/projects/{water()}/stop/")
    assert page.get_by_role("button", name="登记").count() == 0
    become(office, "ducha")
    office.go(f"/programmes/{programme}/settings/lights/")
    page.get_by_text("现行第1版").first.wait_for()
    assert page.get_by_role("button", name="设定亮灯规则").count() == 0
    office.go(f"/projects/{water()}/")
    assert page.get_by_role("link", name="人工降灯").count() == 0


def looked_back(office: Office, programme: int) -> None:
    """The ledger of March as it was frozen, beside the replay of that day."""
    page = office.page
    office.go(f"/programmes/{programme}/snapshots/")
    page.get_by_role("link", name="2026年3月31日").click()
    page.get_by_text("校验码与留痕一致，冻结后未被改动。").wait_for()
    page.get_by_text("与当日回看逐项一致：10 件实事").wait_for()
    frozen = page.locator(".frozen section", has_text="农村供水保障工程").inner_text()
    assert "24 公里" in frozen
    assert "23.59" not in frozen
    holds(office)
    picture(page, "snapshot-of-march")
    page.get_by_role("link", name="看当日回看").click()
    page.get_by_text("当时可知").first.wait_for()
    assert page.url.endswith(f"?on={dated(3, 31)}")
    row = page.locator("tbody", has_text="农村供水保障工程").first.inner_text()
    assert "86.5 /" not in row
    picture(page, "replay-of-march")
