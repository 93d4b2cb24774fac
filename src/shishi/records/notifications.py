"""提醒 — what is to be told to whom by which way: the outbox (发件箱), and the group robots.

A row is written in the transaction of what it tells of and is delivered later, so nothing is told
of what did not happen, and nothing is told twice.
"""

from django.db import models
from django.db.models import Q

from shishi.records.fields import ChoiceField
from shishi.records.parties import Person, Territory
from shishi.rules.notifications import Channel, Delivery


class Robot(models.Model):
    """群机器人 — of WeCom, DingTalk or Feishu. Its address and secret are kept sealed and never
    shown again but for the last four characters."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="robots")
    channel = ChoiceField(Channel)
    name = models.CharField(max_length=100)
    address_sealed = models.TextField()
    secret_sealed = models.TextField(blank=True)
    shown = models.CharField(max_length=8)
    is_active = models.BooleanField(default=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "name"], name="robot_once_in_territory")
        ]


class Notification(models.Model):
    """一条提醒 — to a person (in the product or by mail) or to a group. `key` names what it tells
    of, so that the same is told once; `not_before` keeps it to office hours."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    channel = ChoiceField(Channel)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="notifications"
    )
    robot = models.ForeignKey(
        Robot, on_delete=models.PROTECT, null=True, related_name="notifications"
    )
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    says = models.TextField()
    path = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    state = ChoiceField(Delivery, default=Delivery.WAITING)
    tries = models.PositiveIntegerField(default=0)
    fault = models.TextField(blank=True)
    leased_until = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"], name="notification_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "person", "key"],
                condition=Q(person__isnull=False),
                name="notification_once_to_person",
            ),
            models.UniqueConstraint(
                fields=["robot", "key"],
                condition=Q(robot__isnull=False),
                name="notification_once_to_group",
            ),
            models.CheckConstraint(
                name="notification_to_person_or_group",
                condition=Q(person=None, robot__isnull=False) | Q(person__isnull=False, robot=None),
            ),
        ]
