"""The pages' county: seven people in office, one plan in the ledger, one waiting for review."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import resources

import pytest
from django.test import Client

from shishi import clock
from shishi.actions import plans, robots, snapshots, subplans
from shishi.console import county
from shishi.queries import door, ledgers, parties, targets
from shishi.queries import plans as drafts
from shishi.records.models import Indicator, Observation, Person, Programme, Project, Proposal
from shishi.rules.access import Actor, Role
from shishi.rules.edits import Act, Edit
from shishi.rules.notifications import Channel
from tests import year
from tests.reporting import Live, live_rounds, passed

PLAN = """云岭县2027年民生实事实施方案
一、实事项目
（一）农村道路改造工程。改造农村公路60公里以上、安装路灯5O盏；投资120万元。
责任县领导：顾怀舟
责任单位：县交通运输局
完成时限：2027年10月31日前
（二）社区食堂建设工程。新建社区食堂8个；完善配送服务。
责任县领导：程望野
责任单位：县民政局
"""


@dataclass(frozen=True)
class House:
    """What a test may ask for: an actor by role, and the keys of what is there."""

    on: date
    at: datetime
    programme: int
    draft: int
    document: int

    def actor(self, role: Role) -> Actor:
        login = next(part.login for part in county.PARTS if part.role is role)
        return door.named(login, on=self.on)


@pytest.fixture
def house(db: None) -> House:
    """The county after its plan was adopted, with a second plan under review."""
    on, at = clock.today(), clock.now()
    for _ in county.seats(on, at):
        pass
    office = door.named("ducha", on=on)
    sample = resources.files("shishi").joinpath("sample", county.PLAN).read_bytes()
    taken = plans.take_in(actor=office, filename=county.PLAN, content=sample, at=at)
    found = drafts.review(office, taken.draft)
    version = plans.amend(
        actor=office, draft=taken.draft, version=found.version, edits=[Edit(Act.ACCEPT)], at=at
    )
    adopted = plans.adopt(actor=office, draft=taken.draft, version=version, at=at)
    waiting = plans.take_in_text(actor=office, text=PLAN, at=at)
    return House(on, at, adopted.programme, waiting.draft, found.document)


@pytest.fixture
def enter(house: House) -> Callable[[Role | None], Client]:
    """A browser without script, signed in as somebody of that role; nobody for None."""

    def entered(role: Role | None) -> Client:
        client = Client()
        if role is not None:
            client.force_login(
                Person.objects.get(pk=house.actor(role).person),
                backend="django.contrib.auth.backends.ModelBackend",
            )
        return client

    return entered


@pytest.fixture
def started(house: House) -> Programme:
    """A rule of lights has held for a month, and the year has begun."""
    row = Programme.objects.get(pk=house.programme)
    year.a_light_rule(row, "默认", house.at - timedelta(days=30))
    Programme.objects.filter(pk=row.pk).update(started_on=house.on - timedelta(days=30))
    return row


@pytest.fixture
def office(enter: Callable[[Role | None], Client]) -> Client:
    """政府督查室 at its browser."""
    return enter(Role.INSPECTION_OFFICE)


@pytest.fixture
def live(house: House) -> Live:
    """Last month accepted at half of every target, this month open."""
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.before, "0.5", house.on, house.at, steps="submit approve accept")
    return live


@pytest.fixture
def reporter(enter: Callable[[Role | None], Client]) -> Client:
    """填报人 at their browser."""
    return enter(Role.UNIT_REPORTER)


def first_project(house: House) -> int:
    found = ledgers.ledger(house.actor(Role.COUNTY_LEADER), house.programme, ledgers.Sieve())
    return found.projects[0].pk


def first_unit(house: House) -> int:
    return parties.units(house.actor(Role.ADMINISTRATOR))[0].pk


def first_indicator(house: House) -> int:
    """An indicator that is reached by and by."""
    lines = targets.targets(house.actor(Role.INSPECTION_OFFICE), house.programme).lines
    return next(line.pk for line in lines if line.by_amount)


def a_robot(house: House) -> int:
    """A group robot whose server nobody reaches."""
    return robots.set_robot(
        actor=house.actor(Role.ADMINISTRATOR),
        robot=None,
        channel=Channel.WECOM,
        name="实事群",
        address="http://127.0.0.1:9/cgi-bin/webhook/send?key=robot1234",
        secret="",
        send=None,
        at=house.at,
    )


def a_subplan(house: House) -> int:
    """A sub-plan with its file."""
    return subplans.file(
        actor=house.actor(Role.INSPECTION_OFFICE),
        project=first_project(house),
        contact="余听泉",
        phone="",
        filename="子方案.pdf",
        content=b"%PDF-1.7",
        at=house.at,
    )


def frozen(house: House) -> int:
    """The snapshot of today."""
    return snapshots.take(
        actor=house.actor(Role.INSPECTION_OFFICE),
        programme=house.programme,
        on=house.on,
        at=house.at,
    )


def proposed(house: House) -> int:
    """A proposed correction of a value of today, of the last figure of the plan."""
    by = house.actor(Role.INSPECTION_OFFICE).key
    line = Indicator.objects.order_by("-pk")[0]
    told = Observation.objects.create(
        indicator=line, as_of=house.on, value=1, entered_by_id=by, entered_at=house.at
    )
    return Proposal.objects.create(
        programme=line.project.programme,
        observation=told,
        value=2,
        place="“总台账”L6",
        reason="现场复核",
        proposed_by_id=by,
        proposed_at=house.at,
    ).pk


def lowered(house: House) -> int:
    """A light that the inspection office wants to make graver, for a day."""
    project = Project.objects.get(pk=first_project(house))
    return year.a_lowering(project, house.actor(Role.INSPECTION_OFFICE).key, house.at)
