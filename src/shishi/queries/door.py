"""门 — the only way from a person to rows: `visible` and `fetch`, inside one territory.

What a person may not see does not exist for them: a list leaves it out, a page is not found.
"""

from datetime import date

from django.db.models import Model, QuerySet

from shishi.records.models import Person
from shishi.rules.access import Actor


class NotThere(Exception):
    """没有这一内容 — no such row, or none that this person may see; the page says 404."""


def actor(person: Person, *, on: date, source: str = "") -> Actor:
    """The person with the posts they hold on the day; `source` is the network address."""


def guest(source: str = "") -> Actor:
    """未登录 — for the deeds of sign-in."""


def host() -> Actor:
    """本机 — for the deeds of the console."""


def visible(actor: Actor, table: type[Model]) -> QuerySet:
    """The rows of the table that the actor may see."""


def fetch(actor: Actor, table: type[Model], pk: int) -> Model:
    """One row that the actor may see; `NotThere` otherwise."""
