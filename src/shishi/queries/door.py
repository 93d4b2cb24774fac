"""门 — the only way from a person to rows: `visible` and `fetch`, inside one territory.

What a person may not see does not exist for them: a list leaves it out, a page is not found.
"""

from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from shishi.records.models import (
    Assignment,
    AuditEntry,
    CalendarEdition,
    Chain,
    ChainStep,
    Comment,
    Decision,
    DecisionStep,
    Dispatch,
    DispatchFile,
    DispatchStep,
    Draft,
    Evidence,
    Exemption,
    Extension,
    FundsStatement,
    Indicator,
    Leadership,
    Lowering,
    Matter,
    MatterStep,
    Node,
    Notification,
    Observation,
    Override,
    Person,
    Point,
    PointList,
    Post,
    Programme,
    Project,
    Proposal,
    Rating,
    Recipient,
    Report,
    ReportStep,
    Robot,
    Round,
    RuleVersion,
    Schedule,
    SearchText,
    Serial,
    Snapshot,
    SourceDocument,
    Stocktake,
    Stop,
    SubPlan,
    TaskItem,
    Territory,
    Unit,
    UnitAlias,
)
from shishi.rules.access import OFFICES, Actor, Role
from shishi.rules.dispatches import HANDLERS, OPEN
from shishi.rules.looks import may_look

M = TypeVar("M", bound=Model)

# For each table the way to its territory and the look that shows it.
_TABLES: dict[type[Model], tuple[str, str]] = {
    Territory: ("id", "programmes"),
    Programme: ("territory", "programmes"),
    Project: ("programme__territory", "project"),
    TaskItem: ("project__programme__territory", "project"),
    Indicator: ("project__programme__territory", "project"),
    Assignment: ("project__programme__territory", "project"),
    SearchText: ("project__programme__territory", "ledger"),
    Schedule: ("indicator__project__programme__territory", "targets"),
    Node: ("schedule__indicator__project__programme__territory", "targets"),
    RuleVersion: ("programme__territory", "settings"),
    CalendarEdition: ("territory", "settings"),
    Round: ("programme__territory", "reports"),
    Extension: ("round__programme__territory", "reports"),
    Report: ("round__programme__territory", "reports"),
    ReportStep: ("report__round__programme__territory", "reports"),
    Evidence: ("report__round__programme__territory", "reports"),
    Observation: ("indicator__project__programme__territory", "lights"),
    Rating: ("project__programme__territory", "lights"),
    Exemption: ("project__programme__territory", "lights"),
    Leadership: ("programme__territory", "programmes"),
    Lowering: ("project__programme__territory", "lights"),
    PointList: ("indicator__project__programme__territory", "targets"),
    Point: ("list__indicator__project__programme__territory", "targets"),
    SubPlan: ("project__programme__territory", "targets"),
    Chain: ("project__programme__territory", "permits"),
    ChainStep: ("project__programme__territory", "permits"),
    Stop: ("project__programme__territory", "permits"),
    FundsStatement: ("project__programme__territory", "funds"),
    Stocktake: ("programme__territory", "stocktake"),
    Decision: ("project__programme__territory", "stocktake"),
    DecisionStep: ("decision__project__programme__territory", "stocktake"),
    Matter: ("project__programme__territory", "stocktake"),
    MatterStep: ("matter__project__programme__territory", "stocktake"),
    Comment: ("project__programme__territory", "comments"),
    Snapshot: ("programme__territory", "snapshots"),
    Proposal: ("programme__territory", "ledger"),
    Dispatch: ("programme__territory", "dispatches"),
    DispatchFile: ("dispatch__programme__territory", "dispatches"),
    DispatchStep: ("dispatch__programme__territory", "dispatches"),
    Override: ("dispatch__programme__territory", "dispatches"),
    Recipient: ("dispatch__programme__territory", "dispatches"),
    Serial: ("territory", "dispatches"),
    Notification: ("territory", "notifications"),
    Robot: ("territory", "robots"),
    SourceDocument: ("territory", "source"),
    Draft: ("territory", "review"),
    Unit: ("territory", "units"),
    UnitAlias: ("territory", "units"),
    Person: ("territory", "people"),
    Post: ("person__territory", "people"),
    AuditEntry: ("territory", "trail"),
}

