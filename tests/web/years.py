"""What the tests of a year's pages share: their part of the written table of addresses, and the
words of a page."""

import re
from datetime import timedelta
from html import unescape

from django.http import HttpResponse

from shishi.actions import snapshots
from shishi.rules.access import MEMBERS, Role
from tests.web.conftest import House

STEP = timedelta(days=10)
TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "programme_close": ("get", MEMBERS),
    "programme_lead": ("get", MEMBERS),
    "layouts": ("get", MEMBERS),
    "proposals": ("get", MEMBERS),
    "layout": ("get", MEMBERS),
    "snapshots": ("get", MEMBERS),
    "snapshots_compare": ("get", MEMBERS),
    "snapshot": ("get", MEMBERS),
}


def addresses(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The arguments of each, with the snapshot of today."""
    office = house.actor(Role.INSPECTION_OFFICE)
    kept = snapshots.take(actor=office, programme=house.programme, on=house.on, at=house.at)
    return {
        "programme_close": ([house.programme], {}),
        "programme_lead": ([house.programme], {}),
        "layouts": ([house.programme], {}),
        "proposals": ([house.programme], {}),
        "layout": ([house.programme], {}),
        "snapshots": ([house.programme], {}),
        "snapshots_compare": ([house.programme], {}),
        "snapshot": ([house.programme, kept], {}),
    }


def text(answer: HttpResponse) -> str:
    """The words of the page without its marks."""
    main = answer.content.decode().split('<main class="page')[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
