"""年度启动 in a browser: the rules are set, the targets split, two cells changed by keyboard, and
the year starts."""

import pytest

from shishi import clock
from shishi.actions import plans, sign_in
from shishi.queries import door, targets
from shishi.queries import plans as drafts
from shishi.rules.edits import Act, Edit
from tests.journeys.conftest import Office, picture

pytestmark = pytest.mark.browser


@pytest.fixture
def programme(office: Office, seated: dict[str, str], sample) -> int:
    """The sample plan in the ledger; the inspection office has signed in."""
    at = clock.now()
    actor = door.named("ducha", on=at.date())
    taken = plans.take_in(actor=actor, filename=sample.name, content=sample.read_bytes(), at=at)
    version = drafts.review(actor, taken.draft).version
    version = plans.amend(
        actor=actor, draft=taken.draft, version=version, edits=[Edit(Act.ACCEPT)], at=at
    )
    adopted = plans.adopt(actor=actor, draft=taken.draft, version=version, at=at)
    token = sign_in.offer_demo(actor=door.host(), person=actor.key, at=at)
    office.go(f"/follow/{token}/")
    office.page.wait_for_url(office.home + "/")
    return adopted.programme


def look_over(office: Office) -> list[str]:
    """What axe finds on the page, and whether a telephone would have to scroll sideways."""
    page, faults = office.page, office.axe()
    size = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 800})
    faults += office.axe()
    faults += [f"wider by {office.overflow()} px"] if office.overflow() > 0 else []
    page.set_viewport_size(size)
    return [f"{page.title()}: {one}" for one in faults]


def test_the_year_begins(office: Office, programme: int):
    page, faults = office.page, []

    # every rule is set as proposed; the lights from a preset
    office.go(f"/programmes/{programme}/settings/")
    for part, name in (("rounds", "报送规则"), ("lights", "亮灯规则"), ("pace", "序时口径")):
        page.locator(f"#{part}").get_by_role("link", name=name).click()
        if name == "亮灯规则":
            page.get_by_role("link", name="五色").click()
        page.get_by_role("button", name=f"设定{name}").click()
        page.get_by_text(f"{name}已设定。").wait_for()
    faults += look_over(office)
    picture(page, "year-settings")
    page.get_by_role("link", name="查看日历").click()
    page.get_by_role("button", name="发布首版").click()
    page.get_by_text("工作日历已发布新版。").wait_for()
    faults += look_over(office)

    # all targets are split, those of money and water alike
    office.go(f"/programmes/{programme}/targets/")
    page.get_by_label("分解方式").select_option(label="S形曲线")
    page.get_by_role("button", name="分解").click()
    page.get_by_text("已齐备").wait_for()
    faults += look_over(office)
    picture(page, "year-targets")

    # two cells of one indicator are changed by keyboard alone
    line = next(
        one
        for one in targets.targets(door.named("ducha", on=clock.today()), programme).lines
        if one.target.measure == "公里"
    )
    office.go(f"/indicators/{line.pk}/targets/")
    page.locator("input[name^=on-]").first.focus()
    for words in ("1.5", "3.25"):
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("分月目标已保存。").wait_for()
    cells = [one.input_value() for one in page.locator("input[name^=on-]").all()]
    assert cells[:2] == ["1.5", "3.25"]
    faults += look_over(office)

    # what falls back is refused at its cell, with everything that was typed
    page.locator("input[name^=on-]").nth(1).fill("0.5")
    page.get_by_role("button", name="保存").click()
    page.locator(".cell .error", has_text="累计数小于前一期").wait_for()
    assert page.locator("input[name^=on-]").nth(1).input_value() == "0.5"
    faults += look_over(office)

    # the year starts
    office.go(f"/programmes/{programme}/start/")
    page.get_by_text("均已齐备，可以启动").wait_for()
    faults += look_over(office)
    page.get_by_role("button", name="启动年度").click()
    page.get_by_text("年度已启动。").wait_for()
    assert faults == []
    assert [told for told in office.complaints if "422" not in told] == []
