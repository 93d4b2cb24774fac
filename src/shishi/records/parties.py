"""单位与人员 — territories, units with their aliases, people with their posts."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from shishi.records.base import both_or_neither, ends_after_start
from shishi.records.fields import ChoiceField
from shishi.rules.access import Role
from shishi.rules.aliases import AliasState


class Territory(models.Model):
    """地区 — a county, prefecture or township; everything else belongs to one."""

    name = models.CharField(max_length=100, unique=True)
    founded_at = models.DateTimeField()


class Unit(models.Model):
    """单位 — by its name as written in plans, by its full name once that is confirmed.

    A `group` stands for many (各乡镇人民政府). A unit that turned out to be another one points
    at it by `same_as` and takes part in nothing new.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=200)
    group = models.BooleanField(default=False)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="other")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "name"], name="unit_once_in_territory"),
            models.CheckConstraint(name="unit_has_name", condition=~Q(name="")),
        ]


class UnitAlias(models.Model):
    """别名 — `alias` is short for `full`, says a rule or a person; it counts once confirmed."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="aliases")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="aliases")
    alias = models.CharField(max_length=200)
    full = models.CharField(max_length=200)
    state = ChoiceField(AliasState, default=AliasState.PROPOSED)
    decided_by = models.ForeignKey("Person", on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["territory", "alias", "full"], name="alias_once_in_territory"
            ),
            models.UniqueConstraint(
                fields=["territory", "alias"],
                condition=Q(state="confirmed"),
                name="alias_leads_to_one_unit",
            ),
            both_or_neither("alias_decided_by_and_at", "decided_by", "decided_at"),
            models.CheckConstraint(
                name="alias_decided_when_settled",
                condition=Q(state="proposed", decided_at=None)
                | (~Q(state="proposed") & Q(decided_at__isnull=False)),
            ),
        ]


class PersonManager(BaseUserManager["Person"]):
    """People are found by their login when they sign in."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(login=username)


class Person(AbstractBaseUser):
    """人员 — everyone named in a plan, and everyone who signs in (`login` not null)."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=100)
    login = models.CharField(max_length=64, null=True, unique=True)
    is_active = models.BooleanField(default=True)
    email = models.EmailField(null=True)

    objects = PersonManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(name="person_has_name", condition=~Q(name="")),
            models.CheckConstraint(name="person_login_not_blank", condition=~Q(login="")),
        ]


class Post(models.Model):
    """任职 — what a person does for a unit over [starts_on, ends_before). A post that `follows`
    another was handed over by it (岗位交接)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="posts")
    role = ChoiceField(Role, blank=True, default="")
    title = models.CharField(max_length=100, blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True)
    follows = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="followed_by"
    )

    class Meta:
        constraints = [
            ends_after_start("post_ends_after_start"),
            models.CheckConstraint(
                name="post_of_unit_names_unit",
                condition=~Q(role__in=["unit_reporter", "unit_head"]) | Q(unit__isnull=False),
            ),
        ]


class SignInLink(models.Model):
    """一次性链接 — kept as the digest of its token; `purpose` is found, invite or demo."""

    purpose = models.CharField(max_length=16)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="links")
    token_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="link_names_person",
                condition=Q(purpose="found", person=None)
                | (Q(purpose__in=["invite", "demo"]) & Q(person__isnull=False)),
            )
        ]
