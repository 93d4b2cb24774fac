"""报送轮次 — the rounds of reports of a programme, each with its days as they were reckoned."""

from django.db import models
from django.db.models import F, Q

from shishi.records.calendars import CalendarEdition
from shishi.records.parties import Person
from shishi.records.programmes import Programme
from shishi.records.projects import Project
from shishi.records.rulesets import RuleVersion
from shishi.rules import rounds, timings
from shishi.rules.periods import Period


class Round(models.Model):
    """一轮报送 — the due card, stored when the round is laid down: a later notice of holidays does
    not rewrite what was due."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rounds")
    starts_on = models.DateField()
    ends_before = models.DateField()
    opens_on = models.DateField()
    legal_on = models.DateField()
    due_on = models.DateField()
    remind_on = models.DateField()
    closes_on = models.DateField()
    lines = models.JSONField(default=list)
    warning = models.TextField(blank=True)
    rule = models.ForeignKey(RuleVersion, on_delete=models.PROTECT, related_name="rounds")
    edition = models.ForeignKey(CalendarEdition, on_delete=models.PROTECT, related_name="rounds")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "starts_on"], name="round_once_a_period"),
            models.CheckConstraint(
                name="round_days_in_order",
                condition=Q(starts_on__lt=F("ends_before"))
                & Q(opens_on__lte=F("due_on"))
                & Q(due_on__lte=F("closes_on")),
            ),
        ]

    def facts(self) -> rounds.DueCard:
        return rounds.DueCard(
            Period(self.starts_on, self.ends_before),
            self.opens_on,
            self.legal_on,
            self.due_on,
            self.remind_on,
            self.closes_on,
            self.edition.version,
            tuple(self.lines),
            self.warning,
        )


class Extension(models.Model):
    """延期 — more time for one project in one round; the latest counts."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="extensions")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField()
    reason = models.CharField(max_length=500)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    def facts(self) -> timings.Extension:
        return timings.Extension(self.until, self.reason, self.granted_by.name)
