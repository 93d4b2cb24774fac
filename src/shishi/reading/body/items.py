"""条目 — all items of a document: those of the text and those of its tables, in order, with what
notes and headings say for several of them."""

from bisect import bisect_left
from itertools import islice

from shishi.reading.body import notes, own_labels, shared, tasks, unnumbered
from shishi.reading.body.item_places import Candidate, candidates
from shishi.reading.body.repeats import without_repeats
from shishi.reading.draft import DocumentKind, ItemDraft
from shishi.reading.duties import leaders
from shishi.reading.duties.pairing import without_contradictions
from shishi.reading.duties.parties import Parties
from shishi.reading.lines.labels import Label, labels
from shishi.reading.lines.outline import Entry, Kind, Range, entries
from shishi.reading.source import View
from shishi.reading.tables import rows
from shishi.reading.tables.grids import grids
from shishi.reading.times import deadlines
from shishi.reading.times.deadlines import Timing

_MOST_STATEMENTS = 100
"""Statements of notes that are applied: a plan has a handful, other texts have thousands."""


def items_of(view: View, kind: DocumentKind, year: int | None) -> tuple[ItemDraft, ...]:
    """The items in the order of the document."""
    text = view.text
    tables = grids(view)
    outline = entries(text, [(grid.start, grid.end) for grid in tables])
    found = own_labels.with_own(text, labels(text, 0, len(text)))
    sets = [rows.items(view, grid, year) for grid in tables]
    chosen = candidates(text, outline, found, any(sets))
    if not any(sets) and not chosen:
        chosen = _unnumbered(text, kind, outline, found)
    starts = [label.start for label in found]
    written: list[tuple[int, ItemDraft]] = []
    known: dict[tuple[Range, ...], tuple[Parties, Timing]] = {}
    for one in chosen:
        here = found[bisect_left(starts, one.body) : bisect_left(starts, one.end)]
        item = tasks.draft(view, one, here, year)
        written.append((_number(one, len(written)), _under_headings(view, one, item, year, known)))
    items = list(without_repeats([*sets, written]))
    items.sort(key=lambda numbered: numbered[1].span.start)
    return _finished(view, outline, items, year)


def _unnumbered(
    text: str, kind: DocumentKind, outline: list[Entry], found: list[Label]
) -> list[Candidate]:
    if kind is DocumentKind.BULLETIN:
        return unnumbered.of_bulletin(text)
    return list(unnumbered.of_paragraphs(text, outline, found))


def _number(one: Candidate, place: int) -> int:
    mark = one.entry.mark
    return mark.number if mark and mark.number else place + 1


def _under_headings(
    view: View,
    one: Candidate,
    item: ItemDraft,
    year: int | None,
    known: dict[tuple[Range, ...], tuple[Parties, Timing]],
) -> ItemDraft:
    """The item with what the headings over it give; `known` keeps what each of them says."""
    if not one.heads:
        return item
    if one.heads not in known:
        known[one.heads] = shared.heading(view, one.heads, year)
    parties, timing = known[one.heads]
    item = shared.with_parties(item, parties)
    if timing.deadline and item.deadline is None:
        deadline, milestones = deadlines.drafts(view, timing)
        item = item._replace(deadline=deadline, milestones=(*item.milestones, *milestones))
    return item


def _finished(
    view: View, outline: list[Entry], items: list[tuple[int, ItemDraft]], year: int | None
) -> tuple[ItemDraft, ...]:
    """The items with what notes say for them; pairs that contradict each other are dropped."""
    every = (
        statement
        for entry in outline
        if entry.kind is Kind.NOTE
        for statement in notes.statements(view, entry.start, entry.end, year)
    )
    titles = [item.title.value for _, item in items]
    said = notes.settled(islice(every, _MOST_STATEMENTS), titles)
    drafts = [shared.applied(view, item, number, said) for number, item in items]
    drafts = shared.led_by_first(view.text, drafts)
    drafts = leaders.told_apart(drafts)
    pairs = without_contradictions(drafts)
    return tuple(
        item if item.pairs == kept else item._replace(pairs=kept)
        for item, kept in zip(drafts, pairs, strict=True)
    )
