"""`shishi lights` — the light of every project on a day, with what it rests on."""

import json as jsons
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from shishi import clock
from shishi.console import site
from shishi.console.ledger import written
from shishi.console.site import DataFolder

On = Annotated[
    datetime | None,
    typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help="哪一天，不写为今天。"),
]
Plain = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="写成 JSON 文件。")]
Year = Annotated[int | None, typer.Option(help="年度；只有一个年度时可以不写。")]
Then = Annotated[bool, typer.Option("--then", help="只用当日已知的数据和规则，不用后来更正的。")]


def lights(
    data: DataFolder = Path("var"),
    on: On = None,
    json: Plain = None,
    year: Year = None,
    then: Then = False,
) -> None:
    """列出各项实事某一天的亮灯及其依据。"""
    site.resume(data)
    from shishi.console import rated  # slow import: Django is set up before

    day = on.date() if on else clock.today()
    found = rated.of_year(year, day, then=then)
    if json:
        written(json, (jsons.dumps(rated.as_json(found), ensure_ascii=False, indent=1) + "\n"))
    rated.show(found)
