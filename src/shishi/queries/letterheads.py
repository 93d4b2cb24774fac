"""发文设定 — under whose name a paper of the programme goes out on a day."""

from datetime import date

from shishi.queries import door, settings
from shishi.records.models import Programme
from shishi.rules.access import Actor
from shishi.rules.dispatches import Kind
from shishi.rules.letterheads import Letterhead
from shishi.rules.plain import from_plain
from shishi.rules.programmes import Settings
from shishi.rules.settings import Subject

GOVERNMENT = "人民政府"  # of the territory, where the plan names no office


def held(actor: Actor, row: Programme, on: date) -> Letterhead | None:
    """The one that the county has set, as it holds on the day."""
    found = settings.ruling(actor, row, Subject.LETTERHEAD, Letterhead, on)
    return found.rule if found else None


def in_use(actor: Actor, programme: int, on: date, kind: Kind | None = None) -> Letterhead:
    """The one that the county has set; before there is one, the bare name of the office that the
    plan charges with papers of the kind, else with the reports, else of the government."""
    row = door.fetch(actor, Programme, programme)
    agreed = from_plain(Settings, row.settings)
    told = {Kind.BULLETIN: agreed.bulletin, Kind.REPORT: agreed.summary}.get(kind) if kind else None
    organ = (told.owner if told else "") or agreed.collector
    return held(actor, row, on) or Letterhead(organ or f"{row.territory.name}{GOVERNMENT}", "")
