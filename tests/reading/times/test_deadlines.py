"""Which time of an item is its deadline, and which are on the way."""

import pytest

from shishi.reading.times import deadlines

YEAR = 2025


def days(timing: deadlines.Timing, text: str) -> tuple[str, list[str]]:
    last = timing.deadline
    due = (last.on.isoformat() if last.on else text[last.start : last.end]) if last else ""
    return due, [text[one.start : one.end] for one in timing.milestones]


@pytest.mark.parametrize(
    ("text", "due", "milestones"),
    [
        ("8月底前贯通，10月底前完成路面，12月15日交工验收", "2025-12-15", ["8月底前", "10月底前"]),
        ("10月底前完成8个小区，其余12月25日前完成", "2025-12-25", ["10月底前"]),
        ("迎峰度夏前投运，最迟不超过7月15日", "2025-07-15", ["迎峰度夏前"]),
        ("2025年底前，力争10月底", "2025-12-31", ["10月底"]),
        ("2025年4月至11月", "2025-11-30", ["2025年4月"]),
        ("12月底前完成投资1.5亿元", "2025-12-31", []),
        ("全年持续推进", "2025-12-31", []),
    ],
)
def test_in_a_place_for_deadlines_the_last_time_counts(
    text: str, due: str, milestones: list[str]
) -> None:
    assert days(deadlines.stated(text, [(0, len(text))], YEAR), text) == (due, milestones)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("新建康复中心，于10月底前投入使用，为儿童提供服务。", "2025-10-31"),
        ("县一中新校区9月1日前投入使用，新增学位1800个。", "2025-09-01"),
        ("改造危桥3座，年内完成。", "2025-12-31"),
        ("未完部分延后至2026年3月底。", "2026-03-31"),
        ("支持两校增设校区，9月投入使用。", "2025-09-30"),
        ("启动医院搬迁，年内完成主体工程3.9万平方米。", "2025-12-31"),
    ],
)
def test_in_a_sentence_a_time_of_completion_counts(text: str, due: str) -> None:
    assert days(deadlines.spoken(text, [(0, len(text))], YEAR), text)[0] == due


@pytest.mark.parametrize(
    "text",
    [
        "截至9月30日，已完成13项。",
        "改造1998年底前建成的老旧小区11个。",
        "6月底前完成招标。",
        "10月启动。",
        "全年发放救助金1.86亿元。",
        "保障房6800套，其中年内竣工2400套。",
        "每月5日前报送进展。",
    ],
)
def test_in_a_sentence_other_times_are_no_deadline(text: str) -> None:
    assert days(deadlines.spoken(text, [(0, len(text))], YEAR), text)[0] == ""


@pytest.mark.parametrize("text", ["植树季", "火把节前", "常抓不懈", "随报随修"])
def test_words_without_a_day_are_quoted(text: str) -> None:
    assert days(deadlines.worded(text, [(0, len(text))]), text)[0] == text
