"""划词补充 in a browser: what the reader missed is selected in the source and added."""

import pytest
from playwright.sync_api import Page

from shishi import clock
from shishi.queries import door
from shishi.queries import plans as drafts
from tests.journeys.test_review_in_a_browser import TEXT
from tests.journeys.test_review_in_a_browser import draft as draft
from tests.journeys.test_review_in_a_browser import page as page

pytestmark = pytest.mark.browser

SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector('[data-paper]'), 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const box = range.getBoundingClientRect();
    return [box.left + 1, box.right - 1, box.top + box.height / 2];
  }
}"""


def drag_over(page: Page, words: str) -> None:
    """Select the words as a hand with a mouse does."""
    left, right, middle = page.evaluate(SELECT, words)
    page.mouse.move(left, middle)
    page.mouse.down()
    page.mouse.move((left + right) / 2, middle)
    page.mouse.move(right, middle)
    page.mouse.up()


def test_selected_words_become_a_figure_with_its_source(page, draft, office):
    bar = page.locator("[data-marking]")
    assert not bar.is_visible()
    drag_over(page, "完善配送服务")
    bar.wait_for()
    assert "完善配送服务" in bar.inner_text()
    assert office.axe() == []
    bar.get_by_role("button", name="作指标").click()
    page.wait_for_url("**/item/**")
    assert page.get_by_role("heading", level=1).inner_text().endswith("社区食堂建设工程")
    form = page.locator("#add-figure")
    assert form.get_by_label("原文字句").input_value() == "完善配送服务"
    form.get_by_label("指标名称").fill("完善配送路线")
    form.get_by_label("目标值").fill("3")
    form.get_by_label("计量单位").fill("条")
    form.get_by_role("button", name="补充指标").click()
    page.wait_for_url("**/plans/*/#k-*")
    row = page.locator("tr", has_text="完善配送路线")
    row.locator("input[name=value]").focus()
    assert page.locator(".lit").first.inner_text() == "完善配送服务"
    body = drafts.review(door.named("ducha", on=clock.today()), draft).body
    added = next(e for item in body.items for e in item.figures if e.now.subject == "完善配送路线")
    start = TEXT.index("完善配送服务")
    assert (added.span.start, added.span.quote) == (start, "完善配送服务")


def test_the_selection_can_be_let_go(page):
    drag_over(page, "完善配送服务")
    page.locator("[data-marking]").wait_for()
    page.keyboard.press("Escape")
    page.locator("[data-marking]").wait_for(state="hidden")


def test_the_quotation_of_a_finding_leads_to_its_words(page):
    finding = page.locator("[data-finding]", has_text="没有数量")
    quotation = finding.locator("[data-words]")
    assert "完善配送服务" in quotation.inner_text()
    quotation.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "完善配送服务"
    assert page.locator("[data-paper] .lit").first.inner_text() == "完善配送服务"


@pytest.mark.parametrize("width", [360])
def test_the_bar_holds_on_a_narrow_screen(page, office, width):
    page.set_viewport_size({"width": width, "height": 740})
    drag_over(page, "完善配送服务")
    bar = page.locator("[data-marking]")
    bar.wait_for()
    assert office.overflow() <= 0
    assert bar.get_by_role("button", name="作时限").is_visible()
