"""单位子方案 — how some of the units mean to go about their projects, on a sheet that is made here,
and whom to ask.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from io import BytesIO
from types import MappingProxyType

from xlsxwriter import Workbook

from shishi.actions import subplans
from shishi.console.opening import Cast, moment
from shishi.console.story.happening import Happening
from shishi.console.story.permits import set_on
from shishi.papers.xlsx import CREATED

PLANS = MappingProxyType(
    {
        1: ("闻溪桥", "0999-8100011", ("管网分三个标段施工", "6月完成过半", "11月20日前试压并网")),
        2: ("符行舟", "0999-8100022", ("路基4月开工", "8月开始铺设路面", "10月底前通车")),
        5: ("荀若谷", "0999-8100055", ("设备4月招标", "培训按月开展", "12月底前装机验收")),
        7: ("宁筑岚", "0999-8100077", ("九个小区分三批改造", "入冬前完成管网", "10月底前验收")),
        9: ("司徒敏行", "0999-8100099", ("每月开班", "4月、9月专场招聘", "11月底前补录")),
    }
)  # whom to ask, under which number, and the way in three steps


def told(cast: Cast) -> Iterator[Happening]:
    """The plans, filed when the chain is set."""
    for project in PLANS:
        at = moment(set_on(project), 17)
        yield Happening(at, partial(_file, cast, project, at))


def _file(cast: Cast, project: int, at: datetime) -> None:
    contact, phone, steps = PLANS[project]
    title = cast.projects[project][0].title
    subplans.file(
        actor=cast.reporter(project),
        project=cast.key(project),
        contact=contact,
        phone=phone,
        filename=f"{title}子方案.xlsx",
        content=_sheet(title, steps),
        at=at,
    )


def _sheet(title: str, steps: tuple[str, ...]) -> bytes:
    """A small table: the same words give the same bytes."""
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        page = book.add_worksheet("子方案")
        page.set_column(1, 1, 40)
        page.write_string(0, 0, f"{title}子方案（演示，内容系虚构）")
        for row, words in enumerate(steps, 2):
            page.write_number(row, 0, row - 1)
            page.write_string(row, 1, words)
    return kept.getvalue()
