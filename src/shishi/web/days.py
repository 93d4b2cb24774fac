"""截至 — the day that a page is asked for, and by which knowledge it is shown."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import HttpRequest
from django.utils.http import urlencode

from shishi.rules.closings import Closing
from shishi.rules.days import end_of
from shishi.rules.lifecycle import Verdict, no
from shishi.web.guard import Visit

NOW = "now"  # in an address: a past day by what is known now


@dataclass(frozen=True, slots=True)
class Day:
    """The day that a page is asked for. One that is `past` is shown by what was known then
    (回看, `replay`), by what is known now, or by what was known at a `moment`: that of a paper."""

    on: date
    known_at: datetime | None
    past: bool = False
    moment: datetime | None = None

    @property
    def replay(self) -> bool:
        return self.known_at is not None

    @property
    def word(self) -> str:
        return self.on.isoformat() if self.past else ""

    @property
    def known(self) -> str:
        """What the address says of the moment of knowledge."""
        if self.moment is not None:
            return self.moment.isoformat()
        return NOW if self.past and not self.replay else ""

    @property
    def query(self) -> str:
        """The tail of an address that leads to the same day; empty for today."""
        return _tail(self.word, self.known)

    def until(self, closing: Closing | None) -> "Day":
        """The day that is really shown: a closed year stands as on the day it was closed."""
        if closing is None or self.replay or self.on <= closing.on:
            return self
        return replace(self, on=closing.on)

    def leave(self, verdict: Verdict) -> Verdict:
        """Leave for a deed, on the page of this day: on a past one nothing is done."""
        return no("回看只供查阅。要办理，请回到今天。") if self.past else verdict

    @property
    def other(self) -> str:
        """The tail that leads to the same day by the other knowledge."""
        return _tail(self.word, NOW if self.replay else "")


def _tail(on: str, known: str) -> str:
    held = urlencode({name: value for name, value in (("on", on), ("known", known)) if value})
    return f"?{held}" if held else ""


def day_of(request: HttpRequest, visit: Visit) -> Day:
    """The day in the address, today where there is none, or none that is over."""
    asked = request.POST if request.method == "POST" else request.GET
    try:
        on = date.fromisoformat(asked.get("on", ""))
    except ValueError:
        on = visit.on
    if on >= visit.on:
        return Day(visit.on, None)
    known = asked.get("known", "")
    moment = _moment(known, visit.at)
    if moment is not None:
        return Day(on, moment, past=True, moment=moment)
    return Day(on, None if known == NOW else end_of(on, visit.at.tzinfo), past=True)


def at_moment(on: date, moment: datetime | None) -> str:
    """The tail of an address that leads to the day as it was known at the moment."""
    return _tail(on.isoformat(), moment.isoformat() if moment else "")


def _moment(asked: str, now: datetime) -> datetime | None:
    """The moment in the address, where it is one and has come."""
    try:
        found = datetime.fromisoformat(asked)
    except ValueError:
        return None
    if found.tzinfo is None or found > now:
        return None
    return found.astimezone(now.tzinfo)
