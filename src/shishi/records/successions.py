"""岗位交接 — the duties of one person become another's: old rows end, new ones begin."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Max

from shishi.records.models import Assignment, Leadership, Person, SearchText
from shishi.rules.projects import How
from shishi.rules.search import grams
from shishi.rules.successions import passes_on


def open_duties(person: Person) -> tuple[Assignment, ...]:
    """未了职责 — what the person answers for without an end, in years that are not closed."""
    rows = Assignment.objects.filter(
        person=person, ends_before=None, project__programme__closed_on=None
    )
    order = ("project__programme__year", "project__number", "number")
    return tuple(rows.select_related("project__programme", "pair__unit").order_by(*order))


def pass_on(
    duties: Sequence[Assignment], successor: Person, on: date, *, by: int, at: datetime
) -> None:
    """End the duties on the day and begin the same ones for the successor. A unit that the document
    pairs with the one is paired with the other."""
    for one in duties:
        one.ends_before, one.ended_at = passes_on(one.starts_on, on), at
    Assignment.objects.bulk_update(duties, ["ends_before", "ended_at"])
    projects = sorted({one.project_id for one in duties})
    last = dict(
        Assignment.objects.filter(project__in=projects)
        .order_by()
        .values_list("project")
        .annotate(last=Max("number"))
    )
    Assignment.objects.bulk_create(_begun(duties, successor, last, on, by, at))
    _find_by(projects, successor.name)


def pass_leadership(
    holder: Person, successor: Person, on: date, *, by: int, at: datetime
) -> tuple[Leadership, ...]:
    """End the tiers that the one holds above all projects of a year, and begin them for the other;
    those of years that are not closed."""
    rows = Leadership.objects.filter(person=holder, ends_before=None, programme__closed_on=None)
    led = tuple(rows.select_related("programme"))
    for one in led:
        one.ends_before, one.ended_at = passes_on(one.starts_on, on), at
    Leadership.objects.bulk_update(led, ["ends_before", "ended_at"])
    return tuple(
        Leadership.objects.bulk_create(
            Leadership(
                programme=one.programme,
                tier=one.tier,
                person=successor,
                starts_on=passes_on(one.starts_on, on),
                named_by_id=by,
                named_at=at,
            )
            for one in led
        )
    )


def _begun(
    duties: Iterable[Assignment],
    successor: Person,
    last: dict[int, int],
    on: date,
    by: int,
    at: datetime,
) -> Iterable[Assignment]:
    for one in duties:
        last[one.project_id] += 1
        yield Assignment(
            project_id=one.project_id,
            number=last[one.project_id],
            person=successor,
            role=one.role,
            label=one.label,
            written=successor.name,
            pair_id=one.pair_id,
            starts_on=passes_on(one.starts_on, on),
            how=How.ADDED,
            confirmed_by_id=by,
            confirmed_at=at,
        )


def _find_by(projects: Iterable[int], name: str) -> None:
    """The projects are found by the name of the successor, too."""
    words = " ".join(grams(name))
    texts = list(SearchText.objects.filter(project__in=list(projects)))
    for text in texts:
        text.grams = f"{text.grams} {words}"
    SearchText.objects.bulk_update(texts, ["grams"])
