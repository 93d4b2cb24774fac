"""Tables as files hold them, with merged cells: cells → items with their figures.

A table is written as rows of cells; `^` stands for a cell merged with the one above, `<` with the
one to its left. Lines are those of `test_table_variants`; places are invented.
"""

import pytest

from shishi.reading import pipeline
from shishi.reading.files.assembly import Assembly, Placed
from tests.reading.tables.test_table_variants import full

Case = tuple[str, str, str, list[str]]


def placed(table: str) -> list[Placed]:
    """The cells of a table with their spans."""
    rows = [[cell.strip() for cell in row.split("|")] for row in table.strip().split("\n")]
    cells = []
    for at, row in enumerate(rows):
        for side, words in enumerate(row):
            if words in ("^", "<"):
                continue
            down = across = 1
            while at + down < len(rows) and rows[at + down][side] == "^":
                down += 1
            while side + across < len(row) and row[side + across] == "<":
                across += 1
            cells.append(Placed(at, side, words, down, across))
    return cells


TABLES: dict[str, Case] = {
    "heads over two rows, funds by source, a category merged downwards, totals": (
        "青禾县2024年民生实事资金计划表",
        """
类别 | 序号 | 项目名称 | 建设内容 | 资金来源（万元） | < | < | 责任单位
^ | ^ | ^ | ^ | 小计 | 上级 | 县级 | ^
交通 | 1 | 村道拓宽 | 拓宽道路9公里 | 700 | 500 | 200 | 县交通局
^ | 2 | 公交站亭 | 新建站亭24座 | 120 | — | 120 | ^
教育 | 3 | 幼儿园 | 新建幼儿园2所 | 1600 | 1000 | 600 | 县教育局
合计 | < | < | < | 2420 | 1500 | 920 | /
""",
        "",
        [
            "1 | 村道拓宽 | 县交通局:责任 |  |  | 9公里 7000000元 5000000元 2000000元",
            "2 | 公交站亭 | 县交通局:责任 |  |  | 24座 1200000元 1200000元",
            "3 | 幼儿园 | 县教育局:责任 |  |  | 2所 16000000元 10000000元 6000000元",
        ],
    ),
    "heads over two rows, towns under one head": (
        "青禾县2024年民生实事分解下达表",
        """
序号 | 指标名称 | 计量单位 | 全县任务 | 分解任务 | < | < | 牵头部门
^ | ^ | ^ | ^ | 石桥 | 双河 | 城东 | ^
1 | 户厕改造 | 户 | 900 | 300 | 400 | 200 | 县农业农村局
2 | 免费体检 | 万人 | 1.5 | 0.5 | 0.6 | 0.4 | 县卫健局
""",
        "",
        [
            "1 | 户厕改造 | 县农业农村局:牵头 |  |  | 900户 300户(allocation) 400户(allocation) "
            "200户(allocation)",
            "2 | 免费体检 | 县卫健局:牵头 |  |  | 15000人 5000人(allocation) "
            "6000人(allocation) 4000人(allocation)",
        ],
    ),
    "a title row inside, groups across, the unit under one head with the leader": (
        "附件1",
        """
青禾县2025年为民办实事任务分解表 | < | < | < | <
序号 | 实事名称 | 目标任务 | 责任分工 | <
^ | ^ | ^ | 包抓领导 | 牵头单位
一、住有所居 | < | < | < | <
1 | 危房改造 | 改造危房86户 | 李晓东 | 县住建局
二、老有所养 | < | < | < | <
2 | 幸福院 | 新建幸福院7个 | 王敏 | 县民政局
""",
        "注：以上项目均于11月底前完成。",
        [
            "1 | 危房改造 | 县住建局:牵头 | 包抓领导:李晓东 | 2025-11-30 | 86户",
            "2 | 幸福院 | 县民政局:牵头 | 包抓领导:王敏 | 2025-11-30 | 7个",
        ],
    ),
    "target and progress under one head, a rank, a light, problems": (
        "青禾县2023年民生实事10月份推进情况通报",
        """
序号 | 项目 | 单位 | 进度 | < | < | 排名 | 亮灯情况 | 存在问题 | 承办单位
^ | ^ | ^ | 全年目标 | 累计完成 | 完成率（%） | ^ | ^ | ^ | ^
1 | 泊位 | 个 | 800 | 760 | 95 | 1 | 绿灯 | 无 | 县城管局
2 | 管网 | 公里 | 20 | 9 | 45 | 2 | 红灯 | 征地滞后 | 县住建局
""",
        "",
        [
            "1 | 泊位 | 县城管局:责任 |  |  | 800个 760个(actual) 95%(actual)",
            "2 | 管网 | 县住建局:责任 |  |  | 20公里 9公里(actual) 45%(actual)",
        ],
    ),
    "items of several parts in rows of their own": (
        "青禾县2024年民生实事项目清单",
        """
序号 | 项目名称 | 具体内容 | 数量 | 单位 | 完成时间 | 责任单位
1 | 养老服务 | 新建助餐点 | 12 | 个 | 9月底 | 县民政局
^ | ^ | 家庭适老化改造 | 260 | 户 | 10月底 | ^
2 | 智慧停车 | 新增泊位 | 500 | 个 | 11月底 | 县城管局
""",
        "",
        [
            "1 | 养老服务 | 县民政局:责任 |  | 2024-09-30 | 12个",
            "1 | 养老服务 | 县民政局:责任 |  | 2024-10-31 | 260户",
            "2 | 智慧停车 | 县城管局:责任 |  | 2024-11-30 | 500个",
        ],
    ),
    "no head, in columns that tell": (
        "青禾县2024年民生实事项目",
        """
1 | 书香青禾 | 建设书房5个 | 县文旅局 | 8月底前
2 | 清洁河道 | 清淤河道16公里 | 县水利局 | 5月底前
3 | 安心托育 | 新增托位300个 | 县卫健局 | 10月底前
""",
        "",
        [
            "1 | 书香青禾 | 县文旅局:责任 |  | 2024-08-31 | 5个",
            "2 | 清洁河道 | 县水利局:责任 |  | 2024-05-31 | 16公里",
            "3 | 安心托育 | 县卫健局:责任 |  | 2024-10-31 | 300个",
        ],
    ),
    "a table of labels and values, one for each item": (
        "青禾县2024年民生实事项目申报表",
        """
项目名称 | 社区书屋 | 责任单位 | 县文旅局
建设内容 | 新建书屋8家 | 完成时限 | 9月底前
""",
        "",
        [" | 社区书屋 | 县文旅局:责任 |  | 2024-09-30 | 8家"],
    ),
}


@pytest.mark.parametrize(("title", "table", "after", "items"), TABLES.values(), ids=TABLES)
def test_items_and_figures_of_a_table_of_a_file(
    title: str, table: str, after: str, items: list[str]
) -> None:
    assembly = Assembly("docx")
    assembly.paragraph(title)
    assembly.table(placed(table))
    if after:
        assembly.paragraph(after)
    assert [full(item) for item in pipeline.read(assembly.finish()).items] == items
