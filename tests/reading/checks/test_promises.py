"""承诺."""

import pytest

from shishi.reading.checks.promises import clauses, concrete, first_promise, is_promise


@pytest.mark.parametrize(
    ("clause", "promised"),
    [
        ("新建公厕", True),
        ("加快推进候车厅改造", True),
        ("公共场所配备除颤器", True),
        ("不断提升服务水平", False),
        ("建立健全长效机制", False),
        ("切实保障群众利益", False),
        ("让群众出行更方便", False),
    ],
)
def test_deeds_with_objects_are_promises(clause, promised):
    assert is_promise(clause) is promised


def test_an_umbrella_is_not_counted_by_itself():
    assert concrete("实施农村污水治理建设项目") is None
    assert concrete("购置医疗设备") is not None


def test_clauses_end_at_commas_outside_brackets():
    text = "新建站点（含城区，乡镇）9个，购置设备"
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == [
        "新建站点（含城区，乡镇）9个",
        "购置设备",
    ]


def test_neighbouring_promises_are_one_stretch():
    text = "不断努力，新建公厕，购置设备，提升服务水平"
    assert text[slice(*first_promise(text, 0, len(text)))] == "新建公厕，购置设备"
