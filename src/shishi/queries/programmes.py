"""年度方案 — the programmes of the years."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import starmap
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from shishi.queries import door
from shishi.records.models import Indicator, Programme, Project
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.plain import from_plain
from shishi.rules.programmes import Settings


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """One programme in the list of years."""

    pk: int
    year: int
    title: str
    document_number: str
    issuer: str
    dated_on: date | None
    projects: int
    indicators: int
    presumed: int
    adopted_by: str
    adopted_at: datetime
    started_on: date | None
    closing: Closing | None


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme: what the document says of itself, its working rules, where it came from.

    `copied_to` are the 抄送 addressees; `voted_text` is what the congress voted, word for word,
    empty until recorded; `settings` are the working rules read from the plan.
    """

    card: ProgrammeCard
    notice_title: str
    circulated_on: date | None
    region: str
    congress: str
    copied_to: tuple[str, ...]
    settings: Settings
    voted_text: str
    voted_recorded_by: str
    document: int
    filename: str
    digest: str
    draft: int


class Year(NamedTuple):
    """年度 — a programme by its year."""

    pk: int
    year: int


def years(actor: Actor) -> tuple[Year, ...]:
    """The years of the territory that have a programme, the latest first."""
    rows = door.visible(actor, Programme).order_by("-year")
    return tuple(starmap(Year, rows.values_list("pk", "year")))


def programmes(actor: Actor) -> tuple[ProgrammeCard, ...]:
    """All programmes of the territory, the latest year first."""
    return tuple(_card(row) for row in _counted(actor).order_by("-year"))


def programme(actor: Actor, pk: int) -> ProgrammePage:
    """One programme."""
    row = _counted(actor).filter(pk=pk).select_related("document", "voted_recorded_by").first()
    if row is None:
        raise door.NotThere
    head, recorder = row.head, row.voted_recorded_by
    return ProgrammePage(
        card=_card(row),
        notice_title=head.get("notice_title", ""),
        circulated_on=_day(head.get("circulated_on")),
        region=head.get("region", ""),
        congress=head.get("congress", ""),
        copied_to=tuple(row.copied_to),
        settings=from_plain(Settings, row.settings),
        voted_text=row.voted_text,
        voted_recorded_by=recorder.name if recorder else "",
        document=row.document_id,
        filename=row.document.filename,
        digest=row.document.digest,
        draft=row.draft_id,
    )


def _counted(actor: Actor) -> QuerySet[Programme]:
    """Programmes with their counts in one statement; each count by itself, as joined ones would
    multiply."""
    of_this = Project.objects.filter(programme=OuterRef("pk"))
    indicators = Indicator.objects.filter(project__programme=OuterRef("pk"))
    return (
        door.visible(actor, Programme)
        .select_related("adopted_by")
        .annotate(
            project_count=_number(of_this, "programme"),
            presumed_count=_number(of_this.filter(deadline_presumed=True), "programme"),
            indicator_count=_number(indicators, "project__programme"),
        )
    )


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    """How many of the rows there are for each programme, 0 for none."""
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _card(row: Programme) -> ProgrammeCard:
    head, counts = row.head, vars(row)
    return ProgrammeCard(
        pk=row.pk,
        year=row.year,
        title=row.title,
        document_number=head.get("document_number", ""),
        issuer=head.get("issuer", ""),
        dated_on=_day(head.get("dated_on")),
        projects=counts["project_count"],
        indicators=counts["indicator_count"],
        presumed=counts["presumed_count"],
        adopted_by=row.adopted_by.name,
        adopted_at=row.adopted_at,
        started_on=row.started_on,
        closing=row.closing,
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
