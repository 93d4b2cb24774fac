"""停滞总览 — the days that the projects of a year lost, by the desk they lay on and by cause; each
number leads to the stops it is made of."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from shishi.queries import stops
from shishi.queries.stops import Charge, Losses
from shishi.rules.stops import Cause
from shishi.web.days import Day, day_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page
from shishi.web.replays import told

NOBODY = "不在任何单位"


@dataclass(frozen=True, slots=True)
class Cell:
    """天数 with the address of the stops behind it; `here` where they are shown."""

    days: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One desk, or all together, with its days cause by cause and in all."""

    name: str
    cells: tuple[Cell, ...]
    whole: Cell


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the stops of a desk, of a cause, of both, or all."""

    desk: str | None
    cause: str | None

    def takes(self, one: Charge) -> bool:
        return self.desk in (None, one.facts.desk) and self.cause in (None, one.facts.cause)

    @property
    def says(self) -> str:
        """县财政局、资金."""
        labels = {str(one): one.label for one in Cause}
        desk = "" if self.desk is None else self.desk or NOBODY
        return "、".join(filter(None, (desk, labels.get(self.cause or "", ""))))


@require_GET
@seen_by("permits")
def listed(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """停滞总览, the desk with the most days first."""
    day = day_of(request, visit)
    found = stops.of_programme(visit.actor, pk, day.on, day.known_at)
    day = day.until(found.closing)
    asked = Asked(request.GET.get("desk"), request.GET.get("cause"))
    causes = [cause for cause, _ in found.lost.by_cause]
    context = {
        "page": found,
        "causes": causes,
        "rows": _rows(found, causes, asked, day),
        "asked": asked,
        "charges": [one for one in found.charges if asked.takes(one)],
        "nobody": NOBODY,
        **told(visit, pk, day),
    }
    return page(request, "permits/losses.html", context)


def _rows(found: Losses, causes: list[Cause], asked: Asked, day: Day) -> list[Row]:
    """A row for each desk, and last that of all together."""
    days = Counter[tuple[str | None, Cause | None]]()
    for one in found.charges:
        desk, cause = one.facts.desk, one.facts.cause
        for key in ((desk, cause), (desk, None), (None, cause), (None, None)):
            days[key] += one.days

    def row(name: str, desk: str | None) -> Row:
        wanted = [Asked(desk, cause) for cause in (*causes, None)]
        *cells, whole = (
            Cell(days[one.desk, cause], _href(one, day), one == asked)
            for one, cause in zip(wanted, (*causes, None), strict=True)
        )
        return Row(name, tuple(cells), whole)

    desks = [row(desk or NOBODY, desk) for desk, _ in found.lost.by_desk]
    return [*desks, row("合计", None)]


def _href(asked: Asked, day: Day) -> str:
    named = (("desk", asked.desk), ("cause", asked.cause), ("on", day.word), ("known", day.known))
    held = {name: value for name, value in named if value or (name == "desk" and value is not None)}
    return f"?{urlencode(held)}#stops"
