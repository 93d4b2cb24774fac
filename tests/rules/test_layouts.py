"""版式: those that are built in, and what a county's own cannot be saved with."""

from datetime import date

import pytest

from shishi.rules.columns import KNOWN, Column, Grain
from shishi.rules.layouts import (
    BUILT_IN,
    CANONICAL,
    Layout,
    Layouts,
    faults,
    head,
    named,
    unfit,
)

SHORT = Layout("乡镇进度表", "乡镇民生实事进度表", (Column("title"), Column("share")))

# The sheets of domain paper §3.6 by their number there, with the heads they have.
SHEETS = {
    "责任分解表": "工程名称 主要包括 责任县领导 责任单位 责任领导 完成时限",  # 1
    "责任分解表（含投资）": "实事内容（含投资） 责任领导 责任单位",  # 2
    "责任分解表（牵头配合）": "序号 项目名称 主要内容 县政府分管领导 牵头单位 配合单位",  # 3
    "责任分解表（简表）": "序号 民生实事 责任单位 完成时限",  # 4
    "完成情况表": "序号 项目名称 责任单位 目标任务 1—8月实际完成 实际完成率（%） 备注",  # 5
    "资金拨付表": "地区 目标任务 完成情况 完成比例（%） 年初预算安排数（万元） "
    "资金预算下达数（万元） 下达比例（%） 资金拨付数（万元） 拨付比例（%） 未达到序时进度说明",  # 8
    "投资对照表": "分类（牵头单位） 项目数 总投资（万元） 年度计划（万元） 累计完成（万元） "
    "占年计划（%） 与序时进度比较（百分点）",  # 11
    "实施进度表": "序号 项目内容 工作进度安排 目前实施情况 牵头单位",  # 12
    "未完成项目表": "序号 项目内容 当前进度 牵头单位 备注（来源层级）",  # 13
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheets_of_the_counties_have_their_heads(name):
    found = named(name)
    assert found is not None
    heads = [head(column, date(2026, 8, 31)) for column in found.columns]
    assert [one for one in SHEETS[name].split() if one not in heads] == []


def test_the_canonical_row_has_the_union_of_them():
    heads = {head(column, date(2026, 8, 31)) for column in CANONICAL.columns}
    wanted = (
        "编号 层级 实事 子项 指标 比较符 计量单位 年度目标 季度计划 本月计划 累计完成 完成率（%） "
        "应完成 差（百分点） 灯 计划投资（万元） 到位（万元） 拨付（万元） 完成投资（万元） "
        "前期手续节点 形象进度 点位 责任县领导 牵头单位 责任领导 配合单位 联系人 完成时限 存在问题 "
        "需协调事项 下步措施 未达序时说明 佐证 更新人、时间 审核人、时间"
    )
    assert [one for one in wanted.split() if one not in heads] == []


@pytest.mark.parametrize("layout", BUILT_IN, ids=lambda one: one.name)
def test_every_built_in_layout_could_be_saved_under_another_name(layout):
    own = Layout("本县", layout.title, layout.columns, layout.grain)
    assert faults(own) == ()


def test_a_county_s_own_goes_before_a_built_in_one():
    own = Layout("总台账", "本县总台账", (Column("title"),))
    assert named("总台账", [own]) is own
    assert named("总台账") is CANONICAL
    assert named("没有的表") is None


@pytest.mark.parametrize(
    ("layout", "says"),
    [
        (SHORT, ()),
        (Layout("", "表", (Column("title"),)), ("请填写版式的名称，不超过 30 个字。",)),
        (Layout("甲", "长" * 31, (Column("title"),)), ("请填写版式的表题，不超过 30 个字。",)),
        (
            Layout("总台账", "表", (Column("title"),)),
            ("“总台账”是内置版式的名称。请换一个名称。",),
        ),
        (Layout("甲", "表", ()), ("请选 1 至 60 个栏目。",)),
        (
            Layout("甲", "表", (Column("title"), Column("title", "项目"))),
            ("栏目“实事”选了两次。请删去一个。",),
        ),
        (
            Layout("甲", "表", (Column("mood"),)),
            ("没有名为“mood”的栏目。请从所列栏目中选取。",),
        ),
        (
            Layout("甲", "表", (Column("target"),), Grain.PROJECT),
            ("栏目“年度目标”不能用在每件实事一行的表中。请删去，或改变每行所列。",),
        ),
        (
            Layout("甲", "表", (Column("share", "{季度}完成率"),)),
            ("表头“{季度}完成率”：没有名为“季度”的数。请从可用的数中选取，或改为文字。",),
        ),
        (
            Layout("甲", "表", (Column("share", width=200),)),
            ("栏目“完成率（%）”的宽度应在 1 至 80 之间。",),
        ),
    ],
)
def test_what_a_layout_cannot_be_used_with(layout, says):
    assert tuple(one.says for one in faults(layout)) == says


def test_two_of_one_name_are_told():
    assert [one.says for one in unfit(Layouts((SHORT, SHORT)))] == [
        "版式“乡镇进度表”有两个。请改名。"
    ]


def test_what_settings_say_of_them():
    assert Layouts().says == "只用内置版式"
    assert Layouts((SHORT,)).says == "自设乡镇进度表"


@pytest.mark.parametrize(("on", "says"), [(date(2026, 1, 31), "1月"), (date(2026, 9, 30), "1—9月")])
def test_a_head_names_the_months(on, says):
    assert head(Column("actual", "{月份}实际完成"), on) == f"{says}实际完成"
    assert KNOWN["actual"].head == head(Column("actual"), on)
