"""需协调事项 — what a unit cannot settle alone, and how far up it has gone."""

from django.db import models
from django.db.models import Q

from shishi.records.fields import ChoiceField
from shishi.records.parties import Person
from shishi.records.projects import Project
from shishi.records.reports import Report
from shishi.rules.escalations import Rung


class Matter(models.Model):
    """需协调事项 — raised by an accepted report (its 需协调), or in a meeting."""

    steps: models.QuerySet["MatterStep"]  # for mypy: the other side of MatterStep.matter
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="matters")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="matters")
    says = models.TextField()
    tried = models.TextField(blank=True)
    raised_on = models.DateField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="matter_says", condition=~Q(says=""))]


class MatterStep(models.Model):
    """协调经过 — one step up, or settled; never changed."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=16)
    rung = ChoiceField(Rung)
    on = models.DateField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
