"""`shishi read` — read plan documents; show, or write, what stands in them. No Django."""

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[Path], typer.Argument(help="方案文件，可以给出多个。", show_default=False)]
JsonFolder = Annotated[
    Path | None,
    typer.Option("--json", metavar="DIR", help="为每个文件写一份同名的 JSON 到这个目录。"),
]
Sheet = Annotated[
    Path | None, typer.Option("--xlsx", metavar="FILE", help="把各文件的实事写成一份总台账。")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="同时读取的进程数。")]


def read(files: Files, json: JsonFolder = None, xlsx: Sheet = None, jobs: Jobs = 1) -> None:
    """读取方案文件，列出实事、数字、单位、时限和需要核对的地方。"""
    from shishi.console import batch  # slow import: the file readers are not needed for --help

    failed = batch.run(files, json_folder=json, sheet=xlsx, jobs=jobs)
    if failed:
        raise typer.Exit(1)
