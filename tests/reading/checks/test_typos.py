"""疑似错字."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import HEAD, TAIL, of_item, remarks


def typos(text):
    """(as written, sentence) of each suspicion in the requirements of a plan."""
    plan = f"{HEAD}（一）道路工程。改造道路3公里。{TAIL}二、工作要求\n{text}"
    return [(r.span.quote, r.says) for r in remarks(RemarkKind.TYPO, plan)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("协调解决出观的问题。", "出观", "出现"),
        ("帮助群众克服围难。", "围难", "困难"),
        ("确保项目按其完工。", "按其完工", "按期完工"),
        ("主动接爱监督。", "接爱", "接受"),
        ("专项资金要及时拔付。", "拔付", "拨付"),
        ("拆迁户的往房要有保障。", "往房", "住房"),
        ("每周调度项日进展。", "项日", "项目"),
        ("各单位要建立台帐。", "台帐", "台账"),
        ("严格执行质量标淮。", "标淮", "标准"),
        ("邀请代表视查工地。", "视查", "视察"),
        ("自觉接受社会坚督。", "坚督", "监督"),
        ("截止2026年10月底。", "截止", "截至"),
        ("工作方案于1031日前报送。", "1031日", "10月31日"),
        ("项目于20269月底前开工。", "20269月", "2026年9月"),
        ("新建110KV变电站。", "110KV", "110kV"),
        ("敷设电缆3.5KM。", "3.5KM", "3.5km"),
    ],
)
def test_a_sure_fault_is_quoted_with_the_word_that_was_meant(text, wrong, right):
    found = typos(text)
    assert [quote for quote, _ in found] == [wrong]
    assert right in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "组织演出观众不少于三千人次，参观体验活动六场。",  # 出观 across two words
        "在每村人口集中的周围难以通车处设置岗亭。",
        "按其规模和要求分类实施。",
        "各级干部要带头接受监督，关爱特殊群体，爱护公物。",
        "近千部手机接入平台，完成选拔任用和资金拨付。",
        "方案自印发之日起施行，上列各项自2026年7月1日起执行。",
        "巡视查处问题，加强攻坚督导，落实水土保持。",
        "开往建设路的公交车增加三班，前往住房窗口办理。",
        "养兔费用由农户自理，免费开放场馆。",
        "今日标准化工地观摩，近日目录公布。",
        "35kV线路和DN300管道同步改造，功率120kW。",
    ],
)
def test_two_words_that_meet_are_no_fault(text):
    assert typos(text) == []


def test_a_label_unlike_all_others_is_pointed_out():
    items = "".join(
        f"（{n}）第{n}项工程。改造道路3公里。\n{label}：王山、李水\n责任单位：县住建局\n"
        for n, label in zip("一二三四", ("责任领导",) * 3 + ("牵头领导",), strict=True)
    )
    (found,) = remarks(RemarkKind.TYPO, HEAD + items)
    assert found.span.quote == "牵头领导"
    assert found.item == 3
    assert "责任领导" in found.says


def test_a_heading_unlike_the_name_in_its_notice_is_pointed_out():
    text = (
        "关于印发《云岭县2026年民生实事实施方案》的通知\n\n各乡镇人民政府：\n"
        "现印发给你们，请抓好落实。\n\n云岭县2026年度民生实事实施方案\n\n"
        f"一、任务分解\n（一）道路工程。改造道路3公里。{TAIL}"
    )
    (found,) = remarks(RemarkKind.TYPO, text)
    assert found.span.quote == "云岭县2026年度民生实事实施方案"


def test_the_place_is_the_item_it_stands_in():
    (found,) = of_item(RemarkKind.TYPO, "解决群众出行围难，改造道路6公里。")
    assert found.item == 0
