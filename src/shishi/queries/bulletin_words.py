"""通报用语 — what a bulletin says of one project in words: its indicators on the day, what its
report told, what was corrected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import get_current_timezone

from shishi.queries import door
from shishi.queries.figures import Figure
from shishi.queries.light_facts import Known
from shishi.queries.lights import Lit
from shishi.records.models import Observation, Programme, Rating, Report
from shishi.rules.access import Actor
from shishi.rules.bulletins import Course, Measured
from shishi.rules.days import end_of
from shishi.rules.indicators import IndicatorType
from shishi.rules.lights import DONE, Light
from shishi.rules.phrases import month_day, sentence
from shishi.rules.reports import ReportState
from shishi.rules.shares import measured_text, share, wan_text
from shishi.rules.targets import Target, measured_by

# What a name of money ends with already.
_MONEY = tuple("投资 补贴 补助 款 款项 额 金 费 费用 支出".split())


@dataclass(frozen=True, slots=True)
class Said:
    """所报文字 of one project for the period; empty where nothing was accepted."""

    progress: str = ""
    problem: str = ""
    coordination: str = ""
    next_step: str = ""


def said(actor: Actor, knows: Known, round: int | None) -> dict[int, Said]:
    """The words of the accepted reports of a round, which nothing changes any more."""
    if round is None:
        return {}
    rows = door.visible(actor, Report).filter(round=round, state=ReportState.ACCEPTED)
    columns = ("project", "progress", "problem", "coordination", "next_step")
    found = rows.filter(project__in=knows.projects).values_list(*columns)
    return {
        project: Said(*words)
        for project, *words in found
        if knows.known_at is None or _accepted(knows, round, project)
    }


def _accepted(knows: Known, round: int, project: int) -> bool:
    """Whether it was accepted by the moment whose knowledge is asked."""
    steps = knows.told.get((round, project), ())
    return bool(steps) and steps[-1][1] is ReportState.ACCEPTED


def measured(one: Lit, *, drawn: bool = False) -> Iterator[Measured]:
    """The indicators of a project on the day; `drawn` with the courses of those behind."""
    for figure in one.figures:
        stands = figure.standing
        target, _ = measured_by(figure.held.target, figure.held.actual)
        due = None if stands.presumed else stands.scheduled
        points = None if stands.presumed else stands.points
        made = Measured(
            subject=_subject(figure.held.name, figure.held.target),
            target=target.words.replace(" ", ""),
            due=_text(target, due),
            actual=_text(target, stands.actual),
            share=stands.share,
            scheduled_share=None if stands.presumed else stands.scheduled_share,
            points=points,
            paced=stands.basis is not None and not stands.presumed,
            done=bool(figure.done.met),
        )
        yield replace(made, course=_course(figure)) if drawn and made.low else made


def _subject(name: str, target: Target) -> str:
    """适老化改造资金: an amount of money is called one, so that it is not taken for the work."""
    amount = target.kind is IndicatorType.FUNDS and not target.per
    return f"{name}资金" if amount and not name.endswith(_MONEY) else name


def _text(target: Target, value: Decimal | None) -> str:
    return "" if value is None else target.text(value).replace(" ", "")


def _course(figure: Figure) -> Course | None:
    """Of what is measured by amount."""
    held, ahead = figure.held, figure.forecast
    target, _ = measured_by(held.target, None)
    full = target.whole
    if figure.can_finish is None or not full:
        return None
    nodes = held.plan.nodes if held.plan else ()
    return Course(
        held.starts_on,
        tuple((one.on, share(one.value, full) or Decimal(0)) for one in nodes),
        tuple((one.on, share(one.value, full) or Decimal(0)) for one in figure.readings),
        ahead.likely,
        ahead.early,
        ahead.late,
    )


def kept_lights(
    actor: Actor, row: Programme, days: Iterable[date], known_at: datetime | None
) -> dict[date, dict[int, Light]]:
    """The lights that were kept of the days, each as it was rated last: done stands apart,
    whatever colour the rule has for it, unless people made it more serious."""
    rows = door.visible(actor, Rating).filter(project__programme=row, on__in=list(days))
    if known_at is not None:
        rows = rows.filter(rated_at__lte=known_at)
    found: dict[date, dict[int, Light]] = {}
    columns = ("on", "project", "light", "says")
    for on, project, light, says in rows.order_by("rated_at", "pk").values_list(*columns):
        found.setdefault(on, {})[project] = Light.BLUE if says.startswith(DONE) else light
    return found


def corrections(
    actor: Actor, row: Programme, since: date | None, known_at: datetime | None
) -> tuple[str, ...]:
    """What was corrected of days up to `since`, the end of the period that was told last, after
    that day; the oldest entry first."""
    if since is None:
        return ()
    zone = get_current_timezone()
    rows = door.visible(actor, Observation).filter(
        indicator__project__programme=row,
        corrects__isnull=False,
        as_of__lte=since,
        entered_at__gt=end_of(since, zone),
    )
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    columns = (
        *("indicator__project__number", "indicator__project__title"),
        *("indicator__subject", "indicator__task__words", "indicator__measure"),
        *("indicator__money", "indicator__per", "as_of", "reason"),
        *("value", "reached_on", "corrects__value", "corrects__reached_on"),
    )
    held = rows.order_by("entered_at", "pk").values_list(*columns)
    return tuple(_correction(row.year, *values) for values in held)


def _correction(
    year: int,
    number: int,
    title: str,
    subject: str,
    task: str | None,
    measure: str,
    money: bool,
    per: str,
    as_of: date,
    reason: str,
    *values: Decimal | date | None,
) -> str:
    """第9件…“职业技能培训”截至6月29日的数由1515人次更正为1475人次（…）."""
    value, reached, old_value, old_reached = values

    def words(amount: Decimal | date | None, day: Decimal | date | None) -> str:
        if isinstance(amount, Decimal):
            told = wan_text(amount) if money and not per else measured_text(amount, measure)
            return told.replace(" ", "") + (f"/{per}" if per else "")
        return f"{month_day(day, year)}达到" if isinstance(day, date) else "未达到"

    now, was = words(value, reached), words(old_value, old_reached)
    of = f"第{number}件{title}“{subject or task or ''}”截至{month_day(as_of, year)}的数据"
    return f"{of}由{was}更正为{now}（{sentence(reason)}）"
