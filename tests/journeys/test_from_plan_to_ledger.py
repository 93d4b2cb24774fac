"""从方案到台账 — one morning of the inspection office, in a browser, most of it by keyboard."""

import io
import re

import openpyxl
import pytest

from tests.journeys.conftest import picture

pytestmark = pytest.mark.browser

PASSWORD = "Yunling-2026-mingsheng"


def test_from_plan_to_ledger(office, seated, sample):
    page = office.page

    # sets the password by the one-time link, leaves, signs in
    office.go(seated["ducha"])
    page.get_by_label("新密码").fill(PASSWORD)
    page.get_by_label("再输一次").fill(PASSWORD)
    page.get_by_role("button", name="保存并进入").click()
    page.get_by_role("heading", name="待办").wait_for()
    page.get_by_role("button", name="退出").click()
    picture(page, "sign-in")
    page.get_by_label("账号").fill("ducha")
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")

    # uploads the plan
    page.get_by_role("link", name="上传方案").first.click()
    page.get_by_label("方案文件").set_input_files(sample)
    page.get_by_role("button", name="读取方案").click()
    page.get_by_role("heading", name="导入方案·校核").wait_for()
    assert "10 件" in page.locator("#counts").inner_text()
    page.locator(".finding", has_text="5O").hover()
    picture(page, "review")

    # fixes two values by keyboard only: the road of 5O kilometres, and the small bridges
    road = page.get_by_role("group").filter(
        has=page.get_by_role("heading", name="农村道路畅通工程")
    )
    subject = road.locator("[name=subject]").first
    subject.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_response(lambda answer: "/edit/change/" in answer.url) as saved:
        page.keyboard.press("Control+a")
        page.keyboard.type("52")
        page.keyboard.press("Tab")
    assert saved.value.status == 200
    state = road.locator(".state").filter(has_text="已改")
    state.first.wait_for()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    with page.expect_response(lambda answer: "/edit/change/" in answer.url) as saved:
        page.keyboard.press("Control+a")
        page.keyboard.type("改建农村公路里程")
        page.keyboard.press("Enter")
    assert saved.value.status == 200

    # what was saved is there after coming back
    page.reload()
    assert subject.input_value() == "改建农村公路里程"
    assert road.locator("input[name=value]").first.input_value() == "52"
    assert office.complaints == []

    # adopts
    page.get_by_role("link", name="确认入台账").click()
    page.get_by_role("button", name="确认入台账").click()
    page.get_by_role("heading", name="任务落实总台账").wait_for()
    assert "2026年总台账已建立：10 件实事" in page.get_by_role("status").inner_text()
    page.get_by_role("link", name="总台账").click()
    picture(page, "ledger")

    # filters by a search, and the address says so
    page.get_by_role("searchbox").fill("农村道路")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("words="))
    assert page.locator("table.ledger tbody").count() == 1

    # takes the sheet along
    page.locator("summary", has_text="导出").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出台账 XLSX").click()
    assert download.value.suggested_filename == "2026年民生实事总台账.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes())).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "改建农村公路里程" in cells
    assert 52 in cells

    # follows the number to its place in the source
    page.locator("table.ledger").get_by_role("link", name="52", exact=True).click()
    page.get_by_role("heading", name="农村道路畅通工程").wait_for()
    picture(page, "project")
    row = page.locator("tr:target")
    assert "原读作" in row.inner_text()
    row.locator("td").last.get_by_role("link").first.click()
    lit = page.locator("#here")
    lit.wait_for()
    assert lit.inner_text() == "5O公里"
    assert lit.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    )
    assert office.complaints == []

    # on a telephone
    page.set_viewport_size({"width": 390, "height": 844})
    page.go_back()
    picture(page, "phone")
