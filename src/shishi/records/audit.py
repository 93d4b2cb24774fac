"""留痕 — the audit trail: append-only by triggers of the database, chained by hashes.

No foreign keys: an entry outlives whatever it speaks of. Times are kept as text with their
offset, because the hash covers what was written and not what a database makes of it.
"""

from django.db import models
from django.db.models import Q

from shishi.rules.audit import Entry


class AuditEntry(models.Model):
    """一条留痕 — the columns are those of `rules.audit.Entry`, and the hash that closes it."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.CharField(max_length=40)
    actor = models.PositiveBigIntegerField(null=True)
    actor_name = models.CharField(max_length=100)
    source = models.CharField(max_length=64, blank=True)
    territory = models.PositiveBigIntegerField(null=True)
    deed = models.CharField(max_length=64)
    thing = models.CharField(max_length=32)
    thing_key = models.PositiveBigIntegerField(null=True)
    done = models.BooleanField()
    detail = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["territory", "number"], name="audit_by_territory"),
            models.Index(fields=["thing", "thing_key", "number"], name="audit_by_thing"),
        ]

    def facts(self) -> Entry:
        return Entry(
            number=self.number,
            at=self.at,
            actor=self.actor,
            actor_name=self.actor_name,
            source=self.source,
            territory=self.territory,
            deed=self.deed,
            thing=self.thing,
            thing_key=self.thing_key,
            done=self.done,
            detail=self.detail,
        )


class AuditHead(models.Model):
    """链头 — the one row that says where the chain ends; whoever appends locks it first, so entries
    come one after another, and a chain cut at its end is found out."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(name="audit_head_alone", condition=Q(id=1))]
