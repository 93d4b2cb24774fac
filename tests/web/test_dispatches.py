"""发文 pages: drawn up, read, sent, signed, numbered, issued, each with its sentence where it is
refused; from a figure to its rows, and back."""

import re
from html import unescape
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.records.models import Dispatch, DispatchFile, Programme, Serial
from shishi.rules.access import Role
from shishi.rules.digests import digest
from shishi.rules.dispatches import DispatchState, Kind
from tests.web.conftest import House
from tests.web.dispatch_addresses import corrected, drawn, headed, issued, taken
from tests.web.years import text

pytestmark = pytest.mark.django_db
OFFICE, LEADER = Role.INSPECTION_OFFICE, Role.COUNTY_LEADER
LINKED = re.compile(r'<a href="([^"]*/figures/\?name=[^"]*)">([^<]*)</a>')


@pytest.fixture
def told(house: House, live: object, started: Programme) -> House:
    """A county whose year has begun, with a report accepted and a letterhead."""
    headed(house)
    return house


def page(client: Client, name: str, *arguments: object, query: str = "") -> str:
    return text(client.get(reverse(name, args=arguments) + query))


def posted(client: Client, row: Dispatch, word: str, **fields: object) -> object:
    form = {"version": row.version, **fields}
    return client.post(reverse("dispatch_step", args=[row.pk, word]), form)


def test_a_bulletin_is_drawn_up_once(office, told):
    address = reverse("dispatch_draw", args=[told.programme])
    value = f".{told.on.isoformat()}"
    assert f'value="{value}"' in office.get(address).content.decode()
    first = office.post(address, {"kind": "bulletin", "matter": value})
    row = Dispatch.objects.get()
    assert first["Location"] == reverse("dispatch", args=[row.pk])
    second = office.post(address, {"kind": "bulletin", "matter": value})
    assert (second.status_code, Dispatch.objects.count()) == (422, 1)
    assert "正在办理（起草中），请在该稿上继续" in text(second)


@pytest.mark.parametrize("matter", ["", ".2020-01-31", "9.", "x"])
def test_what_cannot_be_drawn_up_is_asked_again(office, told, matter):
    form = {"kind": "report", "matter": matter}
    answer = office.post(reverse("dispatch_draw", args=[told.programme]), form)
    assert (answer.status_code, Dispatch.objects.count()) == (422, 0)
    assert "重新选择" in text(answer) or "请选择一项" in text(answer)


def test_whoever_does_not_draw_up_papers_is_told_who_does(reporter, told):
    assert "由政府督查室、发展改革委办理" in page(reporter, "programme_dispatches", told.programme)
    form = {"kind": "bulletin", "matter": f".{told.on}"}
    answer = reporter.post(reverse("dispatch_draw", args=[told.programme]), form)
    assert (answer.status_code, Dispatch.objects.exists()) == (403, False)


def test_a_draft_is_there_for_those_who_handle_it(enter, told):
    row = drawn(told)
    for role in (OFFICE, LEADER):
        assert row.title in page(enter(role), "programme_dispatches", told.programme)
        assert "起草中" in page(enter(role), "dispatch", row.pk)
    unit = enter(Role.UNIT_HEAD)
    assert unit.get(reverse("dispatch", args=[row.pk])).status_code == 404
    assert "还没有印发的文件" in page(unit, "programme_dispatches", told.programme)


def test_every_figure_of_the_paper_leads_to_its_rows(office, told):
    row = drawn(told)
    shown = office.get(reverse("dispatch", args=[row.pk])).content.decode()
    links = LINKED.findall(shown)
    assert len(links) > 10
    for href, words in dict(links).items():
        figure = office.get(unescape(href))
        assert (figure.status_code, unescape(words) in text(figure)) == (200, True), href


def test_a_figure_shows_the_project_as_the_paper_has_it(enter, told):
    row = issued(told)
    name = "?name=第1件完成比例"
    client = enter(Role.UNIT_REPORTER)
    shown = client.get(reverse("dispatch_figure", args=[row.pk]) + name)
    if shown.status_code == 404:  # the first project is not told of one by one
        shown = client.get(reverse("dispatch_figure", args=[row.pk]) + "?name=实事总数")
    assert "定稿时所知，此后台账的变动不影响本文" in text(shown)
    href = re.search(r'href="(/projects/\d+/[^"]*)"', shown.content.decode())
    assert href is not None
    assert client.get(unescape(href[1])).status_code == 200


