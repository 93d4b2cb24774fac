"""`shishi verify` — walk the chain of the audit trail, hold every issued paper against its files
and the trail, and a root that was typed from paper against its entry; or check an archive, on any
machine."""

from pathlib import Path
from typing import Annotated

import typer

from shishi.console import site
from shishi.console.site import DataFolder

_Root = Annotated[str, typer.Option("--root", help="文件末页的核验码，如 1234-3f2a-9c01-7be4-d210")]
_Archive = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="核对一份归档文件；不需要数据目录和数据库。"),
]


def verify(data: DataFolder = Path("var"), root: _Root = "", archive: _Archive = None) -> None:
    """核对留痕链和印发文件，指出第一处改动；也可核对文件上印的核验码，或者一份归档。"""
    if archive is not None:
        _check(archive)
        return
    site.resume(data)
    from shishi.queries import printed, trail  # slow import: Django is set up before

    found = trail.verify()
    typer.echo(found.says)
    faults = printed.unsound() if found.ok else ()
    for says in faults:
        typer.echo(says)
    sound = found.ok and not faults
    if sound:
        count = printed.checked()
        typer.echo(f"印发文件共 {count} 份，与印发时一致。" if count else "尚未印发文件。")
    if root:
        told = printed.root(root)
        typer.echo(told.says)
        sound = sound and told.ok
    if not sound:
        raise typer.Exit(1)
    typer.echo(f"最后一个散列，请随备份保存：{found.head}")


def _check(path: Path) -> None:
    """Nothing but the file is asked: no data folder, no database, no Django."""
    from shishi.papers import archive_check  # slow import: only an archive needs it

    try:
        with path.open("rb") as file:
            found = archive_check.check(file)
    except OSError as fault:
        site.stop(f"打不开 {path}（{fault.strerror}），请核对路径和权限。")
    typer.echo(found.says, err=not found.ok)
    if not found.ok:
        raise typer.Exit(1)
    typer.echo(f"清单摘要，请与归档时所示的核对：{found.digest}")
