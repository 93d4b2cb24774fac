"""发文 — official papers on their way from draft to issue, the register of their numbers, their
files, whom they went to.

Until it is sent for signature a draft has words alone: its figures are worked out each time. From
then on `frozen` holds everything that stands in it, and the ledger it stands on, as plain values.
"""

from datetime import datetime, tzinfo
from typing import Any

from django.db import models
from django.db.models import Q

from shishi.records.base import both_or_neither
from shishi.records.fields import ChoiceField
from shishi.records.parties import Person, Territory, Unit
from shishi.records.programmes import Programme
from shishi.rules import dispatches
from shishi.rules.dispatches import ISSUING, DispatchState, Kind
from shishi.rules.lifecycle import Refused, no

BESIDE = ("programme", "changed_by")  # what a deed asks for with a dispatch


class Dispatch(models.Model):
    """发文 — `on` is the day its figures speak of. `about` is the key of what it is about where
    that is one thing: the unit of a reminder, the report that was returned, the stocktake of
    minutes, the dispatch that is corrected. `passages` are its words as plain values; `root` is
    the end of the trail that its foot prints."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="dispatches")
    kind = ChoiceField(Kind)
    on = models.DateField()
    about = models.PositiveBigIntegerField(null=True)
    state = ChoiceField(DispatchState, default=DispatchState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    passages = models.JSONField(default=list)
    drawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    frozen = models.JSONField(null=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_digest = models.CharField(max_length=64, blank=True)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(null=True)
    issued_on = models.DateField(null=True)
    root_number = models.PositiveBigIntegerField(null=True)
    root = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["programme", "kind", "on"], name="dispatch_by_day")]
        constraints = [
            both_or_neither("dispatch_frozen_with_its_moment", "frozen", "frozen_at"),
            both_or_neither("dispatch_signer_and_day", "signed_by", "signed_on"),
            models.CheckConstraint(
                name="dispatch_frozen_before_it_is_sent",
                condition=Q(state__in=["draft", "discarded"]) | Q(frozen__isnull=False),
            ),
            models.CheckConstraint(
                name="dispatch_issued_has_its_day_and_root",
                condition=~Q(state__in=["issued", "withdrawn"])
                | (Q(issued_on__isnull=False) & ~Q(root="")),
            ),
        ]

    def overtaken(self, version: int, zone: tzinfo | None) -> str:
        """What somebody is told who saw an earlier `version` of it."""
        changed = self.changed_at.astimezone(zone)
        when = f"{changed.month}月{changed.day}日{changed:%H:%M}"
        return (
            f"{self.changed_by.name}于{when}办理过这份文稿"
            f"（现为“{self.state.label}”，第 {self.version} 版），"
            f"您看到的是第 {version} 版。请在最新内容上核对后再办理。"
        )


class Override(models.Model):
    """手填的数 — of one figure of a draft, by its name, with the reason; taken back by a later row
    with no words."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="overrides")
    name = models.CharField(max_length=100)
    words = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class DispatchStep(models.Model):
    """经办记录 — each step of a dispatch with who took it and why; never changed."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=16)
    state = ChoiceField(DispatchState)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)


class Serial(models.Model):
    """发文字号 — one number of the register: code, year and number in it. One that was voided stays
    in the register with its reason and is never given again."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="serials")
    code = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="serials")
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    voided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["territory", "code", "year", "number"], name="serial_once_in_register"
            ),
            models.UniqueConstraint(
                fields=["dispatch"], condition=Q(voided_at=None), name="serial_one_a_dispatch"
            ),
            both_or_neither("serial_voided_by_and_at", "voided_by", "voided_at"),
            models.CheckConstraint(
                name="serial_void_has_its_reason",
                condition=Q(voided_at=None) | ~Q(void_reason=""),
            ),
        ]


class DispatchFile(models.Model):
    """印发文件 — the bytes that were issued, by their digest in the store of files."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="files")
    filename = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispatch", "filename"], name="dispatch_file_once")
        ]


class Recipient(models.Model):
    """分发 — a unit or organ that the paper went to, as it is written, with the copies it got;
    `copy` says 抄送 rather than 主送."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="recipients")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    written = models.CharField(max_length=200)
    copy = models.BooleanField()
    copies = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispatch", "written"], name="recipient_once")
        ]


def may_do(row: Dispatch, step: str, version: int, zone: tzinfo | None, reason: str = "") -> None:
    """`Refused` where the step cannot be taken, or somebody has changed the row since `version`."""
    verdict = dispatches.may(step, row.state, reason)
    if row.version != version:
        verdict = no(row.overtaken(version, zone), "version")
    if not verdict:
        raise Refused(verdict)


def move(
    row: Dispatch,
    step: str,
    version: int,
    by: int,
    at: datetime,
    reason: str = "",
    **columns: Any,
) -> None:
    """Take a step, as long as the row still is what was seen. It is locked by the update itself,
    so of two who come at once the second is refused."""
    may_do(row, step, version, at.tzinfo, reason)
    columns |= {"state": ISSUING.after(step, row.state), "version": version + 1}
    columns |= {"changed_by_id": by, "changed_at": at}
    rows = Dispatch.objects.filter(pk=row.pk, version=version, state=row.state)
    if not rows.update(**columns):
        row.refresh_from_db()
        raise Refused(no(row.overtaken(version, at.tzinfo), "version"))
    for name, value in columns.items():
        setattr(row, name, value)


def step(row: Dispatch, name: str, by: int, at: datetime, reason: str = "") -> None:
    """Leave the step in the record of the dispatch."""
    DispatchStep.objects.create(
        dispatch=row, step=name, state=row.state, by_id=by, at=at, reason=reason
    )
