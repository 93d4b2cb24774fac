"""手续与环节 — the chain of a project, version by version, and what became of each step."""

from datetime import date

from django.db import models

from shishi.records.parties import Person
from shishi.records.projects import Project
from shishi.rules import chains
from shishi.rules.plain import from_plain
from shishi.rules.stages import Template


class Chain(models.Model):
    """一版环节 — `template` is `rules.stages.Template` as plain values, `season` the months of
    outdoor work; the last version counts."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="chains")
    number = models.PositiveIntegerField()
    template = models.JSONField()
    season = models.JSONField(default=list)
    reason = models.CharField(max_length=500, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="chain_version_once")
        ]

    def facts(self) -> Template:
        return from_plain(Template, self.template)


class ChainStep(models.Model):
    """环节办理 — one step as it stood when it was entered; the last row of a step counts.
    `explained` is why the start was reported before its conditions were met (例外说明)."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="chain_steps")
    key = models.CharField(max_length=32)
    planned_on = models.DateField(null=True)
    begun_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    document_number = models.CharField(max_length=100, blank=True)
    extended_to = models.JSONField(default=list)
    explained = models.TextField(blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "entered_at"], name="chain_step_by_entry")]

    def facts(self) -> chains.StepFacts:
        return chains.StepFacts(
            self.key,
            self.planned_on,
            self.begun_on,
            self.done_on,
            self.document_number,
            tuple(map(date.fromisoformat, self.extended_to)),
        )