def test_a_name_that_is_no_figure_is_not_there(office, told):
    row = drawn(told)
    address = reverse("dispatch_figure", args=[row.pk])
    assert office.get(f"{address}?name=没有这个数").status_code == 404
    assert "文中的数" in page(office, "dispatch_figure", row.pk)


def test_a_paper_goes_its_way_from_page_to_page(enter, told):
    row, office, leader = drawn(told), enter(OFFICE), enter(LEADER)
    way = (("send", office), ("sign", leader), ("number", office), ("issue", office))
    for word, client in way:
        asked = client.get(reverse("dispatch_step", args=[row.pk, word]))
        assert (asked.status_code, 'name="version"' in asked.content.decode()) == (200, True)
        answer = posted(client, row, word)
        assert (word, answer.status_code) == (word, 302)
        row.refresh_from_db()
    assert row.state is DispatchState.ISSUED
    told_now = page(enter(Role.UNIT_REPORTER), "dispatch", row.pk)
    assert "云政办督〔" in told_now
    assert all(one.digest in told_now for one in DispatchFile.objects.all())


@pytest.mark.parametrize(
    ("word", "role", "steps"),
    [
        ("return", LEADER, ("send",)),
        ("void", OFFICE, ("send", "sign", "number")),
        ("withdraw", OFFICE, ("send", "sign", "number", "issue")),
    ],
)
def test_what_needs_a_reason_asks_for_it_and_keeps_nothing_without(enter, told, word, role, steps):
    row = taken(told, drawn(told), *steps)
    state = row.state
    refused = posted(enter(role), row, word, reason="  ")
    row.refresh_from_db()
    assert (refused.status_code, row.state) == (422, state)
    assert 'id="reason_error"' in refused.content.decode()
    assert posted(enter(role), row, word, reason="附件2重复").status_code == 302
    assert "附件2重复" in page(enter(role), "dispatch", row.pk)


def test_who_may_not_sign_is_refused_and_sees_why(office, told):
    row = taken(told, drawn(told), "send")
    assert "由县领导办理" in page(office, "dispatch", row.pk)
    assert posted(office, row, "sign").status_code == 403
    row.refresh_from_db()
    assert row.state is DispatchState.SENT


def test_a_step_on_a_version_that_has_passed_is_told_so(enter, told):
    row = taken(told, drawn(told), "send")
    taken(told, Dispatch.objects.get(), "return")
    stale = posted(enter(LEADER), row, "sign")
    assert (stale.status_code, Dispatch.objects.get().state) == (422, DispatchState.DRAFT)
    assert "办理过这份文稿" in text(stale)


def test_a_step_that_does_not_exist_is_no_page(office, told):
    row = drawn(told)
    assert office.get(reverse("dispatch_step", args=[row.pk, "burn"])).status_code == 404


def test_without_a_letterhead_a_draft_cannot_be_sent_and_says_where_to_set_it(
    office, house, live, started
):
    row = drawn(house)
    shown = office.get(reverse("dispatch", args=[row.pk]))
    assert "发文机关和代字尚未设定" in text(shown)
    assert reverse("rule", args=[house.programme, "letterhead"]) in shown.content.decode()
    assert posted(office, row, "send").status_code == 422


def test_the_files_are_what_was_issued(enter, told):
    row = issued(told)
    client = enter(Role.CONGRESS_OFFICE)
    files = DispatchFile.objects.filter(dispatch=row)
    assert files
    for one in files:
        answer = client.get(reverse("dispatch_file", args=[row.pk, one.pk]))
        assert digest(answer.content) == one.digest
    other = client.get(reverse("dispatch_file", args=[row.pk, files[0].pk + 999]))
    assert other.status_code == 404


