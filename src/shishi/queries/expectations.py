"""单位自报预计 — when the units themselves expected to finish, report by report.

Only what a report was accepted with counts: before that it may still change.
"""

from collections.abc import Collection
from datetime import datetime

from shishi.queries import door
from shishi.queries.standings import within
from shishi.records.models import Programme, Report
from shishi.rules.access import Actor
from shishi.rules.forecasts import Stated
from shishi.rules.reports import ReportState


def stated(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
) -> dict[int, tuple[Stated, ...]]:
    """Of each project, or of `only` these, what its reports said, by the days they were handed
    in."""
    rows = door.visible(actor, Report).filter(**within(programme, "project", only))
    rows = rows.filter(
        state=ReportState.ACCEPTED, forecast_on__isnull=False, submitted_on__isnull=False
    )
    if known_at is not None:
        rows = rows.filter(steps__step="accept", steps__at__lte=known_at)
    found: dict[int, list[Stated]] = {}
    columns = rows.order_by("submitted_on", "pk").values_list(
        "project", "submitted_on", "forecast_on"
    )
    for project, made_on, finish_on in columns:
        if made_on is not None and finish_on is not None:
            found.setdefault(project, []).append(Stated(made_on, finish_on))
    return {project: tuple(ones) for project, ones in found.items()}
