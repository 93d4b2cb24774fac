"""一年 — pages, reports, the daily run and the memory of a programme with a year of reports, for
ten, five hundred and three thousand projects; each size in a process of its own.

Beside every page stand the server's empty page and the same rows by the barest template out of one
query. `python -m bench.year FOLDER SIZE PART` is one such process; it prints its figures.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from bench.figures import Line, at_most
from bench.serving import ROOT, Server, serving
from shishi import clock
from shishi.console import site

SIZES = (10, 500, 3000)
SUBMITTERS = 40
PAGES = (("台账", "ledger"), ("亮灯总览", "board"), ("待办", "today"))
TICKED = (300, 600)


def lines() -> Iterator[Line]:
    """Each size in a folder of its own, which is removed."""
    held = {size: _child(size, "pages") for size in SIZES}
    for name, page in PAGES:
        counts = [one[f"queries {page}"] for one in held.values()]
        says = "、".join(f"{size} 件 {count}" for size, count in zip(SIZES, counts, strict=True))
        yield Line(f"{name}页：数据库查询次数", says, "不变", len(set(counts)) == 1)
    for size, one in held.items():
        yield from _pages(size, one)
    yield from _ticks({size: _child(size, "tick")["seconds"] for size in TICKED})
    from tests import cluster  # slow import: the tests know how to start one

    lack = cluster.lack()
    for name, database in (("SQLite", nullcontext()), ("PostgreSQL", cluster.running())):
        if name == "PostgreSQL" and lack:
            yield Line(f"{SUBMITTERS} 人同时提交：{name}", f"未测：{lack}")
            continue
        with database as url:
            yield from _crowd(name, _child(500, "crowd", url))


def _child(size: int, part: str, url: str | None = None) -> dict:
    with tempfile.TemporaryDirectory(prefix="bench-of-shishi-") as folder:
        env = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        env["PYTHONPATH"] = os.pathsep.join([str(ROOT), env.get("PYTHONPATH", "")])
        ran = subprocess.run(
            [sys.executable, "-m", "bench.year", folder, str(size), part],
            env={**env, **({"DATABASE_URL": url} if url else {})},
            check=True,
            capture_output=True,
            text=True,
        )
    return json.loads(ran.stdout.splitlines()[-1])


def _pages(size: int, held: dict) -> Iterator[Line]:
    empty = held["empty"]
    for name, page in PAGES:
        spent, barest = held[page], held[f"barest {page}"]
        says = f"{spent:.1f} 毫秒 CPU（空白页 {empty:.1f}，最简页 {barest:.1f}）"
        yield Line(f"{size} 件：{name}页", says)
        yield at_most(f"{size} 件：{name}页 ÷ 最简页", spent / barest, 3)
    ratio = held["past"] / held["ledger"]
    yield at_most(f"{size} 件：往日台账 ÷ 今日台账", ratio, 1.5)
    says = f"一件变动 {held['touched']:.0f} 毫秒，全部重算 {held['fresh']:.0f} 毫秒"
    yield Line(f"{size} 件：变动后首次打开台账", f"{says}（往日 {held['fresh past']:.0f}）")
    if size != 500:
        return
    yield at_most("500 件：台账页带进度", held["ledger"], 45, unit="毫秒 CPU")
    yield at_most("一件实事连同历史", held["project"], 12, unit="毫秒 CPU")
    yield at_most("填报并提交一份月报（含留痕）", held["post"], 10, unit="毫秒 CPU")
    yield at_most("两个服务进程的内存", held["memory"], 250, unit="MB")


def _ticks(spent: dict[int, float]) -> Iterator[Line]:
    small, large = TICKED
    yield at_most(f"tick：{small} 件评一天的灯", spent[small], 2, unit="秒")
    yield at_most(f"tick：{large} 件 ÷ {small} 件", spent[large] / spent[small], 2.4)


def _crowd(name: str, held: dict) -> Iterator[Line]:
    says = f"p50 {held['p50']:.0f} 毫秒，p99 {held['p99']:.0f} 毫秒，共 {held['seconds']:.1f} 秒"
    yield Line(f"{SUBMITTERS} 人同时提交（{name}）", says)
    lost = f"出错 {held['errors']} 次，丢失 {held['lost']} 份"
    kept = not held["errors"] and not held["lost"]
    yield Line(f"{SUBMITTERS} 人同时提交（{name}）：差错", lost, "0", kept)


def main(folder: str, size: int, part: str) -> dict:
    """One part over a fresh county of so many projects."""
    site.start(Path(folder))
    from bench import rows  # slow import: Django is set up before

    laid = rows.lay(size, clock.today(), clock.now())
    if part == "tick":
        return _tick()
    with serving(folder) as server:
        return _measured(server, laid) if part == "pages" else _submitted(server, laid)


def _tick() -> dict:
    """Seconds of CPU of one run that rates one day."""
    from shishi.console import duty  # slow import: Django is set up before
    from shishi.records.models import Programme  # slow import: as above

    Programme.objects.update(started_on=clock.today())
    start = time.process_time()
    list(duty.run(clock.today(), clock.now()))
    return {"seconds": time.process_time() - start}


def _measured(server: Server, laid) -> dict:
    from django.urls import reverse  # slow import: Django is set up before

    from shishi.records.models import Project  # slow import: as above

    cookie = _cookie("ducha")
    project = Project.objects.order_by("number").first()
    ledger = reverse("programme_ledger", args=[laid.programme])
    past = f"{ledger}?on={laid.on - timedelta(days=45)}"
    paths = {
        "empty": "/empty/",
        "ledger": ledger,
        "board": reverse("lights", args=[laid.programme]),
        "today": reverse("today"),
        "past": past,
        "project": reverse("project", args=[project.pk]),
        **{f"barest {name}": f"/barest/{name}/" for name in ("ledger", "board", "today")},
    }
    found: dict = {
        "fresh": _once(server, ledger, cookie),
        "fresh past": _once(server, past, cookie),
    }
    found |= {name: server.cost(path, cookie, 60) for name, path in paths.items()}
    found |= {f"queries {name}": _queries(paths[name]) for name in ("ledger", "board", "today")}
    posts = [_posting(server, login, laid, at) for login, at in _missing(laid)[:20]]
    before = server.cpu()
    for post in posts:
        post()
    found["post"] = (server.cpu() - before) / max(len(posts), 1) * 1000
    found["touched"] = _once(server, ledger, cookie)
    found["memory"] = server.memory()
    return found


def _once(server: Server, path: str, cookie: str) -> float:
    """Of the workers' first answers the one that took the most."""
    found = []
    for _ in range(3 * len(server.workers())):
        before = server.cpu()
        server.get(path, cookie)
        found.append(server.cpu() - before)
    return max(found) * 1000


