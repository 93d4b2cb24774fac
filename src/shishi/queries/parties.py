"""名录 — units with their aliases, people with their posts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from shishi.queries import door
from shishi.records.models import Person, Post, Territory, Unit, UnitAlias
from shishi.rules.access import Actor, Role, Subject, may
from shishi.rules.aliases import AliasState
from shishi.rules.lifecycle import Verdict


@dataclass(frozen=True, slots=True)
class AliasLine:
    """别名 — `alias` stands for `full`; `state` is proposed, confirmed or rejected."""

    pk: int
    alias: str
    full: str
    state: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit; `projects` counts the projects it has a part in."""

    pk: int
    name: str
    group: bool
    aliases: tuple[AliasLine, ...]
    people: tuple[str, ...]
    projects: int


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post held; `role` None for a person only named in plans."""

    pk: int
    role: Role | None
    unit: int | None
    unit_name: str
    title: str
    starts_on: date
    ends_before: date | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person; `login` is empty for those who are only named in plans."""

    pk: int
    name: str
    login: str
    active: bool
    has_password: bool
    posts: tuple[PostLine, ...]
    projects: int
    email: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """本人账号."""

    person: PersonLine
    territory: str
    may_change_password: Verdict


def units(actor: Actor) -> tuple[UnitLine, ...]:
    """The register of units, by name; those that turned out to be another are left out."""
    rows = door.visible(actor, Unit).filter(same_as=None).order_by("name")
    rows = rows.annotate(project_count=Count("assignments__project", distinct=True))
    aliases = UnitAlias.objects.select_related("decided_by").order_by("alias")
    posts = Post.objects.filter(ends_before=None).select_related("person").order_by("pk")
    rows = rows.prefetch_related(
        Prefetch("aliases", queryset=aliases), Prefetch("posts", queryset=posts)
    )
    return tuple(
        UnitLine(
            pk=row.pk,
            name=row.name,
            group=row.group,
            aliases=tuple(_alias(alias) for alias in row.aliases.all()),
            people=tuple(dict.fromkeys(post.person.name for post in row.posts.all())),
            projects=vars(row)["project_count"],
        )
        for row in rows
    )


def proposed_aliases(actor: Actor) -> tuple[AliasLine, ...]:
    """Aliases waiting for a person's word."""
    rows = door.visible(actor, UnitAlias).filter(state=AliasState.PROPOSED)
    return tuple(_alias(row) for row in rows.select_related("decided_by").order_by("alias", "full"))


def people(actor: Actor, *, on: date) -> tuple[PersonLine, ...]:
    """The register of people with the posts they hold on the day."""
    return tuple(_person(row) for row in _people(door.visible(actor, Person), on))


def account(actor: Actor, *, on: date) -> Account:
    """The signed-in person."""
    own = _people(door.within(actor, Person).filter(pk=actor.key), on).first()
    if own is None:
        raise door.NotThere
    return Account(
        person=_person(own),
        territory=Territory.objects.get(pk=own.territory_id).name,
        may_change_password=may(
            actor, "sign_in.change_password", Subject(own.territory_id, person=own.pk)
        ),
    )


def register_rows(actor: Actor, *, on: date) -> tuple[tuple[str, ...], ...]:
    """The register as the rows of the import sheet (`rules.register.HEAD`): one for each post, for
    each person without a post and for each unit without a person."""
    rows: list[tuple[str, ...]] = []
    for person in people(actor, on=on):
        for post in person.posts:
            role = post.role.label if post.role else ""
            rows.append((person.name, person.login, post.unit_name, role, post.title))
        if not person.posts:
            rows.append((person.name, person.login, "", "", ""))
    named = {row[2] for row in rows}
    rows += [("", "", unit.name, "", "") for unit in units(actor) if unit.name not in named]
    return tuple(rows)


def _people(rows: QuerySet[Person], on: date) -> QuerySet[Person]:
    held = Post.objects.filter(Q(ends_before=None) | Q(ends_before__gt=on)).order_by("pk")
    return (
        rows.annotate(project_count=Count("assignments__project", distinct=True))
        .prefetch_related(Prefetch("posts", queryset=held.select_related("unit"), to_attr="held"))
        .order_by("name", "pk")
    )


def _alias(row: UnitAlias) -> AliasLine:
    decided_by = row.decided_by.name if row.decided_by else ""
    return AliasLine(row.pk, row.alias, row.full, row.state.value, decided_by)


def _person(row: Person) -> PersonLine:
    counted = vars(row)
    return PersonLine(
        pk=row.pk,
        name=row.name,
        login=row.login or "",
        active=row.is_active,
        has_password=row.has_usable_password(),
        posts=tuple(_post(post) for post in counted["held"]),
        projects=counted["project_count"],
        email=row.email or "",
    )


def _post(row: Post) -> PostLine:
    return PostLine(
        pk=row.pk,
        role=row.role,
        unit=row.unit_id,
        unit_name=row.unit.name if row.unit else "",
        title=row.title,
        starts_on=row.starts_on,
        ends_before=row.ends_before,
    )
