"""台账版式 — the layouts of a programme as they hold on a day: the county's own, those built in."""

from dataclasses import dataclass
from datetime import date, datetime

from shishi.queries import door, settings
from shishi.records.models import Programme
from shishi.rules.access import Actor, Subject, may
from shishi.rules.closings import Closing
from shishi.rules.layouts import BUILT_IN, Layout, Layouts, named
from shishi.rules.lifecycle import Verdict
from shishi.rules.settings import Subject as Rules


@dataclass(frozen=True, slots=True)
class LayoutVersion:
    """一版 — the layouts that were the county's own from then on."""

    number: int
    layouts: Layouts
    holds_from: date
    basis: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class LayoutsPage:
    """版式页 — `own` in force today, every version, the newest first."""

    programme: int
    year: int
    closing: Closing | None
    own: tuple[Layout, ...]
    versions: tuple[LayoutVersion, ...]
    may_set: Verdict

    @property
    def version(self) -> int:
        """The number of the newest version, 0 before the first."""
        return self.versions[0].number if self.versions else 0

    def named(self, name: str) -> Layout | None:
        return named(name, self.own)


def of_programme(actor: Actor, programme: int, on: date) -> tuple[Layout, ...]:
    """Every layout that may be chosen, the canonical one first and the county's own last."""
    return (*BUILT_IN, *_own(actor, door.fetch(actor, Programme, programme), on))


def of_duties(actor: Actor, programme: int, on: date) -> tuple[Layout, ...]:
    """Those in which a table of duties may be drawn."""
    return tuple(one for one in of_programme(actor, programme, on) if one.duties)


def page(actor: Actor, programme: int, on: date) -> LayoutsPage:
    """The layouts with their versions."""
    row = door.fetch(actor, Programme, programme)
    held = settings.rulings(settings.versions(actor, row), Rules.LAYOUTS, Layouts)
    return LayoutsPage(
        row.pk,
        row.year,
        row.closing,
        _own(actor, row, on),
        tuple(
            LayoutVersion(one.number, one.rule, one.holds_from, one.basis, one.set_by, one.set_at)
            for one in held
        ),
        may(actor, "rule.set", Subject(actor.territory, closing=row.closing)),
    )


def _own(actor: Actor, row: Programme, on: date) -> tuple[Layout, ...]:
    held = settings.ruling(actor, row, Rules.LAYOUTS, Layouts, on)
    return held.rule.layouts if held else ()
