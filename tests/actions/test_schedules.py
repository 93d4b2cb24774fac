"""Schedules of indicators, and the start of the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shishi.actions import calendars, programmes, schedules, settings
from shishi.queries import holidays, targets
from shishi.rules.access import Actor, Role
from shishi.rules.lifecycle import Refused
from shishi.rules.programmes import Settings
from shishi.rules.schedules import Schedule, Source, edited, even
from shishi.rules.settings import Subject, proposed
from shishi.rules.targets import Terms
from tests.makers import AT, ON, a_county, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db


def lines(office: Actor, programme: int) -> tuple[targets.TargetLine, ...]:
    return targets.targets(office, programme).lines


def split(office: Actor, line: targets.TargetLine, **more) -> int:
    made = more.pop("schedule", None) or even(line.aim, line.starts_on, line.deadline)
    given = {"version": line.version, "schedule": made, "reason": "", **more}
    return schedules.set_schedule(actor=office, indicator=line.pk, terms=line.terms, at=AT, **given)


def split_all(office: Actor, programme: int) -> None:
    for line in lines(office, programme):
        if line.by_amount:
            split(office, line)


def ruled(office: Actor, programme: int) -> None:
    for subject in Subject:
        if subject is Subject.LETTERHEAD:
            continue  # each county has its own
        settings.set_rule(
            actor=office,
            programme=programme,
            subject=subject,
            value=proposed(subject, Settings(collector="县政府督查室")),
            holds_from=date(2026, 1, 1),
            basis="",
            version=0,
            at=AT,
        )
    days = holidays.proposed(ON)
    calendars.issue(actor=office, words="首版", days=days, version=0, at=AT)


def test_a_schedule_is_kept_and_a_later_one_counts():
    office = an_office()
    programme = a_programme(office).programme
    pipes = next(one for one in lines(office, programme) if one.target.measure == "公里")
    split(office, pipes)
    held = next(one for one in lines(office, programme) if one.pk == pipes.pk)
    assert held.schedule.nodes[-1].value == Decimal("86.5")
    changed = edited(held.schedule, date(2026, 1, 31), Decimal(5))
    assert split(office, held, schedule=changed) == 2
    now = targets.schedule(office, pipes.pk)
    assert now.line.schedule == changed
    assert [(one.number, one.source) for one in now.versions] == [(2, "手工填写"), (1, "平均分解")]


def test_what_cannot_be_kept():
    office = an_office()
    programme = a_programme(office).programme
    line = next(one for one in lines(office, programme) if one.by_amount)
    limit = next(one for one in lines(office, programme) if not one.by_amount)
    good = even(line.aim, line.starts_on, line.deadline)
    short = replace(good, nodes=good.nodes[:-1])
    split(office, line)
    for one, more, says in [
        (line, {"schedule": good}, "祁望舟已于 2026-03-02 09:30 设定第1版分月目标"),
        (
            line,
            {"schedule": short, "version": 1},
            "末期应为完成时限",
        ),
        (line, {"schedule": Schedule((), Source.HAND), "version": 1}, "没有分月目标"),
        (limit, {"schedule": good}, "按日判断，不分解到月"),
    ]:
        with pytest.raises(Refused, match=says):
            split(office, one, **{"schedule": good, **more})


def test_a_unit_splits_its_own_targets_only():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    programme = a_programme(office).programme
    line = lines(office, programme)[0]
    stranger = a_person(keeper, Role.UNIT_REPORTER)
    with pytest.raises(Refused, match="只能办理本单位的"):
        split(stranger, line)
    own = replace(stranger, units=frozenset({line.unit}))
    assert split(own, line) == 1


def test_a_year_starts_once_nothing_is_lacking():
    office = an_office()
    programme = a_programme(office).programme
    with pytest.raises(Refused) as refused:
        programmes.start(actor=office, programme=programme, on=ON, at=AT)
    says = refused.value.verdict.says
    for lack in ("尚无报送规则", "尚无亮灯规则", "尚无序时口径", "尚未发布工作日历"):
        assert lack in says
    assert says.count("没有分月目标") == sum(one.by_amount for one in lines(office, programme))
    ruled(office, programme)
    split_all(office, programme)
    assert targets.hurdles(office, programme, ON) == ()
    with pytest.raises(Refused, match="2026 年内"):
        programmes.start(actor=office, programme=programme, on=date(2027, 1, 1), at=AT)
    programmes.start(actor=office, programme=programme, on=ON, at=AT)
    assert targets.targets(office, programme).started_on == ON
    with pytest.raises(Refused, match="已经启动"):
        programmes.start(actor=office, programme=programme, on=ON, at=AT)


def test_a_change_after_the_start_has_a_reason():
    office = an_office()
    programme = a_programme(office).programme
    ruled(office, programme)
    split_all(office, programme)
    programmes.start(actor=office, programme=programme, on=ON, at=AT)
    line = lines(office, programme)[0]
    with pytest.raises(Refused, match="须写明理由") as refused:
        split(office, line)
    assert refused.value.verdict.where == "reason"
    assert split(office, line, reason="汛期推迟开工") == 2


def test_a_term_that_was_settled_stays_with_the_schedule():
    office = an_office()
    programme = a_programme(office).programme
    line = lines(office, programme)[0]
    made = even(line.aim, line.starts_on, line.deadline)
    terms = Terms(tolerance=Decimal("0.1"))
    schedules.set_schedule(
        actor=office, indicator=line.pk, version=0, schedule=made, terms=terms, reason="", at=AT
    )
    assert targets.schedule(office, line.pk).line.terms == terms
