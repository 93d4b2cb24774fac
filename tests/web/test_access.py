"""谁能用哪个地址 — the written table, executed over every address and every role.

An address that is not in the table fails the test, so none is born without an answer.
"""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from shishi import clock
from shishi.records.models import Person, Post, Territory
from shishi.rules.access import Role
from shishi.rules.looks import LOOKS
from tests.chained import standing_still
from tests.web import (
    dispatch_addresses,
    meeting_addresses,
    plan_addresses,
    register_addresses,
    report_addresses,
    slip_addresses,
    years,
)
from tests.web.conftest import (
    House,
    a_robot,
    a_subplan,
    first_indicator,
    first_project,
    lowered,
    proposed,
)

ADMIN, INSPECT, REFORM = Role.ADMINISTRATOR, Role.INSPECTION_OFFICE, Role.REFORM_COMMISSION
ROLES = (
    ADMIN,
    INSPECT,
    REFORM,
    Role.UNIT_REPORTER,
    Role.UNIT_HEAD,
    Role.COUNTY_LEADER,
    Role.CONGRESS_OFFICE,
)
ALL = frozenset(ROLES)
OFFICES = frozenset({INSPECT, REFORM})
KEEPERS = OFFICES | {ADMIN}
ADMINS = frozenset({ADMIN})

# name of the address: (method, who may); anonymous visitors may nothing that stands here
TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "today": ("get", ALL),
    "programmes": ("get", ALL),
    "programme": ("get", ALL),
    "programme_settings": ("get", ALL),
    "rule": ("get", ALL),
    "targets": ("get", ALL),
    "schedule": ("get", ALL),
    "points": ("get", ALL),
    "subplan": ("get", ALL),
    "subplan_file": ("get", ALL),
    "programme_start": ("get", ALL),
    "calendar": ("get", ALL),
    "account": ("get", ALL),
    "sign_out": ("post", ALL),
    **plan_addresses.TABLE,
    "lint": ("get", ALL),
    "ledger": ("get", ALL),
    "programme_ledger": ("get", ALL),
    "ledger_export": ("post", ALL),
    "layout_change": ("post", OFFICES),
    "proposal_decide": ("post", OFFICES),
    "lights": ("get", ALL),
    "project": ("get", ALL),
    "project_exempt": ("get", ALL),
    "project_level": ("get", ALL),
    "permits": ("get", ALL),
    "permits_edit": ("get", ALL),
    "permit": ("get", ALL),
    "stop_enter": ("get", ALL),
    "stop_end": ("get", ALL),
    "programme_stops": ("get", ALL),
    "funds": ("get", ALL),
    "programme_funds": ("get", ALL),
    "project_lower": ("get", ALL),
    "lowering_second": ("get", ALL),
    "source": ("get", ALL),
    "source_file": ("get", ALL),
    "due": ("get", ALL),
    "burden": ("get", ALL),
    **register_addresses.TABLE,
    "trail": ("get", OFFICES),
    **report_addresses.TABLE,
    **meeting_addresses.TABLE,
    **dispatch_addresses.TABLE,
    **slip_addresses.TABLE,
    "notifications": ("get", ALL),
    "notification_read": ("post", ALL),
    "robots": ("get", ADMINS),
    "robot": ("get", ADMINS),
    "robot_trial": ("post", ADMINS),
    "robot_switch": ("post", ADMINS),
    **years.TABLE,
}
PREPARED = ("permits", "permits_edit", "permit", "stop_enter", "stop_end")
MONEY = ("funds", "programme_funds", "project_lower", "lowering_second")  # and of its lights
OPEN = {"sign_in", "follow", "invited", "found", "statement"}  # for whoever has not signed in


