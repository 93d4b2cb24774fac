"""演示年度 — the year of the invented county from its start in March to October, told by the
deeds that officials use, each at the day of then. Nothing depends on chance or on the clock.

Each file beside this one tells one noun; what happens is written in the tables at its top.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from shishi.actions import lights
from shishi.console import duty
from shishi.console.opening import Cast, moment
from shishi.console.site import DEMO_DAY
from shishi.console.story import (
    dispatches,
    judged,
    meetings,
    money,
    permits,
    places,
    plans,
    reports,
)
from shishi.console.story.happening import YEAR, Happening
from shishi.rules.days import month_end

ENDS = tuple(month_end(date(YEAR, month, 1)) for month in range(3, 11))
OPENS, PASSED = 25, 6  # a round opens; the day after the reports of a month were due
CAUGHT_UP = 7, OPENS  # after the correction of July every light since is rated once more


def months(cast: Cast) -> Iterator[date]:
    """The year up to the end of each month at a time."""
    parts = (permits, places, plans, money, reports, judged, meetings, dispatches)
    told = [one for part in parts for one in part.told(cast)] + list(_duties(cast))
    waiting = sorted(told, key=lambda one: one.at)
    for end in ENDS:
        later = moment(end, 23)
        for one in waiting:
            if one.at < later:
                one.does()
        waiting = [one for one in waiting if one.at >= later]
        yield end


def _duties(cast: Cast) -> Iterator[Happening]:
    """值班 — the machine of the office runs on three days of a month. It rates the lights of its
    day; of the days between only those of July, which a correction speaks of."""
    for end in ENDS:
        days = [moment(end.replace(day=day), 6) for day in (PASSED, OPENS)]
        days += [moment(DEMO_DAY, 6) if end.month == DEMO_DAY.month else moment(end, 22)]
        for at in days:
            yield Happening(at, partial(_duty, cast, at))


def _duty(cast: Cast, at: datetime) -> None:
    on = at.date()
    if (on.month, on.day) != CAUGHT_UP:
        lights.rate(actor=cast.clockwork, programme=cast.programme, on=on, at=at)
    for _ in duty.run(on, at):
        pass
