"""能否如期 — of a whole project: when its last indicator will be finished, and whether in time.

A project is finished with its last indicator. Source: requirement 94; 广元 (domain paper §3.5)
lights by whether the work can still be finished.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from shishi.rules.days import day_text
from shishi.rules.forecasts import Forecast, Stated, in_words


@dataclass(frozen=True, slots=True)
class Finishing:
    """能否如期完成 — `can` is None where the record does not say; `says` why it cannot."""

    can: bool | None
    says: str


def together(found: Iterable[Forecast], deadline: date) -> Forecast | None:
    """The forecast of a project out of those of what it measures by amount, each end the last of
    theirs; None where it measures nothing so."""
    held = tuple(found)
    silent = sum(one.early is None for one in held)
    if silent:
        return Forecast(None, None, None, f"{silent} 个指标尚不能预测完成日期")
    if not held:
        return None
    likely = _last(one.likely for one in held)
    early, late = _last(one.early for one in held), _last(one.late for one in held)
    for one in held:
        if (one.likely, one.early, one.late) == (likely, early, late):
            return one  # the last one speaks for all
    return Forecast(likely, early, late, in_words(likely, early, late, deadline))


def finishing(
    ways: Sequence[tuple[str, Forecast, bool | None]],
    stated: Sequence[Stated],
    deadline: date,
    on: date,
) -> Finishing:
    """Whether a whole project can still be finished in time: each of its indicators with its name,
    its forecast and whether it can, and what the unit said itself (requirement 94). A unit that
    expects to be late cannot, whatever its figures; its hope makes nothing better."""
    late = [(found.early or date.max, name) for name, found, can in ways if can is False]
    if late:
        day, name = max(late)
        says = f"{name}：按目前进度最早{day_text(day)}完成，比时限晚 {(day - deadline).days} 天"
        return Finishing(False, f"{says}，再快四分之一也不能按时")
    known = [can for _, _, can in ways]
    own = max(
        (one for one in stated if one.made_on <= on), key=lambda one: one.made_on, default=None
    )
    if own is not None and own.finish_on > deadline:
        days = (own.finish_on - deadline).days
        says = f"单位{day_text(own.made_on)}自报预计{day_text(own.finish_on)}完成"
        return Finishing(False, f"{says}，比时限晚 {days} 天")
    return Finishing(True if known and None not in known else None, "")


def _last(days: Iterable[date | None]) -> date | None:
    """The last day, None where one of them has no end in sight."""
    held = tuple(days)
    known = [day for day in held if day is not None]
    return max(known) if known and len(known) == len(held) else None
