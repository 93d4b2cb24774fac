"""校核 in a browser: both sides point at each other, keys do the work, nothing typed is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from shishi import clock
from shishi.actions import plans, sign_in
from shishi.queries import door
from shishi.queries import plans as drafts
from tests.journeys.conftest import Office

pytestmark = pytest.mark.browser

TEXT = """云岭县2027年民生实事实施方案
（一）农村道路改造工程。改造农村公路60公里以上，安装路灯5O盏；投资120万元。
责任县领导：顾怀舟
责任单位：县交通运输局
（二）社区食堂建设工程。新建社区食堂8个；完善配送服务。
责任县领导：程望野
责任单位：县民政局
"""


@pytest.fixture
def draft(seated: dict[str, str]) -> int:
    at = clock.now()
    actor = door.named("ducha", on=at.date())
    return plans.take_in_text(actor=actor, text=TEXT, at=at).draft


def link_of(login: str) -> str:
    at = clock.now()
    person = door.named(login, on=at.date()).key
    return f"/follow/{sign_in.offer_demo(actor=door.host(), person=person, at=at)}/"


def value_of(draft: int, quote: str) -> str:
    body = drafts.review(door.named("ducha", on=clock.today()), draft).body
    figures = [entry for item in body.items for entry in item.figures]
    return f"{next(e.now.value for e in figures if e.span.quote.startswith(quote)):f}"


@pytest.fixture
def page(office: Office, draft: int) -> Page:
    office.go(link_of("ducha"))
    office.page.wait_for_url(office.home + "/")
    office.go(f"/plans/{draft}/")
    return office.page


@pytest.fixture
def colleague(browser: Browser, office: Office) -> Iterator[Page]:
    """Somebody of the reform commission at another computer."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(office.home + link_of("fagai"))
    page.wait_for_url(office.home + "/")
    yield page
    context.close()


def road(page: Page):
    return page.locator("tr", has=page.locator("input[value='60']")).locator("input[name=value]")


def test_a_value_in_hand_lights_its_words(page):
    road(page).focus()
    assert page.locator("mark.lit").all_inner_texts() == ["60公里以上"]


def test_words_lead_to_their_value_by_keyboard(page):
    first = page.locator("[data-paper] [data-refs][tabindex='0']")
    first.focus()
    for _ in range(20):
        if "60公里" in page.evaluate("document.activeElement.textContent"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    focused = page.evaluate(
        "document.activeElement.closest('tr').querySelector('[name=value]').value"
    )
    assert focused == "60"


def test_one_key_accepts_a_finding(page, office):
    before = page.locator("[data-finding=open]").count()
    assert before >= 2
    page.keyboard.press("Alt+a")
    page.wait_for_function(
        "n => document.querySelectorAll('[data-finding=open]').length === n - 1", arg=before
    )
    assert page.get_by_role("link", name=f"只看疑点 {before - 1}").is_visible()
    assert office.complaints == []


def test_typing_on_while_a_value_is_saved_loses_nothing(page, draft):
    """Two fields of one row, one after the other, faster than the answers come back."""
    page.route("**/edit/**", lambda route: (page.wait_for_timeout(150), route.continue_()))
    row = page.locator("tr", has=page.locator("input[value='60']"))
    row.locator("input[name=value]").fill("61")
    row.locator("input[name=measure]").fill("千米")
    with page.expect_response("**/edit/change/**"):
        page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    page.unroute_all()
    page.reload()
    row = page.locator("tr", has=page.locator("input[value='61']"))
    assert row.locator("input[name=measure]").input_value() == "千米"
    assert value_of(draft, "60公里") == "61"


def test_who_comes_second_keeps_what_was_typed(page, colleague, office, draft):
    colleague.goto(f"{office.home}/plans/{draft}/")
    with colleague.expect_response("**/edit/change/**"):
        road(colleague).fill("65")
        colleague.keyboard.press("Tab")
    road(page).fill("61")
    page.keyboard.press("Tab")
    note = page.locator("#conflict")
    note.get_by_text("这一处没有保存").wait_for()
    assert "乔思齐" in note.inner_text()
    assert "65" in note.inner_text()
    assert "61" in note.inner_text()
    assert value_of(draft, "60公里") == "65"
    with page.expect_response("**/edit/change/**"):
        note.get_by_role("button", name="按我填的保存").click()
    page.get_by_text("已改").first.wait_for()
    assert value_of(draft, "60公里") == "61"


def test_a_refused_value_stays_with_its_sentence(page, draft):
    field = road(page)
    field.fill("六十多")
    page.keyboard.press("Tab")
    page.get_by_text("请填写数字").wait_for()
    assert (
        page.locator("tr", has=page.get_by_text("请填写数字"))
        .locator("input[name=value]")
        .input_value()
        == "六十多"
    )
    assert value_of(draft, "60公里") == "60"


def test_a_lost_connection_is_told_and_nothing_disappears(page):
    field = road(page)
    page.context.set_offline(True)
    field.fill("61")
    page.keyboard.press("Tab")
    page.get_by_text("与服务器的连接中断").wait_for()
    assert page.locator("input[value='60']").input_value() == "61"


def test_without_script_the_same_forms_work(browser, office, draft):
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(office.home + link_of("ducha"))
    page.get_by_role("button", name="进入").click()
    page.goto(f"{office.home}/plans/{draft}/")
    road(page).fill("61")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plans/*/#k-*")
    assert value_of(draft, "60公里") == "61"
    context.close()


def test_dropping_and_restoring_in_place(page):
    page.get_by_role("button", name="剔除县交通运输局").click()
    page.get_by_role("button", name="恢复 县交通运输局").wait_for()
    page.get_by_role("button", name="恢复 县交通运输局").click()
    page.get_by_role("button", name="剔除县交通运输局").wait_for()
