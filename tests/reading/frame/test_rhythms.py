"""周期."""

import pytest

from shishi.reading.frame.rhythms import cadence_of, due_day_of, slogans


@pytest.mark.parametrize(
    ("words", "cadence"),
    [
        ("每周进行调度", "weekly"),
        ("每半月至少一次", "semimonthly"),
        ("每两周跟踪一次", "semimonthly"),
        ("每月底前报送", "monthly"),
        ("次月5日前报送", "monthly"),
        ("每两个月抽查一次", "bimonthly"),
        ("每双月召开", "bimonthly"),
        ("每季度末核查", "quarterly"),
        ("按季公布", "quarterly"),
        ("每半年报告", "semiannual"),
        ("6月、11月分别报告", "semiannual"),
        ("3月、6月、9月、12月报告", "quarterly"),
        ("年终组织测评", "yearly"),
        ("定期通报", None),
        ("适时督查", None),
        ("于10月底前完成", None),
    ],
)
def test_how_often(words, cadence):
    assert cadence_of(words) == cadence


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("每月5日前报送", 5),
        ("于每月25日前将进展报县发改委", 25),
        ("次月3日前", 3),
        ("每季度首月10日前", 10),
        ("每月底前", None),
        ("每周五前", None),
        ("每月45日前", None),
    ],
)
def test_by_which_day_of_the_month(words, day):
    assert due_day_of(words) == day


@pytest.mark.parametrize("words", ["每月调度一次", "11月通报情况", "本季度督查结果", "上半年报告"])
def test_what_only_looks_like_a_slogan(words):
    assert list(slogans(words, 0, len(words))) == []
