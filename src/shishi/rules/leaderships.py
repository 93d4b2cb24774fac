"""全局责任 — the leaders who stand above all projects of a year: who takes charge, who leads.

Source: first sample of the domain paper, 县长挂帅、常务副县长牵头、分管副县长分工负责、责任部门
具体推进落实. The lower two tiers stand in each project.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shishi.rules.days import day_text
from shishi.rules.lifecycle import YES, Verdict, no


class Tier(StrEnum):
    """全局责任层级, the highest first."""

    CHARGE = "charge"
    LEAD = "lead"

    @property
    def label(self) -> str:
        return {"charge": "挂帅领导", "lead": "牵头领导"}[self.value]


@dataclass(frozen=True, slots=True)
class Led:
    """在任 — who holds a tier since when; keys tell people apart."""

    person: int
    name: str
    starts_on: date


def may_name(held: Led | None, person: int, year: int, on: date) -> Verdict:
    """Whether the person may take the tier from the day on, after whoever holds it."""
    if on.year != year:
        return no(f"起始日期应在 {year} 年内。请修改。", "on")
    if held is None:
        return YES
    if held.person == person:
        return no(f"{held.name}自{day_text(held.starts_on)}起已担任，不必重复登记。", "person")
    if on <= held.starts_on:
        says = f"现任{held.name}自{day_text(held.starts_on)}起担任，继任应晚于这一日。请修改。"
        return no(says, "on")
    return YES
