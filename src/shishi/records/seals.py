"""封签 — a hash of each project as it stands in the ledger, kept in the trail by the deed that
made or changed it.

The trail guards itself by its chain; the seals let the chain guard the ledger too. A number, a
name or a day that was changed behind the program's back no longer fits its seal. Names are those
of the plan, so that a confirmed alias of a unit breaks nothing.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Manager

from shishi.records.models import Assignment, Indicator, Programme, Project, TaskItem
from shishi.rules.audit import canonical
from shishi.rules.digests import digest

_OF_PROJECT = ("number", "ordinal", "title", "issued_text", "deadline_on", "deadline_presumed")
_PARTS: tuple[tuple[Manager[Any], tuple[str, ...]], ...] = (
    (TaskItem.objects, ("number", "words")),
    (
        Indicator.objects,
        (
            "number",
            "subject",
            "value",
            "upper",
            "measure",
            "bound",
            "type",
            "money",
            "per",
            "total__number",
            "task__number",
            "source_start",
            "source_end",
        ),
    ),
    (Assignment.objects, ("number", "role", "label", "written", "starts_on", "ends_before")),
)


def seals(programme: Programme) -> dict[str, str]:
    """The seal of each project by its number; a constant number of queries."""
    projects = Project.objects.filter(programme=programme)
    stand = {key: [_plain(values)] for key, *values in projects.values_list("pk", *_OF_PROJECT)}
    for rows, fields in _PARTS:
        found = rows.filter(project__programme=programme).order_by("project", "number")
        for key, *values in found.values_list("project", *fields):
            stand[key].append(_plain(values))
    return {parts[0][0]: digest(canonical(parts).encode()) for parts in stand.values()}


def _plain(values: Iterable[object]) -> list[str]:
    """The same words on every database: 2.50 and 2.5 are one amount."""
    return [
        format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
        for value in values
    ]
