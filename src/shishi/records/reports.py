"""报送 — the report of a project in a round, its figures, its steps and its evidence.

A draft may change until it is handed in. What the collecting office accepts becomes an
observation, which nothing changes again (triggers of the database refuse it).
"""

from datetime import tzinfo
from typing import Any

from django.db import models
from django.db.models import Q

from shishi.records.fields import AmountField, ChoiceField
from shishi.records.parties import Person, Unit
from shishi.records.projects import Indicator, Project
from shishi.records.rounds import Round
from shishi.rules import observations
from shishi.rules.observations import Told, points_kept
from shishi.rules.plain import as_plain, from_plain
from shishi.rules.reports import NoChange, ReportState
from shishi.rules.targets import Stage


def columns(told: Told) -> dict[str, Any]:
    """What was told of an indicator, by its columns."""
    return {
        "value": told.value,
        "denominator": told.denominator,
        "reached_on": told.reached_on,
        "stages": as_plain(told.stages),
        "points": points_kept(told.points),
    }


class Report(models.Model):
    """月报 — one for each project and round, by the unit that answers for the project. `reasons`
    answer questions of the checks: pairs of code and place with the words. `submitted_on` is the
    day it was first handed in and not withdrawn."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    state = ChoiceField(ReportState, default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    progress = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    coordination = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    no_change = ChoiceField(NoChange, blank=True, default="")
    remark = models.TextField(blank=True)
    forecast_on = models.DateField(null=True)
    reasons = models.JSONField(default=list)
    submitted_on = models.DateField(null=True)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "project"], name="report_once_a_round"),
            models.CheckConstraint(
                name="report_handed_in_has_its_day",
                condition=Q(state__in=["draft", "returned"])
                | Q(submitted_on__isnull=False, submitted_by__isnull=False),
            ),
        ]

    def overtaken(self, version: int, zone: tzinfo | None) -> str:
        """What somebody is told who saw an earlier `version` of it."""
        changed = self.changed_at.astimezone(zone)
        when = f"{changed.month}月{changed.day}日{changed:%H:%M}"
        return (
            f"{self.changed_by.name}于{when}办理过这份报送"
            f"（现为“{self.state.label}”，第 {self.version} 版），"
            f"您看到的是第 {version} 版。请在最新内容上核对后再办理。"
        )


class Entry(models.Model):
    """填报的数 — the cumulative value of one indicator as the unit has it; `written` is what was
    typed where it is no number, so that nothing typed is lost; `points` what was reached at each
    point by its name (as it was typed where one of them is no number), None where the indicator
    has none."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="entries")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="entries")
    value = AmountField(null=True)
    denominator = AmountField(null=True)
    reached_on = models.DateField(null=True)
    stages = models.JSONField(default=list)
    points = models.JSONField(null=True)
    written = models.CharField(max_length=100, blank=True)
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="entry_once_a_report")
        ]

    @property
    def says(self) -> str:
        """What it tells, point by point where it has points."""
        points = "、".join(f"{name} {told}" for name, told in (self.points or {}).items())
        value = self.value if self.reached_on is None else self.reached_on
        return f"{value}（{points}）" if points else str(value)


class ReportStep(models.Model):
    """经办记录 — each step of a report with who took it and why; never changed."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=16)
    state = ChoiceField(ReportState)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)


class Evidence(models.Model):
    """佐证材料 — a file kept by its digest beside a report; always optional."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence")
    digest = models.CharField(max_length=64)
    filename = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "digest"], name="evidence_once_a_report")
        ]


class Observation(models.Model):
    """实绩 — an accepted value: the day it speaks of, and when it was entered. A correction points
    at what it stands in for and says why. Of works with stages `value` is their weighted percentage
    and `stages` what it was made of; of an indicator with points `value` is their sum and `points`
    what was reached at each."""

    indicator_id: int  # for mypy: the columns behind the two keys
    corrects_id: int | None
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="accepted")
    as_of = models.DateField()
    value = AmountField(null=True)
    denominator = AmountField(null=True)
    reached_on = models.DateField(null=True)
    stages = models.JSONField(default=list)
    points = models.JSONField(null=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    reason = models.TextField(blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["indicator", "as_of"], name="observation_by_day")]
        constraints = [
            models.CheckConstraint(
                name="observation_says_something",
                condition=Q(value__isnull=False) | Q(reached_on__isnull=False),
            ),
            models.CheckConstraint(
                name="correction_has_its_reason",
                condition=Q(corrects=None) | ~Q(reason=""),
            ),
        ]

    COLUMNS = (
        *("pk", "indicator_id", "as_of", "entered_at", "value", "denominator"),
        *("corrects_id", "reason", "reached_on", "stages", "points"),
    )  # what `fact` is made of, in its order

    @staticmethod
    def fact(*columns: Any) -> observations.Observation:
        """The fact out of the bare columns, without a row for each."""
        *told, stages, points = columns
        works = from_plain(tuple[Stage, ...], stages) if stages else ()
        held: list[Any] = [*told, works, observations.points_of(points)]
        return observations.Observation(*held)

    def facts(self) -> observations.Observation:
        return self.fact(*(getattr(self, name) for name in self.COLUMNS))
