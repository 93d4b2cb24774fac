"""待办 — what is a person's to do on a day, by the posts they hold; what comes next once there is
nothing; and the ledger in a few counts for whoever only watches it.

The page and the number in the menu are made of the same lines. A constant number of queries.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from shishi.queries import (
    agenda,
    desk,
    door,
    lights,
    preparing,
    proposals,
    roundups,
    settings,
    signing,
    staffing,
)
from shishi.queries.desk import Todo
from shishi.queries.kept import Shelf
from shishi.records.models import Programme, Round
from shishi.rules import rounds
from shishi.rules.access import Actor, Role
from shishi.rules.bands import Light
from shishi.rules.days import day_text
from shishi.rules.rounds import RoundRule
from shishi.rules.settings import Subject

_DUTIES: tuple[tuple[Callable[[Actor, date], Iterator[Todo]], frozenset[Role]], ...] = (
    (desk.to_report, desk.REPORTERS),
    (agenda.to_answer, desk.UNITS),
    (agenda.to_carry_out, desk.UNITS),
    (desk.to_decide, desk.DECIDERS),
    (desk.to_chase, desk.OFFICES),
    (roundups.to_settle, desk.OFFICES),
    (proposals.to_settle, desk.OFFICES),
    (agenda.to_escalate, desk.OFFICES),
    (desk.to_open, desk.OFFICES),
    (desk.to_start, desk.OFFICES),
    (desk.to_check, desk.OFFICES),
    (desk.to_second, desk.OFFICES),
    (desk.to_plan, desk.REPORTERS),
    (preparing.to_prepare, desk.UNITS),
    (preparing.to_warn, desk.OFFICES),
    (signing.to_sign, desk.LEADERS),
    (signing.to_issue, desk.OFFICES),
    (agenda.to_meet, desk.LEADERS),
    (desk.to_watch, desk.LEADERS),
    (staffing.to_staff, desk.ADMINISTRATORS),
    (desk.to_appoint, desk.ADMINISTRATORS),
    (desk.to_publish, desk.ADMINISTRATORS),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """台账概况 — of the latest programme how many projects stand in each light; none before a
    rule holds."""

    programme: int
    year: int
    looks: dict[Light, int]


# Deeds that leave nothing to do and take nothing away; what they do by other deeds, those say.
_PASSING = (
    *("sign_in", "notification", "robot", "ledger", "snapshot", "subplan", "sheet", "tick"),
    *("archive", "register.export", "light.rate"),
    *("report.attach", "report.detach", "person.invite"),
)
_KEPT: Shelf[tuple[Todo, ...]] = Shelf(_PASSING, room=5000)


def todos(actor: Actor, on: date) -> tuple[Todo, ...]:
    """Everything that is the actor's to do, in the order in which it is to be done: what was
    returned first, then what is late, then by the day; of lights the worst first."""

    def found() -> tuple[Todo, ...]:
        return _todos(actor, on)

    key = actor.person, actor.territory, actor.roles, actor.units, on
    return _KEPT.of(key, found, lambda *_: found(), lambda ones: len(ones) + 1)


def _todos(actor: Actor, on: date) -> tuple[Todo, ...]:
    found = [one for duty, roles in _DUTIES if actor.roles & roles for one in duty(actor, on)]
    order = list(desk.Duty)

    def place(one: Todo) -> tuple[int, int, date, tuple[int, ...]]:
        severity = one.light.severity if one.light else 0
        return order.index(one.matter), -severity, one.day, one.keys

    return tuple(sorted(found, key=place))


def counts(actor: Actor, on: date) -> Counts | None:
    """The latest programme as it stands; None before the first."""
    row = _latest(actor)
    if row is None:
        return None
    lit = lights.lights_of(actor, row, on).values()
    return Counts(row.pk, row.year, dict(Counter(one.look for one in lit)))


def coming(actor: Actor, on: date) -> str:
    """What comes next, and by which day."""
    row = _latest(actor)
    if row is None:
        return "当年方案确认入台账后，这里列出每天要办的事。"
    if row.started_on is None:
        return f"{row.year}年度尚未启动。政府督查室或发展改革委启动年度后，按期开放报送。"
    held = door.visible(actor, Round).filter(programme=row, opens_on__lte=on, due_on__gte=on)
    current = held.select_related("edition").order_by("due_on").first()
    if current is not None and not actor.roles & desk.UNITS:
        card = current.facts()
        return f"接下来：{card.period.label}的报送于{day_text(card.due_on)}到期。"
    return _next_round(actor, row, on)


def _next_round(actor: Actor, row: Programme, on: date) -> str:
    held = settings.ruling(actor, row, Subject.ROUNDS, RoundRule, on)
    edition = settings.edition(actor)
    if held is None or edition is None or row.started_on is None:
        return "报送规则和工作日历设定后，按期开放报送。"
    last = door.visible(actor, Round).filter(programme=row).order_by("-starts_on")
    told = last.values_list("ends_before", flat=True).first()
    period = rounds.first_period(held.rule, row.started_on, told)
    if period.start.year > row.year:
        return f"{row.year}年度各期报送均已开放。"
    card = rounds.due(held.rule, period, edition.facts())
    if card.opens_on <= on:
        return f"{card.period.label}的报送应于{day_text(card.opens_on)}开放，汇总单位尚未开放。"
    days = f"{day_text(card.opens_on)}开放、{day_text(card.due_on)}到期"
    return f"接下来：{card.period.label}的报送于{days}。"


def _latest(actor: Actor) -> Programme | None:
    return door.visible(actor, Programme).order_by("-year").first()
