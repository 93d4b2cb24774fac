"""回看 — what a page says of the past day it shows."""

from typing import Any

from shishi.queries import replays
from shishi.web.days import Day
from shishi.web.guard import Visit


def told(visit: Visit, programme: int, day: Day) -> dict[str, Any]:
    """The versions of the rules of a past day, and the way to the other view of it."""
    if not day.past:
        return {"day": day}
    return {
        "day": day,
        "versions": replays.versions(visit.actor, programme, day.on, day.known_at),
        "switch_href": day.other,
    }
