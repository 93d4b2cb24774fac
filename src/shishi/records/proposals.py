"""更正建议 — a figure of the ledger that somebody changed on a sheet and brought back."""

from django.db import models
from django.db.models import Q

from shishi.records.base import both_or_neither
from shishi.records.fields import AmountField, ChoiceField
from shishi.records.parties import Person
from shishi.records.programmes import Programme
from shishi.records.reports import Observation
from shishi.rules.proposals import ProposalState


class Proposal(models.Model):
    """更正建议 — that the value told by `observation` should be `value`; `place` is the cell it
    came from. Once it is decided it stays: who decided, why, and the `correction` that was made."""

    programme_id: int  # for mypy: the column behind the key
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="proposals")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="proposals")
    value = AmountField()
    place = models.CharField(max_length=100)
    reason = models.CharField(max_length=500)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = ChoiceField(ProposalState, default=ProposalState.OPEN)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=500, blank=True)
    correction = models.OneToOneField(
        Observation, on_delete=models.PROTECT, null=True, related_name="proposal"
    )

    class Meta:
        constraints = [
            both_or_neither("proposal_decided_by_and_at", "decided_by", "decided_at"),
            models.UniqueConstraint(
                fields=["observation"], condition=Q(state="open"), name="proposal_one_open"
            ),
            models.CheckConstraint(
                name="proposal_accepted_has_its_correction",
                condition=Q(state="accepted", correction__isnull=False)
                | (~Q(state="accepted") & Q(correction=None)),
            ),
            models.CheckConstraint(
                name="proposal_rejected_has_its_reason",
                condition=~Q(state="rejected") | ~Q(decision=""),
            ),
        ]
