"""回看 — every page of a project follows to a past day: it shows what was known then and says so at
its head, offers nothing to be done, and leads on to pages of the same day."""

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.actions import decisions, escalations, subplans
from shishi.actions import points as lists
from shishi.queries import stocktakes
from shishi.records.models import Indicator, Programme, Project
from shishi.rules.access import Role
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.points import Point
from tests import year
from tests.chained import a_chain, told
from tests.web.conftest import House, first_indicator
from tests.web.test_offers import FORM
from tests.web.years import STEP, text

ROLES = (Role.INSPECTION_OFFICE, Role.UNIT_HEAD, Role.COUNTY_LEADER)
OFFICE = Role.INSPECTION_OFFICE
OF_DEEDS = re.compile(
    r"/(exempt|lower|second|edit|step/[^/]+|stop|end|decide|raise|correct|start)/$"
)
LINK = re.compile(r'<a [^>]*href="(/[^"#]*)')
FOLLOW = re.compile(
    r"^/(projects/\d+/(permits/|funds/|subplan/)?|figures/\d+/|indicators/\d+/(targets|points)/"
    r"|decisions/\d+/|matters/\d+/|programmes/\d+/(targets|funds)/|ledger/\d+/(lights/)?"
    r"|stocktakes/(\d+/)?)$"
)


@dataclass(frozen=True)
class Then:
    """A page with words that it had on the past day and words that came later."""

    path: str
    then: str
    later: str


def money(wan: int) -> Funds:
    amounts = Amounts(*(Decimal(wan * 10_000),) * 5)
    return Funds(lines=(Line(Level.COUNTY, amounts),))


def listed(house: House, line: Indicator, name: str, version: int, days: timedelta) -> None:
    lists.set_points(
        actor=house.actor(OFFICE),
        indicator=line.pk,
        version=version,
        points=[Point(name, line.value)],
        reason="核定点位",
        at=house.at - days,
    )


def met(house: House, project: Project, days: timedelta) -> tuple[int, int]:
    """A decision and a matter, each with a step that came today."""
    office, on = house.actor(OFFICE), house.on - days
    said = {"actor": office, "project": project.pk, "on": on, "at": house.at - days}
    leader = stocktakes.overview(office, house.on).sheets[0].leader
    due = {"due_on": house.on, "owner": "某局"}
    decision = decisions.enter(**said, leader=leader, says="十日内交地", **due)
    matter = escalations.bring_up(**said, says="费用由谁承担", tried="")
    now = {"actor": office, "seen": 0, "on": house.on, "at": house.at}
    decisions.move(**now, decision=decision, step="finish", remark="已经交地", due_on=house.on)
    escalations.move(**now, matter=matter, step="settle", reason="由县财政承担")
    return decision, matter


@pytest.fixture
def pages(house: House, started: Programme) -> dict[str, Then]:
    """Each page of a project, with something of twenty days ago and something of today."""
    before, office = 2 * STEP, house.actor(OFFICE)
    line = Indicator.objects.select_related("project").get(pk=first_indicator(house))
    project, then = line.project, house.at - before
    for days, number, share in ((before, 1, "0.41"), (timedelta(), 2, "0.97")):
        at = house.at - days
        year.a_schedule(line, number, at, m6=share, m10="1")
        year.a_statement(project, at.date(), money(300 + number), at)
        listed(house, line, f"第{number}村", number - 1, days)
        a_chain(office, project.pk, at, version=number - 1)
        subplans.file(
            actor=office,
            project=project.pk,
            contact=f"联系人{number}",
            phone="",
            filename="",
            content=None,
            at=at,
        )
    first = year.an_observation(line, then.date(), "0.2", then)
    year.an_observation(line, then.date(), "0.25", house.at, corrects=first)
    told(office, project.pk, "code", house.at, done_on=house.on, document_number="今日文号")
    decision, matter = met(house, project, before)

    def words(share: str) -> str:
        return f"{(line.value * Decimal(share)).normalize():f}"

    of = {
        "funds": (project.pk, "301", "302"),
        "permits": (project.pk, "第1版", "今日文号"),
        "subplan": (project.pk, "联系人1", "联系人2"),
        "history": (line.pk, f"{words('0.2')} {line.measure}", "已更正"),
        "schedule": (line.pk, words("0.41"), words("0.97")),
        "points": (line.pk, "第1村", "第2村"),
        "decision": (decision, "十日内交地", "已经交地"),
        "matter": (matter, "费用由谁承担", "由县财政承担"),
        "programme_funds": (house.programme, "301", "302"),
        "targets": (house.programme, words("0.41"), words("0.97")),
        "project": (project.pk, "联系人1", "联系人2"),
    }
    return {name: Then(reverse(name, args=[key]), *rest) for name, (key, *rest) in of.items()}


NAMES = (
    *("funds", "permits", "subplan", "history", "schedule", "points", "decision", "matter"),
    *("programme_funds", "targets", "project"),
)


def query(house: House, more: str = "") -> str:
    return f"?on={(house.on - STEP).isoformat()}{more}"


def filled(page: str) -> str:
    """The words of the page with those that stand in its fields."""
    return page + " ".join(re.findall(r'value="([^"]*)"', page))


@pytest.mark.parametrize("name", NAMES)
def test_a_past_day_shows_what_was_known_then_and_says_so(name, office, house, pages):
    one = pages[name]
    now = office.get(one.path)
    assert one.later in text(now) + filled(now.content.decode())
    assert "回看" not in text(now)
    answer = office.get(one.path + query(house))
    page = text(answer)
    assert one.then in page
    assert one.later not in page + filled(answer.content.decode())
    assert "回看" in page
    assert "当时可知" in page
    assert f'href="{one.path}">回到今天' in answer.content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_day_is_shown_by_what_is_known_now(name, office, house, pages):
    one = pages[name]
    then = office.get(one.path + query(house)).content.decode()
    assert f'href="{query(house, "&amp;known=now")}">改按今天所知' in then
    now = office.get(one.path + query(house, "&known=now"))
    assert "按今天所知" in text(now)
    assert f'href="{query(house)}">改按当日所知' in now.content.decode()


@pytest.mark.parametrize("known", ["", "&known=now"], ids=["then", "now"])
@pytest.mark.parametrize("role", ROLES)
def test_a_past_day_offers_nothing_and_keeps_its_day(role, known, enter, house, pages):
    client, offered, lost = enter(role), {}, {}
    for name, one in pages.items():
        answer = client.get(one.path + query(house, known))
        page = answer.content.decode().split('<main class="page')[1].split("</main>")[0]
        links = [link.replace("&amp;", "&") for link in LINK.findall(page)]
        leads = [link for link in links if OF_DEEDS.search(link.partition("?")[0])]
        if posts := FORM.findall(page) + leads:
            offered[name] = posts
        follow = [link for link in links if FOLLOW.match(link.partition("?")[0])]
        tail = query(house, known).removeprefix("?")
        if astray := [link for link in follow if tail not in link and link != one.path]:
            lost[name] = astray
    assert (offered, lost) == ({}, {})


def test_what_was_not_there_yet_is_not_found(office, house, pages):
    day = (house.on - 3 * STEP).isoformat()
    for name in ("decision", "matter"):
        assert office.get(f"{pages[name].path}?on={day}").status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_past_day_costs_as_many_queries_as_today(name, office, house, pages):
    def counted(path: str) -> int:
        office.get(path)
        with CaptureQueriesContext(connection) as seen:
            office.get(path)
        return len(seen)

    today, then = counted(pages[name].path), counted(pages[name].path + query(house))
    assert then <= today + 4  # the rules of the day are named on the page of the project
