"""方案导入与校核 — the drafts at hand, and one draft beside its source."""

from dataclasses import dataclass
from datetime import datetime

from shishi.queries import door
from shishi.queries.lines import Line as Line
from shishi.queries.lines import Piece as Piece
from shishi.queries.lines import lines_of
from shishi.records import originals
from shishi.records.models import Draft, SourceDocument
from shishi.rules import adoption
from shishi.rules.access import Actor, Subject, may
from shishi.rules.lifecycle import Verdict
from shishi.rules.plain import from_plain
from shishi.rules.plans import DRAFT, Body, DraftState


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of the list of drafts; `open_remarks` counts the 疑点 nobody settled."""

    pk: int
    version: int
    filename: str
    title: str
    year: int | None
    state: DraftState
    items: int
    figures: int
    open_remarks: int
    taken_in_by: str
    taken_in_at: datetime
    changed_by: str
    changed_at: datetime
    programme: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """10 件 · 46 个指标 · 12 笔资金 · 15 个单位 · 疑点 4."""

    items: int
    indicators: int
    funds: int
    units: int
    open_remarks: int
    untouched: int


@dataclass(frozen=True, slots=True)
class Review:
    """校核页 — `blockers` are the sentences that stand in the way of adoption, `reminders` those
    that adoption lists but allows; `may_edit` and `may_adopt` carry their sentence for buttons."""

    pk: int
    document: int
    version: int
    state: DraftState
    filename: str
    format: str
    size: int
    digest: str
    lines: tuple[Line, ...]
    body: Body
    tally: Tally
    blockers: tuple[str, ...]
    reminders: tuple[str, ...]
    may_edit: Verdict
    may_adopt: Verdict
    taken_in_by: str
    taken_in_at: datetime
    changed_by: str
    changed_at: datetime
    programme: int | None


@dataclass(frozen=True, slots=True)
class Original:
    """原件 — the file as it was sent, for download."""

    filename: str
    content: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """原文页 — the stored text of a document, marked as its draft stands (as it stood at adoption);
    `programme` is None while the document is only a draft."""

    document: int
    programme: int | None
    filename: str
    format: str
    size: int
    digest: str
    taken_in_by: str
    taken_in_at: datetime
    lines: tuple[Line, ...]


def drafts(actor: Actor) -> tuple[DraftLine, ...]:
    """All drafts of the territory, the newest first."""
    rows = door.visible(actor, Draft).select_related(
        "document", "opened_by", "changed_by", "programme"
    )
    without = rows.defer("body", "document__text", "programme__issued_text")
    return tuple(_line(row) for row in without.order_by("-opened_at", "-pk"))


def review(actor: Actor, pk: int) -> Review:
    """One draft beside its source; `NotThere` for whoever may not check drafts."""
    row = door.fetch(actor, Draft, pk)
    body, document = row.facts(), row.document
    line = _line(row)
    subject = Subject(territory=row.territory_id)
    found = adoption.blockers(body)
    return Review(
        pk=row.pk,
        version=row.version,
        state=row.state,
        filename=document.filename,
        format=document.format,
        size=document.size,
        digest=document.digest,
        lines=tuple(lines_of(document, body)),
        body=body,
        tally=tally(body),
        blockers=found,
        reminders=adoption.reminders(body),
        may_edit=_both(may(actor, "plan.amend", subject), DRAFT.may("amend", row.state)),
        may_adopt=_both(
            may(actor, "plan.adopt", subject),
            DRAFT.may("adopt", row.state),
            Verdict(not found, " ".join(found)),
        ),
        taken_in_by=line.taken_in_by,
        taken_in_at=line.taken_in_at,
        changed_by=line.changed_by,
        changed_at=line.changed_at,
        programme=line.programme,
        document=document.pk,
    )


def source(actor: Actor, document: int) -> SourcePage:
    """The text of a document with its marks; drafts' for the two offices, adopted ones for all."""
    row = door.fetch(actor, SourceDocument, document)
    draft = row.drafts.exclude(state=DraftState.DISCARDED).select_related("programme").first()
    programme = getattr(draft, "programme", None)
    return SourcePage(
        document=row.pk,
        programme=programme.pk if programme else None,
        filename=row.filename,
        format=row.format,
        size=row.size,
        digest=row.digest,
        taken_in_by=row.taken_in_by.name,
        taken_in_at=row.taken_in_at,
        lines=tuple(lines_of(row, draft.facts() if draft else Body("plan"))),
    )


def original(actor: Actor, document: int) -> Original:
    """The file of a source document; drafts' files for the two offices, adopted ones for all."""
    row = door.fetch(actor, SourceDocument, document)
    return Original(row.filename, originals.content(row.digest), row.digest)


def tally(body: Body) -> Tally:
    """The counts over what stands."""
    figures = [entry.now for item in body.standing for entry in adoption.targets(item)]
    units = {e.now.name for item in body.standing for e in item.units if e.stands}
    return Tally(
        items=len(body.standing),
        indicators=sum(figure.kind == "quantity" for figure in figures),
        funds=sum(figure.kind == "money" for figure in figures),
        units=len(units),
        open_remarks=sum(remark.is_open for remark in body.remarks),
        untouched=adoption.untouched(body),
    )


def _line(row: Draft) -> DraftLine:
    outline = from_plain(adoption.Outline, row.outline)
    programme = getattr(row, "programme", None)
    return DraftLine(
        pk=row.pk,
        version=row.version,
        filename=row.document.filename,
        title=outline.title,
        year=outline.year,
        state=row.state,
        items=outline.items,
        figures=outline.figures,
        open_remarks=outline.open_remarks,
        taken_in_by=row.opened_by.name,
        taken_in_at=row.opened_at,
        changed_by=row.changed_by.name,
        changed_at=row.changed_at,
        programme=programme.pk if programme else None,
    )


def _both(*verdicts: Verdict) -> Verdict:
    """The first no, else yes."""
    return next((verdict for verdict in verdicts if not verdict), verdicts[0])
