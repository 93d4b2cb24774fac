"""名录表 — the rows of the sheet in which units and people come and go, checked row by row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shishi.rules.access import LABELS, MEMBERS, Role

HEAD = ("姓名", "账号", "单位", "角色", "职务")
NEED_UNIT = frozenset({Role.UNIT_REPORTER, Role.UNIT_HEAD})
LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,63}")
_ROLES = {label: role for role, label in LABELS.items() if role in MEMBERS}
_LONGEST = {"姓名": 100, "单位": 200, "职务": 100}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """一行 — `row` counts as the sheet does; any of the texts may be empty."""

    row: int
    name: str
    login: str
    unit: str
    role: Role | None
    title: str


@dataclass(frozen=True, slots=True)
class SheetError:
    """One fault of a sheet, addressed as a person finds it (第7行)."""

    row: int
    says: str


def login_fault(login: str) -> str:
    """The sentence about what is wrong with a login, empty when it will do."""
    if LOGIN.fullmatch(login):
        return ""
    return "账号应为 3 至 64 位字母、数字、点、横线，以字母或数字开头。"


def checked(
    rows: Iterable[tuple[int, Mapping[str, str]]],
) -> tuple[tuple[RegisterRow, ...], tuple[SheetError, ...]]:
    """The rows that say something, and the faults that can be seen in the sheet alone."""
    good, faults = [], []
    owners: dict[str, str] = {}
    for number, cells in rows:
        texts = {head: " ".join(cells.get(head, "").split()) for head in HEAD}
        if not any(texts.values()):
            continue
        says = _fault(texts) or _taken(texts, owners)
        if says:
            faults.append(SheetError(number, says))
        role = _ROLES.get(texts["角色"])
        good.append(
            RegisterRow(number, texts["姓名"], texts["账号"], texts["单位"], role, texts["职务"])
        )
    return tuple(good), tuple(faults)


def _fault(texts: Mapping[str, str]) -> str:
    if not texts["姓名"] and (texts["账号"] or texts["角色"] or texts["职务"]):
        return "缺少姓名。"
    for head, longest in _LONGEST.items():
        if len(texts[head]) > longest:
            return f"{head}超过 {longest} 个字。"
    if texts["账号"] and (says := login_fault(texts["账号"])):
        return says
    if texts["角色"] and texts["角色"] not in _ROLES:
        return f"角色“{texts['角色']}”不在所列之中，应为{'、'.join(_ROLES)}之一。"
    if _ROLES.get(texts["角色"]) in NEED_UNIT and not texts["单位"]:
        return f"{texts['角色']}应填写单位。"
    return ""


def _taken(texts: Mapping[str, str], owners: dict[str, str]) -> str:
    """Two people of the sheet with one login."""
    if not texts["账号"]:
        return ""
    owner = owners.setdefault(texts["账号"], texts["姓名"])
    return "" if owner == texts["姓名"] else f"账号“{texts['账号']}”在表中已属于{owner}。"
