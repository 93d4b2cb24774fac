"""岗位交接 — a county leader goes: the duties are listed and passed on, and the ledger as of last
month still shows who answered then."""

import pytest
from playwright.sync_api import Locator

from tests.journeys.conftest import Clock, Office, picture
from tests.journeys.desks import become, dated, grumbles, holds, started, water

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("wound")]
FORMER, NEXT = "陆知遥", "沈向晚"


def of_the_water(office: Office, programme: int, tail: str = "") -> Locator:
    """The rows of the water project in the ledger."""
    office.go(f"/ledger/{programme}/?view=plan{tail}")
    return office.page.locator("tbody", has_text="农村供水保障工程").first


def test_the_duties_of_a_county_leader_pass(office: Office, adopted: int, wound: Clock):
    page = office.page
    wound.wind(3, 2)
    started(office, adopted)
    wound.ring(4, 30)
    wound.wind(5, 11)
    handed_over(office)

    # the ledger of today and that of last month
    become(office, "ducha")
    today = of_the_water(office, adopted).inner_text()
    assert NEXT in today
    assert FORMER not in today
    then = of_the_water(office, adopted, f"&on={dated(4, 30)}").inner_text()
    assert FORMER in then
    assert NEXT not in then
    holds(office)
    picture(page, "ledger-before-the-handover")

    # the sheet of the week is the successor's; the page of the project tells of the change
    office.go("/stocktakes/")
    page.get_by_role("link", name=NEXT).wait_for()
    assert page.get_by_role("link", name=FORMER).count() == 0
    office.go(f"/projects/{water()}/")
    said = page.get_by_role("main").inner_text()
    assert "职责交接" in said
    assert FORMER in said
    assert NEXT in said
    holds(office)
    picture(page, "project-after-the-handover", whole=True)

    # who went is told so, and is not sent in a circle
    become(office, "xianling")
    page.get_by_text("您尚未任职。").wait_for()
    assert page.get_by_role("link", name="返回首页").count() == 0
    holds(office)
    assert [told for told in grumbles(office) if "403" not in told] == []


def handed_over(office: Office) -> None:
    """The administrator reads what passes, forgets to name anybody, and confirms."""
    page = office.page
    become(office, "guanli")
    office.go("/people/")
    page.get_by_role("link", name=FORMER).click()
    page.get_by_role("link", name="交接").click()
    page.get_by_role("heading", name="岗位交接").wait_for()
    duties = page.locator("ul.duties li").all_inner_texts()
    assert ["农村供水保障工程" in one for one in duties] == [True]
    page.get_by_role("button", name="确认交接").click()
    page.get_by_text("没有接任人。请选择，或填写新增人员的姓名。").wait_for()
    holds(office)
    page.get_by_label("新增人员姓名").fill(NEXT)
    page.get_by_label("新增人员账号").fill("shenxw")
    page.get_by_role("button", name="确认交接").click()
    page.get_by_text(f"{FORMER}的岗位已交接，1 项职责一并移交。").wait_for()
    page.get_by_role("heading", name=NEXT).wait_for()
    boxes = [page.get_by_label(name).bounding_box() for name in ("邮箱", "姓名")]
    assert len({box["width"] for box in boxes if box}) == 1
    holds(office)
    picture(page, "handed-over", whole=True)
