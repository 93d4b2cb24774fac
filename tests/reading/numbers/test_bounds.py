"""比较词: the words that bind a number, where they touch it."""

import pytest

from shishi.reading.numbers import bounds
from shishi.reading.numbers.measure_words import MeasureKind
from shishi.rules.amounts import Bound


@pytest.mark.parametrize(
    ("words", "bound", "touching"),
    [
        ("床位不少于", Bound.AT_LEAST, "不少于"),
        ("达到不低于", Bound.AT_LEAST, "达到不低于"),
        ("不得少于", Bound.AT_LEAST, "不得少于"),
        ("大于等于", Bound.AT_LEAST, "大于等于"),
        ("比例≥", Bound.AT_LEAST, "≥"),
        ("最高不超过", Bound.AT_MOST, "最高不超过"),
        ("每户最高补助", Bound.AT_MOST, "最高补助"),
        ("不高于", Bound.AT_MOST, "不高于"),
        ("小于", Bound.LESS_THAN, "小于"),
        ("低于", Bound.LESS_THAN, "低于"),
        ("超过", Bound.MORE_THAN, "超过"),
        ("总产突破", Bound.MORE_THAN, "突破"),
        ("投资约", Bound.ABOUT, "约"),
        ("惠及近", Bound.ABOUT, "近"),
        ("覆盖率达", Bound.EXACT, "达"),
        ("总量达到", Bound.EXACT, "达到"),
        ("签约", Bound.EXACT, ""),
        ("节约", Bound.EXACT, ""),
        ("最近", Bound.EXACT, ""),
        ("配备彩超", Bound.EXACT, ""),
        ("建制村通达", Bound.EXACT, ""),
        ("高于经济增速", Bound.EXACT, ""),
    ],
)
def test_before(words: str, bound: Bound, touching: str) -> None:
    found, edge = bounds.before(words, len(words))
    assert (found, words[edge:]) == (bound, touching)


@pytest.mark.parametrize(
    ("words", "kind", "bound", "touching"),
    [
        ("以上，", MeasureKind.COUNT, Bound.AT_LEAST, "以上"),
        ("及以上", MeasureKind.COUNT, Bound.AT_LEAST, "及以上"),
        ("（含）以上", MeasureKind.COUNT, Bound.AT_LEAST, "（含）以上"),
        ("以内", MeasureKind.SHARE, Bound.AT_MOST, "以内"),
        ("以下", MeasureKind.SHARE, Bound.AT_MOST, "以下"),
        ("左右", MeasureKind.PERSON, Bound.ABOUT, "左右"),
        ("余。", MeasureKind.SIZE, Bound.MORE_THAN, "余"),
        ("内办结", MeasureKind.TIME, Bound.AT_MOST, "内"),
        ("内涝点", MeasureKind.COUNT, Bound.EXACT, ""),
        ("多功能厅", MeasureKind.COUNT, Bound.EXACT, ""),
    ],
)
def test_after(words: str, kind: MeasureKind, bound: Bound, touching: str) -> None:
    found, edge = bounds.after(words, 0, kind)
    assert (found, words[:edge]) == (bound, touching)


def test_the_harder_word_counts_where_both_sides_bind() -> None:
    assert bounds.stronger(Bound.ABOUT, Bound.AT_LEAST) is Bound.AT_LEAST
    assert bounds.stronger(Bound.EXACT, Bound.ABOUT) is Bound.ABOUT
