"""议定事项 — what meetings decided, and what became of it."""

from django.db import models
from django.db.models import Q

from shishi.records.fields import ChoiceField
from shishi.records.parties import Person
from shishi.records.projects import Project
from shishi.rules.decisions import DecisionState


class Decision(models.Model):
    """议定事项 — as it was decided in a meeting of `leader`; its state is that of its last step."""

    steps: models.QuerySet["DecisionStep"]  # for mypy: the other side of DecisionStep.decision
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="decisions")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    says = models.TextField()
    owner = models.CharField(max_length=200)
    decided_on = models.DateField()
    due_on = models.DateField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="decision_is_whole", condition=~Q(says="") & ~Q(owner=""))
        ]


class DecisionStep(models.Model):
    """办理经过 — finished, refused or carried over to a new day; never changed."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=16)
    state = ChoiceField(DecisionState)
    on = models.DateField()
    due_on = models.DateField()
    remark = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
