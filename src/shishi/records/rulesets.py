"""规则版本 — the settings of a programme that differ from county to county, version by version.

A version is never changed; a new one holds from a day on. So every result can name the version it
came from, and a past day is rated again by the version of that day.
"""

from django.db import models

from shishi.records.fields import ChoiceField
from shishi.records.parties import Person
from shishi.records.programmes import Programme
from shishi.rules.settings import Subject


class RuleVersion(models.Model):
    """一版规则 — `value` holds the rule of its `subject` as plain values; `basis` says by what
    document or decision it was set."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rules")
    subject = ChoiceField(Subject)
    number = models.PositiveIntegerField()
    holds_from = models.DateField()
    value = models.JSONField()
    basis = models.CharField(max_length=500, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "subject", "number"], name="rule_version_once"
            )
        ]
