"""资金 — what a project was promised, got, paid and built, as told on a day."""

from django.db import models

from shishi.records.parties import Person
from shishi.records.projects import Project
from shishi.rules import funds
from shishi.rules.plain import from_plain


class FundsStatement(models.Model):
    """资金报表 — `body` is `rules.funds.Funds` as plain values, cumulative to the end of `as_of`,
    in yuan. Never changed: a later statement of the same day stands in for an earlier one and
    says why."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="funds")
    as_of = models.DateField()
    body = models.JSONField()
    reason = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "as_of"], name="funds_by_day")]

    def facts(self) -> funds.Funds:
        return from_plain(funds.Funds, self.body)
