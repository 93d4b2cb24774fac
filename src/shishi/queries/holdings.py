"""任职名册 — who held which post when, as names and posts in a paper are held against it."""

from datetime import timedelta

from shishi.queries import door
from shishi.records.models import Post
from shishi.rules.access import Actor
from shishi.wording.register import Holding


def holdings(actor: Actor) -> tuple[Holding, ...]:
    """Every post with a name in the territory, those that ended too."""
    rows = door.within(actor, Post).exclude(title="").select_related("person", "unit")
    return tuple(_holding(row) for row in rows.order_by("pk"))


def _holding(row: Post) -> Holding:
    unit = row.unit.name if row.unit else ""
    post = row.title if row.title.startswith(unit) else unit + row.title
    until = row.ends_before - timedelta(days=1) if row.ends_before else None
    return Holding(row.person.name, post, row.starts_on, until)
