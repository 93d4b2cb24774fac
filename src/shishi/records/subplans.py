"""单位子方案 — how a unit means to go about a project: road map, timetable, who does what."""

from django.db import models

from shishi.records.parties import Person
from shishi.records.projects import Project


class SubPlan(models.Model):
    """子方案 — the file kept by its digest (路线图、时间表、责任人) and the contact (联系人); the
    last one counts. Either may be handed in without the other."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="subplans")
    digest = models.CharField(max_length=64, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    contact = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
