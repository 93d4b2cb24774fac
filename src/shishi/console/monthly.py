"""月度文稿的导出 — what the commands of the bulletin and the report have in common: the month that
is asked for, the files that are written."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from shishi import clock
from shishi.console import site

Month = Annotated[
    datetime, typer.Option("--month", metavar="YYYY-MM", formats=["%Y-%m"], help="哪一个月。")
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="写到哪个目录。")]

Strict = Annotated[
    bool, typer.Option("--strict", help="缺少规定的字体时不生成，不用其他字体替代。")
]


def drawn_up(kind: str, data: Path, month: datetime, out: Path, *, strict: bool) -> None:
    """Write the files of the month; ends the command with a sentence where there is nothing to
    tell of."""
    site.resume(data)
    from shishi.console import drafted  # slow import: Django is set up before
    from shishi.rules.dispatches import Kind  # slow import: as above

    today = clock.today()
    on = _day(month.date(), today)
    found = drafted.of_month(Kind(kind), on, today)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        site.stop(f"目录 {out} 不能使用（{fault.strerror}），请核对路径和权限。")
    name = f"{kind}-{month:%Y-%m}"
    from shishi.console.ledger import written  # slow import: as above

    words = json.dumps(drafted.as_json(found), ensure_ascii=False, indent=1) + "\n"
    made = drafted.files(found, name, drafted.chosen(data, strict=strict))
    files = {f"{name}.json": words.encode(), **made}
    for filename, content in files.items():
        written(out / filename, content)
        typer.echo(str(out / filename))
    for says in found.warnings:
        typer.echo(says, err=True)


def _day(first: date, today: date) -> date:
    """The end of the month, or today where the month is not over."""
    from shishi.rules.days import month_end  # slow import: not needed for --help

    if first > today:
        site.stop(f"{first.year}年{first.month}月还没有到，不能生成。请核对 --month。", code=2)
    return min(month_end(first), today)
