"""测量 — the best of several runs, and one line of the table for each promise."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """One measured thing; `promise` empty where a figure only stands beside another."""

    what: str
    measured: str
    promise: str = ""
    kept: bool = True


def at_most(what: str, ratio: float, ceiling: float, *, unit: str = "×") -> Line:
    """A promise of the kind: no more than so many times."""
    promise = f"≤ {ceiling:g} {unit}"
    return Line(what, f"{ratio:.2f} {unit}", promise, ratio <= ceiling)


def best(work: Callable[[], object], *, runs: int = 7) -> float:
    """Seconds of CPU of the quickest of `runs`; other work on the machine only adds."""
    quickest = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        quickest = min(quickest, time.process_time() - start)
    return quickest


def show(lines: list[Line]) -> None:
    """The table."""
    table = Table(title="速度（同一次运行中的比值）", title_justify="left")
    for head in ("项目", "测得", "约定", ""):
        table.add_column(head, justify="right" if head in ("测得", "约定") else "left")
    for line in lines:
        verdict = ("达到" if line.kept else "未达到") if line.promise else ""
        table.add_row(line.what, line.measured, line.promise, verdict)
    Console(width=110).print(table)
