"""亮灯 in a browser: from the ledger to one light and its reasons, to a past day and back."""

from datetime import timedelta

import pytest

from shishi import clock
from shishi.actions import plans
from shishi.queries import door
from shishi.queries import plans as drafts
from shishi.records.models import Node, Programme, Schedule
from tests import year
from tests.journeys.conftest import Office
from tests.journeys.test_every_page_holds import enter, looked_over

pytestmark = pytest.mark.browser
STEP = timedelta(days=10)


@pytest.fixture
def programme(office: Office, seated: dict[str, str], sample) -> int:
    """The sample with a rule, half of all due ten days ago, and of the first project nearly nothing
    accepted."""
    at, on = clock.now(), clock.today()
    actor = door.named("ducha", on=on)
    taken = plans.take_in(actor=actor, filename=sample.name, content=sample.read_bytes(), at=at)
    version = drafts.review(actor, taken.draft).version
    pk = plans.adopt(actor=actor, draft=taken.draft, version=version, at=at).programme
    row = Programme.objects.get(pk=pk)
    begun = at - 3 * STEP
    year.a_light_rule(row, "默认", begun)
    for line in year.lines(row):
        plan = Schedule.objects.create(
            indicator=line, number=1, source="hand", set_by=line.confirmed_by, set_at=begun
        )
        for day, value in ((on - STEP, line.value / 2), (on + 9 * STEP, line.value)):
            Node.objects.create(schedule=plan, on=day, value=value)
        share = "0.05" if line.project.number == 1 else "0.6"
        year.an_observation(line, on - STEP, share, at - timedelta(days=5))
    return pk


def test_from_the_ledger_to_a_light_and_to_a_past_day(office, programme):
    enter(office, "ducha")
    page = office.page
    office.go(f"/ledger/{programme}/")
    page.locator(".chips a", has_text="滞后").click()
    page.locator("td.state a", has_text="滞后").first.click()
    page.get_by_role("heading", name="亮灯", exact=True).wait_for()
    assert page.locator(".dimension", has_text="落后超过 30 个百分点").count() == 1
    assert page.get_by_role("img").first.locator("title").count() == 1
    page.get_by_role("link", name="认定正当理由").click()
    page.get_by_label("正当理由").fill("汛期停工")
    page.get_by_role("button", name="认定").click()
    assert page.get_by_text("没有批准人").is_visible()
    page.get_by_label("批准人").fill("陆知遥")
    page.get_by_label("有效至").fill((clock.today() + STEP).isoformat())
    page.get_by_label("哪个方面").select_option("progress")
    page.get_by_role("button", name="认定").click()
    page.get_by_text("有正当理由（汛期停工").first.wait_for()
    office.go(f"/ledger/{programme}/?on={(clock.today() - timedelta(days=2)).isoformat()}")
    assert page.get_by_text("当时可知").is_visible()
    assert page.locator("td.state").first.inner_text().strip() == "滞后"
    page.get_by_role("link", name="回到今天").click()
    assert page.locator("td.state").first.inner_text().strip() == "预警"
    assert [told for told in office.complaints if "422" not in told] == []


def test_pages_with_lights_hold(office, programme):
    enter(office, "ducha")
    past = (clock.today() - timedelta(days=2)).isoformat()
    project = year.lines(Programme.objects.get(pk=programme))[0].project.pk
    paths = [
        f"/ledger/{programme}/",
        f"/ledger/{programme}/?on={past}",
        f"/ledger/{programme}/?view=plan",
        f"/ledger/{programme}/lights/",
        f"/projects/{project}/",
        f"/projects/{project}/exempt/",
    ]
    assert [fault for path in paths for fault in looked_over(office, path)] == []
