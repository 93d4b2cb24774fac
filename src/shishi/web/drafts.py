"""校核页的内容 — a draft as rows, cards and findings: what the review templates show.

Values come from `rules.plans.Body`; amounts are turned into the measure people read, each
entry is told which open remarks speak of it, and large plans are cut into pages of items.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from shishi.queries.plans import Review
from shishi.rules.entries import Entry, EntryState
from shishi.rules.plans import Body, Due, Figure, Item, RemarkNote
from shishi.rules.spans import Span
from shishi.web.numbers import shown

ITEMS_A_PAGE = 20
OPEN_UP_TO = 12  # a plan with more items shows them folded
FINDINGS_AT_ONCE = 5
FINE_AT_ONCE = 2
WEIGHTS = (
    "confusable",
    "sum_check",
    "product_check",
    "unit_scale",
    "typo",
    "numbering",
    "no_deadline",
    "pairing",
    "unquantified",
)  # findings about a value come before those about a sentence; the rest follow
QUOTED = 20  # characters of the source beside a finding
NARROW = 24  # characters; a remark about more than that does not tint its words

Typed = Mapping[str, Mapping[str, str]]
Errors = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as an editable row; `doubts` are the sentences of its open remarks."""

    entry: Entry[Figure]
    value: str
    upper: str
    measure: str
    bound: str
    subject: str
    doubts: tuple[str, ...] = ()
    error: str = ""
    was: str = ""

    @property
    def key(self) -> str:
        return self.entry.key

    @property
    def quote(self) -> str:
        """As the source has it, in one line."""
        words = self.entry.span.quote if self.entry.span else f"{self.value}{self.measure}"
        return "".join(words.split())


@dataclass(frozen=True, slots=True)
class DueRow:
    """A deadline as one field; `presumed` is the year's end that stands in for an absent one."""

    entry: Entry[Due] | None
    on: str
    words: str
    presumed: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One item with all its rows."""

    item: Item
    figures: tuple[FigureRow, ...]
    traps: tuple[FigureRow, ...]
    due: DueRow
    unit_line: str
    unfolded: bool
    doubts: int

    @property
    def due_key(self) -> str:
        """The deadline's own key, or the one under which an absent deadline is added."""
        return self.due.entry.key if self.due.entry else f"{self.item.key}-deadline"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark with the key of the value it speaks of; `where` is the ordinal of its item."""

    note: RemarkNote
    target: str
    where: str = ""

    @property
    def quote(self) -> str:
        """The words it speaks of, cut to a glance; empty where the sentence says them already."""
        words = "".join(self.note.span.quote.split()) if self.note.span else ""
        if not words or words in self.note.says:
            return ""
        return words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings first: what is open, what was checked and is in order, what people settled."""

    open: tuple[Finding, ...] = ()
    more: tuple[Finding, ...] = ()
    fine: tuple[Finding, ...] = ()
    also_fine: tuple[Finding, ...] = ()
    settled: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which items a page shows, and which stretch `[start, end)` of the source beside them."""

    items: tuple[Item, ...]
    number: int
    count: int
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a refused edit left: values as typed, and the sentence for each key."""

    typed: Typed = field(default_factory=dict)
    errors: Errors = field(default_factory=dict)


def leaf(review: Review, number: int, *, only_doubts: bool) -> Leaf:
    """The items of page `number` and the source beside them; out-of-range numbers give the
    nearest page. The first page begins with the source, the last one ends with it."""
    body = review.body
    doubtful = open_by_item(body)
    items = [item for item in body.items if item.key in doubtful] if only_doubts else body.items
    count = max(1, ceil(len(items) / ITEMS_A_PAGE))
    number = min(max(number, 1), count)
    chosen = tuple(items[(number - 1) * ITEMS_A_PAGE : number * ITEMS_A_PAGE])
    if only_doubts:
        spans = [item.span for item in chosen if item.span]
        start = min((span.start for span in spans), default=0)
        return Leaf(chosen, number, count, start, max((span.end for span in spans), default=None))
    after = items[number * ITEMS_A_PAGE :]
    start = chosen[0].span.start if number > 1 and chosen[0].span else 0
    return Leaf(
        chosen, number, count, start, after[0].span.start if after and after[0].span else None
    )


def cards(body: Body, items: Sequence[Item], hints: Hints) -> list[Card]:
    """The items as cards; those with doubts are unfolded, all of them in a small plan."""
    doubts = open_by_item(body)
    return [
        card(body, item, hints, unfolded=len(items) <= OPEN_UP_TO or bool(doubts.get(item.key)))
        for item in items
    ]


