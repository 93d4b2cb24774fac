"""留痕 — the audit trail: append-only by triggers of the database, chained by hashes.

No foreign keys: an entry outlives whatever it speaks of. Times are kept as text with their
offset, because the hash covers what was written and not what a database makes of it.

The statements that go with every deed are written out here: the mapper would take twenty times as
long over each of them as the database.
"""

from dataclasses import astuple

from django.db import connection, models
from django.db.models import Q

from shishi.records import vendor
from shishi.rules.audit import Entry, close

Deed = tuple[int, str, str, str, int | None, bool]

_COLUMNS = ", ".join((*Entry.__slots__, "hash"))
_PLACES = ", ".join("%s" for _ in (*Entry.__slots__, "hash"))
_APPEND = f"INSERT INTO {vendor.TRAIL} ({_COLUMNS}) VALUES ({_PLACES})"  # noqa: S608  no input
_DEEDS = (
    "SELECT number, hash, deed, thing, thing_key, done "  # noqa: S608  as above
    f"FROM {vendor.TRAIL} WHERE number BETWEEN %s AND %s ORDER BY number"
)
_HEAD = "SELECT number, hash FROM records_audithead WHERE id = 1"
_MOVE_HEAD = "UPDATE records_audithead SET number = %s, hash = %s WHERE id = 1"


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

    @staticmethod
    def deeds(first: int, last: int) -> list[Deed]:
        """Of each entry in between its number and hash, the deed, what it was done to, and whether
        it was done."""
        with connection.cursor() as cursor:
            cursor.execute(_DEEDS, (first, last))
            return list(cursor.fetchall())

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

    @staticmethod
    def taken() -> tuple[int, str]:
        """Number and hash of the last entry, once every deed that is under way has ended; no other
        ends before the transaction that asks."""
        with connection.cursor() as cursor:
            cursor.execute(vendor.alone(_HEAD))
            number, hash = cursor.fetchone()
        return number, hash

    @staticmethod
    def append(entry: Entry, before: str) -> None:
        """Close the chain with one more entry, which follows the hash `before`."""
        closed = close(entry, before)
        with connection.cursor() as cursor:
            cursor.execute(_APPEND, (*astuple(entry), closed))
            cursor.execute(_MOVE_HEAD, (entry.number, closed))
