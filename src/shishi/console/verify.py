"""`shishi verify` — walk the chain of the audit trail."""

from pathlib import Path

import typer

from shishi.console import site
from shishi.console.site import DataFolder


def verify(data: DataFolder = Path("var")) -> None:
    """核对留痕链，指出第一处改动。"""
    site.resume(data)
    from shishi.queries import trail  # slow import: Django is set up before

    found = trail.verify()
    typer.echo(found.says)
    if not found.ok:
        raise typer.Exit(1)
    typer.echo(f"最后一个散列，请随备份保存：{found.head}")
