"""发文 — the papers of the year: the bulletins of four months and the correction of one of them, a
letter to a unit that reported late, the minutes of a meeting, the report that waits for its
signature, the draft of the month under way.

A machine without a Chinese font can set none: there they stay drafts.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from shishi.actions import dispatches, serials
from shishi.console.opening import Cast, moment
from shishi.console.story import meetings
from shishi.console.story.happening import YEAR, Happening
from shishi.queries import issued, minutes
from shishi.rules.dispatches import Kind

Day = tuple[int, int]
Made = dict[tuple[Kind, Day], tuple[int, int]]
"""Of each paper its key, with its version."""

_BULLETIN, _REPORT, _CORRECTION = Kind.BULLETIN, Kind.REPORT, Kind.CORRECTION
_MINUTES, _REMINDER = Kind.MINUTES, Kind.REMINDER


class Issue(NamedTuple):
    """One paper: the day it tells of, the workdays on which it was drawn up and sent, signed, and
    numbered and issued; None where it has not come so far."""

    kind: Kind
    on: Day
    drawn: Day
    sent: Day | None
    signed: Day | None
    issued: Day | None


ISSUES = (
    Issue(_REMINDER, (7, 7), (7, 7), (7, 7), (7, 8), (7, 8)),
    Issue(_BULLETIN, (6, 30), (7, 7), (7, 7), (7, 8), (7, 9)),
    Issue(_CORRECTION, (6, 30), (7, 20), (7, 20), (7, 21), (7, 21)),
    Issue(_BULLETIN, (7, 31), (8, 7), (8, 7), (8, 10), (8, 10)),
    Issue(_MINUTES, (8, 17), (8, 18), (8, 18), (8, 19), (8, 19)),
    Issue(_BULLETIN, (8, 31), (9, 8), (9, 8), (9, 9), (9, 9)),
    Issue(_BULLETIN, (9, 30), (10, 9), (10, 9), (10, 12), (10, 12)),
    Issue(_REPORT, (9, 30), (10, 22), (10, 23), None, None),
    Issue(_BULLETIN, (10, 25), (10, 26), None, None, None),
)
HOURS = MappingProxyType({"draw": 14, "send": 16, "sign": 9, "issue": 15})  # of the day
VOIDED = (_BULLETIN, (8, 31)), "登记时误占另一份文件的序号，本号作废，重新编号。"
CORRECTED = _BULLETIN, (6, 30)  # the paper that the correction speaks of
LATE = 3  # the project whose unit is reminded


def told(cast: Cast) -> Iterator[Happening]:
    """Every paper from its draft to its issue, as far as it has come."""
    made: Made = {}
    for one, at, step in steps(settable=not issued.lack()):
        yield Happening(at, partial(_DOES[step], cast, made, one, at))


def steps(*, settable: bool) -> Iterator[tuple[Issue, datetime, str]]:
    """What happens to which paper when. Where none can be set all are drawn up and no more, and
    what was never issued is not corrected."""
    for one in ISSUES:
        if one.kind is _CORRECTION and not settable:
            continue
        days = (one.drawn, one.sent, one.signed, one.issued)
        for day, (step, hour) in zip(days if settable else days[:1], HOURS.items(), strict=False):
            if day:
                yield one, moment(date(YEAR, *day), hour), step


def _drawn(cast: Cast, made: Made, one: Issue, at: datetime) -> None:
    key = dispatches.draw(
        actor=cast.office,
        programme=cast.programme,
        kind=one.kind,
        on=date(YEAR, *one.on),
        about=_about(cast, made, one),
        at=at,
    )
    made[one.kind, one.on] = key, 1


def _about(cast: Cast, made: Made, one: Issue) -> int | None:
    """What the paper is about, where that is one thing."""
    if one.kind is _CORRECTION:
        return made[CORRECTED][0]
    if one.kind is _REMINDER:
        return cast.projects[LATE][0].unit
    if one.kind is _MINUTES:
        leader = cast.people[meetings.ROADS]
        return minutes.held(cast.office, cast.programme, leader, date(YEAR, *one.on))
    return None


def _sent(cast: Cast, made: Made, one: Issue, at: datetime) -> None:
    key, version = made[one.kind, one.on]
    version = dispatches.send(actor=cast.office, dispatch=key, version=version, at=at)
    made[one.kind, one.on] = key, version


def _signed(cast: Cast, made: Made, one: Issue, at: datetime) -> None:
    key, version = made[one.kind, one.on]
    version = dispatches.sign(actor=cast.leader, dispatch=key, version=version, at=at)
    made[one.kind, one.on] = key, version


def _issued(cast: Cast, made: Made, one: Issue, at: datetime) -> None:
    """Numbered and issued; a number that was taken wrongly is voided and stays in the register."""
    key, version = made[one.kind, one.on]
    numbered = partial(serials.number, actor=cast.office, dispatch=key)
    numbered(version=version, at=at.replace(minute=10))
    if (one.kind, one.on) == VOIDED[0]:
        voided = at.replace(minute=20)
        version = serials.void(
            actor=cast.office, dispatch=key, version=version + 1, reason=VOIDED[1], at=voided
        )
        numbered(version=version, at=at.replace(minute=25))
    version = serials.issue(
        actor=cast.office, dispatch=key, version=version + 1, at=at.replace(minute=40)
    )
    made[one.kind, one.on] = key, version


_DOES = {"draw": _drawn, "send": _sent, "sign": _signed, "issue": _issued}
