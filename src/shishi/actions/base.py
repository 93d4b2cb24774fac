"""办事 — every deed asks leave, changes rows and leaves an audit entry, in one transaction.

A deed without a line in `rules.access.MAY` cannot run, and one that is not recorded cannot
happen. A refused deed changes nothing and is recorded too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import Model

from shishi.records import vendor
from shishi.records.models import (
    Decision,
    Dispatch,
    Draft,
    Indicator,
    Lowering,
    Matter,
    Notification,
    Observation,
    Person,
    Post,
    Programme,
    Project,
    Proposal,
    Report,
    Robot,
    Round,
    Snapshot,
    SourceDocument,
    Stocktake,
    Stop,
    Territory,
    Unit,
    UnitAlias,
)
from shishi.rules.access import AFTER_CLOSING, Actor, Subject, may
from shishi.rules.audit import Entry, canonical, close
from shishi.rules.lifecycle import Refused, no

_NO_ROOM = "磁盘空间已满，没有写入，本次办理未生效。请系统管理员腾出空间后重试。"
CLOSES = "programme.close"  # the deed that closes a year finds it closed at its own end

_OF_PROJECT = "project.programme.closing"
_OF_ROUND = "round.programme.closing"
_OF_INDICATOR = "indicator.project.programme.closing"

# The name of a thing in the trail, and the way to its territory, to the person it is about, to the
# unit that answers for it, and to the closing of its year.
_THINGS: dict[type[Model], tuple[str, str, str, str, str]] = {
    Territory: ("territory", "pk", "", "", ""),
    SourceDocument: ("document", "territory_id", "", "", ""),
    Draft: ("draft", "territory_id", "", "", ""),
    Programme: ("programme", "territory_id", "", "", "closing"),
    Project: ("project", "programme.territory_id", "", "answering_unit", "programme.closing"),
    Indicator: (
        "indicator",
        "project.programme.territory_id",
        "",
        "project.answering_unit",
        _OF_PROJECT,
    ),
    Round: ("round", "programme.territory_id", "", "", "programme.closing"),
    Report: ("report", "round.programme.territory_id", "submitted_by_id", "unit_id", _OF_ROUND),
    Observation: ("observation", "indicator.project.programme.territory_id", "", "", _OF_INDICATOR),
    Lowering: ("lowering", "project.programme.territory_id", "proposed_by_id", "", _OF_PROJECT),
    Stop: ("stop", "project.programme.territory_id", "", "project.answering_unit", _OF_PROJECT),
    Stocktake: ("stocktake", "programme.territory_id", "", "", "programme.closing"),
    Decision: ("decision", "project.programme.territory_id", "", "", _OF_PROJECT),
    Matter: ("matter", "project.programme.territory_id", "", "", _OF_PROJECT),
    Proposal: ("proposal", "programme.territory_id", "proposed_by_id", "", "programme.closing"),
    Snapshot: ("snapshot", "programme.territory_id", "", "", "programme.closing"),
    Dispatch: ("dispatch", "programme.territory_id", "drawn_by_id", "", "programme.closing"),
    Notification: ("notification", "territory_id", "person_id", "", ""),
    Robot: ("robot", "territory_id", "", "", ""),
    Unit: ("unit", "territory_id", "", "pk", ""),
    UnitAlias: ("alias", "territory_id", "", "", ""),
    Person: ("person", "territory_id", "pk", "", ""),
    Post: ("post", "person.territory_id", "person_id", "", ""),
}


class Log:
    """What the audit entry of a deed will say: the thing, and notes as plain values."""

    def __init__(self, thing: Model | None) -> None:
        self.kind, self.key = "", None
        self.territory: int | None = None
        self.notes: dict[str, Any] = {}
        self.actor: Actor | None = None
        self.prepared: Any = None
        if thing is not None:
            self.about(thing)

    def about(self, thing: Model) -> None:
        """The deed turned out to be about this row, usually because it made it."""
        name, territory, *_ = _THINGS[type(thing)]
        self.kind, self.key = name, thing.pk
        self.territory = _follow(thing, territory)

    def by(self, actor: Actor) -> None:
        """Who it turned out to be, when the deed was asked for by a guest."""
        self.actor = actor

    def note(self, **notes: object) -> None:
        """Something the trail should say, as text, numbers, truth values or lists of them."""
        self.notes.update(notes)


@contextmanager
def change(
    actor: Actor,
    deed: str,
    thing: Model | None,
    *,
    at: datetime,
    prepare: Callable[[], Any] | None = None,
) -> Iterator[Log]:
    """One deed: `Refused` when the actor may not, or when the body of the deed says so.

    `thing` is the row the deed is about; the territory when the row is still to be made; None
    before anybody has signed in. `prepare` is long work, done once leave is given and before the
    transaction begins, so nobody waits for it; its result is `log.prepared`. It changes no rows
    but those of the outbox, each of which stands by itself.
    """
    log = Log(thing)
    with _room():
        try:
            verdict = may(actor, deed, _subject(thing))
            if not verdict:
                raise Refused(verdict)
            log.prepared = prepare() if prepare else None
            with transaction.atomic():
                yield log
                head = alone()
                _still_open(thing, deed)
                _append(actor, deed, log, at, head, done=True)
        except Refused as refusal:
            log.actor, log.notes = None, {"says": refusal.verdict.says}
            with transaction.atomic():
                _append(actor, deed, log, at, alone(), done=False)
            raise


@contextmanager
def _room() -> Iterator[None]:
    """`Refused` where the disk has no room for the rows of a deed; not even that can be recorded
    then."""
    try:
        yield
    except OperationalError as fault:
        if not vendor.is_full(fault):
            raise
        raise Refused(no(_NO_ROOM)) from fault


def _subject(thing: Model | None) -> Subject:
    if thing is None:
        return Subject()
    _, *ways = _THINGS[type(thing)]
    return Subject(*(_follow(thing, way) for way in ways))


def _follow(thing: Any, path: str) -> Any:
    """What the path leads to; None for no path."""
    for name in path.split("."):
        thing = getattr(thing, name) if name else None
    return thing


def alone() -> tuple[int, str]:
    """Wait until every deed that is under way has ended, and let none end before this one has: each
    takes the head of the chain for its entry. Number and hash of the last one."""
    return vendor.end_of_trail(alone=True)


def _still_open(thing: Model | None, deed: str) -> None:
    """`Refused` where the year of the thing was closed while the deed was under way."""
    way = _THINGS[type(thing)][-1] if thing is not None else ""
    if thing is None or not way or deed in AFTER_CLOSING or deed == CLOSES:
        return
    owner, _, _ = way.rpartition(".")
    programme: Any = _follow(thing, owner) if owner else thing
    if vendor.is_closed(programme.pk):
        programme.refresh_from_db()
        raise Refused(no(programme.closing.says))


def _append(
    actor: Actor, deed: str, log: Log, at: datetime, head: tuple[int, str], *, done: bool
) -> None:
    """Close the chain with one more entry; the lock on its head makes appends take turns."""
    actor, (number, before) = log.actor or actor, head
    entry = Entry(
        number=number + 1,
        at=at.isoformat(),
        actor=actor.person,
        actor_name=actor.name,
        source=actor.source,
        territory=log.territory if log.territory is not None else actor.territory,
        deed=deed,
        thing=log.kind,
        thing_key=log.key,
        done=done,
        detail=canonical(log.notes),
    )
    vendor.append({**asdict(entry), "hash": close(entry, before)})
