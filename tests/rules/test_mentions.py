"""The figures of a bulletin by their names: their words, and the projects they rest on."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shishi.rules.bulletins import Category
from shishi.rules.mentions import GENERAL, OF_PROJECT, named
from shishi.rules.projects import Level
from tests.bulletined import LATE, WAITING, facts, measured, of, told

D = Decimal
_MIXED = facts(
    [
        replace(one, reporting=LATE if one.number == 2 else one.reporting)
        for one in of(done=1, in_step=1, behind=1, not_started=1, not_reported=1)
    ]
)

# The name, its words, the projects that it rests on.
WORDS = [
    ("年度", "2026年", ()),
    ("月份", "9月", ()),
    ("截至日期", "9月30日", ()),
    ("实事总数", "5", (1001, 1002, 1003, 1004, 1005)),
    ("已完成件数", "1", (1001,)),
    ("已完成占比", "20%", (1001,)),
    ("超序时件数", "0", ()),
    ("较慢件数", "3", (1003, 1004, 1005)),
    ("没有的类别", "超序时", ()),
    ("指标总数", "5", (1001, 1002, 1003, 1004, 1005)),
    ("指标完成数", "1", (1001,)),
    ("指标完成占比", "20%", (1001,)),
    ("县级件数", "5", (1001, 1002, 1003, 1004, 1005)),
    ("省级件数", "0", ()),
    ("建设类未开工件数", "1", (1004,)),
    ("开工件数", "4", (1001, 1002, 1003, 1005)),
    ("开工率", "80%", (1001, 1002, 1003, 1005)),
    ("逾期未开工件数", "1", (1004,)),
    ("计划资金", "500万元", (1001, 1002, 1003, 1004, 1005)),
    ("到位率", "80%", (1001, 1002, 1003, 1004, 1005)),
    ("应报件数", "5", (1001, 1002, 1003, 1004, 1005)),
    ("按时报送件数", "3", (1001, 1003, 1004)),
    ("迟报件数", "1", (1002,)),
    ("未报送件数", "1", (1005,)),
    ("上期日期", "8月31日", ()),
    ("第3件完成比例", "50%", (1003,)),
    ("第3件相差", "低25个百分点", (1003,)),
    ("第3件应完成", "30公里", (1003,)),
    ("第3件实际完成", "20公里", (1003,)),
    ("第2件报送日期", "10月9日", (1002,)),
    ("第4件计划开工日期", "4月1日", (1004,)),
    ("第1件完成时限", "2026年11月30日", (1001,)),
]


@pytest.mark.parametrize(("name", "words", "projects"), WORDS)
def test_a_figure_has_its_words_and_its_projects(name, words, projects):
    fact = named(_MIXED)[name]
    assert (fact.words, fact.projects) == (words, projects)


def test_every_figure_tells_how_it_was_come_by():
    assert not [name for name, fact in named(_MIXED).items() if not fact.says]


def test_the_names_are_the_same_in_every_bulletin():
    for held in (facts(()), facts(of(done=1), before_on=None), _MIXED):
        own = {f"第{one.number}件{name}" for one in held.projects for name in OF_PROJECT}
        assert set(named(held)) == GENERAL | own


def test_a_change_is_told_in_projects_and_percentage_points():
    came, went = replace(told(1, Category.DONE), was=Category.BEHIND), told(2, Category.BEHIND)
    found = named(facts([came, went, told(3)]))
    assert found["已完成件数变化"].words == "增加1件"
    assert found["已完成占比变化"].words == "提高33.4个百分点"  # 0 → 33.4 of 33.4, 33.3, 33.3
    assert found["未达序时件数变化"].words == "减少1件"
    assert found["未达序时占比变化"].words == "降低33.4个百分点"  # 66.7 → 33.3
    assert found["按序时件数变化"].words == found["按序时占比变化"].words == "持平"
    assert found["赶上件数"].projects == (1001,)
    assert found["持续较慢件数"].projects == (1002,)


def test_without_a_period_before_nothing_is_compared():
    found = named(facts(of(done=1), before_on=None))
    assert found["上期日期"].words == found["已完成件数变化"].words == "—"


def test_levels_and_classes_each_add_to_the_total():
    held = [
        replace(one, level=list(Level)[one.number % 3], works=one.number % 2 == 0)
        for one in of(done=3, behind=4)
    ]
    found = named(facts(held))
    levels = sum(int(found[f"{one.label}件数"].words) for one in Level)
    classes = sum(int(found[f"{name}件数"].words) for name in ("建设类", "服务保障类"))
    assert levels == classes == 7


def test_what_was_not_due_yet_is_neither_late_nor_missing():
    found = named(facts([told(1, reporting=WAITING), told(2, reporting=None)]))
    counted = ("应报件数", "按时报送件数", "迟报件数", "未报送件数", "未到期件数")
    assert [found[name].words for name in counted] == ["1", "0", "0", "0", "1"]


def test_what_falls_short_of_the_whole_is_never_told_as_all_of_it():
    found = named(facts([told(1, measures=(measured("0.9999", "1"),), share=D("0.9999"))]))
    assert found["第1件完成比例"].words == "99.9%"


def test_a_corrected_figure_is_told_by_its_sentence():
    found = named(facts(of(done=1), corrections=("由12公里更正为10公里（重复统计）",)))
    assert found["更正1"].words == "由12公里更正为10公里（重复统计）"
