"""领导批注 — what a leader says about a project; the figures stay as they were reported."""

from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records.models import Comment, Project
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no

LONGEST = 1000  # characters


def write(*, actor: Actor, project: int, says: str, at: datetime) -> int:
    """批注 — the same words once more on the same day are kept once."""
    row = door.thing(actor, Project, project)
    with change(actor, "comment.write", row, at=at) as log:
        told = says.strip()[:LONGEST]
        if not told:
            raise Refused(no("没有写明批注内容。请写明意见。", "says"))
        Project.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        day = at.replace(hour=0, minute=0, second=0, microsecond=0)
        today = Comment.objects.filter(project=row, by=actor.key, at__gte=day)
        kept = today.filter(says=told).first()
        kept = kept or Comment.objects.create(project=row, says=told, by_id=actor.key, at=at)
        log.note(title=row.title, says=told)
        return kept.pk
