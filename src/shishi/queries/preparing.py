"""前期工作待办 — clocks that run out, and deadlines that the preparation puts out of reach."""

from collections.abc import Iterator
from datetime import date

from shishi.queries import chains, door, permits, slots
from shishi.queries.desk import Duty, Todo
from shishi.records.models import Programme, Project
from shishi.rules.access import Actor


def to_prepare(actor: Actor, on: date) -> Iterator[Todo]:
    """手续时效、工期预警 — of the unit's own projects, each with its page."""
    row = _latest(actor)
    if row is None:
        return
    record = chains.record(actor, row)
    if not record.projects:
        return
    units = slots.answering_units(actor, [row.pk])
    own = {pk for pk in record.projects if pk in units and units[pk].pk in actor.units}
    titles = dict(door.visible(actor, Project).filter(pk__in=own).values_list("pk", "title"))
    for pk in sorted(own):
        held = record.of(pk)
        urgent = held.urgent(on) if held else ()
        if urgent:
            says = "".join(one.says for one in urgent)
            due = urgent[0].due_on
            yield Todo(Duty.CLOCK, titles[pk], says, (pk,), due, (due - on).days)
    for one in permits.unreachable(actor, row, record, on):
        if one.project in own:
            left = (one.deadline_on - on).days
            yield Todo(Duty.SEASON, one.title, one.says, (one.project,), one.deadline_on, left)


def to_warn(actor: Actor, on: date) -> Iterator[Todo]:
    """工期预警 — of the whole programme in one line, which leads to the list."""
    row = _latest(actor)
    held = permits.unreachable(actor, row, chains.record(actor, row), on) if row else ()
    if row and held:
        title = f"{len(held)} 件实事按现有手续进度到期不能完成"
        says = "、".join(f"{one.number}. {one.title}" for one in held)
        first = min(one.deadline_on for one in held)
        yield Todo(Duty.SEASONS, title, says, (row.pk,), first, (first - on).days)


def _latest(actor: Actor) -> Programme | None:
    """The year that still goes on."""
    return door.visible(actor, Programme).filter(closed_on=None).order_by("-year").first()
