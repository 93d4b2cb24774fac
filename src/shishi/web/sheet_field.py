"""表格文件 — the field of a form that takes a workbook: small enough, and not empty."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

LIMIT = 5 * 1024 * 1024  # bytes
TOO_LARGE = "文件超过 5 MB，请核对是否选错文件。"


class SheetField(forms.FileField):
    """`missing` is the sentence where none was chosen."""

    def __init__(self, *, label: str, help_text: str, missing: str) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            error_messages={"required": missing, "empty": "文件是空的，请核对。"},
            widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        )

    def clean(self, data: Any, initial: Any = None) -> UploadedFile:
        file: UploadedFile = super().clean(data, initial)
        if (file.size or 0) > LIMIT:
            raise forms.ValidationError(TOO_LARGE)
        return file
