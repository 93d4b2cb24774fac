"""Targets month by month: all at once, and one by one."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.queries import targets
from shishi.queries.targets import TargetLine
from shishi.records.models import Indicator, Programme
from shishi.rules.access import Role
from shishi.rules.indicators import IndicatorType
from shishi.rules.schedules import Source
from tests.chained import BUILD, a_chain
from tests.web.conftest import House, first_indicator

OFFICE = Role.INSPECTION_OFFICE
SPLIT = {"way": "even", "which": "lacking", "project": ""}


def lines(house: House) -> tuple[TargetLine, ...]:
    return targets.targets(house.actor(OFFICE), house.programme).lines


def line_of(house: House, measure: str) -> TargetLine:
    return next(one for one in lines(house) if one.by_amount and one.target.measure == measure)


def sent(client: Client, line: TargetLine, **more: str) -> dict[str, object]:
    """What the page of the indicator would send, as it stands."""
    page = client.get(reverse("schedule", args=[line.pk])).context
    cells = {f"on-{day}": words for day, words, _ in page["months"] if words}
    return {**cells, "version": page["version"], "do": "save", **more}


def put(client: Client, line: TargetLine, **more: str):
    return client.post(reverse("schedule", args=[line.pk]), sent(client, line, **more))


def test_all_are_split_at_once(house: House, office: Client):
    url = reverse("targets", args=[house.programme])
    assert "待补" in office.get(url).content.decode()
    assert office.post(url, SPLIT).status_code == 302
    assert [one.lacks for one in lines(house) if one.lacks] == []
    assert "已齐备" in office.get(url).content.decode()
    assert "没有需要分解的指标" in office.post(url, SPLIT).content.decode()


def test_one_project_is_split_alone(house: House, office: Client):
    project = lines(house)[0].project
    office.post(reverse("targets", args=[house.programme]), {**SPLIT, "project": str(project)})
    assert {one.project for one in lines(house) if one.schedule} == {project}


def test_a_unit_splits_its_own(house: House, enter):
    reporter = enter(Role.UNIT_REPORTER)
    own = house.actor(Role.UNIT_REPORTER).units
    reporter.post(reverse("targets", args=[house.programme]), SPLIT)
    split = {one.unit for one in lines(house) if one.schedule}
    assert split == own
    foreign = next(one for one in lines(house) if one.unit not in own and one.by_amount)
    last = {f"on-{foreign.deadline}": f"{foreign.target.value:f}"}
    assert put(reporter, foreign, **last).status_code == 403


def test_the_cells_are_kept_as_typed(house: House, office: Client):
    line = line_of(house, "元")
    office.post(reverse("targets", args=[house.programme]), SPLIT)
    first = f"on-{line_of(house, '元').schedule.nodes[0].on}"
    assert put(office, line, **{first: "1.5"}).status_code == 302
    held = line_of(house, "元")
    assert held.schedule.nodes[0].value == Decimal(15000)
    assert (held.version, held.schedule.source) == (2, Source.HAND)


def test_what_is_filled_or_pasted_is_shown_and_not_yet_kept(house: House, office: Client):
    line = line_of(house, "公里")
    answer = put(office, line, do="curve")
    assert answer.status_code == 200
    assert "尚未保存" in answer.content.decode()
    paste = f"一季度\t二季度\t三季度\t四季度\n0\t10\t20\t{line.target.value:f}"
    pasted = put(office, line, do="pasted", paste=paste)
    assert "读出粘贴：4 期" in pasted.content.decode()
    assert line_of(house, "公里").version == 0
    cells = {f"on-{day}": words for day, words, _ in pasted.context["months"] if words}
    assert len(cells) == 4
    saved = {**cells, "version": 0, "do": "save", "paste": paste}
    assert office.post(reverse("schedule", args=[line.pk]), saved).status_code == 302
    assert line_of(house, "公里").schedule.source is Source.PASTED


BAD = [
    ({"do": "pasted", "paste": "1\t2\t3"}, "请连同月份或季度的表头一起粘贴"),
    ({"first": "很多"}, "请填写数字"),
    ({"first": "99999999"}, "累计数小于前一期"),
    ({"last": "1"}, "累计应等于目标"),
]


@pytest.mark.parametrize(("wrong", "says"), BAD)
def test_a_refused_schedule_keeps_what_was_typed(wrong, says, house: House, office: Client):
    line = line_of(house, "公里")
    office.post(reverse("targets", args=[house.programme]), SPLIT)
    nodes = line_of(house, "公里").schedule.nodes
    places = {"first": f"on-{nodes[0].on}", "last": f"on-{nodes[-1].on}"}
    answer = put(office, line, **{places.get(name, name): typed for name, typed in wrong.items()})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert all(typed in page for name, typed in wrong.items() if name != "do")
    assert line_of(house, "公里").version == 1


def test_a_stale_page_is_told_who_was_faster(house: House, office: Client, enter):
    line = line_of(house, "公里")
    typed = sent(office, line, do="even")
    url = reverse("schedule", args=[line.pk])
    shown = office.post(url, typed).context["months"]
    typed |= {f"on-{day}": words for day, words, _ in shown} | {"do": "save"}
    enter(Role.REFORM_COMMISSION).post(url, typed)
    answer = office.post(url, typed)
    assert answer.status_code == 422
    assert "乔思齐已于" in answer.content.decode()


def test_terms_are_kept_with_the_schedule(house: House, office: Client):
    about = next(one for one in lines(house) if one.target.kind.value == "approximate")
    office.post(reverse("targets", args=[house.programme]), SPLIT)
    assert put(office, about, tolerance="100").status_code == 422
    assert put(office, about, tolerance="10").status_code == 302
    held = next(one for one in lines(house) if one.pk == about.pk)
    assert held.terms.tolerance == Decimal("0.1")


def test_the_table_takes_no_more_queries_once_all_are_split(house: House, office: Client):
    url = reverse("targets", args=[house.programme])
    office.get(url)
    with CaptureQueriesContext(connection) as before:
        office.get(url)
    office.post(url, SPLIT)
    office.get(url)
    with CaptureQueriesContext(connection) as after:
        office.get(url)
    assert len(after) <= len(before) + 2  # the nodes of all schedules, for the page and its menu
    assert first_indicator(house)


def test_the_step_on_whose_day_a_node_is_reached_is_chosen_once(house: House, office: Client):
    line = next(one for one in lines(house) if one.by_amount)
    Indicator.objects.filter(pk=line.pk).update(type="milestone")
    address = reverse("schedule", args=[line.pk])
    assert "不取，由单位填日期" in office.get(address).content.decode()
    a_chain(house.actor(OFFICE), line.project, house.at)
    assert office.post(address, {"version": "0", "step": "no-such"}).status_code == 422
    assert office.post(address, {"version": "0", "step": BUILD.finish}).status_code == 302
    kept = next(one for one in lines(house) if one.pk == line.pk)
    assert kept.terms.step == BUILD.finish
    Programme.objects.filter(pk=house.programme).update(started_on=house.on)
    again = {"version": "1", "step": ""}
    answer = office.post(address, again)
    assert "年度已经启动，调整分月目标须写明理由。" in answer.content.decode()
    assert 'id="fault-reason"' in answer.content.decode()
    assert office.post(address, {**again, "reason": "改由单位填报"}).status_code == 302


def test_the_amount_that_answers_an_indicator_of_money_is_chosen_once(house: House, office: Client):
    office.post(reverse("targets", args=[house.programme]), SPLIT)
    line = next(one for one in lines(house) if one.target.kind is IndicatorType.FUNDS)
    assert put(office, line, amount="paid").status_code == 302
    kept = next(one for one in lines(house) if one.pk == line.pk)
    assert (kept.terms.amount, kept.schedule) == ("paid", line.schedule)
    assert '<option value="paid" selected>拨付' in (
        office.get(reverse("schedule", args=[line.pk])).content.decode()
    )
