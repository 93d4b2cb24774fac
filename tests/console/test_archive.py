"""`shishi archive` and `shishi verify --archive`: a month of the demonstration in one file."""

import subprocess
import sys
from zipfile import ZipFile

import pytest

from tests.console.shown import run


@pytest.fixture(scope="module")
def archive(demo, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "九月.zip"
    made = run("archive", "--data", demo, "--month", "2026-09", "--out", path)
    assert made.returncode == 0, made.stderr
    return path


def test_a_month_is_archived_twice_to_the_same_bytes(demo, archive, tmp_path):
    again = tmp_path / "again.zip"
    told = run("archive", "--data", demo, "--month", "2026-09", "--out", again)
    assert again.read_bytes() == archive.read_bytes()
    digest = told.stdout.split("：")[-1].strip()
    assert len(digest) == 64
    assert digest in run("verify", "--archive", archive).stdout


def test_an_archive_is_checked_where_there_is_no_django(archive, tmp_path):
    """Nothing else of ours is on the machine: no data folder, no database, no Django."""
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from shishi.console import main\n"
        f"sys.argv = ['shishi', 'verify', '--archive', {str(archive)!r}]\n"
        "main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "PYTHONPATH": ":".join(sys.path)},
    )
    assert ran.returncode == 0, ran.stderr
    assert "与清单一致；留痕第" in ran.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_changed_archive_is_told(archive, tmp_path):
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    bad = tmp_path / "bad.zip"
    bad.write_bytes(content)
    ran = run("verify", "--archive", bad)
    assert ran.returncode == 1
    assert "被改动" in ran.stderr


def test_what_is_frozen_and_told_of_the_month_is_in_it(archive):
    with ZipFile(archive) as held:
        assert b"2026-09-30" in held.read("归档.json")
        assert "农村供水保障工程" in held.read("台账快照.json").decode()
        assert held.testzip() is None


@pytest.mark.parametrize(
    ("month", "code", "says"),
    [
        ("2026-10", 1, "2026年10月尚未结束"),
        ("2026-01", 1, "没有可以归档的内容"),
        ("2026-1", 2, "月份请写作 2026-09 的样子。"),
        ("2025-09", 1, "还没有2025年的"),
    ],
)
def test_a_month_that_cannot_be_archived_leaves_no_file(demo, tmp_path, month, code, says):
    ran = run("archive", "--data", demo, "--month", month, "--out", tmp_path / "x.zip")
    assert (ran.returncode, says in ran.stderr) == (code, True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(demo, tmp_path):
    out = tmp_path / "none" / "x.zip"
    ran = run("archive", "--data", demo, "--month", "2026-09", "--out", out)
    assert ran.returncode == 1
    assert "请核对路径和权限" in ran.stderr


@pytest.mark.parametrize("name", ["none.zip", "."])
def test_an_archive_that_cannot_be_opened(tmp_path, name):
    ran = run("verify", "--archive", tmp_path / name)
    assert ran.returncode == 1
    assert "打不开" in ran.stderr
