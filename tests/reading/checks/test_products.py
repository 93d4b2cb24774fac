"""乘积核对."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import of_item

AGREES = [
    ("为1200名学生每人补助300元，共需资金36万元。", "36万元"),
    ("改造危房80户，户均补助2万元，共计160万元。", "160万元"),
    ("每年安排25.6万元，为640名失能老人发放补贴，每人400元。", "25.6万元"),
    ("为500名学生提供早餐，每生每天6元、全年按200天计算，所需60万元。", "60万元"),
    ("为护林员110人发放补助，每人每月800元，全年需105.6万元。", "12个月"),
    ("新建步道6公里。总投资300万元，每公里50万元。", "300万元"),
    ("改造平房20户、楼房10户；平房户均补助1万元、楼房户均补助3万元，共需50万元。", "50万元"),
]


@pytest.mark.parametrize(("body", "said"), AGREES)
def test_a_rate_times_its_count_is_held_against_the_stated_total(body, said):
    found = of_item(RemarkKind.PRODUCT_CHECK, body)
    assert [remark.ok for remark in found] == [True]
    assert said in found[0].says


def test_a_wrong_total_is_pointed_out_with_the_right_one():
    (found,) = of_item(RemarkKind.PRODUCT_CHECK, "新建公厕12座，每座补助20万元，共计260万元。")
    assert not found.ok
    assert found.item == 0
    assert "240万元" in found.says
    assert "260万元" in found.says


def test_without_a_total_the_product_is_worked_out():
    (found,) = of_item(RemarkKind.PRODUCT_CHECK, "为300户老人家庭按照每户600元标准配备呼叫设备。")
    assert found.ok
    assert "18万元" in found.says
    assert "未列总数" in found.says


@pytest.mark.parametrize(
    "body",
    [
        "改造电采暖900户，每户补助不超过4500元。",  # a ceiling promises no product
        "为失能老人发放补贴，每人每月200元。",  # nobody counted
        "培训护理员60人，其中骨干20人，安排经费30万元。",  # no rate
    ],
)
def test_what_promises_no_product_is_left_alone(body):
    assert of_item(RemarkKind.PRODUCT_CHECK, body) == []
