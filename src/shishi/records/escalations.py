"""需协调事项 — what a unit cannot settle alone, and how far up it has gone."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from shishi.records.fields import ChoiceField
from shishi.records.parties import Person
from shishi.records.projects import Project
from shishi.records.reports import Report
from shishi.rules.escalations import Rung, same_words
from shishi.rules.reports import spoken


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


def raised(
    project: int,
    says: str,
    tried: str,
    *,
    on: date,
    by: int,
    at: datetime,
    report: int | None = None,
) -> Matter | None:
    """The matter that is open in the same words, else a new one; none without words. Of two that
    are raised at once the second waits."""
    if not spoken(says):
        return None
    Project.objects.select_for_update().get(pk=project)
    for held in Matter.objects.filter(project=project).prefetch_related("steps"):
        settled = any(step.rung is Rung.SETTLED for step in held.steps.all())
        if not settled and same_words(held.says, says):
            return held
    return Matter.objects.create(
        project_id=project,
        report_id=report,
        says=says.strip(),
        tried=tried.strip(),
        raised_on=on,
        entered_by_id=by,
        entered_at=at,
    )


def raised_by(report: Report, by: int, at: datetime) -> Matter | None:
    """The matter that an accepted report asks to have coordinated (需协调). None of its words says
    what was tried: the sheet shows its 问题 and 进展 under their own names instead."""
    words = report.coordination
    return raised(report.project.pk, words, "", on=at.date(), by=by, at=at, report=report.pk)


class MatterStep(models.Model):
    """协调经过 — one step up, or settled; never changed."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=16)
    rung = ChoiceField(Rung)
    on = models.DateField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
