"""更正建议 — what stood on a sheet when it was taken out, and the proposals that came of sheets."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, Min
from django.utils.timezone import get_current_timezone

from shishi.papers import ledger as paper
from shishi.queries import door, ledgers
from shishi.queries.ledgers import Sieve
from shishi.queries.targets import name_of
from shishi.queries.todos import Duty, Todo
from shishi.records.models import Indicator, Observation, Programme, Proposal
from shishi.rules import observations
from shishi.rules.access import Actor, Subject, may
from shishi.rules.amounts import from_yuan, to_yuan
from shishi.rules.closings import Closing
from shishi.rules.ledgers import rows
from shishi.rules.lifecycle import Verdict
from shishi.rules.proposals import Expected, ProposalState, Stamp
from shishi.rules.shares import amount_text


@dataclass(frozen=True, slots=True)
class Reported:
    """已采用的数 — the value of an indicator that stands on a day, in the measure of the ledger;
    `plain` where it is one number and nothing that is made up of others; `open` where a proposal
    waits already."""

    observation: int
    value: Decimal | None
    money: bool
    plain: bool
    open: bool

    def stored(self, value: Decimal) -> Decimal:
        """In the measure that is kept."""
        return to_yuan(value, "万元") if self.money else value


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal as the page lists it."""

    pk: int
    project: int
    title: str
    indicator: int
    name: str
    measure: str
    as_of: date
    was: str
    now: str
    place: str
    reason: str
    proposed_by: str
    proposed_at: datetime
    state: ProposalState
    decided_by: str
    decided_at: datetime | None
    decision: str


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """更正建议页 — those that wait first, then the newest."""

    programme: int
    year: int
    closing: Closing | None
    lines: tuple[ProposalLine, ...]
    may_make: Verdict
    may_decide: Verdict

    @property
    def open(self) -> int:
        return sum(one.state is ProposalState.OPEN for one in self.lines)


def expected(actor: Actor, stamp: Stamp, columns: Collection[str]) -> Expected:
    """What the sheet said of these columns when it was taken out."""
    facts = ledgers.facts(actor, stamp.programme, Sieve(), stamp.on, stamp.known_at)
    return paper.written(rows(facts), columns)


def reported(
    actor: Actor, programme: Programme, lines: Collection[int], on: date
) -> dict[int, Reported]:
    """The values that stand now of these indicators on the day."""
    held = door.visible(actor, Indicator).filter(project__programme=programme, pk__in=lines)
    bare = {pk: money and not per for pk, money, per in held.values_list("pk", "money", "per")}
    told = door.visible(actor, Observation).filter(indicator__in=list(bare), as_of__lte=on)
    stands = {one.indicator: one for one in observations.standing(row.facts() for row in told)}
    waits = door.visible(actor, Proposal).filter(state=ProposalState.OPEN)
    open_ones = frozenset(waits.values_list("observation", flat=True))
    return {line: _reported(one, bare[line], one.key in open_ones) for line, one in stands.items()}


def _reported(one: observations.Observation, money: bool, waits: bool) -> Reported:
    made_up = one.stages or one.points or one.denominator is not None or one.reached_on is not None
    value = from_yuan(one.value, "万元") if money and one.value is not None else one.value
    return Reported(one.key, value, money, not made_up, waits)


def page(actor: Actor, programme: int) -> ProposalsPage:
    """The proposals of a programme: a constant number of queries."""
    row = door.fetch(actor, Programme, programme)
    held = (
        door.visible(actor, Proposal)
        .filter(programme=row)
        .select_related(
            *("observation__indicator__project", "observation__indicator__task"),
            *("proposed_by", "decided_by"),
        )
    )
    found = sorted((_line(one) for one in held), key=_order)
    subject = Subject(actor.territory, closing=row.closing)
    return ProposalsPage(
        row.pk,
        row.year,
        row.closing,
        tuple(found),
        may(actor, "proposal.make", subject),
        may(actor, "proposal.accept", subject),
    )


def to_settle(actor: Actor, on: date) -> Iterator[Todo]:
    """更正建议待核定 — a line for each year that is not closed, as long as one waits."""
    rows = door.visible(actor, Proposal).filter(state=ProposalState.OPEN, programme__closed_on=None)
    held = rows.values("programme", "programme__year").annotate(
        number=Count("pk"),
        projects=Count("observation__indicator__project", distinct=True),
        first=Min("proposed_at"),
    )
    for one in held.order_by("programme__year"):
        since = one["first"].astimezone(get_current_timezone()).date()
        title = f"{one['programme__year']}年总台账，{one['number']} 条更正建议"
        says = f"涉及 {one['projects']} 件实事，逐条核定后才更正台账。"
        left = (since - on).days
        yield Todo(Duty.PROPOSAL, title, says, (one["programme"],), since, left, waits=True)


def programme_of(actor: Actor, pk: int) -> int:
    """The programme that a proposal belongs to."""
    return door.fetch(actor, Proposal, pk).programme_id


def waiting(actor: Actor, programme: int) -> int:
    """How many wait to be decided."""
    rows = door.visible(actor, Proposal).filter(programme=programme, state=ProposalState.OPEN)
    return rows.count()


def _order(one: ProposalLine) -> tuple[bool, int]:
    return one.state is not ProposalState.OPEN, -one.pk


def _line(one: Proposal) -> ProposalLine:
    line, told = one.observation.indicator, one.observation
    money = line.money and not line.per
    return ProposalLine(
        one.pk,
        line.project.pk,
        line.project.title,
        line.pk,
        name_of(line),
        "万元" if money else line.measure,
        told.as_of,
        _text(told.value, money),
        _text(one.value, money),
        one.place,
        one.reason,
        one.proposed_by.name,
        one.proposed_at,
        one.state,
        one.decided_by.name if one.decided_by else "",
        one.decided_at,
        one.decision,
    )


def _text(value: Decimal | None, money: bool) -> str:
    if value is None:
        return ""
    return amount_text(from_yuan(value, "万元") if money else value)
