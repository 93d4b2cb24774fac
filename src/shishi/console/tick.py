"""`shishi tick` — what has to be done every day: rounds, lights, reminders."""

from pathlib import Path

import typer

from shishi import clock
from shishi.console import site
from shishi.console.site import DataFolder


def tick(data: DataFolder = Path("var")) -> None:
    """每日值班：开放到期的报送，评当日的灯，生成并投递提醒；停机后补评。可以重复运行。"""
    site.resume(data)
    from shishi.console import duty  # slow import: Django is set up before

    for says in duty.run(clock.today(), clock.now()):
        if says:
            typer.echo(says)
