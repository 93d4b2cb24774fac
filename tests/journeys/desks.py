"""办公桌 — what the journeys through the year share: who sits down, how the year is started through
the pages, how a report passes."""

import re
from datetime import date

from playwright.sync_api import Locator

from shishi.records.models import Indicator, Project
from tests.journeys.conftest import Office
from tests.journeys.test_every_page_holds import enter

TELEPHONE, DESK = {"width": 360, "height": 760}, {"width": 1360, "height": 900}
SETTINGS = (("rounds", "报送规则"), ("lights", "亮灯规则"), ("pace", "序时口径"))
WATER = re.compile("农村供水")
MARCH = {
    "新建集中供水站": "0",
    "改造老旧供水管网": "24",
    "高位水池": "5",
    "平地水池": "3",
    "水质检测": "1",
    "惠及群众": "9000",
    "总投资": "590",
}
STEPS = {
    "juzhang": ("审核通过", "已审核通过，送汇总单位。"),
    "ducha": ("采用", "已采用，数据记入台账。"),
}


def become(office: Office, login: str, size: dict[str, int] = DESK) -> None:
    """The next person sits down."""
    office.page.context.clear_cookies()
    office.page.set_viewport_size(size)
    enter(office, login)


def holds(office: Office) -> None:
    """The page as it stands, at the desk and on a telephone."""
    page, size = office.page, office.page.viewport_size
    for one in (DESK, TELEPHONE):
        page.set_viewport_size(one)
        assert (page.url, office.axe()) == (page.url, [])
        assert (page.url, max(office.overflow(), 0)) == (page.url, 0)
    page.set_viewport_size(size)


def water() -> int:
    """The project of rural water, which the reporter's unit answers for."""
    return Project.objects.get(number=1).pk


def indicator(subject: str) -> int:
    """The indicator of the water project of that name."""
    return Indicator.objects.get(project__number=1, subject=subject).pk


def started(office: Office, programme: int) -> None:
    """The office sets the rules, splits the targets evenly, and starts the year."""
    page = office.page
    become(office, "ducha")
    office.go(f"/programmes/{programme}/settings/")
    for part, name in SETTINGS:
        page.locator(f"#{part}").get_by_role("link", name=name).click()
        page.get_by_role("button", name=f"设定{name}").click()
        page.get_by_text(f"{name}已设定。").wait_for()
    office.go("/calendar/")
    page.get_by_role("button", name="发布首版").click()
    page.get_by_text("工作日历已发布新版。").wait_for()
    office.go(f"/programmes/{programme}/targets/")
    page.get_by_label("分解方式").select_option(label="平均分解")
    page.get_by_role("button", name="分解").click()
    page.get_by_text("已齐备").wait_for()
    office.go(f"/programmes/{programme}/start/")
    page.get_by_role("button", name="启动年度").click()
    page.get_by_text("年度已启动。").wait_for()


def field(office: Office, subject: str) -> Locator:
    """The input of the indicator of that name."""
    return office.page.locator(f"#v-{indicator(subject)}")


def to_the_form(office: Office) -> None:
    """From the list of what is theirs today to the form of the project, on a telephone."""
    become(office, "tianbao", TELEPHONE)
    office.page.get_by_role("main").get_by_role("link", name=WATER).first.click()
    office.page.get_by_role("button", name="送负责人审核").wait_for()


def handed_in(office: Office, figures: dict[str, str], progress: str) -> None:
    """The form that is open, filled in and handed in."""
    for name, value in figures.items():
        field(office, name).fill(value)
    office.page.locator("#progress").fill(progress)
    office.page.get_by_role("button", name="送负责人审核").click()
    office.page.get_by_text("已送负责人审核。").wait_for()


def passed(office: Office) -> None:
    """The head of the unit and the office pass the report, each from their own list."""
    page = office.page
    for login, (button, says) in STEPS.items():
        become(office, login)
        office.go("/reports/")
        page.get_by_role("link", name=WATER).first.click()
        page.get_by_role("button", name=button, exact=True).click()
        page.get_by_text(says).wait_for()


def reported(office: Office, figures: dict[str, str], progress: str) -> None:
    """The report of the round that is open, from the telephone to the ledger."""
    to_the_form(office)
    handed_in(office, figures, progress)
    passed(office)


def dated(month: int, day: int) -> str:
    """As a field of a day takes it."""
    return date(2026, month, day).isoformat()


def grumbles(office: Office) -> list[str]:
    """What the browser complained about, without the forms that were sent back with a sentence and
    the look at a figure that reached the server after its report was handed in."""
    late = "403 (Forbidden)", "/check/"
    kept = [told for told in office.complaints if "422" not in told]
    return [told for told in kept if not all(part in told for part in late)]