def _queries(path: str) -> int:
    """Database queries of one page, asked again in this very process."""
    from django.db import connection  # slow import: Django is set up before
    from django.test.utils import CaptureQueriesContext  # slow import: as above

    browser = _browser("ducha")
    for _ in range(2):  # where the first takes long, the second stores the session anew
        browser.get(path)
    with CaptureQueriesContext(connection) as seen:
        browser.get(path)
        return len(seen)


def _browser(login: str):
    from django.test import Client  # slow import: Django is set up before
    from django.urls import reverse  # slow import: as above

    from shishi.actions import sign_in  # slow import: as above
    from shishi.queries import door  # slow import: as above
    from shishi.records.models import Person  # slow import: as above

    browser = Client(HTTP_HOST="127.0.0.1")
    person = Person.objects.get(login=login).pk
    token = sign_in.offer_demo(actor=door.host(), person=person, at=clock.now())
    browser.post(reverse("follow", args=[token]), REMOTE_ADDR="127.0.0.1")
    browser.get(reverse("programmes"))  # the first page of a session stores it
    return browser


def _cookie(login: str) -> str:
    return "; ".join(f"{name}={one.value}" for name, one in _browser(login).cookies.items())


def _missing(laid) -> list[tuple[str, str]]:
    """Who has not reported in the open round, by unit, with the address of the form."""
    from django.urls import reverse  # slow import: Django is set up before

    from shishi.records.models import Project  # slow import: as above

    open_ = Project.objects.exclude(reports__round=laid.round).order_by("number")
    return [
        (f"reporter{one.number // 5 % 40}", reverse("report", args=[laid.round, one.pk]))
        for one in open_
    ]


def _posting(server: Server, login: str, laid, path: str):
    """A report that is ready to be handed in."""
    cookie = _cookie(login)
    answer, content = server.ask("GET", path, cookie)
    page = content.decode()
    for word in answer.headers.get_all("Set-Cookie") or ():
        for name, one in SimpleCookie(word).items():
            cookie += f"; {name}={one.value}"
    fields = dict(re.findall(r'name="(v-\d+)"[^>]*? value="([^"]*)"', page))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    body = {
        "csrfmiddlewaretoken": token[1] if token else "",
        "version": "0",
        "act": "submit",
        "progress": "按计划推进",
        **fields,
    }
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    def post() -> None:
        done, said = server.ask("POST", path, cookie, urlencode(body), **form)
        if done.status != 302:
            faults = re.findall(r'class="[^"]*fault[^"]*"[^>]*>([^<]+)', said.decode())
            raise RuntimeError(f"{path}: {faults}")

    return post


def _submitted(server: Server, laid) -> dict:
    """As many people as there are units hand in at the same moment."""
    from shishi.records.models import Report  # slow import: Django is set up before

    firsts = dict(reversed(_missing(laid)))
    posts = [_posting(server, login, laid, path) for login, path in firsts.items()][:SUBMITTERS]
    before = Report.objects.filter(round=laid.round, state="submitted").count()
    spent: list[float] = []
    errors: list[str] = []
    gate = threading.Barrier(len(posts) + 1)

    def run(post) -> None:
        gate.wait()
        start = time.perf_counter()
        try:
            post()
        except Exception as fault:  # whatever it is, it is counted
            errors.append(str(fault))
        spent.append((time.perf_counter() - start) * 1000)

    threads = [threading.Thread(target=run, args=(post,)) for post in posts]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    came = Report.objects.filter(round=laid.round, state="submitted").count() - before
    spent.sort()
    return {
        "p50": spent[len(spent) // 2],
        "p99": spent[-1],
        "seconds": time.perf_counter() - start,
        "errors": len(errors),
        "lost": len(posts) - came - len(errors),
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), sys.argv[3])))
