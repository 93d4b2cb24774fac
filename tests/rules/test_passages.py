"""A whole text: its headings, its title, its length, and that nothing is wrong with its wording."""

from datetime import date

import pytest

from shishi.reading.source import SourceText
from shishi.rules.bulletins import Category
from shishi.rules.mentions import named
from shishi.rules.passages import TOO_LONG, length, passages, title, too_long
from shishi.rules.sentences import SENTENCES
from shishi.wording.check import check
from tests.bulletined import LATE, MIXED, WAITING, facts, lines, of, told

HELD = {
    "mixed": MIXED,
    "all behind": facts(of(behind=3)),
    "none behind": facts(of(done=1, ahead=2, in_step=3)),
    "all done": facts(of(done=3)),
    "nothing reported": facts(of(not_reported=3)),
    "no period before": facts(of(in_step=3), before_on=None),
    "one": facts(of(behind=1)),
    "none": facts(()),
    "not due yet": facts([told(1, Category.BEHIND, accepted=False, reporting=WAITING)]),
    "after the year": facts(of(behind=2), on=date(2027, 1, 31)),
    "typed loosely": facts([told(1, Category.BEHIND, problem="1. 缺钱,缺人.\n2. 等“批复”(县里)")]),
    "all late": facts([told(1, reporting=LATE), told(2, reporting=LATE)]),
    "three hundred": facts(of(done=100, ahead=97, behind=53, not_started=50)),
}


@pytest.mark.parametrize("held", HELD.values(), ids=HELD)
@pytest.mark.parametrize("report", [False, True])
def test_the_check_of_wording_finds_nothing_in_a_text_of_ours(held, report):
    figures = named(held)
    head = title(held, figures, SENTENCES, report=report)
    text = "\n".join([head, *lines(held, report=report).values()])
    found = [(one.words, one.says) for one in check(SourceText(text, "docx"))]
    assert found == []


def test_headings_are_numbered_without_a_gap():
    marks = [one.words[:2] for one in passages(MIXED, SENTENCES) if one.level == 1]
    assert marks == ["一、", "二、", "三、", "四、", "五、"]


def test_a_report_asks_for_nothing_and_ends_as_one():
    told_of = lines(MIXED, report=True)
    assert "协调" not in told_of
    assert told_of["结尾"] == "特此报告。"
    assert "请" not in "".join(told_of.values()).replace("提请", "")
    assert title(MIXED, named(MIXED), SENTENCES, report=True) == (
        "关于2026年民生实事项目9月份进展情况的报告"
    )


def test_a_text_that_is_too_long_is_warned_of():
    short, long = facts(of(behind=2)), facts(of(behind=80))
    assert too_long(length(passages(short, SENTENCES), named(short))) == ""
    many = length(passages(long, SENTENCES), named(long))
    assert many > TOO_LONG
    assert f"约 {many} 字" in too_long(many)
    assert too_long(TOO_LONG) == ""
