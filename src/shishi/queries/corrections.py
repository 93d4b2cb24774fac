"""更正 — an issued paper beside the ledger as it is known now: the figures that would be others,
with what came in between, and the paper that corrects them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from shishi.papers import cells, correction
from shishi.papers.drafts import Composed
from shishi.papers.stored import Frozen
from shishi.queries import door
from shishi.queries.issued import frozen_of, numbers_of
from shishi.records.models import AuditEntry, Dispatch, Observation, Project
from shishi.rules import reconciliations
from shishi.rules.access import Actor
from shishi.rules.amounts import number_text
from shishi.rules.days import day_text
from shishi.rules.deeds import DEEDS
from shishi.rules.dispatches import DispatchState, Kind
from shishi.rules.phrases import Fact, names
from shishi.rules.reconciliations import Cause, Changed, Since, entered

_REPORTED = ("observation.correct", "report.accept", "report.approve", "report.submit")


def changed(actor: Actor, row: Dispatch, now: Composed, at: datetime) -> tuple[Changed, ...]:
    """The figures of the paper, with the corrections that were issued to it, whose words would be
    others `now`; what was put in by hand stands as it was."""
    frozen = frozen_of(row)
    titles = _titles(actor, row)
    was = reconciliations.overlaid(_stood(frozen, titles), _issued_since(actor, row))
    held = {**now.facts, **_cells(now, titles)}
    bare = reconciliations.differing(was, held)
    if not bare:
        return ()
    touched = {
        pk
        for one in bare
        for fact in (was[one.name], held.get(one.name))
        if fact
        for pk in fact.projects
    }
    return reconciliations.differing(was, held, _since(actor, row, touched, at))


def composed(actor: Actor, row: Dispatch, now: Composed, at: datetime) -> Composed:
    """更正通报 of the paper; without a figure where every one still stands."""
    number = numbers_of(actor, [row.pk]).get(row.pk, "")
    return correction.composed(row.title, number, frozen_of(row), changed(actor, row, now, at))


def _stood(frozen: Frozen, titles: Mapping[str, int]) -> dict[str, Fact]:
    """Every figure that stands in the paper by its name: in its words, and in its annexes."""
    told = [name for one in frozen.composed.passages for name in names(one.words)]
    plain = {name: frozen.composed.facts[name] for name in told if name not in frozen.by_hand}
    return {**plain, **_cells(frozen.composed, titles)}


def _cells(held: Composed, titles: Mapping[str, int]) -> dict[str, Fact]:
    return {
        name: Fact(
            one.words, one.row, tuple(pk for title, pk in titles.items() if title in one.row)
        )
        for name, one in cells.told(held.annexes).items()
    }


def _titles(actor: Actor, row: Dispatch) -> dict[str, int]:
    rows = door.visible(actor, Project).filter(programme=row.programme_id)
    return dict(rows.values_list("title", "pk"))


def _issued_since(actor: Actor, row: Dispatch) -> Iterator[Mapping[str, Fact]]:
    """What the corrections that were issued to the paper tell, in their order."""
    rows = door.visible(actor, Dispatch).filter(kind=Kind.CORRECTION, about=row.pk)
    for one in rows.filter(state=DispatchState.ISSUED).order_by("pk"):
        yield frozen_of(one).composed.facts


def _since(actor: Actor, row: Dispatch, projects: Iterable[int], at: datetime) -> Iterator[Since]:
    """What was entered of the projects between the freezing and now."""
    kept = list(projects)
    rows = door.visible(actor, Observation).filter(
        indicator__project__in=kept, entered_at__gt=row.frozen_at, entered_at__lte=at
    )
    beside = ("indicator", "indicator__task", "corrects")
    for one in rows.filter(as_of__lte=row.on).select_related(*beside).order_by("entered_at"):
        late = one.corrects is None
        cause = Cause.LATE_REPORT if late else Cause.CORRECTION
        yield Since(one.indicator.project_id, cause, one.entered_at, _says(one, at))
    deeds = door.visible(actor, AuditEntry).filter(
        thing="project", thing_key__in=kept, done=True, number__gt=row.root_number or 0
    )
    for key, deed, when in deeds.exclude(deed__in=_REPORTED).values_list("thing_key", "deed", "at"):
        moment = datetime.fromisoformat(when)
        yield Since(key or 0, Cause.OTHER, moment, f"{DEEDS[deed]}，{entered(moment)}")


def _says(one: Observation, at: datetime) -> str:
    line = one.indicator
    name = line.subject or (line.task.words if line.task else "")
    when = entered(one.entered_at.astimezone(at.tzinfo))
    if one.corrects is None:
        return f"{name}{day_text(one.as_of)}的数为{_value(one)}，{when}"
    reason = one.reason.rstrip("。；;")
    return f"{name}由{_value(one.corrects)}更正为{_value(one)}（{reason}），{when}"


def _value(one: Observation) -> str:
    if one.value is None:
        return day_text(one.reached_on) if one.reached_on else ""
    return f"{number_text(one.value)}{one.indicator.measure}"
