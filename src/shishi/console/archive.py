"""`shishi archive` — everything of a month in one file."""

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from shishi.console import site
from shishi.console.site import DataFolder
from shishi.rules.archives import month_of
from shishi.rules.lifecycle import Refused

Month = Annotated[str, typer.Option(metavar="YYYY-MM", help="归档哪个月；须已结束。")]
Out = Annotated[Path, typer.Option(metavar="FILE", help="写成哪个文件。")]
Year = Annotated[int | None, typer.Option(help="哪个年度的方案；不写时为月份所在的年度。")]


def archive(month: Month, out: Out, data: DataFolder = Path("var"), year: Year = None) -> None:
    """把一个月的公文、台账、数据和留痕归为一个文件。"""
    first = month_of(month)
    if first is None:
        site.stop("月份请写作 2026-09 的样子。", code=2)
    site.resume(data)
    try:
        handle, rough = tempfile.mkstemp(dir=out.parent, prefix=".shishi-")
    except OSError as fault:
        site.stop(f"写入 {out} 失败（{fault.strerror}），请核对路径和权限。")
    try:
        _written(handle, year or first.year, first)
        os.replace(rough, out)
    except Refused as refused:
        site.stop(refused.verdict.says)
    except OSError as fault:
        site.stop(f"写入 {out} 失败（{fault.strerror}），请核对路径和磁盘空间。")
    finally:
        Path(rough).unlink(missing_ok=True)


def _written(handle: int, year: int, month: date) -> None:
    """The archive in the file behind the handle; what it is known by is told."""
    from shishi import clock  # slow import: Django is set up before
    from shishi.actions import archives as deeds  # slow import: as above
    from shishi.console import sheets  # slow import: as above

    with os.fdopen(handle, "w+b") as file:
        actor, card = sheets.programme_of(year)
        made = deeds.export(actor=actor, programme=card.pk, month=month, file=file, at=clock.now())
    typer.echo(f"{card.year}年度 {month:%Y-%m} 已归档，{made.size:,} 字节。")
    typer.echo(f"清单摘要，请与归档文件分开保存：{made.digest}")
