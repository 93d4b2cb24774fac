"""分月目标 — how an indicator is to be reached, version by version."""

from django.db import models

from shishi.records.fields import AmountField, ChoiceField
from shishi.records.parties import Person
from shishi.records.projects import Indicator
from shishi.rules import schedules
from shishi.rules.schedules import Source


class Schedule(models.Model):
    """一版分月目标 — the last version counts; earlier ones stay, so a past day is held against the
    plan of that day. `terms` are `rules.targets.Terms` as plain values."""

    nodes: models.QuerySet["Node"]  # for mypy: the other side of Node.schedule
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="schedules")
    number = models.PositiveIntegerField()
    source = ChoiceField(Source)
    terms = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="schedule_version_once")
        ]

    def facts(self) -> schedules.Schedule:
        nodes = sorted((node.on, node.value) for node in self.nodes.all())
        return schedules.Schedule(tuple(schedules.Node(*node) for node in nodes), self.source)


class Node(models.Model):
    """节点 — the cumulative amount by the end of the day; money in yuan."""

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="nodes")
    on = models.DateField()
    value = AmountField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["schedule", "on"], name="node_once_a_day")]
