"""`shishi up` — bring the data up to date and serve the pages."""

from pathlib import Path

import typer

from shishi import clock
from shishi.console import site
from shishi.console.site import DataFolder, Host, Port


def up(data: DataFolder = Path("var"), host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """启动服务；首次运行打印建立管理员的一次性链接。"""
    site.check_port(host, port, "shishi up")
    site.start(data)
    from shishi.actions import sign_in  # slow import: Django is set up before
    from shishi.queries import door  # slow import: as above

    token = sign_in.offer_founding(actor=door.host(), at=clock.now())
    typer.echo(f"实事已启动：{site.address(host, port)}　按 Ctrl-C 停止。")
    if token:
        typer.echo("尚无系统管理员。请用浏览器打开下面的链接建立，只能使用一次：")
        typer.echo(f"  {site.address(host, port, site.path('found', token))}")
    site.serve(host, port)
