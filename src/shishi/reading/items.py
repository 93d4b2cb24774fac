"""条目 — all items of a document: those of the text and those of its tables, in order, with what
notes and headings say for several of them."""

from dataclasses import replace

from shishi.reading import tasks
from shishi.reading.candidates import candidates
from shishi.reading.draft import ItemDraft
from shishi.reading.labels import Label, labels
from shishi.reading.outline import entries
from shishi.reading.pairing import without_contradictions
from shishi.reading.source import View


def items_of(view: View, year: int | None) -> tuple[ItemDraft, ...]:
    text = view.text
    found = labels(text, 0, len(text))
    outline = entries(text, ())
    chosen = candidates(text, outline, found)
    items = [
        tasks.draft(view, one, _within(found, one.body, one.end), year) for one in chosen
    ]
    pairs = without_contradictions(items)
    return tuple(replace(item, pairs=kept) for item, kept in zip(items, pairs, strict=True))


def _within(found: list[Label], start: int, end: int) -> list[Label]:
    return [label for label in found if start <= label.start < end]
