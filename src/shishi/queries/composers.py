"""文种 — how each kind of paper is drawn up of the ledger: one table."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from shishi.papers.drafts import Composed
from shishi.queries import corrections, door, letters, minutes, monthly_papers
from shishi.records.models import Dispatch
from shishi.rules.access import Actor
from shishi.rules.dispatches import DispatchState, Kind
from shishi.rules.lifecycle import Refused, no

Composer = Callable[[Actor, int, date, int | None, datetime], Composed]
"""Of a programme on a day, about one thing where the kind has one, as known at a moment."""


def proposed(
    actor: Actor,
    kind: Kind,
    programme: int,
    on: date,
    about: int | None,
    known_at: datetime,
) -> Composed:
    """The paper as the ledger has it, in the words that are proposed for it."""
    return COMPOSERS[kind](actor, programme, on, about, known_at)


def again(actor: Actor, row: Dispatch, known_at: datetime) -> Composed:
    """The same paper as the ledger has it at the moment. Of one that was frozen who is late is
    judged on the day it was frozen: that time passes is no change of the ledger."""
    monthly = AS_ASKED.get(row.kind)
    if monthly and row.frozen_at:
        asked_on = row.frozen_at.astimezone(get_current_timezone()).date()
        return monthly(actor, row.programme_id, row.on, None, known_at, None, asked_on)
    return proposed(actor, row.kind, row.programme_id, row.on, row.about, known_at)


def _correction(
    actor: Actor, programme: int, on: date, about: int | None, known_at: datetime
) -> Composed:
    """The correction of an issued paper of the programme."""
    row = door.fetch(actor, Dispatch, about or 0)
    if row.programme_id != programme or row.state is not DispatchState.ISSUED or row.on != on:
        raise Refused(no("只能更正已印发的文件。请从该文件的对账页起草。", "about"))
    return corrections.composed(actor, row, again(actor, row, known_at), known_at)


AS_ASKED = {Kind.BULLETIN: monthly_papers.bulletin, Kind.REPORT: monthly_papers.report}
COMPOSERS: dict[Kind, Composer] = {
    **AS_ASKED,
    Kind.MINUTES: minutes.composed,
    Kind.REMINDER: letters.reminder,
    Kind.RETURN: letters.returned,
    Kind.CORRECTION: _correction,
}
