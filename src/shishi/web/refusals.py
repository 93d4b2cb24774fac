"""退回 — a refused deed goes back to its form, with the sentence at the field it speaks of.

Whoever may not do the deed at all gets the page that says so instead.
"""

from django import forms

from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit


def back_to(
    form: forms.Form,
    refused: Refused,
    *,
    visit: Visit,
    deed: str,
    field: str | None = None,
    person: int | None = None,
    unit: int | None = None,
) -> None:
    """Put the sentence at its field, at `field`, or above the form; `refused` again for whoever
    may not do the deed."""
    if not may(visit.actor, deed, Subject(visit.actor.territory, person, unit)):
        raise refused
    where = refused.verdict.where if refused.verdict.where in form.fields else field
    form.add_error(where, refused.verdict.says)
