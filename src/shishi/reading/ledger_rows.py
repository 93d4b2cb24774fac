"""台账行 — a draft as the facts of the master ledger, for a sheet straight from a document.

Nothing has been confirmed here: what the document does not say stays empty, but for a deadline,
which is presumed (推定) to be the last day of the plan's year.
"""

import re
from datetime import date

from shishi.reading.draft import Aspect, FigureDraft, FigureKind, ItemDraft, PlanDraft
from shishi.rules.indicators import IndicatorType
from shishi.rules.ledgers import ProjectFacts, Row, TargetFacts, rows
from shishi.rules.parties import PersonRole, UnitRole

_SPACE = re.compile(r"\s+")
_SPONSORS = (PersonRole.SPONSOR, PersonRole.LEAD_SPONSOR)


def of(draft: PlanDraft) -> tuple[Row, ...]:
    """The rows of the ledger that a document proposes."""
    return rows(_project(draft, place, item) for place, item in enumerate(draft.items, 1))


def title(draft: PlanDraft, name: str) -> str:
    """What the sheet is called: the plan's own title, else the name of its file."""
    quoted = draft.head.title
    return _SPACE.sub("", quoted.value) if quoted else name


def _project(draft: PlanDraft, number: int, item: ItemDraft) -> ProjectFacts:
    shown = [place for place, figure in enumerate(item.figures) if _is_target(figure)]
    deadline_on, presumed = _deadline(draft, item)
    return ProjectFacts(
        number=number,
        title=_SPACE.sub("", item.title.value),
        ordinal=item.ordinal.value if item.ordinal else "",
        tasks=tuple(dict.fromkeys(_solid(clause.quote) for clause in item.clauses)),
        targets=tuple(_target(draft, item, place, shown) for place in shown),
        sponsors=_people(item, *_SPONSORS),
        lead_units=_units(item, UnitRole.LEAD),
        responsible_units=_units(item, UnitRole.RESPONSIBLE),
        supporting_units=(
            *_units(item, UnitRole.SUPPORT),
            *(f"{name}（督办）" for name in _units(item, UnitRole.SUPERVISE)),
        ),
        officers=_people(item, PersonRole.OFFICER, PersonRole.CONTACT),
        deadline_on=deadline_on,
        deadline_text=_solid(item.deadline.span.quote) if item.deadline else "",
        presumed=presumed,
        place=draft.source.place(item.span.start),
    )


def _deadline(draft: PlanDraft, item: ItemDraft) -> tuple[date | None, bool]:
    """(the last day, whether it is presumed). An event or an open end has no day."""
    if item.deadline is not None:
        return item.deadline.on, False
    year = draft.head.year
    return (date(year.value, 12, 31), True) if year else (None, False)


def _is_target(figure: FigureDraft) -> bool:
    return figure.kind is not FigureKind.TRAP and figure.aspect is Aspect.TARGET


def _target(draft: PlanDraft, item: ItemDraft, place: int, shown: list[int]) -> TargetFacts:
    figure = item.figures[place]
    money = figure.kind is FigureKind.MONEY
    usual = IndicatorType.FUNDS if money else IndicatorType.CUMULATIVE
    return TargetFacts(
        value=figure.value,
        measure=figure.measure,
        task=_task(item, figure),
        subject=_solid(figure.subject),
        bound=figure.bound,
        upper=figure.upper,
        kind=figure.indicator or usual,
        money=money,
        per=figure.per or "",
        part_of=shown.index(figure.total) if figure.total in shown else None,
        place=draft.source.place(figure.span.start),
        quote=_solid(figure.span.quote),
    )


def _task(item: ItemDraft, figure: FigureDraft) -> str:
    """The 分项 that a figure stands in."""
    for clause in item.clauses:
        if clause.start <= figure.span.start < clause.end:
            return _solid(clause.quote)
    return ""


def _solid(words: str) -> str:
    return _SPACE.sub("", words)


def _units(item: ItemDraft, role: UnitRole) -> tuple[str, ...]:
    return tuple(_solid(unit.name) for unit in item.units if unit.role is role)


def _people(item: ItemDraft, *roles: PersonRole) -> tuple[str, ...]:
    return tuple(_solid(person.name) for person in item.people if person.role in roles)
