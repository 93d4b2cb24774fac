"""实事 — what an office tells of a project beside its plan: whose promise it is."""

from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records.models import Project
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no
from shishi.rules.projects import Level


def set_level(*, actor: Actor, project: int, level: Level, at: datetime) -> None:
    """登记来源层级 — a county may carry out a promise of its province or prefecture."""
    row = door.thing(actor, Project, project, "programme")
    with change(actor, "project.level", row, at=at) as log:
        if row.level is level:
            raise Refused(no(f"已经登记为{level.label}实事，没有改动。", "level"))
        log.note(was=row.level.label, now=level.label)
        row.level = level
        row.save(update_fields=["level"])
