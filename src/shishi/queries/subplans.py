"""单位子方案 — the filings of a project, the last of which counts, and who has filed none."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from shishi.queries import door
from shishi.records import originals
from shishi.records.models import Project, SubPlan
from shishi.rules.access import Actor, Subject, may
from shishi.rules.lifecycle import Verdict


@dataclass(frozen=True, slots=True)
class Filing:
    """一次报备 — `filename` is empty where only a contact was told."""

    pk: int
    filename: str
    contact: str
    phone: str
    filed_by: str
    filed_at: datetime


@dataclass(frozen=True, slots=True)
class SubPlanPage:
    """The sub-plan of one project with all filings, the newest first; `contact` and `phone` are
    what the form opens with."""

    project: int
    programme: int
    number: int
    title: str
    filings: tuple[Filing, ...]
    contact: str
    phone: str
    may_file: Verdict

    @property
    def last(self) -> Filing | None:
        """What counts."""
        return self.filings[0] if self.filings else None


@dataclass(frozen=True, slots=True)
class Missing:
    """未报备 — a project whose unit has filed nothing."""

    project: int
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class SubPlanFile:
    """The file as it was sent."""

    filename: str
    content: bytes


def page(actor: Actor, project: int, known_at: datetime | None = None) -> SubPlanPage:
    """The filings of one project as known at the moment."""
    row = door.fetch(actor, Project, project)
    unit, held = row.answering_unit, filings(actor, row.pk, known_at)
    return SubPlanPage(
        row.pk,
        row.programme_id,
        row.number,
        row.title,
        held,
        *((held[0].contact, held[0].phone) if held else _told(actor, unit)),
        may(actor, "subplan.file", Subject(actor.territory, None, unit, row.programme.closing)),
    )


def _told(actor: Actor, unit: int | None) -> tuple[str, str]:
    """The contact that this person of the unit told last, of whichever project: it is not asked
    for anew with each."""
    if unit not in actor.units:
        return "", ""
    rows = door.visible(actor, SubPlan).filter(filed_by=actor.person).exclude(contact="")
    return rows.order_by("-pk").values_list("contact", "phone").first() or ("", "")


def filings(actor: Actor, project: int, known_at: datetime | None = None) -> tuple[Filing, ...]:
    """Everything that was filed of a project, the newest first, as known at the moment."""
    rows = _known(door.visible(actor, SubPlan).filter(project=project), known_at)
    return tuple(
        Filing(one.pk, one.filename, one.contact, one.phone, one.filed_by.name, one.filed_at)
        for one in rows.select_related("filed_by").order_by("-pk")
    )


def _known(rows: QuerySet[SubPlan], known_at: datetime | None) -> QuerySet[SubPlan]:
    """Those that had been filed by the moment."""
    return rows if known_at is None else rows.filter(filed_at__lte=known_at)


def missing(actor: Actor, programme: int, known_at: datetime | None = None) -> tuple[Missing, ...]:
    """The projects without any filing as known at the moment, in the order of the plan."""
    rows = door.visible(actor, Project).filter(programme=programme)
    filed = _known(door.visible(actor, SubPlan).filter(project__programme=programme), known_at)
    bare = (
        rows.exclude(pk__in=filed.values("project"))
        .order_by("number")
        .values_list("pk", "number", "title")
    )
    return tuple(Missing(*one) for one in bare)


def file(actor: Actor, pk: int) -> SubPlanFile:
    """The file of one filing; `NotThere` where it has none."""
    row = door.fetch(actor, SubPlan, pk)
    if not row.digest:
        raise door.NotThere
    return SubPlanFile(row.filename, originals.content(row.digest))