def card(body: Body, item: Item, hints: Hints, *, unfolded: bool = True) -> Card:
    notes = open_by_item(body).get(item.key, [])
    rows = [_figure(entry, notes, hints) for entry in item.figures]
    units = [entry.now.name for entry in item.units if entry.stands]
    return Card(
        item=item,
        figures=tuple(row for row in rows if row.entry.now.kind != "trap"),
        traps=tuple(row for row in rows if row.entry.now.kind == "trap"),
        due=_due(body, item, hints),
        unit_line="、".join(units),
        unfolded=unfolded,
        doubts=len(notes),
    )


def open_by_item(body: Body) -> dict[str, list[RemarkNote]]:
    """The open remarks of each item."""
    found: dict[str, list[RemarkNote]] = {}
    for note in body.remarks:
        if note.is_open:
            found.setdefault(note.item, []).append(note)
    return found


def figures(entries: Iterable[Entry[Figure]]) -> tuple[FigureRow, ...]:
    """Figures outside the items."""
    return tuple(_figure(entry, (), Hints()) for entry in entries)


def _figure(entry: Entry[Figure], notes: Sequence[RemarkNote], hints: Hints) -> FigureRow:
    now = entry.now
    amount = shown(now.value, now.measure, upper=now.upper, money=now.kind == "money", per=now.per)
    typed = hints.typed.get(entry.key, {})
    return FigureRow(
        entry=entry,
        value=typed.get("value", amount.value),
        upper=typed.get("upper", amount.upper),
        measure=typed.get("measure", amount.measure),
        bound=typed.get("bound", now.bound.value),
        subject=typed.get("subject", now.subject),
        doubts=tuple(note.says for note in notes if _meets(note.span, entry.span)),
        error=hints.errors.get(entry.key, ""),
        was=_was(entry),
    )


def _was(entry: Entry[Figure]) -> str:
    """What the reader had read, where a person has changed it."""
    if entry.state is not EntryState.CHANGED or entry.read is None:
        return ""
    read = entry.read
    amount = shown(
        read.value, read.measure, upper=read.upper, money=read.kind == "money", per=read.per
    )
    tail = f"～{amount.upper}" if amount.upper else ""
    return f"{read.bound.sign}{amount.value}{tail} {amount.measure}"


def _due(body: Body, item: Item, hints: Hints) -> DueRow:
    entry = item.deadline if item.deadline and item.deadline.stands else None
    key = entry.key if entry else f"{item.key}-deadline"
    typed, error = hints.typed.get(key, {}), hints.errors.get(key, "")
    on = entry.now.on if entry else None
    words = entry.now.words if entry else ""
    year = body.year
    presumed = date(year, 12, 31).isoformat() if on is None and year else ""
    return DueRow(entry, typed.get("on", on.isoformat() if on else ""), words, presumed, error)


def findings(body: Body, items: Sequence[Item] | None = None) -> Findings:
    """The remarks in their order of use; with `items`, only theirs and those outside all items."""
    keys = {item.key for item in items} | {""} if items is not None else None
    ordinals = {item.key: _where(item.ordinal.now.value) for item in body.items if item.ordinal}
    told = [
        Finding(note, _target(body, note), ordinals.get(note.item, ""))
        for note in body.remarks
        if keys is None or note.item in keys
    ]
    told.sort(key=lambda one: _weight(one.note))
    fine = [one for one in told if one.note.ok]
    open_ones = [one for one in told if one.note.is_open]
    return Findings(
        open=tuple(open_ones[:FINDINGS_AT_ONCE]),
        more=tuple(open_ones[FINDINGS_AT_ONCE:]),
        fine=tuple(fine[:FINE_AT_ONCE]),
        also_fine=tuple(fine[FINE_AT_ONCE:]),
        settled=tuple(one for one in told if not one.note.ok and one.note.settled),
    )


def _where(ordinal: str) -> str:
    """（一） as it stands; a bare number, as rows of a table have, as 第8件."""
    return f"第{ordinal}件" if ordinal.isdecimal() else ordinal


def _weight(note: RemarkNote) -> int:
    return WEIGHTS.index(note.kind) if note.kind in WEIGHTS else len(WEIGHTS)


def _target(body: Body, note: RemarkNote) -> str:
    """Where a person would change what the remark speaks of: the figure, else the item."""
    for item in body.items:
        if item.key != note.item:
            continue
        for entry in item.figures:
            if _meets(note.span, entry.span):
                return entry.key
        if note.kind == "no_deadline":
            return f"{item.key}-deadline"
        return item.key
    return ""


def _meets(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.start < other.end and other.start < one.end)


def doubted(body: Body) -> frozenset[str]:
    """Keys of the open remarks that are narrow enough to tint the words they speak of."""
    return frozenset(
        note.key
        for note in body.remarks
        if note.is_open and note.span and note.span.end - note.span.start <= NARROW
    )
