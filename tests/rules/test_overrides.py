"""Numbers that a person wrote into the words of a paper, and figures taken out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.overrides import (
    ByHand,
    by_hand,
    held,
    may_edit,
    may_override,
    put_back,
    taken_out,
    typed_by_hand,
)
from shishi.rules.phrases import Fact, Override, Passage

TYPED = [
    ("共{总数}件。", "共{总数}件，均已开工。", ()),
    ("共{总数}件。", "共32件。", ("32",)),
    ("共{总数}件。", "共{总数}件，完成{完成}件。", ()),
    ("自3月1日起。", "自3月1日起执行。", ()),
    ("自3月1日起。", "自3月15日起。", ("15",)),
    ("增长3%。", "增长3个百分点。", ("3",)),
    ("投资1,200万元。", "投资1,200万元，到位1,200万元。", ("1,200",)),
    ("", "完成３２件。", ("32",)),
    ("", "完成三十二件。", ("三十二",)),
    ("", "完成率百分之八十。", ("百分之八十",)),
    ("", "完成12.5%。", ("12.5%",)),
    ("一是加快进度。", "二是加快进度，一批一批推进。", ()),
    ("", "有数5，6。", ("5", "6")),
    ("", "投资三十万元。", ("三十万",)),
    ("", "投资{计划}万元。", ()),
]


@pytest.mark.parametrize(("before", "after", "typed"), TYPED)
def test_numbers_that_are_neither_proposed_nor_a_figure(before, after, typed):
    assert typed_by_hand(before, after) == typed


@given(st.text(alphabet="共{}总数12.%件，三十", max_size=40))
def test_words_that_stay_have_nothing_typed(words):
    assert typed_by_hand(words, words) == ()
    assert taken_out(words, words) == ()


@given(st.integers(0, 10**9))
def test_a_new_number_is_always_seen(number):
    assert typed_by_hand("完成情况如下。", f"完成情况如下，计{number}处。") == (str(number),)


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("{甲}和{乙}", "{乙}和{甲}", ()),
        ("{甲}和{乙}", "{乙}", ("甲",)),
        ("{甲}和{甲}", "{甲}", ()),
        ("{甲}和{甲}", "", ("甲",)),
    ],
)
def test_figures_that_are_told_no_more(before, after, lost):
    assert taken_out(before, after) == lost


BEFORE = (Passage("一", "共{总数}件。"), Passage("二", "供水", lead="（一）"))


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (BEFORE, ()),
        (BEFORE[1:], (ByHand("一", (), ("总数",)),)),
        ((*BEFORE, Passage("三", "另有5处。")), (ByHand("三", ("5",), ()),)),
        ((BEFORE[0], Passage("二", "供水", lead="（一）供水3处")), (ByHand("二", ("3",), ()),)),
        (
            (Passage("一", "共10件。"), BEFORE[1]),
            (ByHand("一", ("10",), ("总数",)),),
        ),
    ],
)
def test_passage_by_passage(after, found):
    assert by_hand(BEFORE, after) == found


PROPOSED = (Passage("一", "共{总数}件，3月底前完成。"),)
WRITTEN = (Passage("一", "共10件，另有{甲}。"),)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (WRITTEN, PROPOSED, ()),  # back to what is proposed
        (WRITTEN, (Passage("一", "共{总数}件，3月3日前完成。"),), (ByHand("一", ("3",), ()),)),
        (PROPOSED, (Passage("一", "共{总数}件。"),), ()),
        (PROPOSED, WRITTEN, (ByHand("一", ("10",), ("总数",)),)),
    ],
)
def test_the_proposed_words_may_be_written_again(before, after, found):
    assert by_hand(before, after, PROPOSED) == found


def test_a_number_typed_needs_its_reason_at_its_place():
    changes = (ByHand("一", ("10",), ("总数",)),)
    verdict = may_edit(changes, " ")
    assert (bool(verdict), verdict.where) == (False, "一")
    assert "写入“10”，删去“总数”" in verdict.says
    assert may_edit(changes, "按会议纪要")
    assert may_edit((), "")
    assert may_edit((), "理" * 501).where == "reason"


@pytest.mark.parametrize(
    ("name", "words", "reason", "where"),
    [
        ("总数", "11", "会议议定增加一件", None),
        ("总数", "", "恢复", None),
        ("没有", "11", "会议议定", "name"),
        ("总数", "11", " ", "reason"),
        ("总数", "1" * 201, "会议议定", "words"),
        ("总数", "11", "理" * 501, "reason"),
    ],
)
def test_a_figure_is_put_in_by_hand_with_a_reason(name, words, reason, where):
    verdict = may_override(name, words, reason, {"总数": Fact("10")})
    assert (None if verdict else verdict.where) == where


def test_the_last_that_was_put_in_holds_until_it_is_taken_back():
    first, second, back = (Override(words, "理由", "祁望舟") for words in ("11", "12", ""))
    assert held([("总数", first), ("完成", first), ("总数", second)]) == {
        "总数": second,
        "完成": first,
    }
    assert held([("总数", first), ("总数", back)]) == {}


@pytest.mark.parametrize(
    ("first", "now"),
    [
        ("共{总数}件。完成{完成}件。", ("共{总数}件。", "完成{完成}件。")),
        ("共{总数}件。完成{完成}件。", ("完成{完成}件。", "共{总数}件。")),
        ("共{总数}件，3月开工。", ("共{总数}件，", "3月开工。")),
    ],
)
def test_what_moves_into_a_paragraph_that_was_split_off_is_not_new(first, now):
    split = tuple(Passage(slot, words) for slot, words in zip(("一", "一＋2"), now, strict=True))
    assert by_hand((Passage("一", first),), split) == ()


def test_what_is_typed_into_a_paragraph_that_was_split_off_is_that_of_its_passage():
    split = (Passage("一", "共{总数}件。"), Passage("一＋2", "完成5件。"))
    assert by_hand((Passage("一", "共{总数}件。"),), split) == (ByHand("一", ("5",), ()),)


@pytest.mark.parametrize(
    ("names", "left", "back"),
    [
        (("段落：一", "总数"), (), ("段落：一",)),
        (("段落：一", "段落：二"), (ByHand("一", ("5",), ()),), ("段落：二",)),
        (("总数",), (), ()),
        ((), (ByHand("一", ("5",), ()),), ()),
    ],
)
def test_a_passage_without_a_typed_number_is_answered_for_by_nobody(names, left, back):
    assert put_back(names, left) == back
