"""文号登记簿 — the numbers of a territory, series by series, with those that were voided."""

from dataclasses import dataclass
from datetime import datetime

from shishi.queries import door
from shishi.records.models import Serial
from shishi.rules.access import Actor
from shishi.rules.dispatches import DispatchState
from shishi.rules.serials import gaps, number_text


@dataclass(frozen=True, slots=True)
class SerialLine:
    """One number: who took it for which paper, and why it was voided."""

    number: int
    text: str
    dispatch: int
    title: str
    state: DispatchState
    taken_by: str
    taken_at: datetime
    voided_by: str
    voided_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """一个代字一年的文号, the latest first; `missing` are numbers without a row, which only
    somebody who went around the program can have made."""

    code: str
    year: int
    lines: tuple[SerialLine, ...]
    missing: tuple[int, ...]

    @property
    def voided(self) -> int:
        return sum(one.voided_at is not None for one in self.lines)


def register(actor: Actor, year: int | None = None) -> tuple[Series, ...]:
    """The register, the latest year first; whoever does not handle papers sees the numbers of
    those that were issued, and no gaps."""
    rows = door.visible(actor, Serial).select_related("taken_by", "voided_by", "dispatch")
    if year is not None:
        rows = rows.filter(year=year)
    held: dict[tuple[str, int], list[Serial]] = {}
    for row in rows.defer("dispatch__frozen", "dispatch__passages").order_by(
        "-year", "code", "-number"
    ):
        held.setdefault((row.code, row.year), []).append(row)
    whole = door.sees_unissued(actor)
    return tuple(
        Series(
            code,
            of,
            tuple(_line(one) for one in ones),
            gaps(one.number for one in ones) if whole else (),
        )
        for (code, of), ones in held.items()
    )


def _line(row: Serial) -> SerialLine:
    return SerialLine(
        row.number,
        number_text(row.code, row.year, row.number),
        row.dispatch.pk,
        row.dispatch.title,
        row.dispatch.state,
        row.taken_by.name,
        row.taken_at,
        row.voided_by.name if row.voided_by else "",
        row.voided_at,
        row.void_reason,
    )
