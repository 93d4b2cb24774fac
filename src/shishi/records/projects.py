"""实事 — the projects of a programme, their task items, indicators and who answers for them."""

from django.db import models
from django.db.models import F, Q

from shishi.records.base import Placed, both_or_neither, ends_after_start
from shishi.records.fields import AmountField, ChoiceField
from shishi.records.parties import Person, Unit
from shishi.records.programmes import Programme
from shishi.rules.amounts import Bound
from shishi.rules.indicators import IndicatorType
from shishi.rules.projects import How, Level, Part, answering


class Confirmed(models.Model):
    """确认 — how a value came about, who let it stand, when; `read_as` is what the reader had
    proposed, in words, where a person changed it."""

    how = ChoiceField(How, default=How.READ)
    read_as = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        abstract = True


class Project(Placed, Confirmed):
    """实事 — `issued_text` is the item as issued, frozen beside the title of today.

    A deadline that the plan does not give is `presumed` (推定) to be the year's end; its own
    words (汛期前) stay in `deadline_words` with their place.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="projects")
    number = models.PositiveIntegerField()
    ordinal = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=500)
    level = ChoiceField(Level, default=Level.COUNTY)
    issued_text = models.TextField()
    deadline_on = models.DateField()
    deadline_presumed = models.BooleanField()
    deadline_words = models.TextField(blank=True)
    deadline_start = models.PositiveIntegerField(null=True)
    deadline_end = models.PositiveIntegerField(null=True)
    deadline_how = ChoiceField(How, default=How.READ)
    deadline_read_as = models.TextField(blank=True)
    deadline_confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    deadline_confirmed_at = models.DateTimeField()

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "number"], name="project_number_once"),
            both_or_neither("project_deadline_place", "deadline_start", "deadline_end"),
        ]

    @property
    def answering_unit(self) -> int | None:
        """填报单位 — the unit that reports for it today; where a unit turned out to be another one,
        that other."""
        rows = Assignment.objects.filter(project=self.pk, ends_before=None)
        held = sorted(rows.values_list("number", "role", "unit", "unit__same_as"))
        return answering((role, other or unit) for _, role, unit, other in held if unit)


class TaskItem(Placed):
    """具体任务（分项） — one clause of a project."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="tasks")
    number = models.PositiveIntegerField()
    words = models.TextField()

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["project", "number"], name="task_number_once"),
        ]


class Indicator(Placed, Confirmed):
    """指标 — one promised amount; money is in yuan. `total` is the total of a 其中 part; `per` the
    base of a rate (户, 人·月); `upper` the far end of a range."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="indicators")
    task = models.ForeignKey(
        TaskItem, on_delete=models.PROTECT, null=True, related_name="indicators"
    )
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=500, blank=True)
    value = AmountField()
    upper = AmountField(null=True)
    measure = models.CharField(max_length=64, blank=True)
    bound = ChoiceField(Bound, default=Bound.EXACT)
    type = ChoiceField(IndicatorType, default=IndicatorType.CUMULATIVE)
    money = models.BooleanField(default=False)
    per = models.CharField(max_length=64, blank=True)
    total = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["project", "number"], name="indicator_number_once"),
            models.CheckConstraint(
                name="indicator_added_has_no_reading",
                condition=~Q(how="added") | Q(read_as=""),
            ),
            models.CheckConstraint(
                name="indicator_not_its_own_total", condition=Q(total=None) | ~Q(total=F("id"))
            ),
        ]


class Assignment(Placed, Confirmed):
    """责任 — a unit or a person answers for a project over [starts_on, ends_before).

    `label` is the plan's own word, `written` the name as the plan has it; `pair` joins a person
    to the unit that the document itself pairs them with. `ended_at` is when the end was entered:
    before that moment nobody knew of it.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="assignments")
    number = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="assignments")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="assignments"
    )
    role = ChoiceField(Part)
    label = models.CharField(max_length=100, blank=True)
    written = models.CharField(max_length=200)
    pair = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="paired")
    starts_on = models.DateField()
    ends_before = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["project", "number"], name="assignment_number_once"),
            both_or_neither("assignment_ends_and_ended_at", "ends_before", "ended_at"),
            models.CheckConstraint(
                name="assignment_of_unit_or_person",
                condition=Q(unit=None, person__isnull=False) | Q(unit__isnull=False, person=None),
            ),
            ends_after_start("assignment_ends_after_start"),
        ]


class SearchText(models.Model):
    """检索文本 — the words of a project as character bigrams; `records.vendor` indexes them."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="search")
    grams = models.TextField()
