"""全局责任 — who stands above all projects of a programme, over [starts_on, ends_before)."""

from django.db import models
from django.db.models import Q

from shishi.records.base import both_or_neither, ends_after_start
from shishi.records.fields import ChoiceField
from shishi.records.parties import Person
from shishi.records.programmes import Programme
from shishi.rules.leaderships import Led, Tier


class Leadership(models.Model):
    """挂帅、牵头 — one tier of one programme has one leader at a time; `ended_at` is when the end
    was entered."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="leaderships")
    tier = ChoiceField(Tier)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaderships")
    starts_on = models.DateField()
    ends_before = models.DateField(null=True)
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ends_after_start("leadership_ends_after_start"),
            both_or_neither("leadership_ends_and_ended_at", "ends_before", "ended_at"),
            models.UniqueConstraint(
                fields=["programme", "tier"],
                condition=Q(ends_before=None),
                name="leadership_of_one_at_a_time",
            ),
        ]

    def facts(self) -> Led:
        return Led(self.person_id, self.person.name, self.starts_on)
