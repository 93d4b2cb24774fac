"""A PostgreSQL cluster of our own: made in a temporary folder from the installed programs, reached
by a socket in that folder, gone at the end. Nothing listens on the network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

USER = "shishi"
SERVER = "postgres"  # the account that the server runs under when we are root, as it refuses root

_FAST = "fsync=off\nfull_page_writes=off\nsynchronous_commit=off\n"  # the cluster is thrown away


def programs() -> Path | None:
    """The folder of the newest installed server programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def lack() -> str | None:
    """Why no cluster can be started on this machine, None when one can."""
    if programs() is None:
        return "没有找到 PostgreSQL 服务端程序；安装 postgresql-15 后即可运行"
    if os.geteuid() == 0 and not _server_account():
        return f"以 root 运行而没有 {SERVER} 账户"
    return None


@contextmanager
def running() -> Iterator[str]:
    """A running cluster; yields its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="shishi-postgres-"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SERVER, SERVER)
        _run("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        settings = f"listen_addresses=''\nunix_socket_directories='{folder}'\n{_FAST}"
        with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(settings)
        _run("pg_ctl", "-D", data, "-l", folder / "log", "-w", "start")
        try:
            _run("createdb", "-h", folder, "-U", USER, "shishi")
            yield f"postgresql://{USER}@/shishi?host={quote(str(folder), safe='')}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *words: str | Path) -> None:
    place = programs()
    assert place is not None
    subprocess.run(
        [place / program, *words],
        user=SERVER if os.geteuid() == 0 else None,
        cwd="/",
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _server_account() -> bool:
    return any(account.pw_name == SERVER for account in pwd.getpwall())
