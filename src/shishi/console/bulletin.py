"""`shishi bulletin` — the bulletin of a month as files."""

from pathlib import Path

from shishi.console.monthly import Month, Out, Strict, drawn_up
from shishi.console.site import DataFolder


def bulletin(
    month: Month, out: Out, data: DataFolder = Path("var"), strict: Strict = False
) -> None:
    """由台账生成一个月的月通报：公文、附件表格和所依据的事实。"""
    drawn_up("bulletin", data, month, out, strict=strict)
