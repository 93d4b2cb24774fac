"""启动 — the command's start against that of an empty Python program."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Line, at_most


def lines() -> Iterator[Line]:
    """CPU and clock time of `shishi read --help`, both as ratios."""
    empty = _run([sys.executable, "-c", "pass"])
    command = _run([str(Path(sys.executable).with_name("shishi")), "read", "--help"])
    yield at_most("shishi read --help ÷ python -c pass", command[0] / empty[0], 15)
    yield Line("　其中处理器时间", f"{command[1] / empty[1]:.2f} ×（{command[1] * 1000:.0f} 毫秒）")


def _run(command: list[str], *, runs: int = 15) -> tuple[float, float]:
    """Seconds by the clock and of CPU, the quickest of the runs."""
    clocked, used = float("inf"), float("inf")
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        clocked = min(clocked, time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        used = min(used, spent)
    return clocked, used
