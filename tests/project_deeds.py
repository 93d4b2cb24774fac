"""What may be done about one project, one deed after the other, each with words that its page then
shows, and did not show before."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from shishi.actions import (
    aliases,
    comments,
    evidence,
    funds,
    lights,
    observations,
    parties,
    points,
    projects,
    reports,
    rounds,
    schedules,
    settings,
    stops,
    subplans,
)
from shishi.queries import door, targets
from shishi.records.models import (
    Assignment,
    Decision,
    Evidence,
    Lowering,
    Matter,
    Observation,
    Person,
    Report,
    Stop,
    UnitAlias,
)
from shishi.rules.access import Actor, Role
from shishi.rules.bands import Light
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.lifecycle import Refused
from shishi.rules.observations import Told
from shishi.rules.points import Point
from shishi.rules.projects import Level as Promised
from shishi.rules.rulesets import PRESETS, Dimension
from shishi.rules.schedules import even
from shishi.rules.settings import Subject
from shishi.rules.statements import Told as Statement
from shishi.rules.stops import Cause
from shishi.rules.stops import Stop as Standing
from shishi.rules.targets import Terms
from tests import chained
from tests.makers import ON
from tests.meetings import TODAY, WEEK, Weekly, decided, moved, raised, taken
from tests.reporting import APRIL, a_draft, typed

Deed = Callable[[Weekly], object]
DAY = timedelta(days=1)
FULL = "云岭县财政局"
ASKED = "电力线路由谁迁改"


def comment(weekly: Weekly, by: Actor, project: int) -> None:
    comments.write(actor=by, project=project, says="请倒排工期", at=APRIL)


def _no_comment(weekly: Weekly) -> None:
    """The office is no leader."""
    with suppress(Refused):
        comment(weekly, weekly.office, weekly.project)


def _subplan(weekly: Weekly) -> None:
    subplans.file(actor=weekly.office, project=weekly.project, contact="余听泉", phone="", at=APRIL)


def _stop(weekly: Weekly) -> None:
    stop = Standing(TODAY - 3 * DAY, None, Cause.WEATHER)
    stops.enter(
        actor=weekly.office, project=weekly.project, stop=stop, remark="", on=TODAY, at=APRIL
    )


def _go_on(weekly: Weekly) -> None:
    stop = Stop.objects.get().pk
    stops.end(
        actor=weekly.office, stop=stop, ends_before=TODAY - DAY, remark="", on=TODAY, at=APRIL
    )


def _funds(weekly: Weekly) -> None:
    amounts = Amounts(*map(Decimal, (6_000_000, 6_000_000, 3_000_000, 2_400_000, 3_000_000)))
    held = Statement(date(2026, 3, 31), Funds(lines=(Line(Level.COUNTY, amounts),)))
    funds.report(
        actor=weekly.office, project=weekly.project, version=0, told=held, reason="", at=APRIL
    )


def _exempt(weekly: Weekly) -> None:
    lights.exempt(
        actor=weekly.office,
        project=weekly.project,
        dimension=Dimension.PROGRESS,
        reason="汛期停工",
        approved_by="县政府",
        until=TODAY + WEEK,
        on=TODAY,
        at=APRIL,
    )


def _level(weekly: Weekly) -> None:
    projects.set_level(
        actor=weekly.office, project=weekly.project, level=Promised.PROVINCE, at=APRIL
    )


def _lower(weekly: Weekly) -> None:
    lights.lower(
        actor=weekly.office,
        project=weekly.project,
        light=Light.RED,
        reason="现场未见施工",
        starts_on=TODAY,
        until=TODAY + WEEK,
        on=TODAY,
        at=APRIL,
    )


def _second(weekly: Weekly) -> None:
    lights.second(actor=weekly.year.reform, lowering=Lowering.objects.get().pk, on=TODAY, at=APRIL)


def _fill(weekly: Weekly) -> None:
    a_draft(weekly.year, replace(typed(weekly.year), problem="线路未迁", coordination=ASKED))


def _attach(weekly: Weekly) -> None:
    evidence.attach(
        actor=weekly.year.reporter,
        report=Report.objects.get().pk,
        filename="现场.pdf",
        content=b"%PDF-1.7",
        at=APRIL,
    )


def _detach(weekly: Weekly) -> None:
    held = Evidence.objects.get()
    evidence.detach(actor=weekly.year.reporter, report=held.report.pk, evidence=held.pk, at=APRIL)


def step(name: str, by: str, **words: str) -> Deed:
    """The report one step on."""

    def deed(weekly: Weekly) -> object:
        row, actor = Report.objects.get(), getattr(weekly.year, by)
        return getattr(reports, name)(
            actor=actor, report=row.pk, version=row.version, at=APRIL, **words
        )

    return deed


def _correct(weekly: Weekly) -> None:
    row = Observation.objects.get(indicator=weekly.year.pipes)
    observations.correct(
        actor=weekly.office, observation=row.pk, told=Told(Decimal(21)), reason="复核", at=APRIL
    )


def _schedule(weekly: Weekly) -> None:
    line = targets.schedule(weekly.office, weekly.year.pipes).line
    schedules.set_schedule(
        actor=weekly.office,
        indicator=weekly.year.pipes,
        version=1,
        schedule=even(line.aim, line.starts_on, line.deadline),
        terms=Terms(),
        reason="县政府常务会议同意",
        at=APRIL,
    )


def _points(weekly: Weekly) -> None:
    points.set_points(
        actor=weekly.office,
        indicator=weekly.year.stations,
        version=0,
        points=[Point("甲村", Decimal(1)), Point("乙村", Decimal(1))],
        reason="",
        at=APRIL,
    )


def _extend(weekly: Weekly) -> None:
    rounds.extend(
        actor=weekly.office,
        round=weekly.year.rounds[0],
        project=weekly.project,
        until=TODAY + 2 * WEEK,
        reason="道路中断",
        at=APRIL,
    )


def _rule(weekly: Weekly) -> None:
    settings.set_rule(
        actor=weekly.office,
        programme=weekly.year.programme,
        subject=Subject.LIGHTS,
        value=PRESETS["银川"],
        holds_from=TODAY,
        basis="县政府办通知",
        version=1,
        at=APRIL,
    )


def _keeper() -> Actor:
    return door.actor(Person.objects.get(posts__role=Role.ADMINISTRATOR), on=ON)


def _rename(weekly: Weekly) -> None:
    row = Person.objects.get(pk=weekly.leader.key)
    parties.change_person(
        actor=_keeper(), person=row.pk, name="陆知远", login=row.login or "", at=APRIL
    )


def _full_name(weekly: Weekly) -> None:
    unit = Assignment.objects.filter(project=weekly.project, unit__name="财政局").get().unit
    assert unit is not None
    aliases.propose_alias(actor=weekly.office, unit=unit.pk, full=FULL, at=APRIL)


def _confirm(weekly: Weekly) -> None:
    aliases.confirm_alias(actor=weekly.office, alias=UnitAlias.objects.get(full=FULL).pk, at=APRIL)


STEPS: tuple[tuple[str, Deed, str], ...] = (
    ("project.level", _level, "省级实事"),
    ("light.exempt", _exempt, "汛期停工"),
    ("light.lower", _lower, "待复核，尚未生效"),
    ("light.second", _second, "乔思齐复核"),
    ("comment.write", lambda weekly: comment(weekly, weekly.leader, weekly.project), "请倒排工期"),
    ("refused comment.write", _no_comment, "未准"),
    ("decision.enter", decided, "十日内完成管线迁改"),
    (
        "decision.move",
        lambda weekly: moved(weekly, Decision.objects.get().pk, "finish", TODAY),
        "办结",
    ),
    ("matter.raise", raised, "管线迁改费用由谁承担"),
    (
        "matter.move",
        lambda weekly: taken(weekly, Matter.objects.get().pk, "settle", TODAY),
        "已解决",
    ),
    ("subplan.file", _subplan, "联系人 余听泉"),
    (
        "chain.set",
        lambda weekly: chained.a_chain(weekly.office, weekly.project, APRIL),
        "已办结 0/",
    ),
    (
        "permit.record",
        lambda weekly: chained.told(weekly.office, weekly.project, "code", APRIL, done_on=ON),
        "已办结 1/",
    ),
    ("stop.enter", _stop, "天气"),
    ("stop.end", _go_on, ""),
    ("funds.report", _funds, "计划 600 万元"),
    ("report.fill", _fill, ""),
    ("report.attach", _attach, ""),
    ("report.detach", _detach, ""),
    ("report.submit", step("submit", "reporter"), ""),
    ("report.withdraw", step("withdraw", "reporter"), ""),
    ("report.submit", step("submit", "reporter"), ""),
    ("report.return", step("send_back", "head", reason="与台账不符"), ""),
    ("report.submit", step("submit", "reporter"), ""),
    ("report.approve", step("approve", "head"), ""),
    ("report.accept", step("accept", "office"), ASKED),
    ("observation.correct", _correct, "更正：复核"),
    ("schedule.set", _schedule, ""),
    ("point.set", _points, "甲村"),
    ("round.extend", _extend, ""),
    ("rule.set", _rule, "银川"),
    ("person.change", _rename, "陆知远"),
    ("alias.propose", _full_name, ""),
    ("alias.confirm", _confirm, FULL),
)
