"""标点 (GB/T 15834) 与数字用法 (GB/T 15835)."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import of_item, remarks


def found(body):
    return [(r.span.quote, r.says) for r in of_item(RemarkKind.PUNCTUATION, body)]


@pytest.mark.parametrize(
    ("body", "within", "said"),
    [
        ("改造道路6公里,更新路灯300盏。", ",", "半角标点"),
        ("服务各村(社区)老人600人。", "(", "半角括号"),
        ("服务各村（社区)老人600人。", "（社区)", "左右不一"),
        ("为0-16岁儿童筛查600人。", "0-16", "连字符"),
        ("落实“增绿”、“添彩”行动，植树300株。", "”、“", "不用顿号"),
        ("于2026年09月30日前改造道路6公里。", "年09月30日", "不编虚位"),
        ("改造道路6公里，，更新路灯300盏。", "，，", "重复"),
        ('实施"添彩"行动，植树300株。', '"添彩"', "直引号"),
        ("改造道路、绿地...等6处。", "...", "省略号"),
        ("按照云政办[2025]3号文件要求改造道路6公里。", "[2025]3号", "〔2025〕3号"),
        ("改造道路（含桥梁6公里。", "（", "没有配对"),
    ],
)
def test_a_fault_is_quoted_and_named(body, within, said):
    hits = [says for quote, says in found(body) if within in quote]
    assert any(said in says for says in hits), found(body)


@pytest.mark.parametrize(
    "body",
    [
        "改造道路6公里、桥梁3座（含便桥），电话0991-8600000，桩号K3+200—K5+100。",
        "完成时间为2026-09-30，占比3.5%，时长10:30至12:00。",
        "落实“周调度”“月通报”《方案》《办法》，服务0—16岁儿童600人。",
        "岳岭—云海公路改造6公里；更新路灯300盏。",
    ],
)
def test_right_usage_is_left_alone(body):
    assert found(body) == []


def test_commas_of_one_sentence_are_one_remark():
    assert len(found("改造道路6公里,更新路灯300盏,植树200株。")) == 1


def test_a_document_of_half_width_marks_is_told_once():
    body = "\n".join("改造道路6公里,更新路灯300盏." + "植树绿化工作继续推进" * 6 for _ in range(12))
    assert len([says for _, says in found(body) if "半角标点" in says]) == 1


def test_marks_after_a_bracketed_number():
    hits = remarks(
        RemarkKind.PUNCTUATION, "云岭县2026年民生实事方案\n（一）、道路工程。改造道路6公里。"
    )
    assert any("带括号的序号" in remark.says for remark in hits)
