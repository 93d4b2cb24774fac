"""月度文稿 — the bulletin and the report of a month as they are drawn up of the ledger."""

from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from shishi.papers import bulletin as bulletins
from shishi.papers import report as reports
from shishi.papers.drafts import Composed
from shishi.queries import door
from shishi.queries.bulletins import facts, sentences
from shishi.queries.letterheads import GOVERNMENT
from shishi.records.models import Programme
from shishi.rules.access import Actor
from shishi.rules.bulletins import Facts
from shishi.rules.plain import from_plain
from shishi.rules.programmes import Settings
from shishi.rules.sentences import Sentences


def bulletin(
    actor: Actor,
    programme: int,
    on: date,
    about: int | None = None,
    known_at: datetime | None = None,
    worded: Sentences | None = None,
    asked_on: date | None = None,
) -> Composed:
    """月通报 of the programme on the day; `worded` stands in for the county's own sentences. Who is
    late is judged on the day `asked_on`, else on that of `known_at`."""
    found = facts(actor, programme, on, known_at, asked_on)
    return composed_bulletin(actor, programme, found, known_at, worded)


def report(
    actor: Actor,
    programme: int,
    on: date,
    about: int | None = None,
    known_at: datetime | None = None,
    worded: Sentences | None = None,
    asked_on: date | None = None,
) -> Composed:
    """月度报告 of the programme on the day."""
    found = facts(actor, programme, on, known_at, asked_on)
    return composed_report(actor, programme, found, known_at, worded)


def composed_bulletin(
    actor: Actor,
    programme: int,
    found: Facts,
    known_at: datetime | None = None,
    worded: Sentences | None = None,
) -> Composed:
    """The bulletin out of facts that are at hand."""
    return bulletins.composed(found, worded or _sentences(actor, programme, found, known_at))


def composed_report(
    actor: Actor,
    programme: int,
    found: Facts,
    known_at: datetime | None = None,
    worded: Sentences | None = None,
) -> Composed:
    """The report out of facts that are at hand, to whom the plan says the summary goes."""
    row = door.fetch(actor, Programme, programme)
    agreed = from_plain(Settings, row.settings)
    recipient = agreed.summary.recipient if agreed.summary else ""
    receivers = (recipient or f"{row.territory.name}{GOVERNMENT}",)
    words = worded or _sentences(actor, programme, found, known_at)
    return reports.composed(found, words, receivers)


def _sentences(actor: Actor, programme: int, found: Facts, known_at: datetime | None) -> Sentences:
    """As they hold on the day of asking."""
    row = door.fetch(actor, Programme, programme)
    day = known_at.astimezone(get_current_timezone()).date() if known_at else found.on
    return sentences(actor, row, max(day, found.on))
