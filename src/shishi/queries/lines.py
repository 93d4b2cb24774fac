"""原文逐行 — the source text of a document line by line, each run with the entry it says."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from shishi.queries.places import label_of
from shishi.records.models import SourceDocument
from shishi.rules.bodies import entries
from shishi.rules.entries import Entry
from shishi.rules.marks import Mark, Run, cut_at, runs
from shishi.rules.plans import Body, Item


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the source text. Marked runs name their entry: `kind` is title, ordinal, quantity,
    money, trap, unit, person, deadline, milestone, mechanism, head or remark (empty: plain text);
    `key` is the entry's; `remarks` are keys of the remarks that speak of this run; `continues`
    says that the entry began in an earlier piece."""

    text: str
    start: int
    kind: str = ""
    key: str = ""
    state: str = ""
    remarks: tuple[str, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the source; `place` is its label (第3页) where it differs from the line
    before."""

    start: int
    pieces: tuple[Piece, ...]
    place: str = ""


def lines_of(document: SourceDocument, body: Body) -> Iterator[Line]:
    """The source text line by line, each run of it with the entry and the remarks it bears."""
    text = document.text
    ends = [place for place, character in enumerate(text) if character == "\n"]
    remarks = [(r.span.start, r.span.end, r.key) for r in body.remarks if r.span]
    cuts = {cut for start, end, _ in remarks for cut in (start, end)}
    cuts |= {cut for end in ends for cut in (end, end + 1)}
    found = cut_at(runs(len(text), _marks(body)), sorted(cuts))
    states = {entry.key: entry.state.value for entry in entries(body)}
    borne = _borne(found, remarks)
    seen: set[str] = set()
    pieces: list[Piece] = []
    start, place = 0, ""
    for run in found:
        if text[run.start] == "\n":
            here = label_of(document, start)
            yield Line(start, tuple(pieces), here if here != place else "")
            start, place, pieces = run.end, here, []
        else:
            pieces.append(_piece(text, run, borne.get(run.start, ()), states, seen))
    here = label_of(document, start)
    yield Line(start, tuple(pieces), here if here != place else "")


def _marks(body: Body) -> Iterator[Mark]:
    """Where the entries of a draft stand in its source."""
    for item in body.items:
        yield from _marks_of(item)
    yield from _marked("head", *body.head.values(), *body.copied_to)
    yield from _marked("mechanism", *body.mechanism)
    for figure in body.loose:
        yield from _marked(figure.now.kind, figure)


def _marks_of(item: Item) -> Iterator[Mark]:
    yield from _marked("title", item.title)
    yield from _marked("ordinal", item.ordinal)
    for figure in item.figures:
        yield from _marked(figure.now.kind, figure)
    yield from _marked("unit", *item.units)
    yield from _marked("person", *item.people)
    yield from _marked("deadline", item.deadline)
    yield from _marked("milestone", *item.milestones)


def _marked(kind: str, *held: Entry | None) -> Iterator[Mark]:
    for entry in held:
        if entry is not None and entry.span is not None:
            yield Mark(entry.span.start, entry.span.end, kind, entry.key)


def _borne(
    found: tuple[Run, ...], remarks: list[tuple[int, int, str]]
) -> dict[int, tuple[str, ...]]:
    """The remarks that speak of each run, by the run's start; a remark on an empty place speaks
    of the run that begins there."""
    starts = [run.start for run in found]
    borne: dict[int, tuple[str, ...]] = {}
    for start, end, key in remarks:
        first = bisect_left(starts, start)
        for place in starts[first : max(first + 1, bisect_left(starts, end))]:
            borne[place] = (*borne.get(place, ()), key)
    return borne


def _piece(
    text: str, run: Run, remarks: tuple[str, ...], states: dict[str, str], seen: set[str]
) -> Piece:
    words, mark = text[run.start : run.end], run.mark
    if mark is None:
        return Piece(words, run.start, "remark" if remarks else "", remarks=remarks)
    continues = mark.key in seen
    seen.add(mark.key)
    return Piece(words, run.start, mark.kind, mark.key, states[mark.key], remarks, continues)
