"""Chains and their steps: versions, the gate of the start, what is told twice, whose they are."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from shishi.actions import chains
from shishi.queries import door, permits
from shishi.records.models import Chain, ChainStep, Project
from shishi.rules.access import Actor, Role
from shishi.rules.alterations import added, dropped
from shishi.rules.lifecycle import Refused
from shishi.rules.stages import StepTemplate
from tests.chained import BUILD, SEASON, a_chain, all_ready, told
from tests.makers import AT, a_county, a_person, a_programme

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=150)  # 2026-07-30
DONE = date(2026, 5, 6)


@pytest.fixture
def keeper() -> Actor:
    return a_county()


@pytest.fixture
def office(keeper: Actor) -> Actor:
    return a_person(keeper, Role.INSPECTION_OFFICE)


@pytest.fixture
def project(office: Actor) -> Project:
    return Project.objects.get(programme=a_programme(office).programme, number=1)


def test_a_chain_is_kept_and_a_later_version_counts(office, project):
    assert a_chain(office, project.pk, AT) == 1
    longer = added(BUILD, StepTemplate("v2s1", "林地审批", 20, after=("site",)), before="permit")
    assert a_chain(office, project.pk, LATER, dropped(longer, ["environment"]), 1) == 2
    page = permits.page(office, project.pk, LATER.date())
    names = [one.step.name for one in page.lines]
    assert "林地审批" in names
    assert "环境影响评价" not in names
    assert [(one.number, one.reason) for one in page.versions] == [(2, "调整"), (1, "")]
    before = permits.page(office, project.pk, AT.date(), AT)
    assert [one.step for one in before.lines] == list(BUILD.steps)


def test_sent_twice_it_is_one_version(office, project):
    assert [a_chain(office, project.pk, AT), a_chain(office, project.pk, AT)] == [1, 1]
    assert Chain.objects.count() == 1


def given(**more):
    return {
        "version": 1,
        "template": replace(BUILD, name="市政工程"),
        "season": SEASON,
        "reason": "调整",
        **more,
    }


@pytest.mark.parametrize(
    ("more", "where", "says"),
    [
        ({"version": 0}, "", "祁望舟已于 2026-03-02 09:30 设定第1版手续环节"),
        ({"reason": " "}, "reason", "须写明理由"),
        ({"reason": "长" * 501}, "reason", "不超过 500 个字"),
        ({"season": frozenset()}, "season", "至少选一个月"),
        ({"season": frozenset({0, 4})}, "season", "至少选一个月"),
        ({"template": replace(BUILD, start="filing")}, "start", "不在完成环节之前"),
    ],
)
def test_a_chain_that_is_not_kept(more, where, says, office, project):
    a_chain(office, project.pk, AT)
    with pytest.raises(Refused, match=says) as refused:
        chains.set_chain(actor=office, project=project.pk, at=LATER, **given(**more))
    assert refused.value.verdict.where == where
    assert Chain.objects.count() == 1


def test_the_start_needs_its_conditions_or_an_explanation(office, project):
    a_chain(office, project.pk, AT)
    with pytest.raises(Refused, match="不能报“开工”。尚未办结：项目代码") as refused:
        told(office, project.pk, "start", LATER, done_on=DONE)
    assert refused.value.verdict.where == "explained"
    assert not ChainStep.objects.exists()
    told(office, project.pk, "start", LATER, done_on=DONE, explained="抢险，县政府会议纪要")
    line = permits.page(office, project.pk, LATER.date()).line("start")
    assert (line.done_on, line.explained) == (DONE, "抢险，县政府会议纪要")


def test_a_start_with_everything_done_is_kept_and_not_in_use_before_acceptance(office, project):
    a_chain(office, project.pk, AT)
    all_ready(office, project.pk, date(2026, 5, 1), LATER)
    told(office, project.pk, "start", LATER, done_on=DONE)
    with pytest.raises(Refused, match="未经验收不得使用"):
        told(office, project.pk, "use", LATER, done_on=date(2026, 7, 1), explained="群众急需")
    told(office, project.pk, "works", LATER, done_on=date(2026, 7, 1))
    told(office, project.pk, "acceptance", LATER, done_on=date(2026, 7, 9))
    told(office, project.pk, "use", LATER, done_on=date(2026, 7, 9))
    assert permits.page(office, project.pk, LATER.date()).line("use").done_on == date(2026, 7, 9)


def test_a_permit_is_prolonged_twice_and_told_twice_once(office, project):
    a_chain(office, project.pk, AT)
    all_ready(office, project.pk, date(2026, 5, 1), LATER)
    last = ChainStep.objects.get(key="permit").pk
    fresh = {"done_on": date(2026, 5, 1), "version": last}
    first = told(office, project.pk, "permit", LATER, extend_to=date(2026, 10, 31), **fresh)
    assert told(office, project.pk, "permit", LATER, extend_to=date(2026, 10, 31), **fresh) == first
    with pytest.raises(Refused, match="最晚延至2027年1月31日"):
        told(
            office,
            project.pk,
            "permit",
            LATER,
            extend_to=date(2027, 2, 1),
            done_on=date(2026, 5, 1),
            version=first,
        )
    assert ChainStep.objects.get(pk=first).extended_to == ["2026-10-31"]
    again = told(office, project.pk, "permit", LATER, done_on=date(2026, 7, 1), version=first)
    assert ChainStep.objects.get(pk=again).extended_to == []  # issued anew


def test_a_step_recorded_meanwhile_is_not_overwritten(office, project):
    a_chain(office, project.pk, AT)
    seen = told(office, project.pk, "code", AT, planned_on=DONE)
    told(office, project.pk, "code", LATER, done_on=DONE, version=seen)
    with pytest.raises(Refused, match="祁望舟已于 2026-07-30 09:30 登记这一环节"):
        told(office, project.pk, "code", LATER, done_on=date(2026, 5, 7), version=seen)
    rows = ChainStep.objects.order_by("pk").values_list("planned_on", "done_on")
    assert list(rows) == [(DONE, None), (None, DONE)]


def test_without_a_chain_or_with_another_step_nothing_is_recorded(office, project):
    with pytest.raises(Refused, match="尚未设定手续环节"):
        told(office, project.pk, "code", AT)
    a_chain(office, project.pk, AT)
    with pytest.raises(Refused, match="没有这一环节"):
        told(office, project.pk, "nowhere", AT)
    for more in ({"document_number": "字" * 101}, {"explained": "长" * 1001}):
        with pytest.raises(Refused, match="个字"):
            told(office, project.pk, "proposal", AT, **more)


def test_a_unit_records_its_own_and_nobody_of_elsewhere_finds_it(keeper, office, project):
    stranger = a_person(keeper, Role.UNIT_REPORTER)
    with pytest.raises(Refused, match="只能办理本单位的"):
        a_chain(stranger, project.pk, AT)
    own = replace(stranger, units=frozenset({project.answering_unit}))
    assert a_chain(own, project.pk, AT) == 1
    with pytest.raises(Refused, match="此事由"):
        told(a_person(keeper, Role.COUNTY_LEADER), project.pk, "code", AT)
    elsewhere = a_person(a_county("望川县"), Role.INSPECTION_OFFICE)
    with pytest.raises(door.NotThere):
        told(elsewhere, project.pk, "code", AT)


def test_what_was_entered_is_never_changed(office, project):
    a_chain(office, project.pk, AT)
    told(office, project.pk, "code", AT, planned_on=DONE)
    for table in (Chain, ChainStep):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            table.objects.all().delete()


def test_a_day_of_tomorrow_is_refused_at_its_field(office, project):
    a_chain(office, project.pk, AT)
    with pytest.raises(Refused, match="晚于今天") as refused:
        told(office, project.pk, "code", AT, begun_on=datetime.date(AT) + timedelta(days=1))
    assert refused.value.verdict.where == "begun_on"
