"""总台账 — the projects of a programme as one table: filtered, searched, sorted, computed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.rules.access import Actor
from shishi.rules.ledgers import ProjectFacts


@dataclass(frozen=True, slots=True)
class Sieve:
    """筛选 — what the address of a ledger page says. `unit` and `leader` are keys; `due` is
    presumed (推定), stated (方案明确) or empty; `kind` is quantity, money, unquantified or empty;
    `words` is searched; `sort` is number, title, deadline, indicators or funds, `-` before it for
    descending."""

    unit: int | None = None
    leader: int | None = None
    due: str = ""
    kind: str = ""
    words: str = ""
    sort: str = "number"


@dataclass(frozen=True, slots=True)
class LedgerIndicator:
    """One indicator line; money is in yuan."""

    pk: int
    subject: str
    task: str
    value: Decimal
    upper: Decimal | None
    measure: str
    sign: str
    type_label: str
    money: bool
    per: str
    part: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class LedgerParty:
    """A unit or a leader, with the role they have in the project; `key` is the unit or person."""

    key: int
    name: str
    role: str
    label: str


@dataclass(frozen=True, slots=True)
class LedgerProject:
    """One project of the ledger with its indicator lines."""

    pk: int
    number: int
    ordinal: str
    title: str
    indicators: tuple[LedgerIndicator, ...]
    units: tuple[LedgerParty, ...]
    people: tuple[LedgerParty, ...]
    deadline_on: date
    deadline_words: str
    presumed: bool
    funds: Decimal


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter with the number of projects behind it."""

    key: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """总台账页 — `units` and `leaders` are the choices of the filters, over the whole programme;
    `total` counts all projects, `presumed` and `unquantified` those with the mark; `funds` adds
    up the money of the projects shown, in yuan."""

    programme: int
    year: int
    title: str
    projects: tuple[LedgerProject, ...]
    units: tuple[Choice, ...]
    leaders: tuple[Choice, ...]
    total: int
    presumed: int
    unquantified: int
    indicators: int
    funds: Decimal


def ledger(actor: Actor, programme: int, sieve: Sieve) -> Ledger:
    """The ledger of a programme through a sieve; the number of queries is constant."""


def facts(actor: Actor, programme: int, sieve: Sieve) -> tuple[ProjectFacts, ...]:
    """The same projects as facts for `rules.ledgers.rows`: the sheet and the JSON."""
