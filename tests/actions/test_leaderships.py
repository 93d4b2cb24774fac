"""挂帅、牵头 — named, followed, handed over with the post, seen on the page, kept after closing."""

from datetime import date, timedelta

import pytest

from shishi.actions import leaderships, parties
from shishi.queries import leaderships as look
from shishi.records.models import AuditEntry, Leadership, Post
from shishi.rules.access import Role
from shishi.rules.leaderships import Tier
from shishi.rules.lifecycle import Refused
from tests.makers import AT, ON, a_county, a_person, a_programme

pytestmark = pytest.mark.django_db

JUNE = date(ON.year, 6, 1)


@pytest.fixture
def year():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    return office, a_programme(office).programme, keeper


def leader(keeper, name: str) -> int:
    return a_person(keeper, Role.COUNTY_LEADER, name=name).key


def turns(office, programme: int, tier: Tier, known_at=None) -> list[tuple[str, bool]]:
    found = dict(look.tiers(office, programme, JUNE, known_at).turns)
    return [(one.name, one.ends_before is None) for one in found[tier]]


def test_a_tier_has_one_leader_at_a_time_and_keeps_the_former(year):
    office, programme, keeper = year
    one, other = leader(keeper, "山听泉"), leader(keeper, "江望月")
    told = {"actor": office, "programme": programme, "tier": Tier.CHARGE}
    leaderships.name_leader(**told, person=one, on=ON, at=AT)
    later = AT + timedelta(days=9)
    leaderships.name_leader(**told, person=other, on=JUNE, at=later)
    assert turns(office, programme, Tier.CHARGE) == [("江望月", True), ("山听泉", False)]
    assert turns(office, programme, Tier.CHARGE, AT) == [("山听泉", True)]
    assert turns(office, programme, Tier.LEAD) == []
    assert "山听泉" in AuditEntry.objects.filter(deed="programme.lead").latest("number").detail


def test_the_same_leader_twice_is_refused_and_nothing_is_kept(year):
    office, programme, keeper = year
    told = {"actor": office, "programme": programme, "tier": Tier.LEAD}
    one = leader(keeper, "山听泉")
    leaderships.name_leader(**told, person=one, on=ON, at=AT)
    with pytest.raises(Refused, match="不必重复"):
        leaderships.name_leader(**told, person=one, on=JUNE, at=AT)
    assert Leadership.objects.count() == 1


def test_the_tier_passes_on_with_the_post(year):
    office, programme, keeper = year
    one = leader(keeper, "山听泉")
    leaderships.name_leader(
        actor=office, programme=programme, tier=Tier.CHARGE, person=one, on=ON, at=AT
    )
    parties.succeed(
        actor=keeper,
        post=Post.objects.get(person=one).pk,
        on=JUNE,
        successor=None,
        name="江望月",
        login="",
        at=AT,
    )
    assert turns(office, programme, Tier.CHARGE) == [("江望月", True), ("山听泉", False)]
