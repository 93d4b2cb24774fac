"""谁能用名录的地址 — the part of the written table that stands for units, people and their posts,
with what its addresses need."""

from shishi.queries import parties
from shishi.queries.parties import PersonLine
from shishi.rules.access import KEEPERS, MEMBERS, Role
from tests.web.conftest import House, first_unit

ADMINS = frozenset({Role.ADMINISTRATOR})

TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "units": ("get", MEMBERS),
    "unit_add": ("post", KEEPERS),
    "alias_propose": ("post", KEEPERS),
    "alias_decide": ("post", KEEPERS),
    "people": ("get", KEEPERS),
    "person": ("get", KEEPERS),
    "person_add": ("post", ADMINS),
    "person_change": ("post", ADMINS),
    "person_appoint": ("post", ADMINS),
    "post_end": ("post", ADMINS),
    "person_switch": ("post", ADMINS),
    "person_invite": ("post", ADMINS),
    "register_import": ("get", KEEPERS),
    "register_export": ("post", KEEPERS),
    "post_succeed": ("get", KEEPERS),
}


def somebody(house: House) -> PersonLine:
    """A person of the register with a post."""
    people = parties.people(house.actor(Role.ADMINISTRATOR), on=house.on)
    return next(one for one in people if one.login == "tianbao")


def registered(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The addresses of a person, of a unit, and of a name that is proposed for one."""
    person, unit = somebody(house), first_unit(house)
    alias = parties.proposed_aliases(house.actor(Role.ADMINISTRATOR))[0].pk
    pk, post = person.pk, person.posts[0].pk
    appointed = {"role": "unit_head", "unit": unit, "title": "", "on": "2027-01-01"}
    return {
        "unit_add": ([], {"name": "县文化广播电视和旅游局"}),
        "alias_propose": ([unit], {"full": "县某某某某局"}),
        "alias_decide": ([alias, "reject"], {}),
        "person": ([pk], {}),
        "person_add": ([], {"name": "齐远岫", "login": "qiyuanxiu"}),
        "person_change": ([pk], {"name": person.name, "login": "tianbao2"}),
        "person_appoint": ([pk], appointed),
        "post_end": ([pk, post], {}),
        "person_switch": ([pk, "disable"], {}),
        "person_invite": ([pk], {}),
        "post_succeed": ([pk, post], {}),
    }
