"""工程存疑 — what can be wrong with the dates of works; of their money `rules.funds` warns.

As in `rules.faults` and `rules.doubts`, one function for each case. Sources: domain paper §3.8,
§3.9; 审计 practice (works finished before the year cannot count).
"""

from dataclasses import dataclass
from datetime import date

from shishi.rules.days import ahead, day_text


@dataclass(frozen=True, slots=True)
class WorksFacts:
    """工程 of one project; None where unknown. `permitted_on` is the day of the permit to build,
    `needs_permit` where works may not do without."""

    project: str
    year: int
    started_on: date | None = None
    finished_on: date | None = None
    permitted_on: date | None = None
    needs_permit: bool = False


def ahead_of_today(facts: WorksFacts, on: date) -> str:
    """A day of the works that has not come yet."""
    days = (
        ("开工", facts.started_on),
        ("完工", facts.finished_on),
        ("施工许可证", facts.permitted_on),
    )
    return ahead(days, on)


def last_year(facts: WorksFacts, on: date) -> str:
    """Works finished before the year cannot count in it."""
    if facts.finished_on is None or facts.finished_on >= date(facts.year, 1, 1):
        return ""
    return f"完工日期{day_text(facts.finished_on)}早于{facts.year}年，不能计入本年完成数。请改正。"


def backwards(facts: WorksFacts, on: date) -> str:
    """Finished before it was started."""
    if not facts.finished_on or not facts.started_on or facts.finished_on >= facts.started_on:
        return ""
    return (
        f"完工日期{day_text(facts.finished_on)}早于开工日期{day_text(facts.started_on)}。请改正。"
    )


def unpermitted(facts: WorksFacts, on: date) -> str:
    """Started or finished before there was a permit, or without one."""
    for name, day in (("完工", facts.finished_on), ("开工", facts.started_on)):
        if day and facts.permitted_on and day < facts.permitted_on:
            return (
                f"{name}日期{day_text(day)}早于施工许可证日期{day_text(facts.permitted_on)}。"
                "请核对，属实的请说明原因。"
            )
        if day and facts.needs_permit and facts.permitted_on is None:
            return f"已报{name}（{day_text(day)}），尚未登记施工许可证。请补登或说明原因。"
    return ""
