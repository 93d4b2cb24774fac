"""停滞 — the stretches of time in which a project stood still."""

from django.db import models
from django.db.models import F, Q

from shishi.records.fields import ChoiceField
from shishi.records.parties import Person
from shishi.records.projects import Project
from shishi.rules import stops


class Stop(models.Model):
    """停滞时段 — [starts_on, ends_before), without an end while it lasts. A row that `replaces`
    another says what is known of the same stop now."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="stops")
    starts_on = models.DateField()
    ends_before = models.DateField(null=True)
    cause = ChoiceField(stops.Cause)
    desk = models.CharField(max_length=200, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stop_ends_after_start",
                condition=Q(ends_before=None) | Q(ends_before__gt=F("starts_on")),
            )
        ]

    def facts(self) -> stops.Stop:
        return stops.Stop(self.starts_on, self.ends_before, self.cause, self.desk)
