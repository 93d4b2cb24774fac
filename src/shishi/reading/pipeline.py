"""读方案 — from a source text to the draft of a plan.

source → view → kind and head → items of text and tables → figures and arrangements outside the
items → remarks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shishi.reading.body.items import items_of
from shishi.reading.checks import remarks
from shishi.reading.draft import (
    DocumentKind,
    FigureDraft,
    HeadDraft,
    ItemDraft,
    MechanismDraft,
    PlanDraft,
    Remark,
)
from shishi.reading.frame import document_kind, head, mechanism, several
from shishi.reading.lines import tidy, titles
from shishi.reading.numbers import figures
from shishi.reading.source import SourceText, View

Range = tuple[int, int]

_QUARTER_OF_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年?[1-4一二三四]季度)")
_FRONT = 200  # characters in which a title says its quarter
_SECTION = 20  # characters that the shortest passage with an arrangement has


def read(source: SourceText) -> PlanDraft:
    """The draft of the plan in `source`; nothing in it is guessed."""
    view = tidy.view(source)
    first, *further = several.plans(view)
    front = titles.front(first)
    about = head.read(first, front)
    year = _year(first, about)
    kind, items = _items(first, year)
    told: list[Remark] = []
    for part in further:
        more = _items(part, _year(part, head.read(part, titles.front(part))))[1]
        told += several.told(part, len(items)) if more else ()
        items += more
    outside = list(_outside(view, items))
    draft = PlanDraft(
        source,
        kind,
        about,
        items,
        loose=tuple(_loose(view, outside, year)),
        mechanism=_mechanism(view, outside) if items else (),
    )
    whole = titles.front(view) if further else front
    found = remarks.check(draft, view, whole)
    return replace(draft, remarks=tuple(remarks.in_order((*found, *told))) if told else found)


def _items(view: View, year: int | None) -> tuple[DocumentKind, tuple[ItemDraft, ...]]:
    """What the document is, and its items; a document of another kind has none."""
    if document_kind.foreign(view.text):
        return DocumentKind.DISTRACTOR, ()
    kind = document_kind.kind_of(view.text)
    items = items_of(view, kind, year)
    kind = document_kind.settled(kind, items)
    return kind, () if kind is DocumentKind.DISTRACTOR else items


def _year(view: View, about: HeadDraft) -> int | None:
    """The year by which dates without one are read: the document's, or that of its quarter."""
    quarter = _QUARTER_OF_YEAR.search(view.text, 0, _FRONT)
    if quarter:
        return int(quarter[1])
    return about.year.value if about.year else None


def _outside(view: View, items: Sequence[ItemDraft]) -> Iterator[Range]:
    """The ranges of the view before, between and behind the items."""
    at = 0
    spans = sorted((item.span.start, item.span.end) for item in items)
    for start, end in spans:
        first, last = tidy.place(view.back, start), tidy.place(view.back, end)
        if first > at:
            yield at, first
        at = max(at, last)
    if at < len(view.text):
        yield at, len(view.text)


def _loose(view: View, outside: Sequence[Range], year: int | None) -> Iterator[FigureDraft]:
    for start, end in outside:
        yield from figures.read(view, start, end, year=year)


def _mechanism(view: View, outside: Sequence[Range]) -> tuple[MechanismDraft, ...]:
    """Arrangements stand before the items, behind them, or between those of the text and those of
    an annex; what is left between two items is too short for any."""
    around = [(start, end) for start, end in outside if end - start >= _SECTION]
    return tuple(entry for part in around for entry in mechanism.read(view, *part))
