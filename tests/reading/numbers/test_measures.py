"""计量单位: measures after numbers and in the heads of columns."""

from decimal import Decimal

import pytest

from shishi.reading.numbers.measure_words import MeasureKind
from shishi.reading.numbers.measures import head_measure, measure_at, scale_at


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("公里以上", "公里", MeasureKind.SIZE),
        ("km，", "公里", MeasureKind.SIZE),
        ("千米", "千米", MeasureKind.SIZE),
        ("㎡", "平方米", MeasureKind.SIZE),
        ("m3", "立方米", MeasureKind.VOLUME),
        ("立方米/天", "立方米/日", MeasureKind.VOLUME),
        ("吨每日", "吨/日", MeasureKind.VOLUME),
        ("人·次", "人次", MeasureKind.TIMES),
        ("个百分点", "个百分点", MeasureKind.SHARE),
        ("场（次）以上", "场（次）", MeasureKind.TIMES),
        ("台套", "台套", MeasureKind.COUNT),
        ("千瓦时", "千瓦时", MeasureKind.SIZE),
        ("公，", "公里", MeasureKind.SIZE),
    ],
)
def test_measure_after_a_number(text: str, name: str, kind: MeasureKind) -> None:
    measure = measure_at(text, 0)
    assert measure
    assert (measure.name, measure.kind) == (name, kind)


@pytest.mark.parametrize("text", ["，", "公路", "G基站", "年级", "元旦", "方面", "", "kWx"])
def test_no_measure(text: str) -> None:
    assert measure_at(text, 0) is None


@pytest.mark.parametrize("text", ["处理", "部门", "条例", "户籍", "家庭", "次会议"])
def test_words_that_only_begin_like_a_measure(text: str) -> None:
    assert measure_at(text, 0, digits=False) is None


@pytest.mark.parametrize(
    ("text", "factor", "length"),
    [
        ("万人", 10**4, 1),
        ("亿元", 10**8, 1),
        ("千万元", 10**7, 2),
        ("万亿元", 10**12, 2),
        ("千米", 1, 0),
        ("千伏", 1, 0),
        ("百分点", 1, 0),
        ("千人", 1000, 1),
    ],
)
def test_scale(text: str, factor: int, length: int) -> None:
    assert scale_at(text, 0) == (Decimal(factor), length)


@pytest.mark.parametrize(
    ("head", "name", "factor"),
    [
        ("户", "户", 1),
        ("农村危房改造（户）", "户", 1),
        ("补助资金（万元）", "元", 10**4),
        ("单位：万元", "元", 10**4),
        ("投资（亿元）", "元", 10**8),
        ("完成率%", "%", 1),
        ("万人次", "人次", 10**4),
        ("里程（公里）", "公里", 1),
        ("数量（台套）", "台套", 1),
        ("（个/处）", "个", 1),
    ],
)
def test_measure_of_a_column(head: str, name: str, factor: int) -> None:
    measure = head_measure(head)
    assert measure
    assert (measure.name, measure.factor) == (name, Decimal(factor))


@pytest.mark.parametrize("head", ["序号", "备注", "责任人", "年度目标", "计量单位", "资金合计", ""])
def test_columns_without_a_measure(head: str) -> None:
    assert head_measure(head) is None
