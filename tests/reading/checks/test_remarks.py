"""疑点与核对: the whole list of a document."""

from shishi.reading import pipeline
from shishi.reading.checks.remarks import MOST
from shishi.reading.draft import RemarkKind
from shishi.reading.source import SourceText
from tests.reading.remarked import HEAD, TAIL, remarks

PLAN = (
    f"{HEAD}（一）便民工程。改造道路5O公里,更新路灯300盏。{TAIL}（二）清洁工程。清淤9公里。{TAIL}"
)


def test_remarks_come_in_the_order_of_the_text_and_quote_it():
    found = pipeline.read(SourceText(PLAN, "txt")).remarks
    assert [r.span.start for r in found] == sorted(r.span.start for r in found)
    assert all(remark.span.holds(PLAN) for remark in found)


def test_each_remark_says_a_whole_sentence():
    found = pipeline.read(SourceText(PLAN, "txt")).remarks
    assert found
    assert all(remark.says.endswith("。") for remark in found)


def test_very_many_faults_of_one_kind_are_cut_off_and_counted():
    text = HEAD + "".join(f"（一）道路工程。改造道路“{n}公里。{TAIL}" for n in range(MOST + 40))
    found = pipeline.read(SourceText(text, "txt")).remarks
    punctuation = [r for r in found if r.kind is RemarkKind.PUNCTUATION]
    assert len(punctuation) == MOST
    assert any("“标点”类共" in r.says for r in found if r.kind is RemarkKind.FILE)


def test_a_document_of_another_kind_is_only_told_to_be_one():
    text = (
        "关于公开征集2027年度民生实事项目的公告\n现面向社会公开征集,欢迎来信。\n"
        "一、征集范围\n教育等领域.\n"
    )
    draft = pipeline.read(SourceText(text, "txt"))
    assert draft.items == ()
    assert {remark.kind for remark in draft.remarks} == {RemarkKind.FILE}
    assert remarks(RemarkKind.PUNCTUATION, text) == []
