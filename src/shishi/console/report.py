"""`shishi report` — the report of a month to the government of the county, as files."""

from pathlib import Path

from shishi.console.monthly import Month, Out, Strict, drawn_up
from shishi.console.site import DataFolder


def report(month: Month, out: Out, data: DataFolder = Path("var"), strict: Strict = False) -> None:
    """由台账生成一个月的月度报告：公文、附件表格和所依据的事实。"""
    drawn_up("report", data, month, out, strict=strict)
