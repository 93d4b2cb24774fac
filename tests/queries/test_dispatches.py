"""Who sees which papers; the register of numbers; from a figure to its frozen rows and from a
project to the papers it stood in; papers among what is to be done; at a constant cost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import dispatches as deeds
from shishi.queries import dispatches as look
from shishi.queries import door, serials, today, traces
from shishi.queries.todos import Duty
from shishi.records.models import Dispatch, DispatchFile, Project, Recipient, Serial
from shishi.rules.access import Actor, Role
from shishi.rules.dispatches import DispatchState
from tests.dispatching import (
    LATER,
    MARCH_END,
    NOON,
    Desk,
    a_desk,
    composing,
    corrected,
    drawn,
    issued,
    taken,
)

pytestmark = pytest.mark.django_db

SEES_ALL = {Role.INSPECTION_OFFICE, Role.REFORM_COMMISSION, Role.COUNTY_LEADER, Role.HOST}
PIPES = "第1件第2项完成"


@pytest.fixture(autouse=True)
def _drawn_up(settings, tmp_path) -> Iterator[None]:
    settings.ORIGINALS_FOLDER = str(tmp_path)
    with composing():
        yield


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def as_one(desk: Desk, role: Role) -> Actor:
    return replace(desk.office, roles=frozenset({role}))


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.GUEST])
def test_before_it_is_issued_a_paper_is_there_for_those_who_handle_it(desk, role):
    actor, row = as_one(desk, role), taken(desk, drawn(desk), "send", "sign", "number")
    tables = (Dispatch, Serial)
    assert [door.visible(actor, one).exists() for one in tables] == [role in SEES_ALL] * 2
    if role not in SEES_ALL:
        with pytest.raises(door.NotThere):
            look.dispatch(actor, row.pk, NOON)
        with pytest.raises(door.NotThere):
            traces.trace(actor, row.pk)
    taken(desk, row, "issue")
    page = look.dispatch(actor, row.pk, NOON)
    assert (page.line.number, len(page.files)) == ("云政办督〔2026〕1号", 3)
    assert all(door.visible(actor, one).exists() for one in (DispatchFile, Recipient))


def test_nobody_who_is_a_guest_sees_a_paper(desk):
    issued(desk)
    assert not door.visible(door.guest(), Dispatch).exists()


def test_the_list_has_every_paper_with_its_state_the_latest_day_first(desk):
    first = issued(desk)
    second = drawn(desk, on=MARCH_END - timedelta(days=1))
    page = look.dispatches(desk.office, desk.year.programme)
    assert [(one.pk, one.state, one.number) for one in page.lines] == [
        (first.pk, DispatchState.ISSUED, "云政办督〔2026〕1号"),
        (second.pk, DispatchState.DRAFT, ""),
    ]
    shown = look.dispatches(as_one(desk, Role.UNIT_HEAD), desk.year.programme)
    assert [one.pk for one in shown.lines] == [first.pk]


def test_the_register_keeps_voids_and_finds_a_number_without_its_row(desk):
    row = taken(desk, drawn(desk), "send", "sign", "number", "void", "number", "issue")
    (series,) = serials.register(desk.office)
    assert (series.code, series.year, series.missing) == ("云政办督", 2026, ())
    assert [(one.number, one.reason, one.voided_by) for one in series.lines] == [
        (2, "", ""),
        (1, "文字重复，请修改", "祁望舟"),
    ]
    assert series.voided == 1
    assert series.lines[0].dispatch == row.pk
    Serial.objects.filter(number=1).delete()
    assert serials.register(desk.office, 2026)[0].missing == (1,)
    assert serials.register(desk.office, 2025) == ()
    outside = serials.register(as_one(desk, Role.UNIT_HEAD))
    assert [(one.missing, len(one.lines)) for one in outside] == [((), 1)]


def test_a_figure_leads_to_the_rows_it_was_frozen_with(desk):
    row = issued(desk)
    corrected(desk, "21", LATER)
    page = traces.trace(as_one(desk, Role.UNIT_REPORTER), row.pk)
    figures = {one.name: one for one in page.figures}
    assert list(figures) == ["项目总数", PIPES, "第1件灯"]
    pipes = figures[PIPES]
    assert (pipes.words, pipes.sentence) == ("22.5", "供水管网改造完成22.5公里，亮未报。")
    ((project, body),) = [(one.project, one.body) for one in pipes.rows]
    assert project == desk.year.project
    assert body["名称"] == "第1件 城乡供水提升工程"
    assert [one["进展"]["实际"] for one in body["指标"] if one["计量单位"] == "公里"] == ["22.5"]
    assert [one.project for one in figures["项目总数"].rows] == list(
        Project.objects.order_by("number").values_list("pk", flat=True)
    )
    assert (page.on, page.frozen_at) == (MARCH_END, NOON)


def test_a_figure_put_in_by_hand_says_by_whom_and_why(desk):
    row = drawn(desk)
    told = {"name": PIPES, "words": "23", "reason": "以验收单为准", "at": NOON}
    deeds.override(actor=desk.office, dispatch=row.pk, version=1, **told)
    row.refresh_from_db()
    taken(desk, row, "send")
    figure = next(one for one in traces.trace(desk.office, row.pk).figures if one.name == PIPES)
    assert (figure.words, figure.by_hand.reason) == ("23", "以验收单为准")
    assert figure.by_hand.by == desk.office.name


def test_a_draft_has_no_frozen_rows(desk):
    with pytest.raises(door.NotThere):
        traces.trace(desk.office, drawn(desk).pk)


def test_a_project_leads_to_the_papers_in_whose_words_it_stood(desk):
    assert traces.mentions(desk.office, desk.year.project) == ()
    row = issued(desk)
    drawn(desk, on=MARCH_END - timedelta(days=1))
    (one,) = traces.mentions(as_one(desk, Role.UNIT_REPORTER), desk.year.project)
    assert (one.pk, one.number, one.issued_on) == (row.pk, "云政办督〔2026〕1号", NOON.date())
    sentence = "供水管网改造完成22.5公里，亮未报。"
    assert one.told == ((PIPES, "22.5", sentence), ("第1件灯", "未报", sentence))
    other = Project.objects.get(number=2).pk
    assert traces.mentions(desk.office, other) == ()


def test_what_waits_for_a_signature_is_the_leader_s_and_then_the_office_s(desk):
    def waiting(actor: Actor) -> list[tuple[Duty, tuple[int, ...]]]:
        found = today.todos(actor, NOON.date())
        return [(one.matter, one.keys) for one in found if one.matter in (Duty.SIGN, Duty.ISSUE)]

    row = drawn(desk)
    assert waiting(desk.leader) == waiting(desk.office) == []
    taken(desk, row, "send")
    assert (waiting(desk.leader), waiting(desk.office)) == ([(Duty.SIGN, (row.pk,))], [])
    taken(desk, row, "sign")
    assert (waiting(desk.leader), waiting(desk.office)) == ([], [(Duty.ISSUE, (row.pk,))])
    taken(desk, row, "number")
    assert waiting(desk.office) == [(Duty.ISSUE, (row.pk,))]
    taken(desk, row, "issue")
    assert waiting(desk.office) == []


def counted(work) -> int:
    with CaptureQueriesContext(connection) as seen:
        work()
    return len(seen)


def test_looks_cost_the_same_however_many_papers_there_are(desk):
    row = issued(desk)
    looks = (
        lambda: look.dispatches(desk.office, desk.year.programme),
        lambda: look.dispatch(desk.office, row.pk, NOON),
        lambda: traces.trace(desk.office, row.pk),
        lambda: traces.mentions(desk.office, desk.year.project),
        lambda: serials.register(desk.office),
    )
    few = [counted(one) for one in looks]
    for day in range(1, 4):
        taken(desk, drawn(desk, on=MARCH_END - timedelta(days=day)), "send", "sign", "number")
    assert [counted(one) for one in looks] == few
    assert max(few) <= 12
