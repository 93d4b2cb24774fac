"""实事 — one project, and for each of its values where it comes from (来历)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from shishi.queries import door, duties
from shishi.queries.kept import Shelf, Touched
from shishi.queries.places import label_of
from shishi.records.models import Assignment, Indicator, Project, SourceDocument, TaskItem
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.indicators import SUMMED
from shishi.rules.looks import may_look
from shishi.rules.marks import around
from shishi.rules.projects import How, Level
from shishi.rules.spans import Span

REACH = 40  # characters shown on either side of a quotation


@dataclass(frozen=True, slots=True)
class Origin:
    """来历 — the place in the source (`before`, `quote`, `after` are the words around it; `place`
    the label 第3页, `start` and `end` its offsets, None when a person added the value), what the
    reader read where a person changed it (`read_as`), and who confirmed
    it when. `how` is 方案原文, 人工修改 or 人工补充."""

    how: str
    start: int | None
    end: int | None
    place: str
    before: str
    quote: str
    after: str
    read_as: str
    confirmed_by: str
    confirmed_at: datetime


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator with its origin; money in yuan; `total` is the pk of the total of a part;
    `adds_up` whether it can be a sum of points."""

    pk: int
    subject: str
    value: Decimal
    upper: Decimal | None
    measure: str
    sign: str
    type_label: str
    money: bool
    per: str
    total: int | None
    adds_up: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class TaskView:
    """分项 — a clause with the indicators that stand in it."""

    pk: int | None
    words: str
    indicators: tuple[IndicatorView, ...]


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """责任 — a unit or a person; `paired_with` is the name the document itself pairs it with;
    `written` the name as the plan has it where the register has another; `holds` says whether it
    does so on the day that was asked."""

    name: str
    written: str
    role_label: str
    label: str
    paired_with: str
    starts_on: date
    ends_before: date | None
    holds: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One project. `issued_text` is the item as issued, frozen; the deadline's origin is None
    when it is presumed and the plan says nothing."""

    pk: int
    programme: int
    year: int
    number: int
    ordinal: str
    title: str
    level: Level
    title_origin: Origin
    issued_text: str
    tasks: tuple[TaskView, ...]
    units: tuple[AssignmentView, ...]
    people: tuple[AssignmentView, ...]
    deadline_on: date
    deadline_words: str
    presumed: bool
    deadline_origin: Origin | None
    document: int
    filename: str
    previous: int | None
    following: int | None
    closing: Closing | None


def project(
    actor: Actor, pk: int, on: date | None = None, known_at: datetime | None = None
) -> ProjectPage:
    """One project with the origin of every value, and who answers for it on the day, the last known
    where none is named."""

    def whole() -> ProjectPage:
        return _page(actor, pk, on or date.max, known_at)

    def renewed(held: ProjectPage, touched: Touched) -> ProjectPage:
        return whole() if pk in touched else held

    key = actor.territory, pk, on, known_at, bool(may_look(actor, "project"))
    return _KEPT.of(key, whole, renewed, lambda _: 1)


# Deeds that change nothing of the plan as it is in the ledger.
PASSING = (
    *("sign_in", "notification", "robot", "comment", "decision", "matter", "stocktake", "snapshot"),
    *("archive", "dispatch", "proposal"),
    *("ledger", "report", "sheet", "round", "observation", "light", "rule", "calendar", "schedule"),
    *("point", "subplan", "chain", "permit", "stop", "funds", "tick"),
    *("plan.take_in", "plan.amend", "plan.discard", "programme.start", "register.export"),
)
_KEPT: Shelf[ProjectPage] = Shelf(PASSING, room=300)  # pages


def _page(actor: Actor, pk: int, on: date, known_at: datetime | None) -> ProjectPage:
    rows = door.visible(actor, Project).filter(pk=pk)
    row = rows.select_related(
        "programme__document", "confirmed_by", "deadline_confirmed_by"
    ).first()
    if row is None:
        raise door.NotThere
    document = row.programme.document
    parties = _assignments(actor, row, document, on, known_at)
    beside = door.visible(actor, Project).filter(programme=row.programme)
    numbers = dict(
        beside.filter(number__in=(row.number - 1, row.number + 1)).values_list("number", "pk")
    )
    return ProjectPage(
        pk=row.pk,
        programme=row.programme_id,
        year=row.programme.year,
        number=row.number,
        ordinal=row.ordinal,
        title=row.title,
        level=row.level,
        title_origin=_origin(document, row),
        issued_text=row.issued_text,
        tasks=_tasks(actor, row, document),
        units=tuple(view for view, is_unit in parties if is_unit),
        people=tuple(view for view, is_unit in parties if not is_unit),
        deadline_on=row.deadline_on,
        deadline_words=row.deadline_words,
        presumed=row.deadline_presumed,
        deadline_origin=_deadline_origin(document, row),
        document=document.pk,
        filename=document.filename,
        previous=numbers.get(row.number - 1),
        following=numbers.get(row.number + 1),
        closing=row.programme.closing,
    )


def _origin(document: SourceDocument, row: Project | Indicator | Assignment) -> Origin:
    return _of(document, row.span, row.how, row.read_as, row.confirmed_by.name, row.confirmed_at)


def _deadline_origin(document: SourceDocument, row: Project) -> Origin | None:
    """Where the deadline is said; None when the plan says nothing and it is presumed."""
    start, end = row.deadline_start, row.deadline_end
    span = None
    if start is not None and end is not None:
        span = Span(start, end, document.text[start:end])
    elif row.deadline_how is How.READ:
        return None
    return _of(
        document,
        span,
        row.deadline_how,
        row.deadline_read_as,
        row.deadline_confirmed_by.name,
        row.deadline_confirmed_at,
    )


def _of(
    document: SourceDocument,
    span: Span | None,
    how: How,
    read_as: str,
    confirmed_by: str,
    confirmed_at: datetime,
) -> Origin:
    before, after = around(document.text, span, REACH) if span else ("", "")
    return Origin(
        how=how.label,
        start=span.start if span else None,
        end=span.end if span else None,
        place=label_of(document, span.start) if span else "",
        before=before,
        quote=span.quote if span else "",
        after=after,
        read_as=read_as,
        confirmed_by=confirmed_by,
        confirmed_at=confirmed_at,
    )


def _tasks(actor: Actor, row: Project, document: SourceDocument) -> tuple[TaskView, ...]:
    """The clauses in order, each with its indicators; those of no clause come first."""
    lines = door.visible(actor, Indicator).filter(project=row).select_related("confirmed_by")
    held: dict[int | None, list[IndicatorView]] = {}
    for line in lines.order_by("number"):
        held.setdefault(line.task_id, []).append(_indicator(line, document))
    tasks = door.visible(actor, TaskItem).filter(project=row).order_by("number")
    views = [TaskView(task.pk, task.words, tuple(held.get(task.pk, ()))) for task in tasks]
    alone = TaskView(None, "", tuple(held.get(None, ())))
    return (alone, *views) if alone.indicators else tuple(views)


def _indicator(row: Indicator, document: SourceDocument) -> IndicatorView:
    return IndicatorView(
        pk=row.pk,
        subject=row.subject,
        value=row.value,
        upper=row.upper,
        measure=row.measure,
        sign=row.bound.sign,
        type_label=row.type.label,
        money=row.money,
        per=row.per,
        total=row.total_id,
        adds_up=row.type in SUMMED,
        origin=_origin(document, row),
    )


def _assignments(
    actor: Actor, row: Project, document: SourceDocument, on: date, known_at: datetime | None
) -> list[tuple[AssignmentView, bool]]:
    """Who answers for the project, has done so or will, and whether it is a unit."""
    rows = door.visible(actor, Assignment).filter(project=row).order_by("number")
    known = duties.known(rows, row.programme, known_at)
    ones = list(known.select_related("unit", "person", "confirmed_by", "pair__unit"))
    now = set(duties.held(rows, row.programme, on, known_at).values_list("pk", flat=True))
    called = duties.naming(actor, known_at)
    names = {one.pk: _name(one, called, known_at) for one in ones}
    paired = {one.pair_id: names[one.pk] for one in ones if one.pair_id and one.pk in now}
    return [
        (
            AssignmentView(
                name=names[one.pk],
                written="" if one.written == names[one.pk] else one.written,
                role_label=one.role.label,
                label=one.label,
                paired_with=names.get(one.pair_id or 0) or paired.get(one.pk, ""),
                starts_on=one.starts_on,
                ends_before=one.ends_before if _ended(one, known_at) else None,
                holds=one.pk in now,
                origin=_origin(document, one),
            ),
            one.unit_id is not None,
        )
        for one in _in_turn(ones)
    ]


def _in_turn(rows: list[Assignment]) -> list[Assignment]:
    """In the order of the plan, whoever follows beside the one that went before."""
    first: dict[tuple[str, str], int] = {}
    for one in rows:
        first.setdefault((one.role, one.label), one.number)
    return sorted(rows, key=lambda one: (first[one.role, one.label], one.number))


def _ended(row: Assignment, known_at: datetime | None) -> bool:
    """Whether the end had been entered by the moment."""
    return row.ended_at is not None and (known_at is None or row.ended_at <= known_at)


def _name(row: Assignment, called: duties.Naming, known_at: datetime | None) -> str:
    if row.unit:
        return called(row.unit.name, row.written)
    assert row.person is not None  # a constraint of the table
    return row.person.name if known_at is None else row.written
