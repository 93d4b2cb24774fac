"""Units, people, posts, the register as a sheet, and the trail that all of it leaves."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from shishi.queries import parties
from shishi.rules.access import Role


@pytest.fixture
def admin(enter) -> Client:
    return enter(Role.ADMINISTRATOR)


def person(house, login: str) -> parties.PersonLine:
    people = parties.people(house.actor(Role.ADMINISTRATOR), on=house.on)
    return next(one for one in people if one.login == login)


def text(answer) -> str:
    return answer.content.decode()


def test_a_short_name_counts_once_a_person_has_said_so(office, house):
    proposed = parties.proposed_aliases(house.actor(Role.INSPECTION_OFFICE))
    short = next(one for one in proposed if one.alias == "县残联")
    assert "<b>县残联</b> 是不是 <b>县残疾人联合会</b>" in text(office.get(reverse("units")))
    office.post(reverse("alias_decide", args=[short.pk, "confirm"]))
    units = {unit.name for unit in parties.units(house.actor(Role.INSPECTION_OFFICE))}
    assert "县残疾人联合会" in units
    assert "县残联" not in units


def test_a_denied_alias_is_not_asked_again(office, house):
    short = parties.proposed_aliases(house.actor(Role.INSPECTION_OFFICE))[0]
    office.post(reverse("alias_decide", args=[short.pk, "reject"]))
    left = {one.pk for one in parties.proposed_aliases(house.actor(Role.INSPECTION_OFFICE))}
    assert short.pk not in left


def test_whoever_may_not_decide_is_told_once_why(enter):
    page = text(enter(Role.CONGRESS_OFFICE).get(reverse("units")))
    card = page[page.index("待确认的别名") : page.index("在岗人员")]
    assert card.count("您的岗位是人大机关") == 1
    assert "<form" not in card


def test_a_short_name_says_whose_it_may_be(office, house):
    unit = next(
        unit
        for unit in parties.units(house.actor(Role.INSPECTION_OFFICE))
        if any(alias.alias == unit.name and alias.state == "proposed" for alias in unit.aliases)
    )
    full = next(alias.full for alias in unit.aliases if alias.alias == unit.name)
    assert f"可能是{full}（待确认）" in text(office.get(reverse("units")))


def test_a_unit_there_is_already_is_told_at_the_field(office):
    answer = office.post(reverse("unit_add"), {"name": "县水利局"})
    assert answer.status_code == 422
    assert 'value="县水利局"' in text(answer)
    assert 'class="error"' in text(answer)


def test_a_new_person_gets_a_post_and_a_link(admin, house):
    answer = admin.post(reverse("person_add"), {"name": "齐远岫", "login": "qiyuanxiu"})
    pk = person(house, "qiyuanxiu").pk
    assert answer["Location"] == reverse("person", args=[pk])
    unit = next(
        u.pk for u in parties.units(house.actor(Role.ADMINISTRATOR)) if u.name == "县水利局"
    )
    post = {"role": "unit_reporter", "unit": unit, "title": "干部", "on": house.on.isoformat()}
    assert admin.post(reverse("person_appoint", args=[pk]), post).status_code == 302
    page = text(admin.post(reverse("person_invite", args=[pk])))
    link = re.search(r'<p class="mono">http://testserver(/invited/[^<]+)</p>', page)[1]
    password = "Yunling-2026-word"
    entering = Client()
    assert entering.post(link, {"password": password, "again": password}).status_code == 302
    assert "单位填报人" in text(entering.get("/"))


def test_a_unit_post_without_a_unit_comes_back(admin, house):
    pk = person(house, "renda").pk
    post = {"role": "unit_head", "unit": "", "title": "", "on": "2026-05-01"}
    answer = admin.post(reverse("person_appoint", args=[pk]), post)
    assert answer.status_code == 422
    assert 'class="error"' in text(answer) or 'role="alert"' in text(answer)


def test_disabling_ends_the_sessions_at_once(admin, enter, house):
    reporter = enter(Role.UNIT_REPORTER)
    assert reporter.get("/").status_code == 200
    admin.post(reverse("person_switch", args=[person(house, "tianbao").pk, "disable"]))
    assert reporter.get("/").status_code == 302


def test_no_administrator_disables_oneself(admin, house):
    pk = person(house, "guanli").pk
    page = text(admin.get(reverse("person", args=[pk])))
    assert "不能停用自己的账号" in page
    answer = admin.post(reverse("person_switch", args=[pk, "disable"]))
    assert answer.status_code == 409
    assert person(house, "guanli").active


def test_the_register_goes_out_and_comes_back(admin, house):
    out = admin.post(reverse("register_export"))
    assert out["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    again = SimpleUploadedFile("名录.xlsx", out.content)
    answer = admin.post(reverse("register_import"), {"file": again})
    assert answer.status_code == 302


def test_faults_of_a_sheet_come_back_with_their_rows_and_nothing_is_written(admin, house):
    out = admin.post(reverse("register_export"))
    book = openpyxl.load_workbook(io.BytesIO(out.content))
    sheet = book.worksheets[0]
    before = len(parties.units(house.actor(Role.ADMINISTRATOR)))
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=6) for cell in row}
    row = sheet.max_row + 1
    sheet.cell(row=row, column=heads["单位"], value="县新设局")
    sheet.cell(row=row, column=heads["角色"], value="没有这种岗位")
    spoiled = io.BytesIO()
    book.save(spoiled)
    file = SimpleUploadedFile("名录.xlsx", spoiled.getvalue())
    answer = admin.post(reverse("register_import"), {"file": file})
    assert answer.status_code == 422
    assert f"第 {row} 行：" in text(answer)
    assert len(parties.units(house.actor(Role.ADMINISTRATOR))) == before


def test_what_is_no_sheet_is_told_at_the_field(admin):
    file = SimpleUploadedFile("名录.xlsx", b"no sheet")
    answer = admin.post(reverse("register_import"), {"file": file})
    assert answer.status_code == 422
    assert 'class="error"' in text(answer)


def test_the_trail_tells_deeds_and_refusals_and_checks_itself(office, enter):
    enter(Role.UNIT_REPORTER).post(reverse("unit_add"), {"name": "县新设局"})
    page = text(office.get(reverse("trail") + "?verify=1"))
    assert "确认入账" in page
    assert "未准" in page
    assert 'class="note good"' in page


def test_the_trail_is_turned_page_by_page(office):
    def numbers(query: str) -> list[int]:
        page = text(office.get(reverse("trail") + query))
        return [int(one) for one in re.findall(r'<td class="num quiet">(\d+)</td>', page)]

    latest = numbers("")
    assert latest == sorted(latest, reverse=True)
    assert numbers(f"?before={latest[1]}") == latest[2:]
