"""Items of tables, in every shape in which a table reaches the reader."""

import pytest

from shishi.reading import pipeline
from shishi.reading.files.assembly import Assembly, Placed
from tests.reading.told_items import draft, lines, told

TITLE = "青禾县2025年民生实事任务分解表\n"
HEADS = ["序号", "项目名称", "主要内容", "分管领导", "牵头单位", "完成时限"]
ROWS = [
    ["1", "公交候车亭", "新建候车亭40个", "何大海", "县交通局", "10月底"],
    ["2", "健身步道", "新建步道6条", "方静", "县文旅局", "11月底前"],
]
ITEMS = [
    "1 | 公交候车亭 | 县交通局:牵头 | 分管领导:何大海 | 2025-10-31",
    "2 | 健身步道 | 县文旅局:牵头 | 分管领导:方静 | 2025-11-30",
]


def joined(between: str, rows: list[list[str]], line: str = "\n") -> str:
    return TITLE + line.join(between.join(row) for row in rows)


SHAPES = {
    "tabs": joined("\t", [HEADS, *ROWS]),
    "bars": joined("|", [HEADS, *ROWS]),
    "bars around, with a rule": joined(
        " | ", [["", *row, ""] for row in (HEADS, ["---"] * 6, *ROWS)]
    ),
    "spaces": joined(" ", [HEADS, *ROWS]),
    "cells on lines": joined("\n", [HEADS, *ROWS]),
    "cells on lines with empty lines between": joined("\n\n", [HEADS, *ROWS], "\n\n"),
    "cells on lines, rows apart": joined("\n", [HEADS, *ROWS], "\n\n"),
    "bars on lines of their own": joined("\n|\n", [HEADS, *ROWS], "\n|\n"),
    "all in one line": TITLE.strip() + " " + " ".join(" ".join(row) for row in [HEADS, *ROWS]),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_a_table_is_read_alike_in_every_shape(text: str) -> None:
    assert lines(text) == ITEMS


def sheet(cells: list[Placed], title: str = TITLE.strip()) -> list[str]:
    assembly = Assembly("docx")
    assembly.paragraph(title)
    assembly.table(cells)
    return [told(item) for item in pipeline.read(assembly.finish()).items]


def test_a_table_of_a_file_gives_what_its_text_gives() -> None:
    cells = [
        Placed(r, c, words) for r, row in enumerate([HEADS, *ROWS]) for c, words in enumerate(row)
    ]
    assert sheet(cells) == ITEMS


def test_merged_cells_count_for_each_row_and_merged_heads_are_one_column() -> None:
    cells = [
        Placed(0, 0, "序号", 2, 1),
        Placed(0, 1, "实事名称", 2, 1),
        Placed(0, 2, "责任分工", 1, 2),
        Placed(1, 2, "责任领导"),
        Placed(1, 3, "责任单位"),
        Placed(2, 0, "1"),
        Placed(2, 1, "新建学校2所"),
        Placed(2, 2, "方静", 2, 1),
        Placed(2, 3, "县教育局", 2, 1),
        Placed(3, 0, "2"),
        Placed(3, 1, "改造食堂5所"),
    ]
    assert sheet(cells) == [
        "1 | 新建学校2所 | 县教育局:责任 | 责任领导:方静 | ",
        "2 | 改造食堂5所 | 县教育局:责任 | 责任领导:方静 | ",
    ]


def test_an_empty_cell_under_a_filled_one_is_the_cell_above() -> None:
    text = joined("|", [HEADS, ROWS[0], ["", "候车亭照明", "安装灯具40盏", "", "", "11月底"]])
    assert lines(text)[1] == " | 候车亭照明 | 县交通局:牵头 | 分管领导:何大海 | 2025-11-30"


def test_a_sum_is_no_item_and_a_part_belongs_to_the_row_above() -> None:
    text = (
        "青禾县2018年民生实事乡镇分解计划\n项目|全县合计|城关镇|大坪乡\n"
        "安装路灯（盏）|2100|1400|700\n"
        "其中：太阳能路灯|1500|900|600\n合计|3600|2300|1300\n注：以上各项由县住建局牵头，"
        "10月31日前验收。"
    )
    assert lines(text) == [" | 安装路灯（盏） | 县住建局:牵头 |  | 2018-10-31"]
    figures = draft(text).items[0].figures
    assert [
        (f.span.quote, f.aspect.value, f.measure) for f in figures if f.aspect.value == "target"
    ] == [
        ("2100", "target", "盏"),
        ("1500", "target", "盏"),
    ]


def test_columns_of_measures_targets_progress_and_money_give_figures_of_their_own() -> None:
    text = (
        "青禾县2023年民心工程进展月报\n"
        "编号|项目|单位|全年计划|1—8月完成|占全年%|投资（万元）|牵头单位\n"
        "1|新增泊位|个|3200|2415|75.5|860|县城管局\n2|改造管网|公里|18|9|50|1200|县住建局"
    )
    found = [(str(f.value), f.measure, f.aspect.value) for f in draft(text).items[0].figures]
    assert found == [
        ("3200", "个", "target"),
        ("2415", "个", "actual"),
        ("75.5", "%", "actual"),
        ("8600000", "元", "target"),
    ]


def test_a_note_gives_units_and_deadlines_by_number() -> None:
    text = (
        "榆河县2022年十件小事\n1、改造断头路37条。\n2、配备校车16辆。\n3、改厕5760户。\n说明：\n"
        "（1）牵头单位：第1项县交通运输局；第2、3项县教育局、县农业农村局分别牵头。\n"
        "（2）完成时间：第2项为8月底，其他项目11月30日前。"
    )
    assert lines(text) == [
        "1 | 改造断头路37条 | 县交通运输局:牵头 |  | 2022-11-30",
        "2 | 配备校车16辆 | 县教育局:牵头 |  | 2022-08-31",
        "3 | 改厕5760户 | 县农业农村局:牵头 |  | 2022-11-30",
    ]


def test_what_a_note_excepts_has_a_deadline_of_its_own() -> None:
    text = (
        "锦山区2025年民生实事清单\n1.社区服务。建成站点3个。〔★区民政局、各街道〕\n2.午休躺睡。"
        "配备桌椅2000套。〔★区教育局〕\n"
        "注：加★的为牵头单位；除第2项8月31日前完成外，其余于12月上旬全面完成。"
    )
    assert lines(text) == [
        "1 | 社区服务 | 区民政局:牵头 各街道:责任 |  | 2025-12-10",
        "2 | 午休躺睡 | 区教育局:牵头 |  | 2025-08-31",
    ]


def test_items_listed_first_and_given_again_in_a_table_are_kept_once() -> None:
    listed = (
        "青禾县2025年民生实事\n1.公交候车亭。新建40个。责任单位：县交通局\n2.健身步道。新建6条。责任单位：县文旅局\n"
        "附件：任务分解表\n"
    )
    assert lines(listed + "\n".join("|".join(row) for row in [HEADS, *ROWS])) == ITEMS


def test_a_table_of_money_beside_the_table_of_duties_repeats_no_item() -> None:
    money = "项目名称|总投资（万元）|县级配套（万元）\n公交候车亭|200|100\n健身步道|300|50\n"
    assert lines(joined("|", [HEADS, *ROWS]) + "\n\n资金安排表\n" + money) == ITEMS


def test_a_table_goes_on_behind_the_end_of_a_page() -> None:
    assembly = Assembly("docx")
    assembly.paragraph(TITLE.strip())
    for rows in ([HEADS, ROWS[0]], [ROWS[1]]):
        assembly.table(
            Placed(r, c, words) for r, row in enumerate(rows) for c, words in enumerate(row)
        )
    assert [told(item) for item in pipeline.read(assembly.finish()).items] == ITEMS


def test_a_head_repeated_inside_the_table_is_no_row() -> None:
    assert lines(joined("|", [HEADS, ROWS[0], HEADS, ROWS[1]])) == ITEMS
