"""A year is closed once nothing of it is under way; from then on it is only looked at."""

import json
from datetime import date, datetime, timedelta

import pytest

from shishi.actions import base, observations, programmes, reports, rounds, snapshots
from shishi.actions import ledgers as ledger_deeds
from shishi.clock import HERE
from shishi.console import duty
from shishi.queries import closings, desk, door, lights, slots, trail
from shishi.queries.ledgers import Sieve
from shishi.records.models import (
    AuditEntry,
    Decision,
    DecisionStep,
    Indicator,
    Lowering,
    Observation,
    Programme,
    Project,
    Rating,
    Report,
    Round,
)
from shishi.rules.access import AFTER_CLOSING, MAY, Actor, Role
from shishi.rules.lifecycle import Refused
from shishi.rules.observations import Told
from tests import reporting
from tests.reporting import APRIL, STARTED, Year
from tests.reporting import MAY as MAY_DAY
from tests.year import a_light_rule

pytestmark = pytest.mark.django_db

END = datetime(2026, 12, 31, 17, 0, tzinfo=HERE)
LAST = END.date()
SAYS = (
    "2026年度已于2026年12月31日结账，只能查看。"
    "发现差错的，请向汇总单位书面说明，在下一年度的工作中处理。"
)


@pytest.fixture
def year(db: None) -> Year:
    return reporting.a_year()


def close(year: Year, on: date = LAST, at: datetime = END) -> None:
    programmes.close(actor=year.office, programme=year.programme, on=on, at=at)


def refusal(year: Year, **told: object) -> str:
    with pytest.raises(Refused) as refused:
        close(year, **told)  # type: ignore[arg-type]
    assert Programme.objects.get(pk=year.programme).closed_on is None
    return refused.value.verdict.says


def test_it_is_closed_and_the_trail_says_what_is_carried_over(year):
    close(year)
    assert Programme.objects.get(pk=year.programme).closed_on == END.date()
    told = json.loads(AuditEntry.objects.get(deed="programme.close", done=True).detail)
    assert told["carried"] == [
        "第1件 城乡供水提升工程",
        "第2件 老旧小区改造工程",
        "第3件 养老服务提升工程",
    ]
    assert trail.verify().ok


def test_what_was_handed_in_has_to_be_accepted_or_returned_first(year):
    report = reporting.approved(year)
    says = refusal(year)
    assert says == "1 份报送尚未采用：3月“城乡供水提升工程”（单位已审）。请先采用或退回。"
    reports.accept(actor=year.office, report=report.pk, version=report.version, at=APRIL)
    close(year)


def test_a_draft_that_was_never_handed_in_stands_in_no_way_and_is_told(year):
    reporting.a_draft(year)
    assert closings.closing_page(year.office, year.programme, END.date()).begun == 1
    close(year)


def test_decisions_and_lowered_lights_have_to_be_settled_first(year):
    project = Project.objects.get(pk=year.project)
    signed = {"entered_by_id": year.office.key, "entered_at": APRIL}
    decided = {
        "project": project,
        "leader_id": year.office.key,
        "decided_on": APRIL.date(),
        "due_on": MAY_DAY.date(),
        **signed,
    }
    Decision.objects.create(says="协调砂石料", owner="县住建局", **decided)
    done = Decision.objects.create(says="补办手续", owner="县水利局", **decided)
    carried = Decision.objects.create(says="核定概算", owner="县财政局", **decided)
    for one, states in ((done, ["carried", "done"]), (carried, ["carried"])):
        for state in states:
            DecisionStep.objects.create(
                decision=one,
                step="move",
                state=state,
                on=APRIL.date(),
                due_on=MAY_DAY.date(),
                by_id=year.office.key,
                at=APRIL,
            )
    Lowering.objects.create(
        project=project,
        light="red",
        reason="现场停工",
        starts_on=APRIL.date(),
        until=MAY_DAY.date(),
        proposed_by_id=year.office.key,
        proposed_at=APRIL,
    )
    assert refusal(year) == (
        "2 件议定事项尚未办结：“协调砂石料”（县住建局）、“核定概算”（县财政局）。"
        "请先登记办结或不予办理。 "
        "1 件人工降灯尚未复核：“城乡供水提升工程”。请先由另一人复核。"
    )


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (STARTED - timedelta(days=1), "早于启动日期"),
        (END.date() + timedelta(days=1), "不能晚于今天"),
    ],
)
def test_a_day_that_does_not_fit(year, on, says):
    assert says in refusal(year, on=on)


def test_a_year_that_has_not_started_is_not_closed(year):
    Programme.objects.filter(pk=year.programme).update(started_on=None)
    assert "尚未启动" in refusal(year)


def test_it_is_closed_once(year):
    close(year)
    with pytest.raises(Refused) as refused:
        close(year, at=END + timedelta(hours=1))
    assert refused.value.verdict.says == SAYS


