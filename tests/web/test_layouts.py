"""台账版式: a county's own tables — chosen, named, looked at, kept, taken back; their sheets."""

import io
from html import unescape
from urllib.parse import unquote

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from shishi.queries import layouts
from shishi.rules.access import Role
from shishi.rules.layouts import BUILT_IN, head
from tests.web.conftest import House

SENT = {
    "version": "0",
    "was": "",
    "name": "乡镇进度表",
    "title": "乡镇民生实事进度表",
    "grain": "line",
    "order-title": "10",
    "order-actual": "30",
    "head-actual": "{月份}完成",
    "order-target": "20",
    "width-target": "14",
    "why": "乡镇例会",
}


def address(house: House, name: str = "layout", *more: object) -> str:
    return reverse(name, args=[house.programme, *more])


def own(house: House) -> layouts.LayoutsPage:
    return layouts.page(house.actor(Role.INSPECTION_OFFICE), house.programme, house.on)


def words(answer) -> str:
    return unescape(answer.content.decode())


def saved(office: Client, house: House, **more: str):
    return office.post(address(house), {**SENT, **more, "save": ""})


def test_a_layout_is_kept_with_its_columns_in_order(office: Client, house: House):
    assert saved(office, house).status_code == 302
    held = own(house)
    assert held.version == 1
    (one,) = held.own
    assert [(column.key, column.head, column.width) for column in one.columns] == [
        ("title", "", 0),
        ("target", "", 14),
        ("actual", "{月份}完成", 0),
    ]
    assert held.versions[0].basis == "乡镇例会"


def test_it_is_looked_at_before_it_is_kept(office: Client, house: House):
    page = words(office.post(address(house), {**SENT, "look": ""}))
    assert "2026年乡镇民生实事进度表" in page
    assert "农村供水保障工程" in page
    assert own(house).version == 0


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"order-mood": "40"}, "没有名为“mood”的栏目"),
        ({"head-actual": "{季度}完成"}, "表头“{季度}完成”：没有名为“季度”的数"),
        ({"order-actual": "第三"}, "栏目“累计完成”的次序、宽度请填整数"),
        ({"name": ""}, "请填写版式的名称"),
        ({"name": "总台账"}, "“总台账”是内置版式的名称"),
        ({"grain": "project"}, "不能用在每件实事一行的表中"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_what_was_typed(
    office: Client, house: House, more: dict[str, str], says: str
):
    answer = saved(office, house, **more)
    page = words(answer)
    assert answer.status_code == 422
    assert says in page
    assert 'value="乡镇民生实事进度表"' in page
    assert 'value="14"' in page
    assert own(house).version == 0


def test_what_somebody_else_set_meanwhile_is_not_overwritten(office: Client, house: House):
    saved(office, house)
    answer = saved(office, house, name="另一张表")
    assert answer.status_code == 422
    assert "请核对新版后再改" in words(answer)
    assert [one.name for one in own(house).own] == ["乡镇进度表"]


def test_one_goes_and_comes_back_with_an_earlier_version(office: Client, house: House):
    saved(office, house)
    drop = address(house, "layout_change", "drop")
    assert office.post(drop, {"name": "乡镇进度表", "version": "1"}).status_code == 302
    assert own(house).own == ()
    restore = address(house, "layout_change", "restore")
    office.post(restore, {"number": "1", "version": "2"})
    assert [one.name for one in own(house).own] == ["乡镇进度表"]
    assert own(house).version == 3
    assert office.post(restore, {"number": "9", "version": "3"}).status_code == 404


def test_a_layout_is_changed_under_its_name(office: Client, house: House):
    saved(office, house)
    page = words(office.get(address(house) + "?was=乡镇进度表"))
    assert 'value="{月份}完成"' in page
    saved(office, house, was="乡镇进度表", version="1", title="进度表")
    assert [(one.name, one.title) for one in own(house).own] == [("乡镇进度表", "进度表")]
    assert office.get(address(house) + "?was=没有的表").status_code == 404


def test_who_may_not_set_it_is_told(enter, house: House):
    reporter = enter(Role.UNIT_REPORTER)
    assert "此事由政府督查室、发展改革委办理" in words(reporter.get(address(house, "layouts")))
    assert reporter.post(address(house), {**SENT, "save": ""}).status_code == 403


def heads(answer) -> list[str]:
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    rows = [
        [str(one).replace("\n", "") for one in row if one]
        for row in page.iter_rows(values_only=True)
    ]
    known = {"实事", "项目名称", "序号", "分类（牵头单位）"}
    return next(row for row in rows if known & set(row))


@pytest.mark.parametrize("layout", BUILT_IN, ids=lambda one: one.name)
def test_the_ledger_is_exported_in_each_layout(office: Client, house: House, layout):
    answer = office.post(address(house, "ledger_export"), {"layout": layout.name})
    assert heads(answer) == [head(column, house.on) for column in layout.columns]


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_ledger_is_set_in_type(office: Client, house: House, form: str, begins: bytes):
    asked = {"layout": "责任分解表", "as": form}
    answer = office.post(address(house, "ledger_export"), asked)
    assert answer.content.startswith(begins)
    assert unquote(answer["Content-Disposition"]).endswith(f"2026年民生实事任务责任分解表.{form}")


def test_a_format_that_is_none_is_not_there(office: Client, house: House):
    assert office.post(address(house, "ledger_export"), {"as": "exe"}).status_code == 404


def test_the_ledger_is_exported_in_a_county_s_own_layout(office: Client, house: House):
    saved(office, house)
    answer = office.post(address(house, "ledger_export"), {"layout": "乡镇进度表"})
    month = house.on.month
    wanted = f"1—{month}月完成" if month > 1 else "1月完成"
    assert heads(answer) == ["实事", "年度目标", wanted]
    assert "乡镇进度表" in words(office.get(address(house, "programme_ledger")))