@pytest.fixture
def addresses(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    """For each name the arguments of its address and the fields of its form."""
    robot = a_robot(house)
    return {
        "programme": ([house.programme], {}),
        "programme_settings": ([house.programme], {}),
        "rule": ([house.programme, "lights"], {}),
        "targets": ([house.programme], {}),
        "schedule": ([first_indicator(house)], {}),
        "points": ([first_indicator(house)], {}),
        "subplan": ([first_project(house)], {}),
        "subplan_file": ([a_subplan(house)], {}),
        "programme_start": ([house.programme], {}),
        **plan_addresses.reviewed(house),
        "programme_ledger": ([house.programme], {}),
        "ledger_export": ([house.programme], {}),
        "layout_change": ([house.programme, "drop"], {}),
        "proposal_decide": ([proposed(house), "reject"], {"reason": "以月报为准"}),
        "lights": ([house.programme], {}),
        "project": ([first_project(house)], {}),
        "project_exempt": ([first_project(house)], {}),
        "project_level": ([first_project(house)], {}),
        "funds": ([first_project(house)], {}),
        "programme_funds": ([house.programme], {}),
        "programme_stops": ([house.programme], {}),
        "project_lower": ([first_project(house)], {}),
        "lowering_second": ([lowered(house)], {}),
        "source": ([house.document], {}),
        "source_file": ([house.document], {}),
        **register_addresses.registered(house),
        **standing_still(house.actor(INSPECT), first_project(house), house.at),
        **years.addresses(house),
        **report_addresses.reported(house),
        **meeting_addresses.stocktaking(house),
        **dispatch_addresses.addresses(house),
        **slip_addresses.slips(house),
        **dict.fromkeys(("robot", "robot_trial"), ([robot], {})),
        "robot_switch": ([robot, "off"], {}),
    }


def ask(
    client: Client, name: str, arguments: list[object], fields: dict[str, object]
) -> HttpResponse:
    method, _ = TABLE[name]
    return getattr(client, method)(reverse(name, args=arguments), fields)


def told(response: HttpResponse) -> str:
    """let in, refused, or sent to the sign-in page."""
    if response.status_code in (302, 303) and "/sign-in/?" in response["Location"]:
        return "sign in"
    return "refused" if response.status_code in (403, 409) else f"in {response.status_code // 100}"


def test_every_address_stands_in_the_table():
    names = {pattern.name for pattern in get_resolver().url_patterns[0].url_patterns}
    assert names == TABLE.keys() | OPEN


def test_the_table_agrees_with_the_looks_of_the_rules():
    looks = {
        "today",
        "targets",
        "programmes",
        "ledger",
        "project",
        "source",
        "plans",
        "review",
        "units",
        "people",
        "trail",
        "reports",
        "funds",
        "due",
        "burden",
        "notifications",
        "robots",
    }
    assert {name: TABLE[name][1] for name in looks} == {name: LOOKS[name] & ALL for name in looks}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(role, enter, addresses):
    client = enter(role)
    order = [name for name in TABLE if name != "sign_out"] + ["sign_out"]
    answers = {name: told(ask(client, name, *addresses.get(name, ([], {})))) for name in order}
    assert {name: answer != "refused" for name, answer in answers.items()} == {
        name: role in may for name, (_, may) in TABLE.items()
    }
    assert [name for name, answer in answers.items() if answer in ("in 4", "in 5")] == []


def test_nobody_gets_in_without_signing_in(enter, addresses):
    client = enter(None)
    answers = {name: told(ask(client, name, *addresses.get(name, ([], {})))) for name in TABLE}
    assert set(answers.values()) == {"sign in"}, answers


@pytest.mark.parametrize("name", sorted(OPEN))
def test_open_pages_answer_whoever_comes(name, enter):
    arguments = ["no-such-token"] if name in ("follow", "invited", "found") else []
    assert enter(None).get(reverse(name, args=arguments)).status_code == 200


def test_deeds_are_posted_never_fetched(enter, addresses):
    """`person_add` shows its form at the same address; all other deeds are posted only."""
    client = enter(ADMIN)
    deeds = [name for name, (method, _) in TABLE.items() if method == "post"]
    answers = {
        name: client.get(reverse(name, args=addresses.get(name, ([], {}))[0])).status_code
        for name in deeds
    }
    assert answers == {name: 200 if name == "person_add" else 405 for name in deeds}


def test_every_page_carries_the_headers(enter, addresses):
    client = enter(INSPECT)
    for name, (method, may) in TABLE.items():
        if method == "get" and INSPECT in may:
            answer = client.get(reverse(name, args=addresses.get(name, ([], {}))[0]))
            policy = answer["Content-Security-Policy"]
            assert "unsafe" not in policy, name
            assert "object-src 'none'" in policy, name
            assert answer["X-Content-Type-Options"] == "nosniff", name


def test_another_county_finds_nothing(addresses):
    """Whoever belongs elsewhere is told that the things of this county do not exist."""
    from_elsewhere = stranger()
    for name in (
        "review",
        "programme_ledger",
        "project",
        "source",
        "plan_file",
        "source_file",
        *PREPARED,
        *report_addresses.THINGS,
        *meeting_addresses.THINGS,
        *dispatch_addresses.THINGS,
        *(name for name in slip_addresses.TABLE if name != "archive_export"),
        *MONEY,
        "programme_settings",
        "rule",
        "targets",
        "schedule",
        "points",
        "subplan",
        "subplan_file",
        "programme_start",
        *years.TABLE,
        "post_succeed",
    ):
        answer = from_elsewhere.get(reverse(name, args=addresses[name][0]))
        assert answer.status_code == 404, name


def stranger() -> Client:
    other = Territory.objects.create(name="青溪县", founded_at=clock.now())
    person = Person.objects.create(territory=other, name="卓远", login="zhuoyuan")
    Post.objects.create(person=person, role=INSPECT, starts_on=date(2026, 1, 1))
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
