"""时限核对."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import remarks


def limits(body, label=""):
    text = (
        f"云岭县2026年民生实事实施方案\n一、任务分解\n（一）道路畅通工程。{body}\n责任单位：县交通局\n{label}"
        "（二）路灯工程。更新路灯300盏。\n责任单位：县城管局\n完成时限：2026年9月底前\n"
    )
    return [(r.item, r.span.quote, r.says) for r in remarks(RemarkKind.NO_DEADLINE, text)]


def test_an_item_without_deadline_is_told_at_its_title():
    ((item, quote, says),) = limits("改造道路6公里。")
    assert (item, quote) == (0, "道路畅通工程")
    assert "没有写明完成时限" in says


@pytest.mark.parametrize(
    ("written", "said"),
    [("长期坚持", "没有截止日期"), ("持续推进", "没有截止日期"), ("主汛期前", "是事件")],
)
def test_an_open_end_and_an_event_are_no_day(written, said):
    ((_, quote, says),) = limits("改造道路6公里。", f"完成时限：{written}\n")
    assert written in quote
    assert said in says


def test_a_day_is_enough():
    assert limits("改造道路6公里。", "完成时限：2026年10月31日前\n") == []


def test_the_only_deadline_belongs_to_another_sentence():
    body = "投资3000万元，推进候车厅建设。投资500万元，新建公交站1座，于10月底前投入使用。"
    ((_, quote, says),) = limits(body)
    assert quote == "推进候车厅建设"
    assert "10月底前" in says


def test_a_deadline_for_all_sentences_leaves_none_without():
    assert limits("改造道路6公里。新建公交站1座。全部工程于10月底前完成。") == []


def test_a_report_of_progress_is_not_asked():
    text = (
        "云岭县2026年民生实事进展情况通报\n截至9月30日，进展情况如下。\n"
        "1.道路畅通工程。目标6公里，已完成5公里，完成率83.3%。\n"
        "2.路灯工程。目标300盏，已更新280盏，完成率93.3%。\n"
    )
    assert remarks(RemarkKind.NO_DEADLINE, text) == []