@pytest.mark.parametrize(
    ("change", "status", "says"),
    [
        (lambda code: code, 200, "相符"),
        (lambda code: f"核验码：{code.upper().replace('-', ' ')}", 200, "相符"),
        (lambda code: code[:-1] + ("0" if code[-1] != "0" else "1"), 200, "不相符"),
        (lambda code: "没有码", 200, "没有读出核验码"),
        (lambda code: "", 200, "请照文件末页输入核验码"),
        (lambda code: code * 20, 200, "核验码没有这么长"),
    ],
)
def test_a_root_is_checked_as_it_was_typed(enter, told, change, status, says):
    row = issued(told)
    client = enter(Role.UNIT_HEAD)
    shown = client.get(reverse("dispatch", args=[row.pk])).content.decode()
    code = re.search(r'root-code">([^<]+)<', shown)
    assert code is not None
    answer = client.get(reverse("root"), {"words": change(code[1])})
    assert (answer.status_code, says in text(answer)) == (status, True)


def test_a_project_names_the_papers_in_which_it_stood(enter, told):
    row = issued(told)
    found = [
        pk
        for pk in row.programme.projects.values_list("pk", flat=True)
        if f"/dispatches/{row.pk}/figures/"
        in enter(Role.UNIT_HEAD).get(reverse("project", args=[pk])).content.decode()
    ]
    assert found


def test_what_was_corrected_after_the_issue_is_listed_and_corrected_by_a_paper(enter, told):
    row, client = issued(told), enter(OFFICE)
    assert "与印发时一致" in page(client, "dispatch_compare", row.pk)
    corrected(told)
    shown = client.get(reverse("dispatch_compare", args=[row.pk]))
    assert "复核发现多计" in text(shown)
    unit = enter(Role.UNIT_HEAD)
    assert "起草更正通报 此事由政府督查室" in page(unit, "dispatch_compare", row.pk)
    assert unit.post(reverse("dispatch_compare", args=[row.pk])).status_code == 403
    answer = client.post(reverse("dispatch_compare", args=[row.pk]))
    made = Dispatch.objects.get(kind=Kind.CORRECTION)
    assert answer["Location"] == reverse("dispatch", args=[made.pk])
    assert made.title in page(client, "dispatch_compare", row.pk)
    again = client.post(reverse("dispatch_compare", args=[row.pk]))
    assert (again.status_code, "正在办理" in text(again)) == (422, True)


def test_a_draft_is_not_held_against_the_ledger(office, told):
    row = drawn(told)
    assert office.get(reverse("dispatch_compare", args=[row.pk])).status_code == 404


def test_the_register_keeps_a_voided_number_with_its_reason(enter, told):
    row = taken(told, drawn(told), "send", "sign", "number", "void", "number", "issue")
    office, unit = enter(OFFICE), enter(Role.UNIT_HEAD)
    shown = page(office, "serials")
    assert "2 号，作废 1 号" in shown
    assert "文字重复" in shown
    first, second = Serial.objects.order_by("number")
    assert first.voided_at is not None
    file = office.get(reverse("serials_sheet"))
    cells = [
        [cell.value for cell in line]
        for line in openpyxl.load_workbook(BytesIO(file.content)).active.iter_rows()
    ]
    titles = [line for line in cells if row.title in line]
    assert [line[0] for line in titles] == [
        f"云政办督〔{second.year}〕2号",
        f"云政办督〔{first.year}〕1号",
    ]
    assert titles[1][-1] == "文字重复"
    assert "云政办督" in page(unit, "serials")


def test_an_empty_register_says_so(office, told):
    assert "还没有文号" in page(office, "serials")
    assert office.get(reverse("serials_sheet")).status_code == 404


def test_papers_of_one_state_are_listed_by_themselves(office, told):
    row = taken(told, drawn(told), "discard")
    again = drawn(told)
    listed = page(office, "programme_dispatches", told.programme, query="?state=draft")
    assert listed.count(again.title) == 1
    assert "已作废" in page(office, "programme_dispatches", told.programme)
    assert row.pk != again.pk


def test_the_list_asks_as_much_for_many_papers_as_for_one(office, told):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(office, "programme_dispatches", told.programme)
        return len(asked)

    drawn(told)
    queries()  # what is held in memory is there
    first = queries()
    for _ in range(3):
        taken(told, Dispatch.objects.order_by("-pk")[0], "discard")
        drawn(told)
    assert queries() == first


def test_what_waits_for_the_leader_stands_in_their_todos(enter, told):
    row = taken(told, drawn(told), "send")
    shown = enter(LEADER).get(reverse("today")).content.decode()
    assert reverse("dispatch", args=[row.pk]) in shown
