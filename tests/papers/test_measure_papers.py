"""scripts/measure_papers.py: the table for a folder of papers."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from shishi.papers import fonts, pdf
from tests.papers.printed import PAPERS, Print

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import measure_papers


def test_a_folder_is_measured_item_by_item(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("两页", "信函", "表格"):
        (tmp_path / f"{name}.pdf").write_bytes(pdf.write(PAPERS[name], fonts.choose()))
    assert measure_papers.main([str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "条款和内容 | 应为 | 实测" in printed
    assert all(
        f"{one}：" in printed
        for one in ("两页.pdf（公文）", "信函.pdf（信函）", "表格.pdf（表格）")
    )
    assert "3 份公文，不符 0 项" in printed
    assert "DOC-19：没有测到" in printed


@pytest.mark.office
@pytest.mark.xdist_group("prints")
def test_what_does_not_hold_is_told_and_the_answer_is_1(
    prints: Mapping[str, Print], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "通报.pdf").write_bytes(prints["版记粗线"].content)
    assert measure_papers.main([str(tmp_path), "--faults"]) == 1
    assert "DOC-15 首条分隔线粗（毫米） | 0.35 ± 0.05 | " in capsys.readouterr().out


def test_a_folder_without_papers_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure_papers.main([str(tmp_path)]) == 1
    assert "没有公文" in capsys.readouterr().out


def test_without_a_folder_the_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure_papers.main([]) == 2
    assert "FOLDER" in capsys.readouterr().out
