"""规则表单的共同栏目 — what every new version of a rule is asked: from which day, on what basis."""

from django import forms

REQUIRED = {"required": "此项必填。", "invalid": "请填写整数。"}
DAY = {"required": "请填写日期。", "invalid": "请按 2026-01-31 的样子填写日期。"}


class RuleForm(forms.Form):
    """What every new version needs; each subject adds its own, and makes its rule of it."""

    holds_from = forms.DateField(
        label="自哪一日起执行", error_messages=DAY, widget=forms.DateInput(format="%Y-%m-%d")
    )
    why = forms.CharField(
        label="依据", max_length=500, required=False, help_text="据以设定的文件或会议。"
    )
