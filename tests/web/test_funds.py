"""Funds on pages: five amounts kept apart, what was typed comes back, other units are refused."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.records.models import FundsStatement, Indicator, Project
from shishi.rules.access import Role
from shishi.rules.amounts import from_yuan, number_text
from shishi.rules.days import day_text
from tests import year
from tests.queries.test_funds import county
from tests.rules.test_funds import yuan
from tests.web.conftest import first_project

STEP = timedelta(days=10)
TYPED = {
    "scale": "万元",
    "version": "0",
    "province-0": "1,500",
    "province-3": "９00.5",
    "county-0": "603.86",
    "built": "1200",
    "reason": "",
}


@pytest.fixture
def project(house) -> Project:
    return Project.objects.get(pk=first_project(house))


@pytest.fixture
def tell(enter, project, house):
    def told(role=Role.INSPECTION_OFFICE, **changed):
        asked = {**TYPED, "as_of": house.on.isoformat(), **changed}
        asked = {name.replace("_0", "-0").replace("_3", "-3"): v for name, v in asked.items()}
        return enter(role).post(reverse("funds", args=[project.pk]), asked)

    return told


def cells(page: str) -> list[list[str]]:
    """The rows of the first table of funds."""
    table = re.search(r'<table class="list funds">.*?</table>', page, re.DOTALL)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table.split("</thead>")[1], re.DOTALL)
    return [re.findall(r"<t[dh][^>]*>([^<]*)<", row) for row in rows]


def test_what_is_typed_in_ten_thousands_is_kept_in_yuan_and_shown_by_source(tell, office, project):
    assert tell().status_code == 302
    held = FundsStatement.objects.get().facts()
    assert [line.amounts.planned for line in held.lines] == [yuan("1500"), yuan("603.86")]
    assert [line.amounts.paid for line in held.lines] == [yuan("900.5"), None]
    assert held.built == yuan("1200")
    page = office.get(reverse("funds", args=[project.pk])).content.decode()
    assert cells(page) == [
        ["省（自治区）级资金", "1,500", "未报", "未报", "900.5", "—", "—", "—", "60.03%", "—"],
        ["县级资金", "603.86", "未报", "未报", "未报", "—", "—", "—", "—", "—"],
        ["合计", "2,103.86", "未报", "未报", "900.5", "1,200", "—", "—", "42.80%", "57.04%"],
    ]
    assert "县级资金未报下达、到位、拨付。" in page
    assert 'value="603.86"' in page  # filled in for the next time


@pytest.mark.parametrize(
    ("scale", "typed", "kept"), [("元", "15000000", "1500"), ("亿元", "0.15", "1500")]
)
def test_another_measure_may_be_chosen(tell, scale, typed, kept):
    assert (
        tell(scale=scale, province_0=typed, province_3="", county_0="", built="").status_code == 302
    )
    assert FundsStatement.objects.get().facts().lines[0].amounts.planned == yuan(kept)


@pytest.mark.parametrize(
    ("changed", "says", "comes_back"),
    [
        ({"province_0": "约一千"}, "请填写数字", 'value="约一千"'),
        ({"province_3": "1.2亿"}, "单位已选“万元”，请只填数字。", 'value="1.2亿"'),
        ({"county_0": "-5"}, "请填写数字", 'value="-5"'),
        ({"as_of": "后天"}, "请填写日期", 'value="后天"'),
        ({"as_of": "2999-01-01"}, "数据截止日晚于今天", 'value="2999-01-01"'),
        (
            {"province_0": "", "province_3": "", "county_0": "", "built": ""},
            "没有填任何数",
            'name="province-0" value=""',
        ),
    ],
)
def test_what_cannot_be_kept_comes_back_with_its_sentence(tell, changed, says, comes_back):
    answer = tell(**changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert comes_back in page
    assert FundsStatement.objects.count() == 0


def test_a_fall_is_asked_about_and_a_stale_page_told(tell, house):
    tell(as_of=(house.on - STEP).isoformat())
    kept = str(FundsStatement.objects.get().pk)
    stale = tell(province_3="950")
    assert stale.status_code == 422
    assert "您填的内容仍在下面" in stale.content.decode()
    assert 'value="950"' in stale.content.decode()
    assert f'name="version" value="{kept}"' not in stale.content.decode()
    fell = tell(version=kept, province_3="900")
    assert "拨付上次 900.5 万元，本次 900 万元" in fell.content.decode()
    assert tell(version=kept, province_3="900", reason="退回多拨资金").status_code == 302
    again = tell(version=kept, province_3="900", reason="退回多拨资金")
    assert (again.status_code, FundsStatement.objects.count()) == (302, 2)


@pytest.mark.parametrize(
    "role", [Role.UNIT_REPORTER, Role.UNIT_HEAD, Role.COUNTY_LEADER, Role.CONGRESS_OFFICE]
)
def test_who_does_not_answer_for_it_reads_and_may_not_tell(tell, enter, house, role):
    own = enter(role)
    for row in Project.objects.filter(programme=house.programme):
        if row.answering_unit not in house.actor(role).units:
            address = reverse("funds", args=[row.pk])
            break
    page = own.get(address).content.decode()
    assert "尚未填报资金" in page
    assert '<button class="button main">提交' not in page
    answer = own.post(address, {**TYPED, "as_of": house.on.isoformat()})
    assert answer.status_code == 403
    assert FundsStatement.objects.count() == 0


def test_the_projects_stand_side_by_side_with_what_warns(office, house, project):
    year.a_statement(project, house.on, county("600 600 300 240 400"), house.at)
    page = office.get(reverse("programme_funds", args=[house.programme])).content.decode()
    assert "9 件未报" in page
    assert "完成投资 400 万元，大于到位资金 300 万元" in page
    assert "不作排名" in page


def test_the_page_asks_the_same_number_of_questions_however_many_rows(office, house, project):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            office.get(reverse("programme_funds", args=[house.programme]))
        return len(asked)

    year.a_statement(project, house.on, county("600 600 300 240 400"), house.at)
    questions()
    one = questions()
    for row in Project.objects.filter(programme=house.programme):
        for days in range(3):
            day = house.on - timedelta(days=days)
            year.a_statement(row, day, county("600 600 300 240 400"), house.at)
    assert questions() == one


def test_the_page_of_the_project_shows_its_funds_and_those_of_a_past_day(office, house, project):
    address = reverse("project", args=[project.pk])
    assert "尚未填报资金" in office.get(address).content.decode()
    year.a_statement(project, house.on, county("600 600 300 240 400"), house.at)
    page = office.get(address).content.decode()
    assert "疑似垫资" in page
    assert reverse("funds", args=[project.pk]) in page
    past = (house.on - STEP).isoformat()
    assert "尚未填报资金" in office.get(f"{address}?on={past}").content.decode()


def test_no_statement_of_an_unborn_day_is_shown(office, house, project):
    year.a_statement(project, date(2999, 1, 1), county("600 600 300 240 400"), house.at)
    page = office.get(reverse("funds", args=[project.pk])).content.decode()
    assert "尚未填报资金" in page


def test_what_a_report_told_since_is_filled_in_and_not_asked_again(tell, office, house, project):
    line = Indicator.objects.get(project=project, type="funds")
    told = year.an_observation(line, house.on - STEP, "0.5", house.at)
    shown = number_text(from_yuan(told.value, "万元"))
    address = reverse("funds", args=[project.pk])
    page = office.get(address).content.decode()
    says = f"报送的“{line.subject}”截至{day_text(told.as_of)}为 {shown} 万元，已填入。"
    assert says in page
    assert re.search(rf'name="built"[^>]*value="{re.escape(shown)}"', page)
    assert tell(built="1200", as_of=house.on.isoformat()).status_code == 302
    page = office.get(address).content.decode()  # the statement is the newer one now
    assert "报送的“" not in page
    assert re.search('name="built"[^>]*value="1200"', page)
