"""亮灯 — the light of a project on a day, and what people decided about it."""

from django.db import models
from django.db.models import F, Q

from shishi.records.base import both_or_neither
from shishi.records.fields import ChoiceField
from shishi.records.parties import Person
from shishi.records.projects import Project
from shishi.records.rulesets import RuleVersion
from shishi.rules import lights
from shishi.rules.lights import Light
from shishi.rules.rulesets import Dimension


class Rating(models.Model):
    """评灯 — never edited: a day rated again, after a correction, has a later row. `detail` holds
    what each dimension says and the facts it was rated from, as plain values."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="ratings")
    on = models.DateField()
    light = ChoiceField(Light)
    says = models.TextField()
    rule = models.ForeignKey(RuleVersion, on_delete=models.PROTECT, related_name="ratings")
    detail = models.JSONField()
    rated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "on", "rated_at"], name="rating_by_day")]


class Exemption(models.Model):
    """正当理由 — why a dimension is not held against the project, approved by whom, until when."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="exemptions")
    dimension = ChoiceField(Dimension)
    reason = models.TextField()
    approved_by = models.CharField(max_length=100)
    granted_on = models.DateField()
    until = models.DateField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="exemption_ends_after_start", condition=Q(until__gte=F("granted_on"))
            )
        ]

    def facts(self) -> lights.Exemption:
        return lights.Exemption(
            self.dimension, self.reason, self.approved_by, self.granted_on, self.until
        )


class Lowering(models.Model):
    """人工降灯 — a more serious light from a day until a day, proposed by one person and in force
    once another has seconded it; nobody can make a light look better."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="lowerings")
    light = ChoiceField(Light)
    reason = models.TextField()
    starts_on = models.DateField()
    until = models.DateField()
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    seconded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    seconded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="lowering_ends_after_start", condition=Q(until__gte=F("starts_on"))
            ),
            models.CheckConstraint(name="lowering_has_its_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="lowering_by_two_people",
                condition=Q(seconded_by=None) | ~Q(seconded_by=F("proposed_by")),
            ),
            both_or_neither("lowering_seconded_by_and_at", "seconded_by", "seconded_at"),
        ]

    def facts(self) -> lights.Lowering:
        """Two people of one name are told apart."""
        by, second = self.proposed_by.name, self.seconded_by.name if self.seconded_by else ""
        if second == by:
            second = f"{second}（同名另一人）"
        return lights.Lowering(self.light, self.reason, by, second, self.starts_on, self.until)
