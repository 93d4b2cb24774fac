"""The commands over a real data folder: built, served, exported, verified, tampered with."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Event
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import openpyxl
import pytest
from PIL import Image

SHISHI = Path(sys.executable).with_name("shishi")
OURS = ("DATABASE_URL", "SHISHI_DATA", "DJANGO_SETTINGS_MODULE")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in OURS}


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SHISHI, *map(str, words)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


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


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data"
    built = run("demo", "--no-serve", "--data", folder)
    assert built.returncode == 0, built.stderr
    return folder


def rows(folder: Path, table: str) -> int:
    return told(folder, f"select count(*) from {table}")[0][0]


def told(folder: Path, query: str) -> list[tuple]:
    with sqlite3.connect(folder / "shishi.sqlite3") as database:
        return database.execute(query).fetchall()


def lights(folder: Path, on: str, file: Path) -> dict[int, dict]:
    """The lights at the end of the day as the command writes them, by the number of the project."""
    ran = run("lights", "--data", folder, "--on", on, "--json", file)
    assert ran.returncode == 0, ran.stderr
    return {one["number"]: one for one in json.loads(file.read_text("utf-8"))["projects"]}


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
    assert run("ledger", "--data", demo, "--xlsx", sheet, "--json", plain).returncode == 0
    page = openpyxl.load_workbook(sheet)["总台账"]
    heads = next(row for row in page.iter_rows(values_only=True) if row[0] == "序号")
    assert heads[:3] == ("序号", "实事", "分项")
    source = heads.index("来历") + 1
    shown = [cell.value for cell in next(page.iter_cols(source, source)) if cell.value]
    numbers = json.loads(plain.read_text("utf-8"))["rows"]
    assert shown == ["来历", *(row["source"] for row in numbers)]


def test_running_it_again_adds_nothing(demo):
    names = ("project", "person", "post", "programme", "schedule", "round", "report", "rating")
    tables = [f"records_{name}" for name in names]
    before = [rows(demo, table) for table in tables]
    again = run("demo", "--no-serve", "--data", demo)
    assert again.returncode == 0, again.stderr
    assert [rows(demo, table) for table in tables] == before


def test_two_runs_tell_the_same_year(demo, tmp_path):
    assert run("demo", "--no-serve", "--data", tmp_path / "other").returncode == 0
    for place, folder in enumerate((demo, tmp_path / "other")):
        ledger = tmp_path / f"ledger{place}.json"
        assert run("ledger", "--data", folder, "--json", ledger).returncode == 0
        lights(folder, "2026-09-30", tmp_path / f"lights{place}.json")
    for name in ("ledger", "lights"):
        one, other = (tmp_path / f"{name}{place}.json" for place in (0, 1))
        assert one.read_bytes() == other.read_bytes()


def test_every_project_has_reported_every_month_and_all_is_accepted(demo):
    states = told(demo, "select state, count(*) from records_report group by state")
    assert states == [("accepted", 70)]
    months = told(demo, "select starts_on, due_on from records_round order by starts_on")
    assert months[0] == ("2026-03-01", "2026-04-05")
    assert months[-1] == ("2026-09-01", "2026-10-05")
    assert len(months) == 7


def test_the_lights_of_each_month_s_end_are_kept_as_they_are(demo, tmp_path):
    kept = told(demo, 'select "on", count(distinct project_id) from records_rating group by "on"')
    ends = [f"2026-{day}" for day in ("03-31 04-30 05-31 06-30 07-31 08-31 09-30".split())]
    assert kept == [(day, 10) for day in ends]
    last = told(
        demo,
        "select number, light from records_rating r join records_project p on p.id = project_id"
        " where r.\"on\" = '2026-09-30'",
    )
    seen = lights(demo, "2026-09-30", tmp_path / "lights.json")
    assert dict(last) == {number: one["light"] for number, one in seen.items()}
    assert {one["status"] for one in seen.values()} == {"正常", "预警", "已完成"}


def test_one_unit_reports_late_once(demo):
    late = told(
        demo,
        "select u.name, starts_on, due_on, submitted_on from records_report r"
        " join records_round o on o.id = round_id join records_unit u on u.id = unit_id"
        " where submitted_on > due_on",
    )
    assert late == [("县民政局", "2026-06-01", "2026-07-05", "2026-07-13")]


def test_one_report_is_returned_with_a_reason_and_handed_in_again(demo):
    ways = told(
        demo,
        "select step, reason from records_reportstep where report_id ="
        " (select report_id from records_reportstep where step = 'return') order by id",
    )
    steps = [step for step, _ in ways]
    assert steps == ["fill", "submit", "approve", "return", "submit", "approve", "accept"]
    assert all(bool(reason) is (step == "return") for step, reason in ways)


def test_one_figure_is_corrected_downwards(demo):
    (wrong, right, reason), *others = told(
        demo,
        "select w.value, c.value, c.reason from records_observation c"
        " join records_observation w on w.id = c.corrects_id",
    )
    assert int(wrong) - int(right) == 40
    assert "重复统计" in reason
    assert not others


def test_one_project_falls_to_red_and_comes_back_through_amber(demo, tmp_path):
    red = lights(demo, "2026-08-31", tmp_path / "august.json")
    assert [number for number, one in red.items() if one["light"] == "red"] == [2]
    caught_up = lights(demo, "2026-09-30", tmp_path / "september.json")[2]
    assert caught_up["light"] == "amber"
    assert "上期红灯，本期已赶上" in caught_up["sentence"]


def test_an_approved_reason_keeps_one_light_from_red(demo, tmp_path):
    excused = lights(demo, "2026-07-31", tmp_path / "july.json")[7]
    assert excused["light"] == "amber"
    assert "有正当理由" in excused["sentence"]
    assert "县政府常务会议批准，至2026年9月30日" in excused["sentence"]


def test_some_reports_bring_a_photograph_that_shows_the_works_growing(demo):
    rows = told(
        demo,
        "select number, filename, digest from records_evidence e"
        " join records_report r on r.id = e.report_id join records_project p on p.id = project_id"
        " order by number, e.id",
    )
    road = [(name, digest) for number, name, digest in rows if number == 2]
    assert [name for name, _ in road] == [f"现场照片{month}月.png" for month in (5, 7, 8, 9)]
    shown = [Image.open(demo / "originals" / digest[:2] / digest) for _, digest in road]
    assert {image.format for image in shown} == {"PNG"}
    paved = [
        sum(image.getpixel((440, y)) == (91, 103, 112) for y in range(300, 640)) for image in shown
    ]
    assert paved == sorted(paved)
    assert paved[0] < paved[-1]


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
