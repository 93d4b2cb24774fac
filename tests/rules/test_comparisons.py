"""两期对照: what came, went and changed between two frozen ledgers."""

from copy import deepcopy
from decimal import Decimal

import pytest

from shishi.papers import comparison as paper
from shishi.rules.comparisons import Fate, Turn, compared


def figure(name="管网", target="86.5", actual="50", share="0.578", measure="公里", light="正常"):
    return {
        "名称": name,
        "符号": "≥",
        "目标": target,
        "目标上限": None,
        "计量单位": measure,
        "类型": "累计",
        "进展": {
            "应完成": "60",
            "实际": actual,
            "完成比例": share,
            "按日判断": False,
            "灯": light,
        },
    }


def project(name="第1件 供水", light="正常", *figures, **more):
    return {
        "名称": name,
        "时限": "2026-11-30",
        "推定时限": False,
        "责任人": ["责任县领导：陆知遥"],
        "责任单位": ["牵头单位：县水利局"],
        "指标": list(figures or (figure(),)),
        "亮灯": {"灯": light, "依据": "按计划"} if light else None,
        "报送": "8月：已采用",
    } | more


FIGURE = ["管网", "50 公里（57.8%）", "62.5 公里（72.25%）"]


def body(on, *projects):
    return {"年度": 2026, "方案": "方案", "截至": on, "规则": [], "实事": list(projects)}


def told(was, now):
    return compared(body("2026-08-31", *was), body("2026-09-30", *now)).projects


def turns(was, now):
    (one,) = told([was], [now])
    return one.turns


def test_what_did_not_change_is_the_same():
    (one,) = told([project()], [deepcopy(project())])
    assert (one.fate, one.lights, one.turns) == (Fate.SAME, None, ())


def test_projects_that_came_and_went():
    found = told([project(), project("第2件 助餐")], [project(), project("第3件 道路")])
    assert [(one.name, one.fate) for one in found] == [
        ("第1件 供水", Fate.SAME),
        ("第3件 道路", Fate.CAME),
        ("第2件 助餐", Fate.WENT),
    ]


def test_a_figure_is_told_with_its_difference():
    was, now = project(), project("第1件 供水", "正常", figure(actual="62.5", share="0.7225"))
    assert turns(was, now) == (Turn("管网", "50 公里（57.8%）", "62.5 公里（72.25%）", "+12.5"),)


def test_a_figure_that_became_less_is_told_with_its_sign():
    now = project("第1件 供水", "正常", figure(actual="48", share="0.555"))
    assert [one.gain for one in turns(project(), now)] == ["-2"]


def test_what_is_judged_on_a_day_has_no_share():
    was, now = project(), project("第1件 供水", "正常", figure(actual="1", share="1"))
    for one in (was, now):
        one["指标"][0]["进展"]["按日判断"] = True
    assert turns(was, now) == (Turn("管网", "50 公里", "1 公里", "-49"),)


def test_a_plan_that_was_changed_is_told_and_one_that_goes_on_is_not():
    was, now = project(), project()
    now["指标"][0]["进展"]["应完成"] = "70"
    assert turns(was, now) == ()
    was["指标"][0]["进展"]["分月目标版本"] = 1
    now["指标"][0]["进展"]["分月目标版本"] = 2
    assert turns(was, now) == (Turn("管网 · 分月目标", "第1版", "第2版"),)


def test_money_is_told_in_ten_thousands():
    was = project("第1件 供水", "正常", figure("投资", "6600000", "1200000", "0.2", "元"))
    now = project("第1件 供水", "正常", figure("投资", "6600000", "1500000", "0.2", "元"))
    assert turns(was, now) == (Turn("投资", "120 万元（20%）", "150 万元（20%）", "+30"),)


def test_what_was_not_reported_before_has_no_difference():
    was = project("第1件 供水", "未报", figure(actual=None, share=None, light="未报"))
    (one,) = told([was], [project()])
    assert one.lights == ("未报", "正常")
    assert [turn.gain for turn in one.turns] == ["", ""]
    assert one.turns[0].before == "未报"


def test_a_light_that_turned_is_named_even_where_nothing_else_did():
    (one,) = told([project()], [project("第1件 供水", "预警")])
    assert (one.fate, one.lights, one.turns) == (Fate.CHANGED, ("正常", "预警"), ())
    (one,) = told([project("第1件 供水", None)], [project()])
    assert one.lights == ("未评", "正常")


@pytest.mark.parametrize(
    ("more", "turn"),
    [
        ({"时限": "2026-12-31"}, Turn("完成时限", "2026-11-30", "2026-12-31")),
        ({"推定时限": True}, Turn("完成时限", "2026-11-30", "2026-11-30（推定）")),
        (
            {"责任人": ["责任县领导：顾怀舟"]},
            Turn("责任人", "责任县领导：陆知遥", "责任县领导：顾怀舟"),
        ),
        (
            {"责任单位": ["牵头单位：县住建局"]},
            Turn("责任单位", "牵头单位：县水利局", "牵头单位：县住建局"),
        ),
        ({"报送": "9月：逾期未报"}, Turn("月报", "8月：已采用", "9月：逾期未报")),
    ],
)
def test_words_are_told_before_and_after(more, turn):
    assert turns(project(), project(**more)) == (turn,)


def test_figures_that_came_went_and_have_another_target():
    was = project("第1件 供水", "正常", figure(), figure("水站", "2"), figure("水站", "3"))
    now = project(
        "第1件 供水", "正常", figure(target="90"), figure("水站", "2"), figure("水池", "9")
    )
    assert turns(was, now) == (
        Turn("管网 · 目标", "≥86.5 公里", "≥90 公里"),
        Turn("水池 · 指标", "", "新增：≥9 公里"),
        Turn("水站 · 指标", "≥3 公里", "减少"),
    )


def test_the_sheet_has_a_row_for_each_change_and_says_how_many():
    now = [
        project("第1件 供水", "预警", figure(actual="62.5", share="0.7225")),
        project("第3件 道路"),
    ]
    found = compared(body("2026-08-31", project(), project("第2件 助餐")), body("2026-09-30", *now))
    assert paper.summary(found) == "新增 1 件，减少 1 件，变动 1 件，未变 0 件；灯有变化的 1 件。"
    page = paper.draw("对照表", found).sheets[0]
    values = [[cell.value if cell else None for cell in row] for row in page.rows]
    assert values == [
        ["第1件 供水", "变动", "正常 → 预警", *FIGURE, Decimal("12.5")],
        ["第3件 道路", "新增", "", "", "", "", ""],
        ["第2件 助餐", "减少", "", "", "", "", ""],
    ]


def test_two_equal_ledgers_give_an_empty_sheet():
    found = compared(body("2026-08-31", project()), body("2026-09-30", project()))
    assert paper.draw("对照表", found).sheets[0].rows == ()
