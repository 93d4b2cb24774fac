"""What several tables have in common: a place in a source document, and constraints."""

from django.db import models
from django.db.models import F, Q

from shishi.rules.spans import Span


class Placed(models.Model):
    """出处 — `[source_start, source_end)` in the text of the source document with the words found
    there; all three empty for a value that a person added."""

    source_start = models.PositiveIntegerField(null=True)
    source_end = models.PositiveIntegerField(null=True)
    source_quote = models.TextField(blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_place_is_whole",
                condition=Q(source_start=None, source_end=None, source_quote="")
                | Q(
                    source_start__isnull=False,
                    source_end__isnull=False,
                    source_start__lte=F("source_end"),
                ),
            )
        ]

    @property
    def span(self) -> Span | None:
        if self.source_start is None or self.source_end is None:
            return None
        return Span(self.source_start, self.source_end, self.source_quote)


def both_or_neither(name: str, first: str, second: str) -> models.CheckConstraint:
    """A constraint: the two columns are filled together."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
    )


def ends_after_start(name: str) -> models.CheckConstraint:
    """A constraint: the half-open period [starts_on, ends_before) is not turned around; a period
    of no day at all is an appointment taken back."""
    return models.CheckConstraint(
        name=name, condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on"))
    )
