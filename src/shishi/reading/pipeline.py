"""读方案 — from a source text to the draft of a plan: the table of steps.

source → view → kind, head → tables and outline → items → shared notes → figures outside the
items → mechanism → remarks.
"""

from shishi.reading import document_kind, head, tidy
from shishi.reading.draft import DocumentKind, PlanDraft
from shishi.reading.items import items_of
from shishi.reading.source import SourceText


def read(source: SourceText) -> PlanDraft:
    """The draft of the plan in `source`; nothing in it is guessed."""
    view = tidy.view(source)
    kind = document_kind.kind_of(view.text)
    about = head.read(view)
    year = about.year.value if about.year else None
    if kind is DocumentKind.DISTRACTOR:
        return PlanDraft(source, kind, about)
    return PlanDraft(source, kind, about, items_of(view, year))
