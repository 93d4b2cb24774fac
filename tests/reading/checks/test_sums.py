"""合计核对."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import of_item


def sums(body):
    return [(remark.ok, remark.says) for remark in of_item(RemarkKind.SUM_CHECK, body)]


@pytest.mark.parametrize(
    "body",
    [
        "更新路灯500盏，其中城区320盏、乡镇180盏。",
        "开展免费体检2400人（老年人1500人、妇女900人）。",
        "建设高标准农田8万亩（新建1万亩、改造5万亩、提升2万亩）。",
        "总投资5000万元，其中上级补助3200万元、县级配套1800万元；新建桥梁2座。",
        "新建停车位260个、改造停车位140个，共400个。",
    ],
)
def test_parts_that_add_up_are_in_order(body):
    assert [ok for ok, _ in sums(body)] == [True]


def test_parts_that_do_not_add_up_are_shown_with_their_sum():
    ((ok, says),) = sums("改造渠道38公里（东干渠16公里、西干渠13公里、支渠10公里）。")
    assert not ok
    assert "16 + 13 + 10 = 39公里" in says
    assert "38公里" in says


def test_parts_after_of_which_need_not_be_everything():
    assert sums("培训4800人次，其中高技能900人次、创业600人次。") == []


def test_parts_after_of_which_cannot_exceed_the_total():
    ((ok, says),) = sums("培训1000人次，其中高技能900人次、创业600人次。")
    assert not ok
    assert "1500人次" in says


def test_a_shared_total_beside_another_amount_of_the_same_thing_is_doubtful():
    ((ok, says),) = sums("改造供水、供热管网共7000米；改造换热站1座，供热管网300米。")
    assert not ok
    assert "300米" in says


def test_one_part_alone_says_nothing():
    assert sums("新增停车位600个以上，其中充电车位不少于120个。") == []
