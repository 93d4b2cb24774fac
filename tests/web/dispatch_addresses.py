"""谁能用发文的地址 — the part of the written table that stands for official papers, with what its
addresses need: a paper that was issued."""

from collections.abc import Callable
from typing import Any

from shishi import clock
from shishi.actions import dispatches, observations, serials
from shishi.records.models import Dispatch, DispatchFile, Observation, Programme
from shishi.rules.access import MEMBERS, OFFICES, Role
from shishi.rules.dispatches import Kind
from shishi.rules.observations import Told
from shishi.rules.settings import Subject
from tests import year
from tests.dispatching import HEAD
from tests.web.conftest import House

HANDLERS = OFFICES | {Role.COUNTY_LEADER}
TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "dispatches": ("get", MEMBERS),
    "programme_dispatches": ("get", MEMBERS),
    "dispatch_draw": ("get", MEMBERS),
    "dispatch": ("get", MEMBERS),
    "dispatch_edit": ("get", OFFICES),
    "dispatch_hand": ("get", OFFICES),
    "dispatch_step": ("get", HANDLERS),
    "dispatch_figure": ("get", MEMBERS),
    "dispatch_compare": ("get", MEMBERS),
    "dispatch_file": ("get", MEMBERS),
    "serials": ("get", MEMBERS),
    "serials_sheet": ("get", MEMBERS),
    "root": ("get", MEMBERS),
    "phrases": ("get", MEMBERS),
}
THINGS = tuple(TABLE.keys() - {"dispatches", "serials", "serials_sheet", "root"})
Deed = Callable[..., Any]
DEEDS: dict[str, tuple[Deed, Role]] = {
    "send": (dispatches.send, Role.INSPECTION_OFFICE),
    "return": (dispatches.send_back, Role.COUNTY_LEADER),
    "sign": (dispatches.sign, Role.COUNTY_LEADER),
    "number": (serials.number, Role.INSPECTION_OFFICE),
    "void": (serials.void, Role.INSPECTION_OFFICE),
    "issue": (serials.issue, Role.INSPECTION_OFFICE),
    "withdraw": (serials.withdraw, Role.INSPECTION_OFFICE),
    "discard": (dispatches.discard, Role.INSPECTION_OFFICE),
}


def headed(house: House) -> None:
    """发文设定 of the county."""
    row = Programme.objects.get(pk=house.programme)
    year.a_rule(row, Subject.LETTERHEAD, HEAD, house.at)


def drawn(house: House, kind: Kind = Kind.BULLETIN, about: int | None = None) -> Dispatch:
    """A draft of today."""
    key = dispatches.draw(
        actor=house.actor(Role.INSPECTION_OFFICE),
        programme=house.programme,
        kind=kind,
        on=house.on,
        about=about,
        at=house.at,
    )
    return Dispatch.objects.get(pk=key)


def taken(house: House, row: Dispatch, *steps: str) -> Dispatch:
    """The paper after these steps, each by whom it is for."""
    for step in steps:
        deed, role = DEEDS[step]
        why = {"reason": "文字重复"} if step in ("return", "void", "withdraw") else {}
        deed(actor=house.actor(role), dispatch=row.pk, version=row.version, at=house.at, **why)
        row.refresh_from_db()
    return row


def issued(house: House) -> Dispatch:
    headed(house)
    return taken(house, drawn(house), "send", "sign", "number", "issue")


def corrected(house: House) -> None:
    """更正 of the length of pipes that was accepted: a tenth of it."""
    row = Observation.objects.get(corrected_by=None, indicator__subject="改造老旧供水管网")
    observations.correct(
        actor=house.actor(Role.INSPECTION_OFFICE),
        observation=row.pk,
        told=Told((row.value or 0) / 10),
        reason="复核发现多计",
        at=clock.now(),
    )


def addresses(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The addresses of a paper that was issued, which everybody may read."""
    row = issued(house)
    of_year = (["programme_dispatches", "dispatch_draw", "phrases"], [house.programme])
    of_paper = (
        [*(f"dispatch_{one}" for one in ("edit", "hand", "figure", "compare")), "dispatch"],
        [row.pk],
    )
    return {
        **{name: (key, {}) for names, key in (of_year, of_paper) for name in names},
        "dispatch_step": ([row.pk, "return"], {}),
        "dispatch_file": ([row.pk, DispatchFile.objects.filter(dispatch=row)[0].pk], {}),
    }
