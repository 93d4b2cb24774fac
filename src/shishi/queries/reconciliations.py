"""对账 — what an issued paper would say otherwise today, with the reasons and the papers that have
corrected it."""

from dataclasses import dataclass
from datetime import datetime

from shishi.queries import composers, corrections, door
from shishi.queries.issued import numbers_of
from shishi.records.models import Dispatch
from shishi.rules.access import Actor
from shishi.rules.dispatches import OPEN, DispatchState, Kind
from shishi.rules.reconciliations import Changed


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A paper that corrects this one, issued or on its way."""

    pk: int
    title: str
    number: str
    state: DispatchState


@dataclass(frozen=True, slots=True)
class ReconciliationPage:
    """An issued paper against the ledger as it is known now; `changed` is empty where every figure
    still stands."""

    pk: int
    programme: int
    title: str
    number: str
    frozen_at: datetime | None
    changed: tuple[Changed, ...]
    corrections: tuple[CorrectionLine, ...]


def reconciliation(actor: Actor, dispatch: int, at: datetime) -> ReconciliationPage:
    """The paper recomputed; `NotThere` before it was issued."""
    row = door.fetch(actor, Dispatch, dispatch)
    if row.state not in OPEN:
        raise door.NotThere
    now = composers.again(actor, row, at)
    rows = door.visible(actor, Dispatch).filter(kind=Kind.CORRECTION, about=row.pk)
    made = list(rows.order_by("pk").values_list("pk", "title", "state"))
    numbers = numbers_of(actor, [row.pk, *(pk for pk, *_ in made)])
    return ReconciliationPage(
        pk=row.pk,
        programme=row.programme_id,
        title=row.title,
        number=numbers.get(row.pk, ""),
        frozen_at=row.frozen_at,
        changed=corrections.changed(actor, row, now, at),
        corrections=tuple(
            CorrectionLine(pk, title, numbers.get(pk, ""), DispatchState(state))
            for pk, title, state in made
        ),
    )
