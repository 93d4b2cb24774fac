"""手续 on a telephone of 360 px: a chain is chosen and altered, a start before its time refused and
then explained, two stops entered and ended, their days counted once."""

import re

import pytest
from playwright.sync_api import Locator

from tests.journeys.conftest import Clock, Office, picture
from tests.journeys.desks import TELEPHONE, become, dated, grumbles, holds, water

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("wound", "adopted")]


def chosen(office: Office) -> None:
    """工程建设类, with a step put in, one taken out and one made longer."""
    page = office.page
    become(office, "tianbao", TELEPHONE)
    office.go(f"/projects/{water()}/")
    page.get_by_role("link", name="看手续与停滞").click()
    page.get_by_text("尚未设定手续环节").first.wait_for()
    holds(office)
    page.get_by_role("link", name="工程建设类").click()
    tender = opened(office, "招标")
    tender.get_by_label("用时", exact=True).fill("35")
    opened(office, "招标情况书面报告").get_by_label("去掉这一环节").check()
    page.locator("#new-name").fill("征地补偿")
    page.locator("#new-days").fill("二十")
    page.locator("#new-after").select_option(label="用地批准与用地规划许可")
    page.locator("#new-before").select_option(label="建设工程规划许可")
    page.get_by_role("button", name="加入，先不保存").click()


def opened(office: Office, step: str) -> Locator:
    """The fields of a step, unfolded."""
    page = office.page
    title = page.locator("summary b").get_by_text(step, exact=True)
    found = page.locator("details.step").filter(has=title)
    found.locator("summary").click()
    return found


def test_a_construction_project_from_its_chain_to_its_stops(office: Office, wound: Clock):
    page = office.page
    wound.wind(3, 16)
    chosen(office)

    # a number in words is told at its place, and what was typed is still there
    page.get_by_text("增加环节须写明名称和用时（整数）").first.wait_for()
    assert page.locator("#new-name").input_value() == "征地补偿"
    page.locator("#new-days").fill("20")
    page.get_by_role("button", name="加入，先不保存").click()
    page.get_by_text("尚未保存，核对后请按“保存”").wait_for()
    holds(office)
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("手续环节已保存。").wait_for()
    page.get_by_text("已办 0/20 个环节").wait_for()
    assert page.locator("table.steps th[scope=row]", has_text="征地补偿").count() == 1
    assert page.locator("table.steps th[scope=row]", has_text="招标情况书面报告").count() == 0
    holds(office)
    picture(page, "permits-on-a-telephone", whole=True)
    steps(office)
    stops(office, wound)
    assert grumbles(office) == []


def recorded(office: Office, key: str, **days: str) -> None:
    """The form of a step, filled in and sent."""
    page = office.page
    page.locator(f"#s-{key} a.button").click()
    for name, value in days.items():
        page.locator(f"#id_{name}").fill(value)
    page.get_by_role("button", name="登记").click()


def steps(office: Office) -> None:
    """The first step is done; a start is refused while the others are not, then explained."""
    page = office.page
    recorded(office, "code", done_on=dated(3, 12), document_number="2603-650000-01")
    page.get_by_text("“项目代码”已登记。").wait_for()
    page.get_by_text("已办 1/20 个环节").wait_for()

    recorded(office, "start", done_on=dated(3, 15))
    told = page.get_by_text("不能报“开工”。尚未办结：").first
    told.wait_for()
    assert "施工许可证" in told.inner_text()
    assert "项目代码" not in told.inner_text()
    assert page.locator("#id_done_on").input_value() == dated(3, 15)
    holds(office)
    picture(page, "start-refused", whole=True)

    page.locator("#id_explained").fill("抢险应急，县政府第3次常务会议同意先行开工")
    page.get_by_role("button", name="登记").click()
    page.get_by_text("“开工”已登记。").wait_for()
    page.get_by_text("2026年3月15日开工").wait_for()
    line = page.locator("#s-start")
    assert "例外说明：抢险应急，县政府第3次常务会议同意先行开工" in line.inner_text()


def stops(office: Office, wound: Clock) -> None:
    """Two stops that overlap: the days of both are lost once, charged to the first."""
    page = office.page
    wound.wind(4, 3)
    become(office, "tianbao", TELEPHONE)
    stopped(office, "征拆", "县自然资源局", "")
    page.get_by_text("没有开始日期。请写明从哪一天起停滞。").first.wait_for()
    assert page.locator("#id_desk").input_value() == "县自然资源局"
    page.locator("#id_starts_on").fill(dated(4, 3))
    page.get_by_role("button", name="登记").click()
    page.get_by_text("停滞已登记，按原因和单位计天数。").wait_for()
    page.get_by_text("停滞中").wait_for()

    wound.wind(4, 12)
    become(office, "tianbao", TELEPHONE)
    stopped(office, "天气", "", dated(4, 10))
    page.get_by_text("停滞已登记").wait_for()
    for cause, month_day in (("征拆", (4, 18)), ("天气", (4, 20))):
        wound.wind(*month_day)
        become(office, "tianbao", TELEPHONE)
        office.go(f"/projects/{water()}/permits/")
        page.get_by_role("link", name=re.compile(f"登记恢复.*{cause}")).click()
        page.locator("#id_ends_before").fill(dated(*month_day))
        page.get_by_role("button", name="登记").click()
        page.get_by_text("恢复已登记。").wait_for()

    # 3 to 17 April lay on the desk, 18 and 19 were the weather's alone
    page.get_by_text("耽误 17 天：征拆 15 天（县自然资源局）、天气 2 天。").wait_for()
    head, part = (page.locator(one).bounding_box() for one in (".side", "#stops"))
    assert head
    assert part
    assert head["y"] + head["height"] <= part["y"]  # what the address names is not behind the head
    holds(office)
    picture(page, "stops-on-a-telephone", whole=True)


def stopped(office: Office, cause: str, desk: str, start: str) -> None:
    """The form of a stop, filled in and sent."""
    page = office.page
    office.go(f"/projects/{water()}/permits/")
    page.get_by_role("link", name="登记停滞").click()
    page.get_by_label("停滞原因").select_option(label=cause)
    page.locator("#id_desk").fill(desk)
    page.locator("#id_starts_on").fill(start)
    page.get_by_role("button", name="登记").click()
