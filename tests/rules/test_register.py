"""The rows of a register sheet, each fault with its row."""

import pytest

from shishi.rules.access import Role
from shishi.rules.register import RegisterRow, checked

GOOD = {
    "姓名": "祁望舟",
    "账号": "ducha",
    "单位": "县政府督查室",
    "角色": "政府督查室",
    "职务": "主任",
}


def test_a_row_in_order():
    rows, faults = checked([(2, GOOD), (3, dict.fromkeys(GOOD, " "))])
    assert rows == (
        RegisterRow(2, "祁望舟", "ducha", "县政府督查室", Role.INSPECTION_OFFICE, "主任"),
    )
    assert faults == ()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"姓名": ""}, "缺少姓名"),
        ({"账号": "督查"}, "账号应为"),
        ({"账号": "-ab"}, "账号应为"),
        ({"角色": "皇帝"}, "角色“皇帝”不在所列之中"),
        ({"角色": "未登录"}, "不在所列之中"),
        ({"角色": "单位填报人", "单位": ""}, "单位填报人应填写单位"),
        ({"姓名": "长" * 101}, "姓名超过 100 个字"),
    ],
)
def test_each_fault_is_addressed_by_its_row(changed: dict[str, str], says: str):
    _, faults = checked([(2, GOOD), (7, {**GOOD, "账号": "other", **changed})])
    assert [fault.row for fault in faults] == [7]
    assert says in faults[0].says


def test_one_login_belongs_to_one_person():
    _, faults = checked([(2, GOOD), (3, {**GOOD, "姓名": "乔思齐"})])
    assert [(fault.row, "祁望舟" in fault.says) for fault in faults] == [(3, True)]


def test_a_unit_alone_is_a_row():
    rows, faults = checked([(2, {"单位": "县水利局"})])
    assert (rows[0].unit, rows[0].name, faults) == ("县水利局", "", ())
