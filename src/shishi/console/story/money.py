"""资金 — what each unit tells of its project's money: at the end of June and of September, and once
more where too little had been paid.

What was paid and built is told as a share of what the schedules ask for by the day, so it keeps
step with the works; of a project whose investment is reported too, the work value is that figure.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal
from functools import partial
from types import MappingProxyType

from shishi.actions import funds as deeds
from shishi.console import invented
from shishi.console.opening import Cast, moment
from shishi.console.story.happening import YEAR, Happening
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.indicators import IndicatorType
from shishi.rules.progress import scheduled
from shishi.rules.standings import due_of
from shishi.rules.statements import Told

_N, _P, _C, _B, _S = Level.NATION, Level.PROVINCE, Level.COUNTY, Level.BOND, Level.SOCIAL
SOURCES: Mapping[int, tuple[tuple[Level, str], ...]] = MappingProxyType(
    {
        1: ((_N, "900"), (_P, "600"), (_C, "646.8")),
        2: ((_N, "3600"), (_P, "1700"), (_B, "1000"), (_C, "500")),
        3: ((_P, "40"), (_C, "26")),
        4: ((_P, "1200"), (_B, "1400"), (_C, "520")),
        5: ((_P, "180"), (_C, "88")),
        6: ((_P, "45"), (_C, "30")),
        7: ((_N, "2200"), (_P, "1100"), (_C, "960"), (_S, "600")),
        8: ((_N, "2600"), (_P, "900"), (_C, "460")),
        9: ((_N, "200"), (_C, "120")),
        10: ((_P, "300"), (_C, "365.5"), (_S, "200")),
    }
)  # 万元
JUNE, JULY, SEPTEMBER = date(YEAR, 6, 30), date(YEAR, 7, 31), date(YEAR, 9, 28)
ISSUED = MappingProxyType({JUNE: ("1", "0.8"), JULY: ("1", "0.9"), SEPTEMBER: ("1", "1")})
ARRIVED = MappingProxyType({JUNE: ("0.9", "0.5"), JULY: ("1", "0.6"), SEPTEMBER: ("1", "0.9")})
OWN = frozenset({_C, _S})  # money of the county and of others comes later than that from above
PAID = MappingProxyType(
    {
        JUNE: dict.fromkeys(SOURCES, "0.92") | {7: "0.86", 9: "0.70"},
        JULY: {9: "0.94"},
        SEPTEMBER: dict.fromkeys(SOURCES, "0.95") | {2: "0.90", 7: "0.88"},
    }
)  # of what should have been paid by the day; those of the table tell on that day
BUILT = "0.98"  # of what was due, where no investment is reported
_YUAN = Decimal(10000)


def told(cast: Cast) -> Iterator[Happening]:
    """The statements, each entered on the day that it speaks of."""
    kept: dict[int, int] = {}
    for day, shares in PAID.items():
        for project in shares:
            at = moment(day, 16)
            yield Happening(at, partial(_state, cast, kept, project, at))


def _state(cast: Cast, kept: dict[int, int], project: int, at: datetime) -> None:
    kept[project] = deeds.report(
        actor=cast.reporter(project),
        project=cast.key(project),
        version=kept.get(project, 0),
        told=Told(at.date(), _funds(cast, project, at.date())),
        reason="",
        at=at,
    )


def _funds(cast: Cast, project: int, day: date) -> Funds:
    due = _due(cast, project, day)
    part = due * Decimal(PAID[day][project])
    lines = tuple(
        Line(level, _amounts(level, Decimal(wan), part, day)) for level, wan in SOURCES[project]
    )
    return Funds(lines=lines, built=_built(cast, project, day, due))


def _amounts(level: Level, wan: Decimal, paid: Decimal, day: date) -> Amounts:
    """The five amounts of one source; what is paid is rounded up, so a share is never missed."""
    planned, place = wan * _YUAN, level in OWN
    issued, arrived = (Decimal(shares[day][place]) * planned for shares in (ISSUED, ARRIVED))
    return Amounts(planned, issued, arrived, _hundreds(planned * paid))


def _hundreds(yuan: Decimal) -> Decimal:
    return (yuan / 100).to_integral_value(ROUND_CEILING) * 100


def _due(cast: Cast, project: int, day: date) -> Decimal:
    """What the schedules of the project ask for by the day, as the light of the funds has it."""
    lines = cast.projects[project]
    due = due_of(
        scheduled(one.aim, one.schedule, one.starts_on, one.deadline, day) for one in lines
    )
    assert due is not None  # every project has an indicator with a schedule
    return due


def _built(cast: Cast, project: int, day: date, due: Decimal) -> Decimal:
    for line in cast.projects[project]:
        if line.aim.kind is IndicatorType.FUNDS:
            return invented.amount(line, day.month)
    planned = sum((Decimal(wan) for _, wan in SOURCES[project]), Decimal(0)) * _YUAN
    return _hundreds(planned * due * Decimal(BUILT))
