"""站点 — Django over one data folder, for the commands that need it; and the web server."""

import os
import socket
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from shishi import clock
from shishi.console import watch

SETTINGS = "shishi.config.settings"
DATABASE = "shishi.sqlite3"
DEMO_MARK = "demo.txt"  # config.settings looks for it
TERRITORY = "云岭县"  # the invented county of the demonstration
DEMO_DAY = date(2026, 10, 26)  # its October round is open, its September is told
THREADS = 4  # of each server process; a thread holds one database connection
LOOPBACK = ("127.0.0.1", "localhost", "::1")

DataFolder = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="数据目录：数据库、原件、密钥都在其中。")
]
Host = Annotated[str, typer.Option(help="监听的地址。")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="监听的端口。")]


def start(data: Path) -> None:
    """Set Django up over the folder, which is made when it is missing, and bring the tables up
    to date. Ends the command with a sentence when that cannot be done."""
    os.environ["SHISHI_DATA"] = str(data.expanduser().resolve())
    if (data / DEMO_MARK).is_file():
        os.environ[clock.STANDS_ON] = DEMO_DAY.isoformat()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # slow import: only commands that open the data need it
    from django.core.exceptions import ImproperlyConfigured  # slow import: as above
    from django.core.management import call_command  # slow import: as above
    from django.db import Error  # slow import: as above

    try:
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
    except ImproperlyConfigured as fault:
        stop(str(fault))
    except OSError as fault:
        stop(f"数据目录 {data} 不能使用（{fault.strerror}），请核对路径和权限。")
    except Error as fault:
        stop(f"数据库打不开，请核对数据目录或 DATABASE_URL：{fault}")


def resume(data: Path) -> None:
    """As `start`, for commands that only look: a folder without data is not made into one."""
    if not os.environ.get("DATABASE_URL") and not (data / DATABASE).is_file():
        stop(f"{data} 中没有数据，请核对 --data，或先运行 shishi up、shishi demo。")
    start(data)


def stop(says: str, *, code: int = 1) -> NoReturn:
    """End the command with a sentence."""
    typer.echo(says, err=True)
    raise typer.Exit(code)


def check_port(host: str, port: int, command: str) -> None:
    """End the command when something else answers at the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            stop(f"没有权限使用端口 {port}，请换 1024 以上的端口：{command} --port 8000")
        except OSError:
            other = f"{command} --port {port + 1}"
            stop(f"端口 {port} 已被占用，请换一个端口：{other}")


def address(host: str, port: int, path: str = "/") -> str:
    """What a person on this machine types into a browser."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  a name to show
    return f"http://[{shown}]:{port}{path}" if ":" in shown else f"http://{shown}:{port}{path}"


def serve(host: str, port: int) -> None:
    """Serve the pages until Ctrl-C, with the daily duty beside them. Two processes, so a long
    reading does not hold up the rest; a write waits its turn in the database, which loses nothing
    that was answered."""
    from granian import Granian  # slow import: only the two serving commands need it
    from granian.constants import Interfaces  # slow import: as above
    from granian.log import LogLevels  # slow import: as above

    from shishi.console import shared  # slow import: Django is set up before

    if host not in LOOPBACK and not os.environ.get("ALLOWED_HOSTS"):
        typer.echo("其他电脑要能打开，还须用 ALLOWED_HOSTS 列出访问用的域名或地址。", err=True)
    server = Granian(
        "shishi.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(2, os.cpu_count() or 1),
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    shared.load()
    with watch.beside():
        shared.work_out()
        server.serve()
    typer.echo("已停止。")


def path(name: str, token: str) -> str:
    """The path of a one-time link."""
    from django.urls import reverse  # slow import: Django is set up before

    return reverse(name, args=[token])
