"""年度设定 — the rules of a programme with all their versions, and what they are proposed from."""

from dataclasses import dataclass
from datetime import date, datetime

from shishi.queries import door
from shishi.queries.settings import Ruling
from shishi.records.models import CalendarEdition, Programme, RuleVersion
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.plain import from_plain
from shishi.rules.programmes import Settings
from shishi.rules.settings import KINDS, Pace, Rule, Subject, in_force


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule of the programme: the version that holds on the day asked for (None before the
    first), and every version, the newest first."""

    subject: Subject
    held: Ruling[Rule] | None
    versions: tuple[Ruling[Rule], ...]

    @property
    def version(self) -> int:
        """The number of the newest version, 0 before the first."""
        return self.versions[0].number if self.versions else 0


@dataclass(frozen=True, slots=True)
class YearPage:
    """The settings of a programme's year; `calendar` is the edition of the county's calendar."""

    pk: int
    year: int
    started_on: date | None
    settings: Settings
    rules: tuple[RuleLine, ...]
    calendar: str
    starts_on: date
    closing: Closing | None

    def rule(self, subject: Subject) -> RuleLine:
        return next(line for line in self.rules if line.subject is subject)

    @property
    def season(self) -> frozenset[int]:
        """施工季 — the months of the pace in force, the proposed ones before the first."""
        held = self.rule(Subject.PACE).held
        pace = held.rule if held and isinstance(held.rule, Pace) else Pace()
        return frozenset(pace.season)


def year(actor: Actor, programme: int, on: date) -> YearPage:
    """The rules of the programme as they stand on the day."""
    row = door.fetch(actor, Programme, programme)
    rows = door.visible(actor, RuleVersion).filter(programme=row).select_related("set_by")
    versions = list(rows.order_by("-number"))
    edition = door.visible(actor, CalendarEdition).order_by("-number").first()
    return YearPage(
        row.pk,
        row.year,
        row.started_on,
        from_plain(Settings, row.settings),
        tuple(_rule(one, versions, on) for one in Subject),
        edition.version if edition else "",
        row.starts_on,
        row.closing,
    )


@dataclass(frozen=True, slots=True)
class EditionLine:
    """日历版本 — what is new in an edition, who issued it when."""

    number: int
    words: str
    made_by: str
    made_at: datetime


def editions(actor: Actor) -> tuple[EditionLine, ...]:
    """The editions of the county's calendar, the newest first."""
    rows = door.visible(actor, CalendarEdition).select_related("made_by").order_by("-number")
    return tuple(
        EditionLine(row.number, row.words, row.made_by.name if row.made_by else "", row.made_at)
        for row in rows
    )


def _rule(subject: Subject, versions: list[RuleVersion], on: date) -> RuleLine:
    own = [row for row in versions if row.subject is subject]
    held = in_force(own, on)
    return RuleLine(subject, _ruling(held) if held else None, tuple(_ruling(row) for row in own))


def _ruling(row: RuleVersion) -> Ruling[Rule]:
    return Ruling(
        row.pk,
        row.number,
        from_plain(KINDS[row.subject], row.value),
        row.holds_from,
        row.basis,
        row.set_by.name,
        row.set_at,
    )