# The way to the state of a dispatch: before it is issued it is there for those who handle it.
_ON_ITS_WAY: dict[type[Model], str] = {
    Dispatch: "state",
    DispatchFile: "dispatch__state",
    DispatchStep: "dispatch__state",
    Override: "dispatch__state",
    Recipient: "dispatch__state",
    Serial: "dispatch__state",
}


class NotThere(Exception):
    """没有这一内容 — no such row, or none that this person may see; the page says 404."""


def actor(person: Person, *, on: date, source: str = "") -> Actor:
    """The person with the posts they hold on the day; `source` is the network address."""
    held = Post.objects.filter(Q(ends_before=None) | Q(ends_before__gt=on), starts_on__lte=on)
    posts = held.filter(person=person).values_list("role", "unit") if person.is_active else []
    return Actor(
        person=person.pk,
        name=person.name,
        territory=person.territory_id,
        roles=frozenset(role for role, _ in posts if role),
        units=frozenset(unit for _, unit in posts if unit),
        source=source,
    )


def guest(source: str = "") -> Actor:
    """未登录 — for the deeds of sign-in."""
    return Actor(None, Role.GUEST.label, None, frozenset({Role.GUEST}), source=source)


def host(territory: int | None = None) -> Actor:
    """本机 — for the deeds of the console, in one territory where it looks at its ledger."""
    return Actor(None, Role.HOST.label, territory, frozenset({Role.HOST}))


def hosts() -> tuple[Actor, ...]:
    """The host in each territory of the database, in the order they were founded."""
    return tuple(host(pk) for pk in Territory.objects.order_by("pk").values_list("pk", flat=True))


def named(login: str, *, on: date) -> Actor:
    """The actor of an account, for the console; `NotThere` for an unknown one."""
    row = Person.objects.filter(login=login).first()
    if row is None:
        raise NotThere
    return actor(row, on=on)


def within(actor: Actor, table: type[M]) -> QuerySet[M]:
    """The rows of the actor's territory, whoever may see them: what a deed may be asked about."""
    return table._default_manager.filter(**{_TABLES[table][0]: actor.territory or 0})


def visible(actor: Actor, table: type[M]) -> QuerySet[M]:
    """The rows of the table that the actor may see."""
    if not may_look(actor, _TABLES[table][1]):
        return table._default_manager.none()
    rows = within(actor, table)
    if table is Notification:
        return rows.filter(person=actor.person)
    if table in _ON_ITS_WAY and not sees_unissued(actor):
        return rows.filter(**{f"{_ON_ITS_WAY[table]}__in": OPEN})
    if table is SourceDocument and not actor.roles & OFFICES:
        return rows.filter(drafts__state="adopted").distinct()
    return rows


def sees_unissued(actor: Actor) -> bool:
    """Whether the actor sees papers before they are issued."""
    return bool(actor.roles & HANDLERS)


def fetch(actor: Actor, table: type[M], pk: int) -> M:
    """One row that the actor may see; `NotThere` otherwise."""
    return _one(visible(actor, table), pk)


def thing(actor: Actor, table: type[M], pk: int, *beside: str) -> M:
    """One row that a deed is asked about, with the rows `beside` it; `NotThere` outside the
    territory. Whether the deed may be done is for `actions.base.change` to ask."""
    rows = within(actor, table)
    return _one(rows.select_related(*beside) if beside else rows, pk)


def _one(rows: QuerySet[M], pk: int) -> M:
    for row in rows.filter(pk=pk):  # `first` would put the one row in order
        return row
    raise NotThere
