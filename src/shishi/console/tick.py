"""`shishi tick` — what has to be done every day: rounds, lights, reminders."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from shishi import clock
from shishi.console import site
from shishi.console.site import DataFolder
from shishi.rules.lifecycle import Refused

Today = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="本机时钟曾误设到将来、现已校准的，填今天的日期，值班从现在继续。",
    ),
]


def tick(data: DataFolder = Path("var"), today: Today = None) -> None:
    """每日值班：开放到期的报送，评当日的灯，生成并投递提醒；停机后补评。可以重复运行。"""
    site.resume(data)
    from shishi.console import duty  # slow import: Django is set up before

    if today is not None:
        _set_right(today)
    for says in duty.run(clock.today(), clock.now()):
        if says:
            typer.echo(says)


def _set_right(today: datetime) -> None:
    """The clock that stood in the future is right now; whoever says so names the day it is."""
    from shishi.actions import ticks  # slow import: Django is set up before
    from shishi.queries import door  # slow import: as above

    if today.date() != clock.today():
        says = f"本机日期是 {clock.today()}，与所填的 {today:%Y-%m-%d} 不同。"
        site.stop(f"{says}请先校准本机时钟，再运行一次；没有改动任何内容。")
    try:
        ticks.set_right(actor=door.host(), at=clock.now())
    except Refused as refused:
        site.stop(refused.verdict.says)
    else:
        typer.echo("值班时钟已校正，值班从现在继续。")
