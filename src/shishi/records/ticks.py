"""值班记录 — each run of the daily tick; the one row without an end holds the lease."""

from django.db import models


class Tick(models.Model):
    """一次值班 — a run whose lease has passed without an end died; the next one takes over."""

    begun_at = models.DateTimeField()
    leased_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    says = models.JSONField(default=list)
