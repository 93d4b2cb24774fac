"""单位子方案 — a unit files how it goes about its project, and whom to ask."""

from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records import originals
from shishi.records.models import Project, SubPlan
from shishi.rules import subplans
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused


def file(
    *,
    actor: Actor,
    project: int,
    contact: str,
    phone: str,
    filename: str = "",
    content: bytes | None = None,
    at: datetime,
) -> int:
    """报备单位子方案 — the file, the contact, or both; returns its key. Without a new file the last
    one is carried along, so the last filing always says all; the same once more is kept once."""
    row = door.thing(actor, Project, project)
    with change(actor, "subplan.file", row, at=at) as log:
        Project.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        last = row.subplans.order_by("-pk").first()
        asked = {"contact": subplans.tidy(contact), "phone": subplans.tidy(phone)}
        filed = content is not None or bool(last and last.digest)
        for verdict in subplans.unfit(**asked, filed=filed):
            raise Refused(verdict)
        asked |= _kept(last, filename, content)
        same = last is not None and all(getattr(last, name) == one for name, one in asked.items())
        log.note(**asked)
        if last is not None and same:
            return last.pk
        made = SubPlan.objects.create(project=row, **asked, filed_by_id=actor.key, filed_at=at)
        return made.pk


def _kept(last: SubPlan | None, filename: str, content: bytes | None) -> dict:
    """The file: the new one, else the last."""
    if content is None:
        names = ("digest", "filename", "size")
        return {name: getattr(last, name) for name in names} if last else {}
    verdict = originals.may_keep(content, filename)
    if not verdict:
        raise Refused(verdict)
    name = originals.tidy_name(filename)
    return {"digest": originals.keep(content), "filename": name, "size": len(content)}
