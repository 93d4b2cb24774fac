"""核校一份通报 — pasted, marked, from an opinion to its words; at both widths, without a fault."""

import pytest

from tests.journeys.conftest import Office
from tests.journeys.test_every_page_holds import enter
from tests.wording.faults import faulty_papers

pytestmark = pytest.mark.browser

PAPER = next(faulty_papers(1))[0]


@pytest.mark.parametrize("width", [1360, 360])
def test_a_pasted_paper_is_marked_and_listed(office: Office, seated, width):
    enter(office, "ducha")
    page = office.page
    page.set_viewport_size({"width": width, "height": 800})
    office.go("/lint/")
    page.get_by_label("公文全文").fill(PAPER)
    page.get_by_role("button", name="核校", exact=True).click()
    page.get_by_role("status").filter(has_text="处意见").wait_for()
    opinions = page.get_by_role("region", name="核校意见").get_by_role("listitem")
    assert opinions.count() >= 3
    opinions.first.get_by_role("link").click()
    assert page.locator("mark:target").is_visible()
    assert office.axe() == []
    assert office.overflow() <= 0
    assert office.complaints == []
