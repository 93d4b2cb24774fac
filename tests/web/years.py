"""What the tests of a year's pages share: their addresses, and the words of a page."""

import re
from datetime import timedelta
from html import unescape

from django.http import HttpResponse

from shishi.actions import snapshots
from shishi.queries.parties import PersonLine
from shishi.rules.access import Role
from tests.web.conftest import House

STEP = timedelta(days=10)
NAMES = ("programme_close", "snapshots", "snapshot", "post_succeed")


def addresses(
    house: House, person: PersonLine
) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The arguments of each, with the snapshot of today."""
    office = house.actor(Role.INSPECTION_OFFICE)
    kept = snapshots.take(actor=office, programme=house.programme, on=house.on, at=house.at)
    return {
        "post_succeed": ([person.pk, person.posts[0].pk], {}),
        "programme_close": ([house.programme], {}),
        "snapshots": ([house.programme], {}),
        "snapshot": ([house.programme, kept], {}),
    }


def text(answer: HttpResponse) -> str:
    """The words of the page without its marks."""
    main = answer.content.decode().split('<main class="page')[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
