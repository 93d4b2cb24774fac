"""行文模板的表单 — the sentences that a county words for itself, one a line."""

import re
from typing import Any

from django import forms

from shishi.rules.sentences import LONGEST, SENTENCES, Wording
from shishi.web.rule_base import RuleForm

_LINE = re.compile(r"\s*([^：:]+?)\s*[：:]\s*(.*?)\s*")


class PhrasesForm(RuleForm):
    own = forms.CharField(
        label="改写的行文",
        max_length=(LONGEST + 30) * len(SENTENCES),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="每行一处，先写位置，再写句子，如：总体.截至：截至{截至日期}，。"
        "数用花括号中的名称。不写的用默认行文。",
    )

    @staticmethod
    def shown(rule: Wording) -> dict[str, Any]:
        return {"own": "\n".join(f"{slot}：{words}" for slot, words in rule.own)}

    def clean_own(self) -> Wording:
        lines = [line for line in self.cleaned_data["own"].splitlines() if line.strip()]
        found = [(line, _LINE.fullmatch(line)) for line in lines]
        odd = [line for line, held in found if held is None]
        if odd:
            says = f"“{odd[0][:30]}”没有写明位置。请按“位置：句子”的样子填写，一行一处。"
            raise forms.ValidationError(says)
        return Wording(tuple((held[1], held[2]) for _, held in found if held))

    def rule(self) -> Wording:
        held: Wording = self.cleaned_data["own"]
        return held
