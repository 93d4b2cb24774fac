"""The registers of units and people."""

from datetime import timedelta

import pytest

from shishi.actions import parties as deeds
from shishi.queries import parties
from shishi.rules.access import Role
from tests.makers import AT, ON, a_county, a_person, a_programme

pytestmark = pytest.mark.django_db


def test_units_with_their_projects_people_and_aliases():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    reporter = a_person(keeper, Role.UNIT_REPORTER, name="闻溪桥")
    a_programme(office)
    lines = {line.name: line for line in parties.units(office)}
    assert lines["县住建局"].projects == 2
    assert [alias.full for alias in lines["县住建局"].aliases] == ["县住房和城乡建设局"]
    unit = next(line for line in lines.values() if line.people)
    assert (unit.pk, unit.people) == (min(reporter.units), ("闻溪桥",))
    assert [alias.state for alias in parties.proposed_aliases(office)] == ["proposed"] * 1


def test_people_with_posts_held_or_to_come():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    a_programme(office)
    lines = {line.name: line for line in parties.people(office, on=ON)}
    assert (lines["陆知遥"].login, lines["陆知遥"].has_password, lines["陆知遥"].projects) == (
        "",
        False,
        2,
    )
    own = lines["祁望舟"]
    assert (own.has_password, own.active) == (True, True)
    assert [post.role for post in own.posts] == [Role.INSPECTION_OFFICE]
    deeds.end_post(actor=keeper, post=own.posts[0].pk, on=ON + timedelta(days=1), at=AT)
    later = {line.name: line for line in parties.people(keeper, on=ON + timedelta(days=1))}
    assert later["祁望舟"].posts == ()


def test_people_are_not_listed_for_units():
    reporter = a_person(a_county(), Role.UNIT_REPORTER)
    assert parties.people(reporter, on=ON) == ()


def test_everyone_has_their_own_account_page():
    reporter = a_person(a_county(), Role.UNIT_REPORTER, name="闻溪桥")
    account = parties.account(reporter, on=ON)
    assert (account.person.name, account.territory) == ("闻溪桥", "云岭县")
    assert account.may_change_password
