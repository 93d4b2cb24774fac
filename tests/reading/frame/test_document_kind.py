"""Plan, bulletin or neither, by general signs."""

import pytest

from tests.reading.told_items import draft


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("青禾县2025年民生实事\n1.新建公厕3座。\n2.改造道路5公里。", "plan"),
        (
            "关于前三季度民生实事推进情况的通报\n截至9月30日，总体顺利。\n1.公厕建设。目标30座，已完成20座。\n"
            "2.道路。年度目标80公里，已完成76公里。",
            "bulletin",
        ),
        (
            "关于公开征集2026年度民生实事项目的公告\n1.来信：寄至办公室。\n2.电话：每条奖励100元。",
            "distractor",
        ),
        (
            "青禾县康养楼施工招标公告\n1.项目概况 建筑面积6350平方米。\n2.资格 业绩不少于1项。",
            "distractor",
        ),
        (
            "青禾县2024年统计公报\n1.全年收入27645元，比上年增长6.1%。\n2.养老机构21家。",
            "distractor",
        ),
        (
            "10月18日上午，区人大代表分3组视察民生实事。代表们看到摊位增加到140个，现场填写测评表35份。",
            "distractor",
        ),
        (
            "本报讯 记者获悉，截至11月20日，“新建公园20个”提前完成，实际建成23个；"
            "“改造管网50公里”完成47.6公里；学位计划新增1500个，现新增1620个。",
            "bulletin",
        ),
    ],
)
def test_a_kind(text: str, kind: str) -> None:
    assert draft(text).kind.value == kind


def test_a_unit_with_a_newspaper_in_its_name_makes_no_news_of_a_plan() -> None:
    text = (
        "青禾县2025年为民实事任务交办单\n1.应急广播。安装终端60套。主办单位：县融媒体中心\n"
        "2.道路。新建5公里。主办单位：县交通局"
    )
    assert draft(text).kind.value == "plan"
