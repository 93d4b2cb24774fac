"""岗位交接 — a post with what passes on when somebody follows in it, before it is done."""

from dataclasses import dataclass
from datetime import date

from shishi.queries import door
from shishi.records import successions
from shishi.records.models import Person, Post, Report
from shishi.rules.access import Actor, Role
from shishi.rules.register import NEED_UNIT
from shishi.rules.reports import ReportState


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty that passes."""

    project: int
    year: int
    number: int
    title: str
    label: str
    paired_with: str


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """A post to be handed over. `others` are who may follow, by key and name; `begun` are the
    reports of the unit that are under way, which stay with it."""

    person: int
    name: str
    post: int
    role: Role | None
    unit_name: str
    title: str
    starts_on: date
    ends_before: date | None
    duties: tuple[DutyLine, ...]
    begun: int
    others: tuple[tuple[int, str], ...]


def handover(actor: Actor, person: int, post: int) -> HandoverPage:
    """The post of the person; `NotThere` where it is another's."""
    rows = door.visible(actor, Post).filter(pk=post, person=person)
    row = rows.select_related("person", "unit").first()
    if row is None:
        raise door.NotThere
    own = row.unit if row.role in NEED_UNIT else None
    under_way = door.within(actor, Report).filter(unit=own).exclude(state=ReportState.ACCEPTED)
    people = door.visible(actor, Person).filter(is_active=True).exclude(pk=row.person.pk)
    return HandoverPage(
        row.person.pk,
        row.person.name,
        row.pk,
        row.role or None,
        row.unit.name if row.unit else "",
        row.title,
        row.starts_on,
        row.ends_before,
        tuple(
            DutyLine(
                one.project.pk,
                one.project.programme.year,
                one.project.number,
                one.project.title,
                one.label or one.role.label,
                one.pair.unit.name if one.pair and one.pair.unit else "",
            )
            for one in successions.open_duties(row.person)
        ),
        under_way.count() if own else 0,
        tuple(
            (pk, f"{name}（{login}）" if login else name)
            for pk, name, login in people.order_by("name", "pk").values_list("pk", "name", "login")
        ),
    )
