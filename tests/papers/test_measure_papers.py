"""scripts/measure_papers.py: the table for a folder of papers."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.papers.printed import Print

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import measure_papers

pytestmark = pytest.mark.office


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("两页", 0, "1 份公文，不符 0 项"),
        ("版记粗线", 1, "DOC-15 首条分隔线粗（毫米） | 0.35 ± 0.05 | "),
    ],
)
def test_a_folder_is_measured_and_the_answer_tells_whether_all_holds(
    name: str,
    code: int,
    told: str,
    prints: Mapping[str, Print],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "通报.pdf").write_bytes(prints[name].content)
    assert measure_papers.main([str(tmp_path)]) == code
    printed = capsys.readouterr().out
    assert "条款和内容 | 应为 | 实测" in printed
    assert told in printed


def test_a_folder_without_papers_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure_papers.main([str(tmp_path)]) == 1
    assert "没有公文" in capsys.readouterr().out


def test_without_a_folder_the_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure_papers.main([]) == 2
    assert "FOLDER" in capsys.readouterr().out
