"""点位 — the villages, schools and road sections of an indicator, list by list.

What was reached at each point comes with the report of the indicator (`records.reports`).
"""

from django.db import models
from django.db.models import Q

from shishi.records.fields import AmountField
from shishi.records.parties import Person
from shishi.records.projects import Indicator
from shishi.rules import points


class PointList(models.Model):
    """一版点位 — the last version counts, earlier ones stay; one without points takes them back."""

    points: models.QuerySet["Point"]  # for mypy: the other side of Point.list
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="point_lists")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="point_list_version_once")
        ]


class Point(models.Model):
    """点位 — one of them with its share of the target, in the measure of the indicator."""

    list = models.ForeignKey(PointList, on_delete=models.PROTECT, related_name="points")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    target = AmountField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "name"], name="point_once_in_list"),
            models.CheckConstraint(name="point_has_name", condition=~Q(name="")),
        ]

    def facts(self) -> points.Point:
        return points.Point(self.name, self.target)
