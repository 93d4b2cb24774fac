"""Sentences with their figures, and the forms in which figures stand in a paper."""

from datetime import date
from decimal import Decimal

import pytest

from shishi.rules.phrases import (
    Fact,
    Override,
    Piece,
    filled,
    gap,
    month,
    month_day,
    names,
    numeral,
    percent,
    sentence,
    unfit,
    wan,
)

D = Decimal
_FACTS = {"已完成件数": Fact("26"), "总数": Fact("65"), "空": Fact("")}


def test_figures_are_filled_in_and_keep_their_names():
    words = "{总数}件已完成{已完成件数}件{空}。"
    assert names(words) == ("总数", "已完成件数", "空")
    assert filled(words, _FACTS) == (
        Piece("65", "总数"),
        Piece("件已完成"),
        Piece("26", "已完成件数"),
        Piece("件"),
        Piece("。"),
    )


def test_a_figure_by_hand_stands_in_its_place():
    by_hand = {"总数": Override("66", "新增一件", "甲某")}
    assert filled("{总数}件", _FACTS, by_hand)[0] == Piece("66", "总数")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("{总数}件", 0),
        ("没有数", 0),
        ("{总数目}件", 1),
        ("{}件", 1),
        ("{总数件", 1),
        ("总数}件", 1),
        ("{甲}{乙}{", 3),
    ],
)
def test_words_with_an_unknown_figure_or_a_single_brace_are_refused(words, wanted):
    found = unfit(words, _FACTS)
    assert len(found) == wanted
    assert all(one.says.endswith("。") or one.says.endswith("}。") for one in found)


def test_the_unknown_figure_is_named():
    assert "“总数目”" in unfit("{总数目}件", _FACTS)[0].says


# What is written of a value in the text of a paper (GB/T 15835).
FORMS = [
    (percent(D("0.625")), "62.5%"),
    (percent(D(2) / 3), "66.7%"),
    (percent(D(1)), "100%"),
    (percent(D("0.99999")), "99.9%"),
    (percent(D("1.0045")), "100.5%"),
    (percent(D(0)), "0%"),
    (percent(None), "—"),
    (wan(D("21038600")), "2103.86万元"),
    (wan(D("100")), "0.01万元"),
    (wan(D(0)), "0万元"),
    (gap(D("-11.111")), "低11.1个百分点"),
    (gap(D("3")), "高3个百分点"),
    (gap(D("-0.04")), "与序时一致"),
    (gap(D(0)), "与序时一致"),
    (gap(None), "—"),
    (month_day(date(2026, 9, 3)), "9月3日"),
    (month_day(None), "—"),
    (month_day(date(2026, 9, 3), 2026), "9月3日"),
    (month_day(date(2027, 1, 31), 2026), "2027年1月31日"),
    (month(date(2026, 9, 3), 2026), "9月"),
    (month(date(2027, 1, 31), 2026), "2027年1月"),
    (
        sentence("资金不到位,群众意见大.已协调(县财政局);"),
        "资金不到位，群众意见大。已协调（县财政局）",
    ),
    (sentence("完成80%,还差3.5公里, 时间8:30"), "完成80%，还差3.5公里，时间8:30"),
    (sentence("XLPE(A,B) 电缆"), "XLPE(A,B) 电缆"),
    (sentence("1. 资金不到位。\n2. 群众意见不一致；"), "1.资金不到位；2.群众意见不一致"),
    (sentence("征地未完成。\n\n 等待“批复”；\r\n"), "征地未完成；等待‘批复’"),
    (sentence("停工 26 天，更换 XLPE 电缆"), "停工26天，更换 XLPE 电缆"),
    (sentence("  \n"), ""),
    (numeral(1), "一"),
    (numeral(10), "十"),
    (numeral(12), "十二"),
    (numeral(20), "二十"),
    (numeral(99), "九十九"),
    (numeral(100), "一百"),
    (numeral(103), "一百零三"),
    (numeral(110), "一百一十"),
    (numeral(300), "三百"),
    (numeral(999), "九百九十九"),
]


@pytest.mark.parametrize(("found", "wanted"), FORMS)
def test_values_are_written_as_a_paper_writes_them(found, wanted):
    assert found == wanted
