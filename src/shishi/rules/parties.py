"""责任主体 — the roles units and people have in a plan.

Units are led, carried out, supported or supervised; when a plan says that the first named
leads, it does. People keep the label of their plan verbatim (责任领导 means a county leader
in one county and an officer of the unit in another), beside a normalised role.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from shishi.rules.lifecycle import Refused, no


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


_TOWNSHIP = re.compile(r"(?:[乡镇]|街道)[）)]?(?:(?:人民)?政府|办事处|党工委|党委)?[）)]?")


def is_township(name: str) -> bool:
    """乡镇、街道 — whether a unit is one, or stands for all of them (各乡镇人民政府)."""
    found = list(_TOWNSHIP.finditer(name))
    return bool(found) and found[-1].end() == len(name)


_EVERY = re.compile(r"(?:全[县市区旗])?各(?!有关|相关)|全体|乡镇|街道")


def names_every(group: str) -> bool:
    """Whether a group is every township (各乡镇人民政府), not some that the plan leaves open
    (相关乡镇)."""
    return is_township(group) and _EVERY.match(group) is not None


def members(group: str, names: Iterable[str]) -> tuple[str, ...]:
    """Of the names those that a group of townships stands for: 各乡镇人民政府 for every 乡 and 镇,
    not for a 街道; 相关乡镇 for none that is known."""
    if not names_every(group):
        return ()
    kinds = {sign for sign in "乡镇街" if sign in group}
    return tuple(name for name in names if is_township(name) and _kind(name) in kinds)


def _kind(name: str) -> str:
    return str(_TOWNSHIP.findall(name)[-1])[0]


def named(typed: str, longest: int, where: str = "name") -> str:
    """The words without needless blanks; `Refused` where there are none or too many."""
    words = " ".join(typed.split())
    if not words:
        raise Refused(no("此项不能为空。", where))
    if len(words) > longest:
        raise Refused(no(f"此项不超过 {longest} 个字。", where))
    return words
