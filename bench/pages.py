"""台账页 — queries and time of the ledger page as the number of projects grows, and how many
pages a second the server gives beside its own empty page."""

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

from bench.figures import Line, at_most, best
from bench.serving import serving
from shishi import clock
from shishi.console import site

SIZES = {2024: 10, 2025: 100, 2026: 1000}  # year: projects of five figures each
LOAD_SECONDS, CONNECTIONS = 3.0, 4


def lines() -> Iterator[Line]:
    """Builds its own data folder by the deeds of the product, and removes it."""
    with tempfile.TemporaryDirectory(prefix="bench-of-shishi-") as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        site.start(Path(folder))
        from bench import office  # slow import: Django is set up before

        built = office.build(SIZES, clock.today(), clock.now())
        yield from _growth(built)
        with serving(folder) as server:
            yield from _load(built, server.port)


def _growth(built) -> Iterator[Line]:
    queries = {size: built.queries(size) for size in SIZES.values()}
    says = "、".join(f"{size} 件 {count}" for size, count in queries.items())
    same = len(set(queries.values())) == 1
    yield Line("台账页：数据库查询次数", says, "不变", same)
    times = {size: best(lambda size=size: built.page(size), runs=3) for size in queries}
    empty = best(lambda: built.get("/empty/"), runs=5)
    for size, spent in times.items():
        yield Line(f"台账页 {size} 件：每件耗时", f"{(spent - empty) / size * 1e6:.0f} 微秒")
    large, middle = (times[1000] - empty) / 1000, (times[100] - empty) / 100
    yield at_most("台账页：每件耗时，1000 件 ÷ 100 件", large / middle, 1.2)


def _load(built, port: int) -> Iterator[Line]:
    empty = _rate(port, "/empty/", built.cookie)
    yield Line("服务：空白页，每秒", f"{empty:.0f} 次")
    for size in SIZES.values():
        rate = _rate(port, built.address(size), built.cookie)
        says = f"{rate:.1f} 次（空白页的 {rate / empty:.1%}）"
        yield Line(f"服务：台账页 {size} 件，每秒", says)


def _rate(port: int, path: str, cookie: str) -> float:
    """Answers a second over a few connections that stay open."""
    counts: list[int] = []
    start = time.perf_counter()

    def ask() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        count = 0
        while time.perf_counter() - start < LOAD_SECONDS:
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            count += 1
        counts.append(count)

    askers = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    return sum(counts) / (time.perf_counter() - start)
