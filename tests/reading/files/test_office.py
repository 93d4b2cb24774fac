"""旧版 Office 文件: read through LibreOffice, its process and its folder gone afterwards."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from shishi.reading.files import office
from shishi.reading.files.formats import open_source
from shishi.reading.source import Unreadable
from tests.reading.samples import docx_of, xlsx_of

ROWS = [[("任务", 1, 2)], ["道路", "5公里"], ["供水", "60户"]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place for passing files, of each test its own."""
    own = tmp_path / "passing"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    return own


@pytest.mark.office
@pytest.mark.parametrize("filename", ["方案.doc", "方案.wps", "方案.docx"])
def test_an_old_word_file_is_read(filename: str, folder: Path) -> None:
    old = office.convert(docx_of("一、总体要求", "改造道路12公里", ROWS, "附件"), ".docx", "doc")
    source = open_source(old, filename)
    assert source.text == "一、总体要求\n改造道路12公里\n任务\n道路\t5公里\n供水\t60户\n附件"
    assert list(folder.iterdir()) == []


@pytest.mark.calc
def test_an_old_workbook_is_read_with_its_formats() -> None:
    old = office.convert(xlsx_of([["覆盖率", "时限"], ["九成", "年底"]]), ".xlsx", "xls")
    assert open_source(old, "任务.et").text == "覆盖率\t时限\n九成\t年底"


def test_without_libreoffice_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(Unreadable) as refusal:
        office.convert(b"x", ".doc", "docx")
    assert str(refusal.value) == (
        ".doc 需要 LibreOffice 才能读取，请安装 libreoffice-writer，"
        "或在 Word/WPS 中另存为 .docx 后再传。"
    )


@pytest.mark.office
def test_a_damaged_old_file_is_refused() -> None:
    old = office.convert(docx_of("改造道路12公里"), ".docx", "doc")
    with pytest.raises(Unreadable):
        open_source(old[: len(old) // 8], "方案.doc")


def pretend(folder: Path, script: str) -> None:
    """A program named soffice that does something else."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    program.chmod(0o755)


def test_a_conversion_without_end_is_ended_with_its_children(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    child = f"import time; print(1, file=open({str(pipe)!r}, 'w'), flush=True); time.sleep(600)"
    pretend(
        tmp_path,
        f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {child!r}])\n",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "TIMEOUT", 2)
    with pytest.raises(Unreadable, match="转换超时"):
        office.convert(b"x", ".doc", "docx")
    assert list(folder.iterdir()) == []
    assert os.read(told, 9) == b"1\n"  # the child began
    assert os.read(told, 9) == b""  # and nobody holds the pipe any more
    os.close(told)


def test_a_conversion_that_makes_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, "raise SystemExit(0)\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="无法转换"):
        office.convert(b"x", ".wps", "docx")
