"""表格合计."""

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import remarks

HEAD = "云岭县2026年民生实事目标任务表\n"


def sums(text):
    return [(r.ok, r.says) for r in remarks(RemarkKind.SUM_CHECK, HEAD + text)]


def table(first, second, total):
    return (
        "序号|项目名称|年度目标|计划投资（万元）|牵头单位|完成时限\n"
        f"1|道路改造|改造道路6公里|{first}|县住建局|9月底\n"
        f"2|路灯更新|更新路灯300盏|{second}|县城管局|10月底\n"
        f"合计|||{total}||\n"
    )


def test_a_total_row_that_agrees_is_in_order():
    (found,) = sums(table("860", "140.5", "1000.5"))
    assert found[0]
    assert "1000.5" in found[1]


def test_a_total_row_that_differs_is_shown_with_the_sum():
    (found,) = sums(table("860", "140", "1100"))
    assert not found[0]
    assert "相加为1000" in found[1]
    assert "1100" in found[1]


def test_the_investment_of_the_text_is_held_against_the_column():
    text = "2026年计划总投资0.1亿元，县财政局统筹安排。\n\n" + table("860", "140", "1000")
    assert (True, "表中“计划投资（万元）”各行相加为1000万元，与文中所说一致。") in sums(text)


def test_a_column_of_totals_is_held_against_the_towns_after_it():
    text = (
        "指标|全县合计|东沟镇|西坡乡|责任单位\n"
        "改造厨房（户）|300|180|120|县住建局\n"
        "新建公厕（座）|46|20|26|县住建局\n"
        "安装路灯（盏）|210|110|90|县城管局\n"
    )
    found = sums(text)
    assert (True, "“全县合计”与其后2列之和一致，共核对2行。") in found
    assert [says for ok, says in found if not ok] == [
        "各分项相加为200，“全县合计”写作210，两者不一致，请核对。"
    ]
