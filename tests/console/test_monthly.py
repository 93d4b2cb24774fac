"""The bulletin and the report of a month, as the commands write them of the demonstration."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.console.shown import lights, run

SEPTEMBER = "2026-09-30"


@pytest.fixture(scope="module")
def out(demo, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("monthly")
    for command in ("bulletin", "report"):
        ran = run(command, "--data", demo, "--month", "2026-09", "--out", folder)
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr == ""  # nothing to warn of
    return folder


def told(out: Path, kind: str = "bulletin") -> dict:
    return json.loads((out / f"{kind}-2026-09.json").read_text("utf-8"))


def figure(found: dict, name: str) -> tuple[str, list[int]]:
    one = found["figures"][name]
    return one["words"], one["projects"]


# Worked by hand from `shishi lights --on 2026-09-30` and the statements of funds: of project 1 the
# indicators with a schedule are on average 12.6 points above it, of 2 by 8.0, of 5 by 7.2, of 6,
# 8, 9 and 10 by less than 5; 3 and 7 have indicators below it; 4 is done and accepted.
FIGURES = [
    ("实事总数", "10", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ("已完成件数", "1", [4]),
    ("超序时件数", "3", [1, 2, 5]),
    ("按序时件数", "4", [6, 8, 9, 10]),
    ("未达序时件数", "2", [3, 7]),
    ("未开工件数", "0", []),
    ("未报件数", "0", []),
    ("已完成占比", "10%", [4]),
    ("较慢件数", "2", [3, 7]),
    ("建设类件数", "6", [1, 2, 4, 7, 8, 10]),
    ("迟报件数", "0", []),
    ("第3件相差", "低1.6个百分点", [3]),
    ("第7件完成比例", "74.9%", [7]),
    ("第7件落后最多指标", "改造老旧小区", [7]),
    ("第7件应完成", "7个", [7]),
    ("第7件实际完成", "6个", [7]),
    ("第7件指标相差", "低11.1个百分点", [7]),
]
WORDS = [
    ("指标总数", "57"),
    ("指标完成数", "15"),
    ("指标完成占比", "26.3%"),
    ("开工率", "100%"),
    ("计划资金", "22481.3万元"),
    ("到位资金", "22029.67万元"),
    ("到位率", "98%"),
    ("拨付资金", "17224万元"),
    ("拨付率", "76.6%"),
    ("按时报送件数", "10"),
    ("上期日期", "8月31日"),
]


@pytest.mark.parametrize(("name", "words", "projects"), FIGURES)
def test_september_is_told_as_it_was_worked_out_by_hand(out, name, words, projects):
    assert figure(told(out), name) == (words, projects)


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_its_sums_are_those_of_the_ledger(out, name, words):
    assert figure(told(out), name)[0] == words


def test_its_facts_are_the_lights_of_the_day(demo, out, tmp_path):
    seen = lights(demo, SEPTEMBER, tmp_path / "lights.json")
    projects = {one["number"]: one for one in told(out)["facts"]["projects"]}
    assert projects.keys() == seen.keys()
    for number, one in projects.items():
        same = seen[number]
        wanted = "blue" if same["done"] else same["light"]
        assert (one["title"], one["light"]) == (same["title"], wanted)
        held = zip(one["measures"], same["figures"], strict=True)
        for mine, theirs in held:
            names = ("share", "scheduled_share", "points")
            assert [mine[name] for name in names] == [theirs[name] for name in names]
            # a paper names the money of what is built as money
            assert mine["subject"] in (theirs["name"], f"{theirs['name']}资金")


def test_the_facts_hold_every_figure_that_the_text_says(out):
    found = told(out)
    text = "\n".join(found["text"])
    for name in ("已完成件数", "已完成占比", "计划资金", "第7件指标相差"):
        assert figure(found, name)[0] in text
    assert found["warnings"] == []


def test_the_report_goes_up_and_names_who_signs(out):
    found = told(out, "report")
    assert found["title"] == "关于2026年民生实事项目9月份进展情况的报告"
    assert "县人民政府：" in found["text"]
    assert "特此报告。" in found["text"]
    assert found["facts"] == told(out)["facts"]


def test_the_annex_lists_each_project_once(out):
    book = load_workbook(out / "bulletin-2026-09-annex.xlsx", read_only=True)
    names = book.sheetnames
    assert names[:3] == ["进展较慢的项目", "其他项目", "各月亮灯情况"]


def test_the_same_month_gives_the_same_bytes(demo, out, tmp_path):
    ran = run("bulletin", "--data", demo, "--month", "2026-09", "--out", tmp_path)
    assert ran.returncode == 0, ran.stderr
    for file in sorted(tmp_path.iterdir()):
        assert file.read_bytes() == (out / file.name).read_bytes(), file.name
    assert {"bulletin-2026-09.docx", "bulletin-2026-09.json"} <= {
        one.name for one in tmp_path.iterdir()
    }


def test_the_word_file_says_what_the_facts_say(out):
    with ZipFile(out / "bulletin-2026-09.docx") as held:
        text = held.read("word/document.xml").decode()
    assert "22481.3万元" in "".join(part.partition("<")[0] for part in text.split(">"))


@pytest.mark.parametrize(
    ("month", "says"),
    [
        ("2025-09", "没有2025年的方案"),
        ("2026-02", "2026年2月时2026年度还没有启动"),
        ("2026-11", "2026年11月还没有到"),
    ],
)
def test_a_month_of_which_nothing_can_be_told_ends_with_a_sentence(demo, tmp_path, month, says):
    ran = run("bulletin", "--data", demo, "--month", month, "--out", tmp_path / "out")
    assert ran.returncode != 0
    assert says in ran.stderr
    assert not (tmp_path / "out").exists()


def test_a_month_that_is_not_over_is_told_as_of_today(demo, tmp_path):
    ran = run("bulletin", "--data", demo, "--month", "2026-10", "--out", tmp_path)
    assert ran.returncode == 0, ran.stderr
    found = json.loads((tmp_path / "bulletin-2026-10.json").read_text("utf-8"))
    assert found["on"] == "2026-10-26"
    assert "截至10月26日" in "".join(found["text"])


def test_an_output_folder_that_cannot_be_made_is_told(demo, tmp_path):
    (tmp_path / "file").write_text("")
    ran = run("bulletin", "--data", demo, "--month", "2026-09", "--out", tmp_path / "file")
    assert ran.returncode != 0
    assert "Traceback" not in ran.stderr
