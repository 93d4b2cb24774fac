"""谁能用方案的地址 — the part of the written table that stands for plans under review, with what
its addresses need."""

from shishi.queries import plans as drafts
from shishi.rules.access import OFFICES, Role
from tests.web.conftest import House

TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "plans": ("get", OFFICES),
    "upload": ("get", OFFICES),
    "paste": ("get", OFFICES),
    "review": ("get", OFFICES),
    "plan_entry": ("get", OFFICES),
    "plan_item": ("get", OFFICES),
    "plan_add": ("post", OFFICES),
    "plan_edit": ("post", OFFICES),
    "plan_adopt": ("get", OFFICES),
    "plan_discard": ("get", OFFICES),
    "plan_file": ("get", OFFICES),
}


def reviewed(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The addresses of the plan that waits for review."""
    draft, found = house.draft, drafts.review(house.actor(Role.INSPECTION_OFFICE), house.draft)
    item, version = found.body.items[0], found.version
    figure = item.figures[0]
    return {
        "review": ([draft], {}),
        "plan_entry": ([draft, figure.key], {}),
        "plan_item": ([draft, item.key], {}),
        "plan_add": ([draft, "add"], {"what": "item", "title": "补充的实事", "version": version}),
        "plan_edit": ([draft, "drop", figure.key], {"version": version + 1}),
        "plan_adopt": ([draft], {}),
        "plan_discard": ([draft], {}),
        "plan_file": ([draft], {}),
    }
