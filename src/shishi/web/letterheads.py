"""发文设定的表单 — the issuing organ, its 机关代字, who signs, who receives, who prints."""

import re
from typing import Any

from django import forms

from shishi.rules.letterheads import Letterhead
from shishi.web.rule_base import REQUIRED, RuleForm

_BETWEEN = re.compile(r"[\n\r、，,；;]+")
_ONE_EACH = "每行写一个单位，也可以用顿号隔开。"


class LetterheadForm(RuleForm):
    organ = forms.CharField(
        label="发文机关",
        max_length=100,
        error_messages=REQUIRED,
        help_text="全称或规范化简称，印在红头和落款处。",
    )
    code = forms.CharField(
        label="机关代字",
        max_length=12,
        error_messages=REQUIRED,
        help_text="发文字号的前一部分，如：云政办督。",
    )
    signer = forms.CharField(
        label="上行文的签发人", max_length=50, required=False, help_text="只印在报告上。"
    )
    receivers = forms.CharField(
        label="主送",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_ONE_EACH,
    )
    copies = forms.CharField(
        label="抄送",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_ONE_EACH,
    )
    printer = forms.CharField(
        label="印发机关", max_length=100, required=False, help_text="不填的，与发文机关相同。"
    )
    sealed = forms.BooleanField(label="落款处留出印章位置", required=False)
    compared_on = forms.CharField(
        label="单位间比较的依据",
        max_length=200,
        required=False,
        help_text="有明文规定的，写明文件名称和文号；不填的，通报中不对单位作比较。",
    )

    @staticmethod
    def shown(rule: Letterhead) -> dict[str, Any]:
        plain = ("organ", "code", "signer", "printer", "sealed", "compared_on")
        return {
            **{name: getattr(rule, name) for name in plain},
            "receivers": "\n".join(rule.receivers),
            "copies": "\n".join(rule.copies),
        }

    def rule(self) -> Letterhead:
        data = self.cleaned_data
        return Letterhead(
            organ=data["organ"].strip(),
            code=data["code"].strip(),
            signer=data["signer"].strip(),
            receivers=_units(data["receivers"]),
            copies=_units(data["copies"]),
            printer=data["printer"].strip(),
            sealed=data["sealed"],
            compared_on=data["compared_on"].strip(),
        )


def _units(typed: str) -> tuple[str, ...]:
    """The units as typed, one after another."""
    return tuple(filter(None, map(str.strip, _BETWEEN.split(typed))))
