"""规则表单 — one form for each subject of a programme's rules; what is typed becomes a rule."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms

from shishi.rules import hours, rounds, rulesets
from shishi.rules.amounts import number_text, shifted
from shishi.rules.bands import Band, Light, Metric
from shishi.rules.calendars import Shift
from shishi.rules.hours import Hours
from shishi.rules.inputs import Unfit, number
from shishi.rules.letterheads import Letterhead
from shishi.rules.lifecycle import Refused
from shishi.rules.periods import Cadence
from shishi.rules.progress import Basis
from shishi.rules.rounds import RoundRule
from shishi.rules.rulesets import Criterion, Dimension, Ruleset
from shishi.rules.settings import Pace, Rule, Subject
from shishi.web.letterheads import LetterheadForm
from shishi.web.rule_base import REQUIRED, RuleForm

MONTHS = [(str(month), f"{month}月") for month in range(1, 13)]


class RoundsForm(RuleForm):
    cadence = forms.ChoiceField(label="报送周期", choices=[(c.value, c.label) for c in Cadence])
    opens_day = forms.IntegerField(
        label="开放日", error_messages=REQUIRED, help_text="每月几日起可以填报。"
    )
    due_day = forms.IntegerField(
        label="报送日", error_messages=REQUIRED, help_text="每月几日前报送，当日仍为按时。"
    )
    due_next = forms.BooleanField(label="在期满的次月（次周、下一半月）报送", required=False)
    shift = forms.ChoiceField(label="遇休息日", choices=[(s.value, s.label) for s in Shift])
    remind_workdays = forms.IntegerField(label="提前几个工作日提醒", error_messages=REQUIRED)
    closes_workdays = forms.IntegerField(label="逾期几个工作日内可补报", error_messages=REQUIRED)
    addressee = forms.CharField(label="报送给", max_length=100, error_messages=REQUIRED)

    @staticmethod
    def shown(rule: RoundRule) -> dict[str, Any]:
        names = ("opens_day", "due_day", "due_next", "remind_workdays", "closes_workdays")
        plain = {name: getattr(rule, name) for name in names}
        return {
            **plain,
            "cadence": rule.cadence.value,
            "shift": rule.shift.value,
            "addressee": rule.addressee,
        }

    def rule(self) -> RoundRule:
        data = self.cleaned_data
        return RoundRule(
            cadence=Cadence(data["cadence"]),
            opens_day=data["opens_day"],
            due_day=data["due_day"],
            due_next=data["due_next"],
            shift=Shift(data["shift"]),
            remind_workdays=data["remind_workdays"],
            addressee=data["addressee"].strip(),
            closes_workdays=data["closes_workdays"],
            basis=data["why"].strip(),
        )


class PaceForm(RuleForm):
    basis = forms.ChoiceField(label="序时口径", choices=[(b.value, b.label) for b in Basis])
    season = forms.MultipleChoiceField(
        label="施工季",
        choices=MONTHS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一个月。"},
        help_text="“施工季分解”只把工作量分到这些月份。",
    )

    @staticmethod
    def shown(rule: Pace) -> dict[str, Any]:
        return {"basis": rule.basis.value, "season": [str(month) for month in rule.season]}

    def rule(self) -> Pace:
        months = tuple(sorted(int(month) for month in self.cleaned_data["season"]))
        return Pace(Basis(self.cleaned_data["basis"]), months)


class LightsForm(RuleForm):
    """The criteria of a rule set that it starts from (`base`), with edges and lights to change."""

    name = forms.CharField(label="规则名称", max_length=50, error_messages=REQUIRED)
    edition = forms.CharField(label="规则版本", max_length=50, error_messages=REQUIRED)
    exempt = forms.MultipleChoiceField(
        label="有正当理由可以从轻的维度",
        choices=[(one.value, one.label) for one in Dimension],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    catch_up = forms.BooleanField(label="红灯赶上后先转黄灯", required=False)

    def __init__(self, *args: Any, base: Ruleset, **more: Any) -> None:
        super().__init__(*args, **more)
        self.base = base
        self.colours = [
            (
                one.value,
                f"{one.shape} {one.word}（{one.label}）"
                if one.label != one.word
                else f"{one.shape} {one.word}",
            )
            for one in Light
            if one in base.colours
        ]
        for name, label in (("finished", "完成并验收的亮"), ("exempt_light", "从轻的最重亮")):
            self.fields[name] = forms.ChoiceField(label=label, choices=self.colours)
        for place, criterion in enumerate(base.criteria):
            self._fields_of(place, criterion)

    def _fields_of(self, place: int, criterion: Criterion) -> None:
        self.fields[f"use_{place}"] = forms.BooleanField(
            label=f"采用“{criterion.name}”", required=False, initial=True
        )
        for row, band in enumerate(criterion.bands):
            who = f"{criterion.name}第 {row + 1} 档"
            self.fields[f"light_{place}_{row}"] = forms.ChoiceField(
                label=f"{who}的灯", choices=self.colours, initial=band.light.value
            )
            if row and band.low is not None and criterion.metric is not Metric.CAN_STILL_FINISH:
                self.fields[f"edge_{place}_{row}"] = forms.CharField(
                    label=f"{who}的下限",
                    max_length=30,
                    initial=number_text(shifted(band.low, _places(criterion.metric))),
                    error_messages=REQUIRED,
                )
                self.fields[f"with_{place}_{row}"] = forms.BooleanField(
                    label=f"{who}含下限", required=False, initial=band.with_low
                )

    @staticmethod
    def shown(rule: Ruleset) -> dict[str, Any]:
        return {
            "name": rule.name,
            "edition": rule.version,
            "finished": rule.finished.value,
            "exempt": [one.value for one in rule.exempt],
            "exempt_light": rule.exempt_light.value,
            "catch_up": rule.catch_up,
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in [name for name in self.fields if name.startswith("edge_") and data.get(name)]:
            try:
                data[name] = number(data[name])
            except Unfit as unfit:
                self.add_error(name, unfit.says)
        return data

    def criteria(self) -> Iterator[dict[str, Any]]:
        """The rows of the form: each criterion with its bands, as bound fields."""
        for place, criterion in enumerate(self.base.criteria):
            rows = [
                {
                    "words": band.words(criterion.metric),
                    "light": self[f"light_{place}_{row}"],
                    "edge": self._bound(f"edge_{place}_{row}"),
                    "closed": self._bound(f"with_{place}_{row}"),
                    "lead": criterion.metric.lead,
                    "measure": criterion.metric.figure(Decimal(1)).lstrip("01. "),
                }
                for row, band in enumerate(criterion.bands)
            ]
            yield {"name": criterion.name, "use": self[f"use_{place}"], "rows": rows}

    def _bound(self, name: str) -> forms.BoundField | None:
        return self[name] if name in self.fields else None

    def rule(self) -> Ruleset:
        data = self.cleaned_data
        return replace(
            self.base,
            name=data["name"].strip(),
            version=data["edition"].strip(),
            finished=Light(data["finished"]),
            exempt=tuple(map(Dimension, data["exempt"])),
            exempt_light=Light(data["exempt_light"]),
            catch_up=data["catch_up"],
            criteria=tuple(
                replace(one, bands=tuple(self._bands(place, one)))
                for place, one in enumerate(self.base.criteria)
                if data[f"use_{place}"]
            ),
        )

    def _bands(self, place: int, criterion: Criterion) -> Iterator[Band]:
        """The bands as typed: an edge ends the band below it and begins the one above."""
        data, scale = self.cleaned_data, -_places(criterion.metric)
        edges = []
        for row, band in enumerate(criterion.bands):
            typed = data.get(f"edge_{place}_{row}")
            low = band.low if typed is None else shifted(typed, scale)
            edges.append((low, data.get(f"with_{place}_{row}", band.with_low)))
        for row, band in enumerate(criterion.bands):
            light = Light(data[f"light_{place}_{row}"])
            low, closed = edges[row]
            above = edges[row + 1] if row + 1 < len(edges) else (band.high, not band.with_high)
            yield Band(light, low, above[0], closed, not above[1])


def _places(metric: Metric) -> int:
    """Shares are typed in percent."""
    return 2 if metric in (Metric.RATIO, Metric.ABSOLUTE_SHARE) else 0


class HoursForm(RuleForm):
    seasons = forms.CharField(
        label="提醒时间",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="只在工作日提醒。全年相同的写一行时段；"
        "分季的每行一季，如：5月1日起 10:00-14:00、16:00-20:00。",
        error_messages=REQUIRED,
    )

    @staticmethod
    def shown(rule: Hours) -> dict[str, Any]:
        return {"seasons": hours.text(rule)}

    def clean_seasons(self) -> Hours:
        try:
            return hours.read(self.cleaned_data["seasons"])
        except Refused as refused:
            raise forms.ValidationError(refused.verdict.says) from refused

    def rule(self) -> Hours:
        held: Hours = self.cleaned_data["seasons"]
        return held


SubjectForm = RoundsForm | PaceForm | LightsForm | HoursForm | LetterheadForm


def form_of(
    subject: Subject, rule: Rule, data: Any = None, initial: dict[str, Any] | None = None
) -> SubjectForm:
    """The form of the subject, filled with the rule; own sentences and layouts have their pages."""
    if isinstance(rule, Ruleset):
        shown = {**LightsForm.shown(rule), **(initial or {})}
        return LightsForm(data, base=rule, initial=shown)
    if isinstance(rule, RoundRule):
        return RoundsForm(data, initial={**RoundsForm.shown(rule), **(initial or {})})
    if isinstance(rule, Hours):
        return HoursForm(data, initial={**HoursForm.shown(rule), **(initial or {})})
    if isinstance(rule, Letterhead):
        return LetterheadForm(data, initial={**LetterheadForm.shown(rule), **(initial or {})})
    if isinstance(rule, Pace):
        return PaceForm(data, initial={**PaceForm.shown(rule), **(initial or {})})
    raise TypeError(subject)


def presets(subject: Subject) -> dict[str, Rule]:
    """The named presets of a subject."""
    found: dict[Subject, Any] = {
        Subject.ROUNDS: rounds.PRESETS,
        Subject.LIGHTS: rulesets.PRESETS,
        Subject.PACE: {basis.label: Pace(basis) for basis in Basis},
        Subject.HOURS: hours.PRESETS,
        Subject.LETTERHEAD: {},
    }
    return dict(found[subject])
