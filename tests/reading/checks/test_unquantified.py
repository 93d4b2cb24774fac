"""未量化."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import of_item, remarks


def found(body):
    return [r.span.quote for r in of_item(RemarkKind.UNQUANTIFIED, body) if r.item == 0]


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("新建幼儿园2所；为各乡镇购置医疗设备。", "为各乡镇购置医疗设备"),
        ("改造管网300米；完善配套设施，改造排水管网。", "完善配套设施，改造排水管网"),
        ("种植果树38万亩，成立果业研究院，推动产业发展。", "成立果业研究院"),
        ("投资1.3亿元，推进急救中心建设，不断提升救治能力。", "推进急救中心建设"),
        ("服务老人210名，公共场所配备除颤器，惠及群众1686人。", "公共场所配备除颤器"),
        ("改造渠道10公里，配套建筑物11座等相关附属设施。", "等相关附属设施"),
        ("新建充电桩40台，景区充电设施全覆盖。", "景区充电设施全覆盖"),
        ("新建快充桩40台；为全县居民投入292万元。", "为全县居民投入292万元"),
        ("新建第六小学，扩建第三中学教学楼2栋。", "新建第六小学"),
    ],
)
def test_a_promise_without_amount_is_quoted(body, quoted):
    assert found(body) == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "更新改造老旧管网，改造供热管网4400米。",  # the amount follows
        "实施农村污水治理项目，解决2700人生活污水问题。",  # an umbrella over its figures
        "新建综合楼，建筑面积6000平方米。",
        "高龄津贴由每人每月50元提高到80元。",  # a standard
        "新建道路6公里，建立长效机制，提升服务水平。",  # nothing to be counted
        "对国道12公里路面实施大修，于10月底前建成通车。",  # by when, of what was counted
        "改造医院1所，县中医院建成二级甲等医院。",  # a grade
        "总投资6800万元，改造道路12公里。",
    ],
)
def test_what_is_counted_or_cannot_be_is_left_alone(body):
    assert found(body) == []


def test_an_item_without_any_figure_is_told_once():
    (quote,) = found("加快推进候车厅改造，持续完善站点，不断优化线路。努力方便群众出行。")
    assert quote.startswith("便民提升工程")
    assert "加快推进候车厅改造" in quote


def test_a_report_of_progress_is_not_asked():
    text = (
        "云岭县2026年民生实事进展情况通报\n截至9月30日，进展情况如下。\n"
        "1.道路畅通工程。目标6公里，已完成5公里，新建候车厅。\n"
        "2.路灯工程。目标300盏，已更新280盏，完成率93.3%。\n"
    )
    assert remarks(RemarkKind.UNQUANTIFIED, text) == []
