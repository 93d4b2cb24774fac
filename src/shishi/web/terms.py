"""核算口径 — what a plan leaves open about a target, as fields of the page of its schedule."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from shishi.rules import inputs
from shishi.rules.amounts import number_text, shifted
from shishi.rules.elsewhere import Amount
from shishi.rules.indicators import IndicatorType
from shishi.rules.inputs import Unfit
from shishi.rules.targets import Stage, Target, Terms, stages_unfit

# For each type the fields it asks for: name, label, whether it takes several lines.
FIELDS: dict[IndicatorType, tuple[tuple[str, str, bool], ...]] = {
    IndicatorType.APPROXIMATE: (("tolerance", "约数允许低于目标的百分比", False),),
    IndicatorType.RATE: (("denominator", "应办数（比率的分母）", False),),
    IndicatorType.MAINTAIN: (("checks_on", "核查日，每行一日", True),),
    IndicatorType.PHYSICAL: (("stages", "形象进度阶段，每行“阶段 权重”", True),),
    IndicatorType.MILESTONE: (("step", "以哪个手续环节的办结日为准", False),),
    IndicatorType.FUNDS: (("amount", "填报时取资金报表的哪个数", False),),
    IndicatorType.UNQUANTIFIED: (
        ("proxy_value", "代用指标的目标数", False),
        ("proxy_measure", "代用指标的计量单位", False),
    ),
}

_AMOUNTS = (
    ("", "未指定"),
    *((one.value, one.label) for one in Amount),
)

_HELP = {"amount": "未指定的，实事只有这一项资金指标时取完成投资。"}


class TermsForm(forms.Form):
    """The fields that the type of the indicator asks for, all of them optional."""

    def __init__(
        self, data: Any, kind: IndicatorType, held: Terms, steps: Sequence[tuple[str, str]] = ()
    ) -> None:
        """`steps` are the keys and names of the steps of the project's chain."""
        super().__init__(data, initial=_shown(held))
        choices = {"step": (("", "不取，由单位填日期"), *steps), "amount": _AMOUNTS}
        for name, label, several in FIELDS.get(kind, ()):
            if name in choices:
                self.fields[name] = forms.ChoiceField(
                    label=label,
                    choices=choices[name],
                    required=False,
                    help_text=_HELP.get(name, ""),
                )
                continue
            widget = forms.Textarea(attrs={"rows": 3}) if several else forms.TextInput()
            self.fields[name] = forms.CharField(
                label=label, max_length=500, required=False, widget=widget
            )

    def clean(self) -> dict[str, Any]:
        """Each field as its value; what cannot be read is told at the field."""
        typed = super().clean() or {}
        for name in [name for name in self.fields if typed.get(name)]:
            try:
                typed[name] = _READERS[name](typed[name])
            except Unfit as unfit:
                self.add_error(name, unfit.says)
        return typed

    def terms(self, held: Terms) -> Terms:
        """The terms as typed; what has no field here stays as it was."""
        typed = self.cleaned_data
        empty: dict[str, Any] = {"tolerance": None, "denominator": None}
        empty |= {"checks_on": (), "stages": (), "step": "", "amount": ""}
        given: dict[str, Any] = {
            name: typed[name] or none for name, none in empty.items() if name in typed
        }
        if typed.get("proxy_value"):
            given["proxy"] = Target(
                kind=IndicatorType.CUMULATIVE,
                value=typed["proxy_value"],
                measure=typed.get("proxy_measure", ""),
            )
        return replace(held, **given)


def _shown(held: Terms) -> dict[str, str]:
    found = {
        "step": held.step,
        "amount": held.amount,
        "checks_on": "\n".join(day.isoformat() for day in held.checks_on),
        "stages": "\n".join(f"{name} {number_text(weight)}" for name, weight in held.stages),
    }
    if held.tolerance is not None:
        found["tolerance"] = number_text(shifted(held.tolerance, 2))
    if held.denominator is not None:
        found["denominator"] = number_text(held.denominator)
    if held.proxy is not None and held.proxy.value is not None:
        found["proxy_value"] = number_text(held.proxy.value)
        found["proxy_measure"] = held.proxy.measure
    return found


def _share(typed: str) -> Decimal:
    share = shifted(inputs.number(typed.removesuffix("%")), -2)
    if share >= 1:
        raise Unfit("请填写 0 至 100 之间的百分比，不含 100。")
    return share


def _positive(typed: str) -> Decimal:
    value = inputs.number(typed)
    if not value:
        raise Unfit("请填写大于 0 的数。")
    return value


def _days(typed: str) -> tuple[date, ...]:
    return tuple(sorted({inputs.day(one) for one in typed.split()}))


def _stages(typed: str) -> tuple[tuple[str, Decimal], ...]:
    found = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        name, _, weight = line.rpartition(" ")
        if not name.strip():
            raise Unfit(f"“{line[:20]}”没有写明权重。请写成“主体施工 40”的样子。")
        found.append((name.strip(), inputs.number(weight)))
    faults = stages_unfit(tuple(Stage(name, weight, Decimal(0)) for name, weight in found))
    if faults:
        raise Unfit(faults[0].says)
    return tuple(found)


_READERS: dict[str, Callable[[str], Any]] = {
    "tolerance": _share,
    "denominator": _positive,
    "checks_on": _days,
    "stages": _stages,
    "proxy_value": _positive,
    "proxy_measure": str.strip,
    "step": str,
    "amount": str,
}
