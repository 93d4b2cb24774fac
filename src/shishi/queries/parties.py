"""名录 — units with their aliases, people with their posts."""

from dataclasses import dataclass
from datetime import date

from shishi.rules.access import Actor, Role
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


@dataclass(frozen=True, slots=True)
class Account:
    """本人账号."""

    person: PersonLine
    territory: str
    may_change_password: Verdict


def units(actor: Actor) -> tuple[UnitLine, ...]:
    """The register of units, by name."""


def proposed_aliases(actor: Actor) -> tuple[AliasLine, ...]:
    """Aliases waiting for a person's word."""


def people(actor: Actor, *, on: date) -> tuple[PersonLine, ...]:
    """The register of people with the posts they hold on the day."""


def account(actor: Actor, *, on: date) -> Account:
    """The signed-in person."""


def register_rows(actor: Actor, *, on: date) -> tuple[tuple[str, ...], ...]:
    """The register as the rows of the import sheet, head first."""
