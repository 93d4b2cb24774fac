"""周调度 — the meetings that were held, leader by leader."""

from django.db import models

from shishi.records.parties import Person
from shishi.records.programmes import Programme


class Stocktake(models.Model):
    """一次调度 — held by a county leader on a day; the next sheet begins where this one ended."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="stocktakes")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stocktakes")
    held_on = models.DateField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "leader", "held_on"], name="stocktake_once_a_day"
            )
        ]
