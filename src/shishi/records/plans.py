"""方案 — the documents as they were sent, and the drafts that people check."""

from django.db import models
from django.db.models import Q

from shishi.records.fields import ChoiceField
from shishi.records.parties import Person, Territory
from shishi.rules.plain import from_plain
from shishi.rules.plans import Body, DraftState


class SourceDocument(models.Model):
    """原件 — the file lies under the data folder by its digest; here is the text read from it.

    `anchors` are pairs (start, label); `tables` and `notices` as the file reader gave them.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="documents")
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    filename = models.CharField(max_length=255)
    format = models.CharField(max_length=16)
    text = models.TextField()
    anchors = models.JSONField(default=list)
    tables = models.JSONField(default=list)
    notices = models.JSONField(default=list)
    taken_in_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_in_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["territory", "digest"], name="document_once_in_territory"
            )
        ]


class Draft(models.Model):
    """草稿 — `body` is `rules.plans.Body` as plain values, `outline` what lists say of it;
    `version` counts the changes, and whoever changes it says which version they saw."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="drafts")
    document = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="drafts")
    state = ChoiceField(DraftState, default=DraftState.OPEN)
    version = models.PositiveIntegerField(default=1)
    body = models.JSONField()
    outline = models.JSONField(default=dict)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=~Q(state="discarded"),
                name="draft_alone_for_document",
            )
        ]

    def facts(self) -> Body:
        return from_plain(Body, self.body)
