"""责任主体: the words by which roles leave the house, in JSON files and in tables."""

import json
from pathlib import Path

import pytest

from shishi.rules.parties import PersonRole, UnitRole, is_township, members

GOLD = Path(__file__).resolve().parents[1] / "reading/corpus/gold"


def test_roles_of_units_are_the_words_of_the_corpus():
    said = {
        unit["role"]
        for path in GOLD.glob("*.json")
        for task in json.loads(path.read_text("utf-8"))["tasks"]
        for unit in task["units"]
    }
    assert said
    assert said <= {role.value for role in UnitRole}


def test_roles_survive_being_stored_as_words():
    for role in (*UnitRole, *PersonRole):
        assert type(role)(str(role)) is role


@pytest.mark.parametrize(
    ("name", "township"),
    [
        ("各乡镇人民政府", True),
        ("各乡镇（街道）", True),
        ("各乡镇、街道办事处", True),
        ("青石镇", True),
        ("青石镇政府", True),
        ("南岗乡人民政府", True),
        ("城西街道", True),
        ("县乡村振兴局", False),
        ("县城镇管理局", False),
        ("乡镇企业局", False),
        ("县住房和城乡建设局", False),
        ("县人民政府", False),
    ],
)
def test_a_township_is_known_by_its_name(name: str, township: bool):
    assert is_township(name) is township


REGISTER = ("青石镇人民政府", "南岗乡", "城西街道办事处", "县乡村振兴局", "县城镇管理局")


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("各乡镇人民政府", ("青石镇人民政府", "南岗乡")),
        ("各乡镇（街道）", ("青石镇人民政府", "南岗乡", "城西街道办事处")),
        ("全县各镇", ("青石镇人民政府",)),
        ("各街道", ("城西街道办事处",)),
        ("乡镇", ("青石镇人民政府", "南岗乡")),
        ("相关乡镇", ()),
        ("各有关乡镇", ()),
        ("沿线乡镇人民政府", ()),
        ("各县直部门", ()),
        ("青石镇", ()),
    ],
)
def test_whom_a_group_of_townships_stands_for(group: str, expected: tuple[str, ...]):
    assert members(group, REGISTER) == expected
