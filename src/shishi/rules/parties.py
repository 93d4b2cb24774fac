"""责任主体 — the roles units and people have in a plan.

Units are led, carried out, supported or supervised; when a plan says that the first named
leads, it does. People keep the label of their plan verbatim (责任领导 means a county leader
in one county and an officer of the unit in another), beside a normalised role.
"""

from enum import StrEnum


class UnitRole(StrEnum):
    """单位职责."""

    LEAD = "lead"  # 牵头
    RESPONSIBLE = "responsible"  # 责任
    SUPPORT = "support"  # 配合
    SUPERVISE = "supervise"  # 督办


class PersonRole(StrEnum):
    """人员职责, normalised; the verbatim label stays beside it."""

    SPONSOR = "sponsor"  # 责任县领导、包联领导、分管领导、挂点领导
    LEAD_SPONSOR = "lead_sponsor"  # 牵头领导
    OFFICER = "officer"  # 责任领导 of a unit, 责任人
    CONTACT = "contact"  # 联络员、联系人
