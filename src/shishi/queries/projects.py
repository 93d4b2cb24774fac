"""实事 — one project, and for each of its values where it comes from (来历)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from shishi.rules.access import Actor


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
    """One indicator with its origin; money in yuan; `total` is the pk of the total of a part."""

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
    `written` the name as the plan has it where the register has another."""

    name: str
    written: str
    role_label: str
    label: str
    paired_with: str
    starts_on: date
    ends_before: date | None
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


def project(actor: Actor, pk: int) -> ProjectPage:
    """One project with the origin of every value."""
