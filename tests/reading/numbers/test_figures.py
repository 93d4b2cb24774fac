"""数字: cells under a head, quotations, ranges of a document."""

import pytest

from shishi.reading.lines import tidy
from shishi.reading.numbers import figures
from shishi.reading.source import SourceText
from shishi.rules.amounts import number_text
from tests.reading.told import lines, read


@pytest.mark.parametrize(
    ("cell", "measure", "expected"),
    [
        ("412", "户", ["412 户 ="]),
        ("865.2", "补助资金（万元）", ["8652000 元 ="]),
        ("1,250", "座", ["1250 座 ="]),
        ("5 760", "万元", ["57600000 元 ="]),
        ("2.4", "亿元", ["240000000 元 ="]),
        ("75.5", "占全年%", ["75.5 % ="]),
        ("61.7%", "完成率", ["61.7 % ="]),
        ("11.5", "万人次", ["115000 人次 ="]),
        ("≥60", "公里", ["60 公里 >="]),
        ("300余", "人", ["300 人 >"]),
        ("2025.5", "万元", ["20255000 元 ="]),
        ("0", "张", ["0 张 ="]),
        ("改造厨房1250户", "座", ["1250 户 ="]),
        ("2025年6月", "户", []),
        ("2025", "户", []),
        ("12", None, []),
        ("12", "序号", []),
        ("—", "万元", []),
        ("", "万元", []),
    ],
)
def test_cells_under_a_head(cell: str, measure: str | None, expected: list[str]) -> None:
    assert lines(cell, measure, 2025) == expected


def test_quotations_take_in_the_words_that_bind() -> None:
    text = (
        "受益率达到95%以上，床位不少于64张，总投资3150万元，每生每年1000元，补贴2000元/户，"
        "车位30个左右"
    )
    assert [figure.span.quote for figure in read(text)] == [
        "达到95%以上",
        "不少于64张",
        "总投资3150万元",
        "每生每年1000元",
        "2000元/户",
        "30个左右",
    ]


def test_damaged_numbers_quote_the_damage() -> None:
    pipes, lamps = read("更换输水管道l18.6公里，安装路灯5o盏")
    assert (number_text(pipes.value), pipes.span.quote) == ("118.6", "l18.6公里")
    assert (number_text(lamps.value), lamps.span.quote) == ("50", "5o盏")


def test_figures_of_a_range_are_quoted_from_the_whole_document() -> None:
    source = SourceText("一、新建公厕3座。\n二、安装路灯140盏。", "txt")
    view = tidy.view(source)
    start = view.text.index("二、")
    (figure,) = figures.read(view, start, len(view.text))
    assert figure.span.quote == "140盏"
    assert source.text[figure.span.start : figure.span.end] == "140盏"
