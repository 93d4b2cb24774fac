"""领导批注 — what leaders said about a project, with their name, post and day."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import get_current_timezone

from shishi.queries import door
from shishi.records.models import Comment, Post
from shishi.rules.access import Actor


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment; `post` is what the leader was on that day."""

    says: str
    name: str
    post: str
    at: datetime


def of_project(
    actor: Actor, project: int, known_at: datetime | None = None
) -> tuple[CommentLine, ...]:
    """The comments on a project, the newest first."""
    rows = door.visible(actor, Comment).filter(project=project)
    if known_at is not None:
        rows = rows.filter(at__lte=known_at)
    held = list(rows.select_related("by").order_by("-at", "-pk"))
    posts = list(door.within(actor, Post).filter(person__in=[one.by.pk for one in held]))
    return tuple(CommentLine(one.says, one.by.name, _post(one, posts), one.at) for one in held)


def _post(comment: Comment, posts: list[Post]) -> str:
    """The title of the day, the role where the post has none."""
    day = comment.at.astimezone(get_current_timezone()).date()
    held = [
        one
        for one in posts
        if one.person_id == comment.by_id
        and one.starts_on <= day
        and (one.ends_before is None or day < one.ends_before)
    ]
    titles = [one.title or (one.role.label if one.role else "") for one in held]
    return next((title for title in titles if title), "")
