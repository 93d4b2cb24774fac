"""快照 — the ledger as it stood at the end of a day, frozen."""

from django.db import models

from shishi.records.programmes import Programme


class Snapshot(models.Model):
    """台账快照 — `body` is the ledger with its lights as plain values, as known when it was taken;
    `digest` is the hash of its canonical text, which the trail holds as well."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="snapshots")
    on = models.DateField()
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "on"], name="snapshot_once_a_day")
        ]
