"""签发待办 — papers that wait for a county leader to sign, for an office to number and issue."""

from collections.abc import Iterator
from datetime import date

from django.utils.timezone import get_current_timezone

from shishi.queries import door
from shishi.queries.todos import Duty, Todo
from shishi.records.models import Dispatch
from shishi.rules.access import Actor
from shishi.rules.dispatches import WAITS, DispatchState

_SIGNED = (DispatchState.SIGNED, DispatchState.NUMBERED)


def to_sign(actor: Actor, on: date) -> Iterator[Todo]:
    """待签发 — what was sent for signature, the longest waiting first."""
    return _waiting(actor, on, Duty.SIGN, (DispatchState.SENT,))


def to_issue(actor: Actor, on: date) -> Iterator[Todo]:
    """待印发 — what was signed, until it is issued."""
    return _waiting(actor, on, Duty.ISSUE, _SIGNED)


def _waiting(
    actor: Actor, on: date, duty: Duty, states: tuple[DispatchState, ...]
) -> Iterator[Todo]:
    rows = door.visible(actor, Dispatch).filter(state__in=states).order_by("changed_at", "pk")
    for pk, title, state, at in rows.values_list("pk", "title", "state", "changed_at"):
        since = at.astimezone(get_current_timezone()).date()
        says = f"{DispatchState(state).label}，{WAITS[DispatchState(state)]}"
        yield Todo(duty, title, says, (pk,), since, (since - on).days, waits=True)
