"""工作日历 — the days off and make-up days of a county, edition by edition, never changed.

A due day is stored with the edition it was reckoned by, so a later notice does not rewrite it.
"""

from django.db import models

from shishi.records.fields import ChoiceField
from shishi.records.parties import Person, Territory
from shishi.rules import calendars
from shishi.rules.calendars import DayKind, Scope


class CalendarEdition(models.Model):
    """日历版本 — whole in itself; `words` says what is new in it; `made_by` is empty where the
    program laid it down when the county was founded."""

    days: models.QuerySet["CalendarDay"]  # for mypy: the other side of CalendarDay.edition
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="calendars")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=500)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "number"], name="calendar_edition_once")
        ]

    @property
    def version(self) -> str:
        return f"第{self.number}版"

    def facts(self) -> calendars.Calendar:
        return calendars.assemble(self.version, [row.facts() for row in self.days.all()])


class CalendarDay(models.Model):
    """日历的一天 — a day off on a weekday, or a working day at a weekend, and who ordered it."""

    edition = models.ForeignKey(CalendarEdition, on_delete=models.PROTECT, related_name="days")
    day = models.DateField()
    kind = ChoiceField(DayKind)
    scope = ChoiceField(Scope)
    name = models.CharField(max_length=100)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "day", "scope"], name="calendar_day_once")
        ]

    def facts(self) -> calendars.CalendarDay:
        return calendars.CalendarDay(self.day, self.kind, self.name, self.scope, self.source)
