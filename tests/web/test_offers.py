"""What pages offer: nothing that would be refused once a year is closed, and to a county leader the
comment alone."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from shishi.actions import subplans
from shishi.records.models import Indicator, Observation, Programme, Project
from shishi.rules.access import Role
from shishi.rules.funds import Amounts, Funds, Level, Line
from tests import year
from tests.chained import standing_still
from tests.reporting import live_rounds, passed
from tests.web import meeting_addresses
from tests.web.conftest import House, frozen, lowered

FORM = re.compile(r'<form[^>]*method="post"[^>]*>')
BUTTON = re.compile(r"<button[^>]*>")
LINK = re.compile(r'<a class="button[^"]*" href="([^"?#]*)')
STILL_DONE = ("programme_ledger", "snapshots")  # the ledger is taken along, a day of it frozen
# Whose pages only serve to do something: no button leads there where nothing can be done.
OF_DEEDS = re.compile(
    r"/(exempt|lead|lower|second|edit|step/\w+|stop|end|decide|raise|start|sheets?/\w+)/$"
)
OF_YEAR = (
    *("programme", "programme_close", "programme_funds", "programme_ledger", "programme_settings"),
    *("programme_start", "programme_lead", "lights", "targets", "snapshots"),
)
POSTED = ("stocktake_hold", "project_comment")  # they have no page
ROLES = (Role.INSPECTION_OFFICE, Role.UNIT_REPORTER, Role.UNIT_HEAD, Role.COUNTY_LEADER)


@pytest.fixture
def whole(house: House) -> dict[str, str]:
    """The pages of a year in which something of everything is under way, by name."""
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.before, "0.5", house.on, house.at, steps="submit approve accept")
    kept = Observation.objects.order_by("pk")[0]
    line = Indicator.objects.filter(project=live.project).order_by("pk")[0].pk
    of = (
        (
            live.project,
            ("project", "project_exempt", "project_lower", "project_level", "funds", "subplan"),
        ),
        (house.programme, OF_YEAR),
        (line, ("schedule", "points")),
        (live.now, ("round", "round_checks", "sheet_bring")),
    )
    found = {name: reverse(name, args=[key]) for key, names in of for name in names}
    held = under_way(house, Project.objects.get(pk=live.project)).items()
    found |= {name: reverse(name, args=told[0]) for name, told in held if name not in POSTED}
    for subject in ("rounds", "lights", "pace", "hours"):
        found[f"rule {subject}"] = reverse("rule", args=[house.programme, subject])
    found["report"] = reverse("report", args=[live.now, live.project])
    found["history"] = reverse("history", args=[kept.indicator_id]) + f"?correct={kept.pk}"
    return found | {"reports": reverse("reports"), "stocktakes": reverse("stocktakes")}


def under_way(house: House, project: Project) -> dict[str, tuple[list[object], dict[str, object]]]:
    """A light to be made graver, a chain with a stop, money, a sub-plan, a decision and a matter,
    and the addresses of what has a page."""
    office = house.actor(Role.INSPECTION_OFFICE)
    year.a_light_rule(project.programme, "默认", house.at - timedelta(days=30))
    money = Amounts(*map(Decimal, (9000000, 8000000, 8000000, 7000000, 7000000)))
    year.a_statement(project, house.on, Funds(lines=(Line(Level.COUNTY, money),)), house.at)
    told = {"contact": "余听泉", "phone": "", "filename": "", "content": None}
    subplans.file(actor=office, project=project.pk, at=house.at, **told)
    return {
        **standing_still(office, project.pk, house.at),
        **meeting_addresses.stocktaking(house),
        "lowering_second": ([lowered(house)], {}),
        "snapshot": ([house.programme, frozen(house)], {}),
    }


def body(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode().split('<main class="page')[1].split("</main>")[0]


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_a_closed_year_offer_nothing_that_would_be_refused(role, enter, house, whole):
    """The year is closed as it stands, so that what is under way still stands on its pages."""
    Programme.objects.filter(pk=house.programme).update(closed_on=house.on)
    client, found = enter(role), {}
    for name, path in whole.items():
        page = body(client, path)
        posts = [] if name in STILL_DONE else FORM.findall(page)
        leads = [one for one in LINK.findall(page) if OF_DEEDS.search(one)]
        if posts or leads:
            found[name] = posts + leads
    assert found == {}


def test_before_it_is_closed_the_same_pages_offer_what_can_be_done(enter, whole):
    """Else the test above would pass by looking away."""
    offered = set()
    for role in (Role.REFORM_COMMISSION, Role.UNIT_HEAD):
        client = enter(role)
        for name, path in whole.items():
            page = body(client, path)
            if FORM.search(page) or any(OF_DEEDS.search(one) for one in LINK.findall(page)):
                offered.add(name)
    assert offered >= {
        *("project", "project_exempt", "lowering_second", "funds", "subplan", "points", "schedule"),
        *("permits", "permits_edit", "permit", "stop_enter", "stop_end", "report", "history"),
        *("stocktake", "decision_enter", "decision", "matter_raise", "matter", "sheet_bring"),
        *("programme_close", "programme_lead", "targets", "rule rounds", "rule hours", "snapshots"),
    }


OF_PROJECT = (
    *("project", "project_exempt", "project_lower", "lowering_second", "funds", "subplan"),
    "project_level",
    *("permits", "permits_edit", "permit", "stop_enter", "stop_end", "schedule", "points"),
    *("history", "report", "decision", "matter", "decision_enter", "matter_raise"),
)


def test_a_leader_is_offered_the_comment_and_no_other_change(enter, whole):
    """Not even a button that would be refused: leaders comment, they change nothing."""
    client, found = enter(Role.COUNTY_LEADER), {}
    for name in OF_PROJECT:
        page = body(client, whole[name])
        posts = [one for one in FORM.findall(page) if "/comment/" not in one]
        buttons = BUTTON.findall(re.sub(r"<form.*?</form>", "", page, flags=re.S))
        leads = [one for one in LINK.findall(page) if OF_DEEDS.search(one)]
        if posts or buttons or leads:
            found[name] = posts + buttons + leads
    assert found == {}
    assert 'name="says"' in body(client, whole["project"])
