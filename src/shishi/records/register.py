"""名录登记 — units and people of a plan found in the register, or entered there."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.hashers import make_password

from shishi.records.models import Person, Post, Territory, Unit, UnitAlias
from shishi.rules.aliases import AliasState, proposals
from shishi.rules.plans import PersonName, UnitName

LONGEST_NAME = 200  # characters of a unit's name


def units_of(territory: Territory, named: Iterable[UnitName]) -> dict[str, Unit]:
    """The unit of each name: by its own name, by a confirmed alias, else entered as written."""
    groups = {unit.name: unit.group for unit in named}
    known = _units_by_name(territory)
    missing = [name for name in groups if name not in known]
    made = Unit.objects.bulk_create(
        Unit(territory=territory, name=name, group=groups[name]) for name in missing
    )
    known |= {unit.name: unit for unit in made}
    return {name: known[name] for name in groups}


def people_of(territory: Territory, named: Iterable[PersonName]) -> dict[str, Person]:
    """The person of each name, the one known longest where names are the same; else entered
    without a login."""
    names = {person.name: None for person in named}
    rows = Person.objects.filter(territory=territory, name__in=names).order_by("-pk")
    known = {person.name: person for person in rows}
    made = Person.objects.bulk_create(
        Person(territory=territory, name=name, password=make_password(None))
        for name in names
        if name not in known
    )
    known |= {person.name: person for person in made}
    return known


def enter_posts(people: dict[str, Person], named: Iterable[PersonName], on: date) -> None:
    """Posts that the plan names (副县长) and the register does not have yet."""
    wanted = {(people[one.name].pk, one.post[:100]): None for one in named if one.post}
    held = set(
        Post.objects.filter(person__in=people.values(), ends_before=None).values_list(
            "person", "title"
        )
    )
    Post.objects.bulk_create(
        Post(person_id=person, title=title, starts_on=on)
        for person, title in wanted
        if (person, title) not in held
    )


def propose_aliases(territory: Territory) -> int:
    """Short names among the register's units that the common table knows, for a person to
    confirm. What was decided before is not asked again; returns how many are new."""
    units = {unit.name: unit for unit in Unit.objects.filter(territory=territory, same_as=None)}
    known = set(UnitAlias.objects.filter(territory=territory).values_list("alias", "full"))
    made = [
        UnitAlias(territory=territory, unit=units[alias], alias=alias, full=full)
        for alias, full in proposals(units).items()
        if (alias, full) not in known and len(full) <= LONGEST_NAME
    ]
    UnitAlias.objects.bulk_create(made)
    return len(made)


def _units_by_name(territory: Territory) -> dict[str, Unit]:
    """Every name that leads to a unit; a unit that turned out to be another leads to that."""
    rows = Unit.objects.filter(territory=territory).select_related("same_as")
    known = {unit.name: unit.same_as or unit for unit in rows}
    aliases = UnitAlias.objects.filter(territory=territory, state=AliasState.CONFIRMED)
    for alias in aliases.select_related("unit"):
        known[alias.alias] = alias.unit
    return known
