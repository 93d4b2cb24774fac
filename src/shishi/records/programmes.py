"""年度方案 — the programme of a year, made from one adopted draft."""

from datetime import date

from django.db import models
from django.db.models import Q

from shishi.records.parties import Person, Territory
from shishi.records.plans import Draft, SourceDocument
from shishi.rules.closings import Closing


class Programme(models.Model):
    """年度方案 — the programme of a year, made from one draft.

    `issued_text` is the document as issued, `voted_text` what the congress voted; both are
    frozen. `settings` is `rules.programmes.Settings` as plain values. Reports are asked for from
    the day it `started_on` (启动); from the day it is `closed_on` (结账) nothing of it changes.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="programmes")
    year = models.PositiveSmallIntegerField()
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="programme")
    document = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=500)
    head = models.JSONField(default=dict)
    copied_to = models.JSONField(default=list)
    settings = models.JSONField(default=dict)
    issued_text = models.TextField()
    voted_text = models.TextField(blank=True)
    voted_recorded_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+"
    )
    adopted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField()
    started_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "year"], name="programme_once_a_year"),
            models.CheckConstraint(
                name="programme_vote_has_recorder",
                condition=Q(voted_text="", voted_recorded_by=None)
                | (~Q(voted_text="") & Q(voted_recorded_by__isnull=False)),
            ),
        ]

    @property
    def starts_on(self) -> date:
        return date(self.year, 1, 1)

    @property
    def closing(self) -> Closing | None:
        """结账 — None while the year is open."""
        return Closing(self.year, self.closed_on) if self.closed_on else None
