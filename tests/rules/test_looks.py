"""Who may see what: the table as officials would read it."""

import pytest

from shishi.rules.access import MEMBERS, Actor, Role
from shishi.rules.looks import LOOKS, may_look

A, I, R, P, H, L, C, M = (  # noqa: E741  one letter a column
    Role.ADMINISTRATOR,
    Role.INSPECTION_OFFICE,
    Role.REFORM_COMMISSION,
    Role.UNIT_REPORTER,
    Role.UNIT_HEAD,
    Role.COUNTY_LEADER,
    Role.CONGRESS_OFFICE,
    Role.HOST,
)
SIGNED_IN = {A, I, R, P, H, L, C}
SEEN = {
    "today": SIGNED_IN,
    "programmes": SIGNED_IN | {M},
    "ledger": SIGNED_IN | {M},
    "project": SIGNED_IN | {M},
    "source": SIGNED_IN,
    "plans": {I, R},
    "review": {I, R},
    "targets": SIGNED_IN | {M},
    "reports": SIGNED_IN | {M},
    "lights": SIGNED_IN | {M},
    "permits": SIGNED_IN | {M},
    "funds": SIGNED_IN | {M},
    "stocktake": SIGNED_IN | {M},
    "comments": SIGNED_IN,
    "snapshots": SIGNED_IN | {M},
    "dispatches": SIGNED_IN | {M},
    "due": SIGNED_IN,
    "burden": SIGNED_IN,
    "notifications": SIGNED_IN,
    "robots": {A},
    "wording": SIGNED_IN,
    "settings": SIGNED_IN | {M},
    "units": SIGNED_IN,
    "people": {A, I, R},
    "trail": {I, R},
    "account": SIGNED_IN,
}


def somebody(role: Role) -> Actor:
    person = 7 if role in MEMBERS else None
    return Actor(person=person, name="某人", territory=1, roles=frozenset({role}))


def test_the_written_table_names_every_look():
    assert set(SEEN) == set(LOOKS)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("look", SEEN)
def test_each_cell_of_looks(look: str, role: Role):
    assert bool(may_look(somebody(role), look)) is (role in SEEN[look])


def test_a_person_without_a_post_sees_nothing_but_their_own_account():
    nobody = Actor(7, "某人", 1, frozenset())
    assert [look for look in LOOKS if may_look(nobody, look)] == ["account"]
    assert may_look(nobody, "ledger").says.endswith("使用，您尚未任职。")
