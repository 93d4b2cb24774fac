"""谁能用周调度的地址 — the part of the written table that stands for meetings and comments, with
what its addresses need."""

from datetime import timedelta

from shishi.actions import decisions, escalations
from shishi.queries import stocktakes
from shishi.rules.access import MEMBERS, OFFICES, Role
from tests.web.conftest import House, first_project

TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "stocktakes": ("get", MEMBERS),
    "stocktake": ("get", MEMBERS),
    "stocktake_hold": ("post", OFFICES),
    "decision_enter": ("get", MEMBERS),
    "decision": ("get", MEMBERS),
    "matter_raise": ("get", MEMBERS),
    "matter": ("get", MEMBERS),
    "project_comment": ("post", frozenset({Role.COUNTY_LEADER})),
}
THINGS = ("stocktake", "decision_enter", "decision", "matter_raise", "matter")


def stocktaking(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The addresses of a leader's meeting with one decision and one matter."""
    project, office = first_project(house), house.actor(Role.INSPECTION_OFFICE)
    leader = stocktakes.overview(office, house.on).sheets[0].leader
    said = {"actor": office, "project": project, "on": house.on, "at": house.at}
    decision = decisions.enter(
        **said, leader=leader, says="交地", owner="某局", due_on=house.on + timedelta(days=7)
    )
    matter = escalations.bring_up(**said, says="费用由谁承担", tried="")
    return {
        "stocktake": ([leader], {}),
        "stocktake_hold": ([leader], {}),
        "decision_enter": ([leader], {}),
        "decision": ([decision], {}),
        "matter_raise": ([leader], {}),
        "matter": ([matter], {}),
        "project_comment": ([project], {"says": "抓紧办理"}),
    }
