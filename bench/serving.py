"""服务 — the product's own server over a data folder: its CPU, its memory, its answers."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """The server with its workers."""

    port: int
    process: subprocess.Popen

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def cpu(self) -> float:
        """Seconds of CPU of all workers so far."""
        return sum(map(_cpu_of, self.workers()))

    def memory(self) -> float:
        """Megabytes of all workers: what they share is counted once."""
        return sum(_memory_of(pid) for pid in [self.process.pid, *self.workers()])

    def get(self, path: str, cookie: str) -> bytes:
        return self.ask("GET", path, cookie)[1]

    def ask(
        self, method: str, path: str, cookie: str, body: str = "", **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        """One answer; nothing but a page or a redirect will do."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body or None, {"Cookie": cookie, **headers})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status not in (200, 302):
            raise RuntimeError(f"{method} {path}: {answer.status}")
        return answer, content

    def cost(self, path: str, cookie: str, times: int) -> float:
        """Milliseconds of CPU for one answer, over many of them; what is worked out once was."""
        for _ in range(3 * len(self.workers())):
            self.get(path, cookie)
        before = self.cpu()
        for _ in range(times):
            self.get(path, cookie)
        return (self.cpu() - before) / times * 1000


@contextmanager
def serving(folder: str, **env: str) -> Iterator[Server]:
    """The product's own server over the folder, on a free port; `env` beside this process's own."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = "from pathlib import Path; from shishi.console import site; "
    command += f"site.start(Path({folder!r})); site.serve('127.0.0.1', {port})"
    process = subprocess.Popen(
        [sys.executable, "-c", command],
        env={**os.environ, "SHISHI_DATA": folder, "PYTHONPATH": _paths(), **env},
        stdout=subprocess.DEVNULL,
    )
    try:
        _await(port, process)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _paths() -> str:
    return os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)


def _await(port: int, process: subprocess.Popen) -> None:
    """Until the server answers; two minutes at most."""
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/empty/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not start")


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory_of(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
