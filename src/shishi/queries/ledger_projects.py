"""台账实事 — the projects of a programme as lines of its ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from shishi.queries import door, duties
from shishi.records.models import Assignment, Indicator, Programme, Project, Unit
from shishi.rules.access import Actor
from shishi.rules.parties import is_township, members
from shishi.rules.projects import How


@dataclass(frozen=True, slots=True)
class LedgerIndicator:
    """One indicator line; money is in yuan."""

    pk: int
    subject: str
    task: str
    value: Decimal
    upper: Decimal | None
    measure: str
    sign: str
    type_label: str
    money: bool
    per: str
    part: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class LedgerParty:
    """A unit or a leader, with the role they have in the project; `key` is the unit or person, a
    `group` of units stands for many."""

    key: int
    name: str
    role: str
    label: str
    group: bool = False


@dataclass(frozen=True, slots=True)
class LedgerProject:
    """One project of the ledger with its indicator lines. `townships` are those of its units that
    are one, and for 各乡镇人民政府 each of them that the register knows."""

    pk: int
    number: int
    ordinal: str
    title: str
    indicators: tuple[LedgerIndicator, ...]
    units: tuple[LedgerParty, ...]
    townships: tuple[LedgerParty, ...]
    people: tuple[LedgerParty, ...]
    deadline_on: date
    deadline_words: str
    presumed: bool
    funds: Decimal


def projects_of(
    actor: Actor,
    programme: Programme,
    on: date | None = None,
    known_at: datetime | None = None,
) -> tuple[LedgerProject, ...]:
    """All projects of the programme with their lines, and who answers for them on the day, at the
    end of what is known where none is named: queries of bare columns."""
    lines = _lines(actor, programme)
    units, people = _parties(actor, programme, on, known_at)
    townships = _Townships(actor)
    rows = door.visible(actor, Project).filter(programme=programme).order_by("number")
    bare = rows.values_list(
        "pk", "number", "ordinal", "title", "deadline_on", "deadline_words", "deadline_presumed"
    )
    return tuple(
        LedgerProject(
            pk=pk,
            number=number,
            ordinal=ordinal,
            title=title,
            indicators=tuple(lines.get(pk, ())),
            units=tuple(units.get(pk, ())),
            townships=townships.of(units.get(pk, ())),
            people=tuple(people.get(pk, ())),
            deadline_on=deadline_on,
            deadline_words=words,
            presumed=presumed,
            funds=_funds(lines.get(pk, ())),
        )
        for pk, number, ordinal, title, deadline_on, words, presumed in bare
    )


def _lines(actor: Actor, programme: Programme) -> dict[int, list[LedgerIndicator]]:
    """The indicator lines of each project."""
    rows = door.visible(actor, Indicator).filter(project__programme=programme)
    bare = rows.order_by("project", "number").values_list(
        *("project", "pk", "subject", "task__words", "value", "upper", "measure"),
        *("bound", "type", "money", "per", "total", "how"),
    )
    found: dict[int, list[LedgerIndicator]] = {}
    for (
        project,
        pk,
        subject,
        task,
        value,
        upper,
        measure,
        bound,
        kind,
        money,
        per,
        total,
        how,
    ) in bare:
        line = LedgerIndicator(
            pk=pk,
            subject=subject,
            task=task or "",
            value=value,
            upper=upper,
            measure=measure,
            sign=bound.sign,
            type_label=kind.label,
            money=money,
            per=per,
            part=total is not None,
            changed=how is not How.READ,
        )
        found.setdefault(project, []).append(line)
    return found


Parties = dict[int, list[LedgerParty]]


def _parties(
    actor: Actor, programme: Programme, on: date | None, known_at: datetime | None
) -> tuple[Parties, Parties]:
    """The units and the people that answer for each project."""
    rows = door.visible(actor, Assignment).filter(project__programme=programme)
    day = on or date.max
    bare = duties.held(rows, programme, day, known_at).order_by("project", "number")
    named = duties.naming(actor, known_at)
    columns = ("project", "unit", "unit__name", "person", "person__name", "written")
    units: Parties = {}
    people: Parties = {}
    for (
        project,
        unit,
        unit_name,
        person,
        person_name,
        written,
        role,
        label,
        group,
    ) in bare.values_list(*columns, "role", "label", "unit__group"):
        side, key, name = (people, person, person_name if known_at is None else written)
        if not person:
            side, key, name = units, unit, named(unit_name, written)
        party = LedgerParty(key, name, role.value, label or role.label, bool(group))
        side.setdefault(project, []).append(party)
    return units, people


class _Townships:
    """乡镇（街道） of the register, and which of them each group of a plan stands for; whoever sees
    a ledger sees its names."""

    def __init__(self, actor: Actor) -> None:
        rows = door.within(actor, Unit).filter(group=False, same_as=None).order_by("pk")
        named = rows.values_list("name", "pk")
        self.keys = {name: pk for name, pk in named if is_township(name)}
        self.groups: dict[str, tuple[str, ...]] = {}

    def of(self, units: Iterable[LedgerParty]) -> tuple[LedgerParty, ...]:
        """Those among the units, a group as its members where they are known."""
        found: dict[int, LedgerParty] = {}
        for one in units:
            if is_township(one.name):
                found |= {party.key: party for party in self._each(one) or [one]}
        return tuple(found.values())

    def _each(self, one: LedgerParty) -> list[LedgerParty]:
        if not one.group:
            return []
        if one.name not in self.groups:
            self.groups[one.name] = members(one.name, self.keys)
        return [
            LedgerParty(self.keys[name], name, one.role, one.label)
            for name in self.groups[one.name]
        ]


def _funds(lines: Iterable[LedgerIndicator]) -> Decimal:
    """Money of a project in yuan: totals only, without rates and 其中 parts."""
    totals = (one.value for one in lines if one.money and not one.per and not one.part)
    return sum(totals, Decimal(0))
