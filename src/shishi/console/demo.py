"""`shishi demo` — build the demonstration of an invented county and serve it."""

from pathlib import Path
from typing import Annotated

import typer

from shishi import clock
from shishi.console import site
from shishi.console.site import DataFolder, Host, Port

NoServe = Annotated[bool, typer.Option("--no-serve", help="只建立数据，不启动服务。")]


def demo(
    data: DataFolder = Path("var/demo"),
    host: Host = "127.0.0.1",
    port: Port = 8000,
    no_serve: NoServe = False,
) -> None:
    """建立并启动虚构县的演示；可以重复运行，数据不会重复。"""
    if not no_serve:
        if host not in site.LOOPBACK:
            site.stop("演示的免密链接只能在本机使用，请不要改动监听地址。")
        site.check_port(host, port, "shishi demo")
    _mark(data)
    site.start(data)
    from shishi.console import county  # slow import: Django is set up before

    with typer.progressbar(
        county.steps(clock.today(), clock.now()), length=county.STEPS, label="建立演示数据"
    ) as steps:
        people = [person for step in steps for person in step]
    if lack := county.lack():
        typer.echo(lack)
    if no_serve:
        typer.echo(f"演示数据已建立：{data}")
        return
    typer.echo(f"演示已启动（{site.TERRITORY}，地名、人名、数字均系虚构）。各角色的一键登录链接：")
    for person in people:
        token = county.offer(person, clock.now())
        typer.echo(f"  {person.post}　{person.name}")
        typer.echo(f"    {site.address(host, port, site.path('follow', token))}")
    typer.echo("链接仅限本机，一小时内有效；重新运行即得新的链接。按 Ctrl-C 停止。")
    site.serve(host, port)


def _mark(data: Path) -> None:
    """Pages of a marked folder say that all is invented; real data is never mixed with it."""
    mark = data / site.DEMO_MARK
    if (data / site.DATABASE).is_file() and not mark.is_file():
        site.stop(f"{data} 中已有正式数据，演示请另选目录：shishi demo --data 目录")
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.write_text(site.TERRITORY, encoding="utf-8")
    except OSError as fault:
        site.stop(f"数据目录 {data} 不能使用（{fault.strerror}），请核对路径和权限。")
