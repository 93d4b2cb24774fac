"""单位与领导对应."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import remarks


def plan(*parties, label="责任领导", more=""):
    items = "".join(
        f"（{n}）第{n}项工程。改造道路3公里。\n责任单位：{units}\n{label}：{people}\n完成时限：2026年9月底前\n"
        for n, (units, people) in zip("一二三四五", parties, strict=False)
    )
    text = f"云岭县2026年民生实事实施方案\n一、任务分解\n{items}{more}"
    return [(r.item, r.ok, r.says) for r in remarks(RemarkKind.PAIRING, text)]


def test_equal_lists_of_units_and_officers_pair_in_order():
    found = plan(("县住建局、县交通局", "王山、李水"), ("县民政局", "赵林"))
    assert [(item, ok) for item, ok, _ in found] == [(0, True), (1, True)]
    assert "县住建局—王山，县交通局—李水" in found[0][2]


def test_unequal_lists_do_not_pair():
    ((_, ok, says),) = plan(("县住建局、县交通局", "王山"))
    assert not ok
    assert "2个单位、1名领导" in says


def test_leaders_who_recur_with_other_units_are_not_paired():
    found = plan(("县住建局、县交通局", "王山、李水"), ("县民政局", "王山"), ("县教育局", "李水"))
    assert [ok for _, ok, _ in found] == [False, False, False]
    assert "王山、李水在其他项中对应别的单位" in found[0][2]


def test_an_officer_who_recurs_with_his_own_unit_is_paired():
    found = plan(("县住建局", "王山"), ("县民政局、县住建局", "赵林、王山"))
    assert [ok for _, ok, _ in found] == [True, True]


@pytest.mark.parametrize("label", ["责任县领导", "分管领导", "挂点领导", "包联领导", "牵头领导"])
def test_leaders_over_units_are_not_held_against_them(label):
    assert plan(("县住建局", "王山"), ("县民政局", "赵林"), label=label) == []


def test_an_item_that_names_only_its_leader_of_the_county_is_left_alone():
    more = "（三）供水工程。改造水厂1座。\n责任县领导：顾怀舟\n责任单位：县水利局、县财政局\n"
    found = plan(("县住建局", "王山"), ("县民政局", "赵林"), more=more)
    assert [item for item, _, _ in found] == [0, 1]


def test_units_addressed_in_vain():
    more = "二、工作要求\n（一）压实责任。各配合单位要密切配合，责任单位要抓好落实。\n"
    found = plan(("县住建局", "王山"), ("县民政局", "赵林"), more=more)
    assert [(item, ok) for item, ok, _ in found][-1] == (None, False)
    assert "各配合单位" in found[-1][2]
