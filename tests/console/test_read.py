"""`shishi read`: as a person types it."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl

SHISHI = Path(sys.executable).with_name("shishi")
PLAN = (
    "云岭县2026年民生实事实施方案\n一、任务分解\n"
    "（一）道路工程。改造道路5O公里，更新路灯300盏。\n责任单位：县交通局\n完成时限：2026年9月底前\n"
    "（二）体检工程。为1200名老人免费体检，投资12.084万元。\n责任单位：县卫健委\n"
)


def shishi(*words):
    return subprocess.run(
        [SHISHI, "read", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def written(folder, name="plan.txt", text=PLAN):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_one_file_is_shown_with_what_to_look_at_first(tmp_path):
    ran = shishi(written(tmp_path))
    assert ran.returncode == 0
    assert ran.stderr == ""
    out = ran.stdout
    assert "云岭县2026年民生实事实施方案" in out
    assert "2 项，4 个数字" in out
    assert out.index("待核对") < out.index("道路工程")
    assert "2026-09-30" in out
    assert "县卫健委" in out


def test_json_has_the_stem_of_its_file_and_exact_numbers(tmp_path):
    ran = shishi(written(tmp_path), "--json", tmp_path / "out" / "deep")
    assert ran.returncode == 0
    words = (tmp_path / "out" / "deep" / "plan.json").read_text(encoding="utf-8")
    assert '"yuan": 120840' in words
    found = json.loads(words)
    assert found["id"] == "plan"
    assert [task["title"] for task in found["tasks"]] == ["道路工程", "体检工程"]
    assert found["tasks"][0]["quantities"][0]["value"] == 50


def test_a_broken_file_is_told_in_one_sentence_and_the_rest_go_on(tmp_path):
    good = written(tmp_path)
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    missing = tmp_path / "missing.txt"
    ran = shishi(empty, missing, tmp_path, good, "--json", tmp_path / "out")
    assert ran.returncode == 1
    assert (tmp_path / "out" / "plan.json").exists()
    lines = ran.stderr.splitlines()
    assert len(lines) == 4
    assert "文件是空的" in lines[0]
    assert "找不到这个文件" in lines[1]
    assert "这是一个目录" in lines[2]
    assert lines[3] == "4 个文件中有 3 个没有读成。"
    assert "Traceback" not in ran.stderr


def test_several_processes_give_what_one_gives(tmp_path):
    files = [written(tmp_path, f"plan{n}.txt") for n in range(3)]
    (broken := tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    one = shishi(*files, broken, "--json", tmp_path / "one")
    two = shishi(*files, broken, "--json", tmp_path / "two", "--jobs", "2")
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert one.returncode == 1
    for file in files:
        name = f"{file.stem}.json"
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_second_file_of_the_same_name_is_refused_and_the_first_is_kept(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = written(tmp_path / "a")
    second = written(tmp_path / "b", text=PLAN.replace("300", "900"))
    ran = shishi(first, second, "--json", tmp_path / "out")
    assert ran.returncode == 1
    assert "同名" in ran.stderr
    found = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert found["tasks"][0]["quantities"][1]["value"] == 300


def test_xlsx_holds_a_sheet_for_each_plan(tmp_path):
    files = [written(tmp_path, "a.txt"), written(tmp_path, "b.txt", PLAN.replace("云岭", "云岭北"))]
    ran = shishi(*files, "--xlsx", tmp_path / "ledger.xlsx")
    assert ran.returncode == 0
    book = openpyxl.load_workbook(tmp_path / "ledger.xlsx")
    words = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    assert len(book.sheetnames) == 3
    assert any("未经核对确认" in word for word in words)
    assert words.count("道路工程") == 2


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    plan = written(tmp_path)
    ran = shishi(plan, "--json", plan)
    assert ran.returncode == 1
    assert "写入" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_django_is_never_loaded(tmp_path):
    script = (
        "import sys\n"
        f"sys.argv = ['shishi', 'read', {str(written(tmp_path))!r}]\n"
        "from shishi.console import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.partition('.')[0] == 'django'])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_help_loads_no_reader():
    script = (
        "import sys\nsys.argv = ['shishi', 'read', '--help']\nfrom shishi.console import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('shishi.reading')])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.splitlines()[-1] == "[]"
    assert "--xlsx" in ran.stdout
