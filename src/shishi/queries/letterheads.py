"""发文设定 — under whose name a paper of the programme goes out on a day."""

from datetime import date

from shishi.queries import door, settings
from shishi.records.models import Programme, Territory
from shishi.rules.access import Actor
from shishi.rules.dispatches import Letterhead
from shishi.rules.plain import from_plain
from shishi.rules.programmes import Settings
from shishi.rules.settings import Subject


def in_use(actor: Actor, programme: int, on: date) -> Letterhead:
    """The one that the county has set; before there is one, the bare name of the office that the
    plan charges with the reports, else of the government."""
    row = door.fetch(actor, Programme, programme)
    held = settings.ruling(actor, row, Subject.LETTERHEAD, Letterhead, on)
    if held is not None:
        return held.rule
    organ = from_plain(Settings, row.settings).collector
    territory = door.fetch(actor, Territory, row.territory_id).name
    return Letterhead(organ or f"{territory}人民政府", "")