def things(year: Year) -> dict[type, object]:
    """One thing of each kind that belongs to a year."""
    report = reporting.accepted(year)
    return {
        Programme: Programme.objects.get(pk=year.programme),
        Project: Project.objects.get(pk=year.project),
        Indicator: Indicator.objects.get(pk=year.pipes),
        Round: Round.objects.get(pk=year.rounds[0]),
        Report: Report.objects.get(pk=report.pk),
        Observation: Observation.objects.filter(indicator=year.pipes).get(),
    }


@pytest.mark.parametrize("deed", sorted(MAY))
def test_no_deed_reaches_a_thing_of_a_closed_year(year, deed):
    """Every deed asked of every kind of thing by somebody of every post: none is let in for the
    first time, and none but those written down stays."""
    held = things(year)
    everyone = Actor(9999, "某人", year.office.territory, frozenset(Role), year.reporter.units)
    before = {kind for kind, thing in held.items() if asked(everyone, deed, thing)}
    close(year)
    again = {kind: kind.objects.get(pk=thing.pk) for kind, thing in held.items()}
    after = {kind for kind, thing in again.items() if asked(everyone, deed, thing)}
    assert after == (before if deed in AFTER_CLOSING else set())


def asked(actor: Actor, deed: str, thing: object) -> bool:
    """Whether the deed is let in, though it then does nothing."""
    try:
        with base.change(actor, deed, thing, at=END):
            pass
    except Refused:
        return False
    return True


def test_the_deeds_themselves_are_refused_with_the_sentence(year):
    report = reporting.accepted(year)
    kept = Observation.objects.get(indicator=year.pipes)
    close(year)
    later = END + timedelta(days=3)
    told = {"actor": year.office, "at": later}
    for deed in (
        lambda: reports.fill(
            actor=year.reporter,
            round=year.rounds[0],
            project=year.project,
            version=report.version,
            filled=reporting.typed(year),
            at=later,
        ),
        lambda: observations.correct(
            observation=kept.pk, told=Told(kept.value + 1), reason="复核", **told
        ),
        lambda: rounds.open_due(programme=year.programme, on=later.date(), **told),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.verdict.says == SAYS
    ledger_deeds.export(programme=year.programme, sieve=Sieve(), **told)
    snapshots.take(programme=year.programme, on=END.date(), **told)


def test_a_deed_that_was_under_way_when_the_year_was_closed_is_undone(year):
    """It had been let in before; at its end the year is closed."""
    project = Project.objects.get(pk=year.project)
    with (
        pytest.raises(Refused) as refused,
        base.change(year.office, "light.exempt", project, at=END),
    ):
        Programme.objects.filter(pk=year.programme).update(closed_on=END.date())
    assert refused.value.verdict.says == SAYS
    assert Programme.objects.get(pk=year.programme).closed_on is None


def test_clock_and_desk_leave_a_closed_year_alone(year):
    a_light_rule(Programme.objects.get(pk=year.programme), "默认", APRIL)
    close(year)
    day = date(2027, 1, 4)
    at = datetime(2027, 1, 4, 8, 0, tzinfo=HERE)
    assert lights.unrated(year.office, year.programme, day, at) == ()
    told = list(duty.run(day, at))
    assert "2026年：已结账，无须值班。" in told
    assert "2026年：已冻结2026年12月31日的台账快照。" in told
    assert not [says for says in told if "评" in says or "开放" in says]
    assert not Rating.objects.exists()
    assert slots.due(year.reporter, day) == ()
    assert list(desk.to_open(year.office, day)) == []


def test_the_list_keeps_the_targets_of_the_plan(year):
    reporting.accepted(year)
    a_light_rule(Programme.objects.get(pk=year.programme), "默认", APRIL)
    close(year)
    page = closings.closing_page(year.office, year.programme, date(2027, 5, 1))
    assert (page.total, len(page.unfinished), page.hurdles) == (3, 3, ())
    water = page.unfinished[0]
    assert [(one.value, one.measure) for one in water.project.indicators][1] == (
        Indicator.objects.get(pk=year.pipes).value,
        "公里",
    )
    assert water.lit is not None
    kept = Observation.objects.get(indicator=year.pipes)
    assert water.lit.figures[1].standing.actual == kept.value


def test_another_county_does_not_close_it(year):
    with pytest.raises(door.NotThere):
        programmes.close(actor=door.host(0), programme=year.programme, on=END.date(), at=END)


def test_every_thing_of_a_year_leads_to_its_closing():
    """A new kind of thing cannot be forgotten: whoever looks at it passes through the programme."""
    of_a_year = {
        kind
        for kind in base._THINGS
        if kind in door._TABLES and "programme" in door._TABLES[kind][0]
    }
    assert of_a_year | {Programme} == {kind for kind, ways in base._THINGS.items() if ways[-1]}
