"""The text of a bulletin in each case it has to tell, as its readers see it."""

from datetime import date

import pytest

from shishi.rules.bulletins import Category
from tests.bulletined import (
    LATE,
    MISSING,
    MIXED,
    REPORTED,
    WAITING,
    facts,
    lines,
    measured,
    of,
    told,
)

# What is told of; the slot; its words in full.
TEXT = [
    (
        MIXED,
        "依据",
        "按照《云岭县2026年民生实事实施方案》（云政办发〔2026〕7号）的要求，"
        "现将2026年民生实事项目截至9月30日的进展情况通报如下。",
    ),
    (
        MIXED,
        "较慢清单",
        "进展较慢的项目共3件（见附件1），其中未达序时1件、未开工1件、未报1件。",
    ),
    (
        MIXED,
        "较慢.第5件",
        "（一）残疾人关爱工程。责任单位：县水利局。改造管网应完成30公里，实际完成20公里，"
        "低25个百分点。目前卡在“用地”环节（在县自然资源局，已超期23天）。存在问题：材料涨价。",
    ),
    (
        MIXED,
        "较慢.第6件",
        "（二）老旧小区工程。责任单位：县水利局。计划4月1日前开工，截至9月30日尚未开工。"
        "目前处于“施工”环节。本期报送未说明原因和下步措施。",
    ),
    (
        MIXED,
        "较慢.第7件",
        "（三）农村供水工程。责任单位：县水利局。本期应于10月8日前报送，尚未报送，进度无从核实。"
        "此前报送的数据为总体完成50%，应完成75%，低25个百分点。目前处于“施工”环节。",
    ),
    (MIXED, "报送", "本期应报送7件，按时报送5件、迟报1件、到期未报送1件。"),
    (
        MIXED,
        "报送.迟报",
        "迟报的是：第2件老年助餐工程（县水利局），应于10月8日前报送，10月9日报送。",
    ),
    (
        MIXED,
        "对比.更正",
        "上期通报后，有关数据更正如下：第1件农村道路工程“改造管网”截至8月31日的数据"
        "由12公里更正为10公里（重复统计）。",
    ),
    (
        MIXED,
        "对比.进出",
        "不再列入进展较慢项目的2件：第1件农村道路工程、第3件幼儿园工程；"
        "新列入进展较慢项目的1件：第6件老旧小区工程；"
        "继续列入进展较慢项目的2件：第5件残疾人关爱工程、第7件农村供水工程。",
    ),
    (MIXED, "问题", "其他项目在报送中反映的情况：第3件幼儿园工程（县水利局）反映“材料涨价”。"),
    (
        MIXED,
        "协调",
        "需要协调的事项：第3件幼儿园工程（县水利局）提出“请县财政局尽快拨付”。",
    ),
    (
        facts([told(1, Category.BEHIND, excused="连续强降雨（县政府批准，有效至2026年10月8日）")]),
        "较慢.第1件",
        "（一）农村道路工程。责任单位：县水利局。改造管网应完成30公里，实际完成20公里，低25个百分点。"
        "已认定正当理由：连续强降雨（县政府批准，有效至2026年10月8日）。",
    ),
    (facts(of(behind=3)), "较慢清单", "进展较慢的项目共3件（见附件1），均未达序时。"),
    (facts(of(behind=3)), "对比", "与上期（8月31日）相比，各类件数没有变化。"),
    (facts(of(not_reported=3)), "报送", "本期应报送3件，到期均未报送。"),
    (facts(of(done=2)), "较慢清单", "本期没有未达序时、未开工、未报的项目。"),
    (
        facts(of(done=2)),
        "下步",
        "各责任单位要抓好资料归集和建后管护，确保实事长期发挥效益。",
    ),
    (facts(of(done=2)), "问题", "各项目在本期报送中没有反映问题。"),
    (
        facts(of(in_step=2), before_on=None),
        "对比",
        "本期为2026年首期通报，没有上期数据可以比较。",
    ),
    (facts([told(1, reporting=WAITING)]), "报送", "本期应报送1件，尚未到期。"),
    (facts([told(1, reporting=None)]), "报送", "本期没有应报送的项目。"),
    (
        facts(of(in_step=2), basis=""),
        "依据",
        "现将2026年民生实事项目截至9月30日的进展情况通报如下。",
    ),
    (
        facts(
            [
                told(
                    1,
                    Category.BEHIND,
                    measures=(
                        measured("0.5", "0.75", "路面"),
                        measured("0.7", "0.75", "错车道"),
                        measured("1", "0.75", "桥梁"),
                    ),
                    next_step="加班赶工。",
                )
            ]
        ),
        "较慢.第1件",
        "（一）农村道路工程。责任单位：县水利局。总体完成50%，应完成75%，低25个百分点。"
        "2项指标未达序时，其中路面相差最多，应完成30公里，实际完成20公里，低25个百分点。"
        "本期报送未说明原因。下步措施：加班赶工。",
    ),
    (
        facts([*of(in_step=1, behind=1), told(3, Category.BEHIND, accepted=False)]),
        "较慢.第3件",
        "（二）幼儿园工程。责任单位：县水利局。改造管网应完成30公里，实际完成20公里，低25个百分点。"
        "本期报送尚未审定。",
    ),
    (
        facts([told(1, Category.BEHIND, accepted=False, reporting=WAITING)]),
        "较慢.第1件",
        "（一）农村道路工程。责任单位：县水利局。改造管网应完成30公里，实际完成20公里，低25个百分点。"
        "本期报送尚未到期。",
    ),
    (
        facts([told(1, Category.BEHIND, accepted=False, reporting=None)]),
        "较慢.第1件",
        "（一）农村道路工程。责任单位：县水利局。改造管网应完成30公里，实际完成20公里，低25个百分点。",
    ),
    (
        facts([told(1, Category.NOT_REPORTED, reporting=REPORTED, points=None, measures=())]),
        "较慢.第1件",
        "（一）农村道路工程。责任单位：县水利局。本期已报送，但尚无可以核对进度的数据。",
    ),
    (facts(of(behind=1)), "较慢清单", "进展较慢的项目共1件（见附件1），未达序时。"),
    (facts(of(not_reported=2)), "较慢清单", "进展较慢的项目共2件（见附件1），均列为未报。"),
    (facts([told(1)]), "报送", "本期应报送1件，已按时报送。"),
    (facts([told(1, reporting=LATE)]), "报送", "本期应报送1件，已报送，属迟报。"),
    (facts([told(1, reporting=LATE), told(2, reporting=LATE)]), "报送", "本期应报送2件，均迟报。"),
    (facts(of(not_reported=1)), "报送", "本期应报送1件，到期未报送。"),
    (
        facts([told(1), told(2, accepted=False)]),
        "问题",
        "各项目本期已审定的报送没有反映问题。",
    ),
    (
        facts([told(1, accepted=False), told(2, Category.BEHIND)]),
        "问题",
        "其他项目本期尚无已审定的报送。",
    ),
    (
        facts([told(1, problem="材料涨价。", units=())]),
        "问题",
        "各项目在报送中反映的情况：第1件农村道路工程反映“材料涨价”。",
    ),
    (
        facts([told(1, reporting=LATE), told(2)]),
        "下步",
        "各责任单位要按照分月目标稳步推进，确保按期完成。迟报的单位今后要严格按时限报送。",
    ),
    (
        facts([told(1, Category.DONE, reporting=MISSING), told(2, Category.DONE)]),
        "下步",
        "各责任单位要抓好资料归集和建后管护，确保实事长期发挥效益。"
        "到期未报送的单位要立即补报，今后严格按时限报送，确保数据真实准确。",
    ),
    (
        facts(of(in_step=1), on=date(2027, 1, 31), before_on=date(2026, 12, 31)),
        "对比",
        "与上期（12月31日）相比，各类件数没有变化。",
    ),
    (
        facts(of(in_step=1), on=date(2027, 2, 28), before_on=date(2027, 1, 31)),
        "对比",
        "与上期（2027年1月31日）相比，各类件数没有变化。",
    ),
]


@pytest.mark.parametrize(("held", "slot", "words"), TEXT)
def test_each_case_has_its_own_words(held, slot, words):
    assert lines(held)[slot] == words


def test_every_slow_project_is_told_of_and_no_other():
    own = {slot for slot in lines(MIXED) if slot.startswith("较慢.")}
    assert own == {"较慢.第5件", "较慢.第6件", "较慢.第7件"}


def test_what_a_unit_wrote_is_never_taken_for_a_figure_of_ours():
    odd = told(1, Category.BEHIND, problem="缺{实事总数}件设备", title="{桥}工程")
    assert "缺{实事总数}件设备" in lines(facts([odd]))["较慢.第1件"]
