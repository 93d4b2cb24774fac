"""`shishi lint` — check the wording of one official paper. No Django, no network."""

import json
from pathlib import Path
from typing import Annotated

import typer

File = Annotated[
    Path, typer.Argument(help="公文，.docx、.pdf、.txt 等。", metavar="FILE", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="把核校意见打印成 JSON。")]
UNREADABLE = 2


def lint(file: File, as_json: Json = False) -> None:
    """核校一份公文的数字、标点、序号和格式；有意见时退出码为 1，文件读不了时为 2。"""
    # The readers and the rules are not needed for --help.
    from shishi.console.opened import opened  # slow import: as above
    from shishi.reading.source import Unreadable  # slow import: as above
    from shishi.wording import export  # slow import: as above
    from shishi.wording.check import check  # slow import: as above

    try:
        source = opened(file)
    except Unreadable as fault:
        typer.echo(f"{file}：{fault}", err=True)
        raise typer.Exit(UNREADABLE) from fault
    found = check(source)
    if as_json:
        words = json.dumps(export.as_json(found, source), ensure_ascii=False, indent=1)
        typer.echo(words)
    else:
        typer.echo("\n".join(export.as_lines(found, source, str(file))))
    if found:
        raise typer.Exit(1)
