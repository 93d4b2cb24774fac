"""The wording of a county: which slots there are, which figures each may name, what is refused."""

import pytest

from shishi.rules.mentions import GENERAL, OF_PROJECT
from shishi.rules.phrases import names
from shishi.rules.sentences import SENTENCES, Voice, Wording, names_of, unfit
from tests.bulletined import told


def test_the_sentences_of_the_program_pass_their_own_check():
    assert unfit(Wording(tuple(SENTENCES.items()))) == ()


def test_no_sentence_names_a_figure_that_its_slot_has_not():
    unknown = {slot: {*names(words)} - names_of(slot) for slot, words in SENTENCES.items()}
    assert not any(unknown.values())


# The slot, the words, what the refusal says.
REFUSED = [
    ("总体.合计", "共{实事总数}件。", "没有这一处行文"),
    ("总体.总数", "共{实事件数}件。", "没有名为“实事件数”的数"),
    ("总体.总数", "共{完成比例}件。", "没有名为“完成比例”的数"),
    ("总体.总数", "共{实事总数件。", "花括号没有成对"),
    ("总体.总数", "  ", "不能为空"),
    ("总体.总数", "第一行\n第二行", "不能分行"),
    ("总体.总数", "长" * 501, "不超过 500 个字"),
]


@pytest.mark.parametrize(("slot", "words", "says"), REFUSED)
def test_words_that_cannot_be_used_are_refused_by_their_slot(slot, words, says):
    (found,) = unfit(Wording(((slot, words),)))
    assert found.where == slot
    assert says in found.says


def test_the_same_slot_twice_is_refused():
    pair = ("总体.总数", "共{实事总数}件。")
    assert "写了两次" in unfit(Wording((pair, pair)))[0].says


def test_a_slot_of_one_project_may_name_the_figures_of_that_project():
    assert unfit(Wording((("较慢.单位", "由{责任单位}牵头，{截至日期}。"),))) == ()
    assert names_of("较慢.单位") == GENERAL | OF_PROJECT
    assert names_of("报告.较慢.单位") == GENERAL | OF_PROJECT


def test_own_words_stand_in_for_those_of_the_program():
    words = Wording((("总体.总数", "共{实事总数}件。"),)).sentences
    assert words["总体.总数"] == "共{实事总数}件。"
    assert words["总体.截至"] == SENTENCES["总体.截至"]


def test_a_report_says_in_its_own_words_what_has_them():
    voice = Voice(SENTENCES, report=True)
    assert voice.of("标题").endswith("的报告")
    assert voice.of("总体.总数") == SENTENCES["总体.总数"]


def test_a_sentence_of_a_project_names_its_figures_by_its_number():
    words = Voice(SENTENCES).each("较慢.未开工", told(7))
    assert {*names(words)} == {"第7件计划开工日期", "第7件开工名称", "截至日期"}
