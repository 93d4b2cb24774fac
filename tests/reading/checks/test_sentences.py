"""断句."""

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import TAIL, remarks

PLAN = f"一、任务分解\n（一）道路工程。改造道路3公里。{TAIL}二、工作要求\n"
FULL = "（一）加强领导。各责任单位要高度重视，细化工作举措，抓好任务落实。\n"


def faults(text):
    found = remarks(RemarkKind.PUNCTUATION, f"云岭县2026年民生实事实施方案\n\n{text}")
    return [(r.span.quote, r.says) for r in found]


def test_a_paragraph_without_its_full_stop():
    text = f"{PLAN}{FULL}（二）强化督查。县政府督查室要定期通报，确保项目按时保质完成\n"
    ((quote, says),) = faults(text)
    assert quote == "确保项目按时保质完成"
    assert "没有句号" in says


def test_paragraphs_that_end_and_lists_of_units_are_left_alone():
    assert faults(f"{PLAN}{FULL}（二）强化督查。县政府督查室要定期通报，确保项目完成。\n") == []


def test_a_purpose_cut_off_by_a_full_stop():
    text = (
        "为深入践行为民宗旨，更好满足人民需要，推动全县生活更有质感。县人民政府按照惠民原则，"
        f"确定民生实事，制定本方案。\n{PLAN}{FULL}"
    )
    ((quote, _),) = faults(text)
    assert "生活更有质感。" in quote


def test_a_purpose_with_its_main_clause_is_whole():
    text = (
        f"为深入践行为民宗旨，更好满足人民需要，结合我县实际，制定本方案。具体如下。\n{PLAN}{FULL}"
    )
    assert faults(text) == []


def test_brackets_that_close_on_the_next_line_are_whole():
    text = "（一）加强领导。各单位（含乡镇要重视。\n（二）强化督查。定期通报）进展，确保完成。\n"
    assert faults(PLAN + text) == []


def test_a_mark_that_is_never_closed():
    ((quote, says),) = faults(f"{PLAN}（一）加强领导。各单位要重视“一线工作法，抓好任务落实。\n")
    assert quote.startswith("“一线")
    assert "没有配对" in says
