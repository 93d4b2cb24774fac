"""The commands over a real data folder: built, served, exported, verified, tampered with."""

import json
import re
import signal
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Event
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import openpyxl
import pytest

from tests.console.shown import ENVIRONMENT, SHISHI, lights, rows, run, told


@contextmanager
def served(*words: str | Path) -> Iterator[tuple[subprocess.Popen[str], list[str], str]]:
    """The command serving on a free port, the lines it printed, and its address."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [SHISHI, *map(str, words), "--port", str(port)],
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert server.stdout
    lines = []
    for line in server.stdout:
        lines.append(line.rstrip())
        if "Ctrl-C" in line:
            break
    try:
        yield server, lines, f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)  # its workers end with it, as they would not by a kill
        server.wait(timeout=30)


def fetch(browser: OpenerDirector, address: str, data: dict[str, str] | None = None) -> str:
    """The page, once the server answers."""
    body = urlencode(data).encode() if data is not None else None
    for _ in range(200):
        try:
            with browser.open(address, body, timeout=30) as answer:
                return answer.read().decode()
        except ConnectionError:
            continue
        except OSError as fault:
            if "refused" not in str(fault):
                raise
            Event().wait(0.1)  # the server is still starting
    raise AssertionError(f"{address} never answered")


def test_it_holds_the_sample_s_ten_projects(demo, tmp_path):
    ran = run("ledger", "--data", demo, "--json", tmp_path / "ledger.json")
    assert ran.returncode == 0, ran.stderr
    ledger = json.loads((tmp_path / "ledger.json").read_text("utf-8"))
    titles = {row["title"] for row in ledger["rows"]}
    assert len(titles) == 10
    assert "农村供水保障工程" in titles
    assert ledger["document_number"] == "云政办发〔2026〕7号"
    road = next(row for row in ledger["rows"] if row["source"].endswith("“5O公里”"))
    assert (road["target"], road["measure"]) == ("50", "公里")
    presumed = {row["title"] for row in ledger["rows"] if row["presumed"]}
    assert "高标准农田和良种推广工程" in presumed


def test_the_sheet_has_the_same_rows(demo, tmp_path):
    sheet, plain = tmp_path / "ledger.xlsx", tmp_path / "ledger.json"
    asked = ("--layout", "方案台账", "--xlsx", sheet, "--json", plain)
    assert run("ledger", "--data", demo, *asked).returncode == 0
    page = openpyxl.load_workbook(sheet)["总台账"]
    heads = next(row for row in page.iter_rows(values_only=True) if row[0] == "序号")
    assert heads[:3] == ("序号", "实事", "分项")
    source = heads.index("来历") + 1
    shown = [cell.value for cell in next(page.iter_cols(source, source)) if cell.value]
    numbers = json.loads(plain.read_text("utf-8"))["rows"]
    assert shown == ["来历", *(row["source"] for row in numbers)]


def test_running_it_again_adds_nothing(demo):
    tables = [
        name
        for (name,) in told(demo, "select name from sqlite_master where type = 'table'")
        if name.startswith("records_") and "signinlink" not in name and "audit" not in name
    ]
    before = {table: rows(demo, table) for table in tables}
    again = run("demo", "--no-serve", "--data", demo)
    assert again.returncode == 0, again.stderr
    assert {table: rows(demo, table) for table in tables} == before
    assert len(before) > 40


def test_two_runs_tell_the_same_year(demo, tmp_path):
    assert run("demo", "--no-serve", "--data", tmp_path / "other").returncode == 0
    for place, folder in enumerate((demo, tmp_path / "other")):
        ledger = tmp_path / f"ledger{place}.json"
        assert run("ledger", "--data", folder, "--json", ledger).returncode == 0
        lights(folder, "2026-09-30", tmp_path / f"lights{place}.json")
    for name in ("ledger", "lights"):
        one, other = (tmp_path / f"{name}{place}.json" for place in (0, 1))
        assert one.read_bytes() == other.read_bytes()
    frozen = 'select "on", digest from records_snapshot order by "on"'
    assert told(demo, frozen) == told(tmp_path / "other", frozen)
    files = "select filename, digest from records_dispatchfile order by id"
    assert told(demo, files) == told(tmp_path / "other", files)


def test_the_folder_is_closed_to_others(demo):
    assert demo.stat().st_mode & 0o077 == 0
    assert (demo / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_year_that_is_not_there_is_a_sentence(demo, tmp_path):
    ran = run("ledger", "--data", demo, "--year", "1999", "--json", tmp_path / "x.json")
    assert ran.returncode == 1
    assert "还没有1999年的总台账" in ran.stderr


def test_a_link_signs_in_once_and_the_server_ends_cleanly(demo):
    with served("demo", "--data", demo) as (server, lines, address):
        links = [line.strip() for line in lines if "/follow/" in line]
        assert len(links) == 7
        assert all(link.startswith(address) for link in links)
        assert any("政府督查室" in line for line in lines)
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        page = fetch(browser, links[1])
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        home = fetch(browser, links[1], {"csrfmiddlewaretoken": token[1]})
        assert "祁望舟" in home
        assert "云岭县" in home
        assert "虚构；演示日期为2026年10月26日" in home
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0


def test_the_first_run_in_earnest_prints_one_link_and_no_password(tmp_path):
    with served("up", "--data", tmp_path / "data") as (server, lines, _):
        assert server.stdout
        lines += [server.stdout.readline().rstrip() for _ in range(2)]
        links = [line.strip() for line in lines if "/found/" in line]
        assert len(links) == 1
        page = fetch(build_opener(HTTPCookieProcessor(CookieJar())), links[0])
        assert "首次开通" in page
        assert "虚构" not in page


def test_verify_passes_and_then_names_what_was_changed(demo, tmp_path):
    whole = run("verify", "--data", demo)
    assert whole.returncode == 0
    with sqlite3.connect(demo / "shishi.sqlite3") as database:
        last = "select hash from records_auditentry order by number desc limit 1"
        assert database.execute(last).fetchone()[0] in whole.stdout
    behind = tmp_path / "behind"
    subprocess.run(["cp", "-r", demo, behind], check=True)
    with sqlite3.connect(behind / "shishi.sqlite3") as database:
        triggers = database.execute(
            "select name from sqlite_master where type='trigger' and tbl_name='records_auditentry'"
        ).fetchall()
        assert triggers
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("update records_auditentry set actor_name='别人' where number=3")
        for (name,) in triggers:
            database.execute(f'drop trigger "{name}"')
        database.execute("update records_auditentry set actor_name='别人' where number=3")
    ran = run("verify", "--data", behind)
    assert ran.returncode == 1
    assert "3" in ran.stdout


def test_the_duty_goes_on_once_somebody_says_that_the_clock_is_right(demo, tmp_path):
    held = tmp_path / "held"
    subprocess.run(["cp", "-r", demo, held], check=True)
    with sqlite3.connect(held / "shishi.sqlite3") as database:
        columns = "begun_at, leased_until, ended_at, says"
        far = "2031-03-03 06:00:00"
        values = f"'{far}', '{far}', '{far}', '[]'"
        database.execute(f"insert into records_tick ({columns}) values ({values})")
    assert "没有新增任何内容" in run("tick", "--data", held).stdout
    wrong = run("tick", "--data", held, "--today", "2026-01-01")
    assert wrong.returncode == 1
    assert "请先校准本机时钟" in wrong.stderr
    right = run("tick", "--data", held, "--today", "2026-10-26")
    assert right.returncode == 0, right.stderr
    assert "值班时钟已校正" in right.stdout
    assert "评 1 天的灯" in right.stdout
    assert "没有晚于现在的值班" in run("tick", "--data", held, "--today", "2026-10-26").stderr
    assert run("verify", "--data", held).returncode == 0
