"""实事 — what the ledger says of a project beyond the words of its plan."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum


class How(StrEnum):
    """来历 — how a value came about."""

    READ = "read"
    CHANGED = "changed"
    ADDED = "added"

    @property
    def label(self) -> str:
        return {"read": "方案原文", "changed": "人工修改", "added": "人工补充"}[self.value]


class Level(StrEnum):
    """来源层级 — whose promise a project is: a county may carry out one of the province's."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"

    @property
    def label(self) -> str:
        return {"province": "省级", "prefecture": "市级", "county": "县级"}[self.value]


class Part(StrEnum):
    """责任 — what a unit or a person does for a project."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SUPERVISE = "supervise"
    SPONSOR = "sponsor"
    LEAD_SPONSOR = "lead_sponsor"
    OFFICER = "officer"
    CONTACT = "contact"

    @property
    def label(self) -> str:
        return PART_LABELS[self]


PART_LABELS = {
    Part.LEAD: "牵头单位",
    Part.RESPONSIBLE: "责任单位",
    Part.SUPPORT: "配合单位",
    Part.SUPERVISE: "督办单位",
    Part.SPONSOR: "责任县领导",
    Part.LEAD_SPONSOR: "牵头领导",
    Part.OFFICER: "责任领导",
    Part.CONTACT: "联络员",
}


# Who answers for a project where several units are named: the lead, else the first named (the
# second sample of the domain paper says so in as many words), never one that only supports.
ANSWERING = (Part.LEAD, Part.RESPONSIBLE)


def answering(units: Iterable[tuple[Part, int]]) -> int | None:
    """填报单位 — of the units of a project in their order, the one that reports for it."""
    held = tuple(units)
    found = (unit for wanted in ANSWERING for part, unit in held if part is wanted)
    return next(found, None)


SPONSORS = frozenset({Part.SPONSOR, Part.LEAD_SPONSOR})  # leaders who answer for a project


def year_end(year: int) -> date:
    """推定时限 — the deadline the ledger proposes where the plan gives none."""
    return date(year, 12, 31)
