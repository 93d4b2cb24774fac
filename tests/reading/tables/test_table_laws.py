"""A law of tables: the same cells give the same items in every layout, whatever the columns."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shishi.reading import pipeline
from shishi.reading.files.assembly import Assembly, Placed
from tests.reading.tables.test_table_variants import full
from tests.reading.told_items import draft

TITLE = "青禾县2024年民生实事任务分解表"
Rows = list[list[str]]

HEADS = {
    "title": "项目名称 实事名称 工程名称 任务名称 项目",
    "content": "主要内容 建设内容 目标任务 年度任务 建设内容及规模",
    "measure": "计量单位 单位",
    "target": "年度目标 全年任务 年初计划 目标值 任务数",
    "actual": "累计完成 完成数 已完成 1—9月完成 实际完成",
    "percent": "完成率（%） 完成比例（%） 进度% 占计划%",
    "money": "总投资（万元） 投资（万元） 计划投资（万元） 预算资金（万元）",
    "person": "分管领导 责任领导 包联领导 分管县长",
    "unit": "责任单位 牵头单位 主管部门 实施单位 承办单位 责任科室",
    "support": "配合单位 协办单位 协同部门",
    "due": "完成时限 办结时间 完成时间 时间节点 竣工时间",
}
CELLS = {
    "title": "公交站亭 健身步道 校园食堂 村卫生室 养老驿站 口袋公园 危桥改造 停车泊位 高龄津贴",
    "content": "新建候车亭40个 改造食堂15所 新建步道6条，共12.5公里 培训2600人次",
    "measure": "个 公里 户 套 人次 盏 万人 具 根",
    "target": "12 40 260 1200 3.5",
    "actual": "7 31 200",
    "percent": "58.3 100 77",
    "money": "120 86.5 2400",
    "town": "9 14 30",
    "source": "20 350 71.5",
    "person": "何大海 方静 李晓东 王敏",
    "unit": "县交通局 县文旅局 县教育局 县民政局",
    "support": "县住建局 县水利局、县人社局 县城管局",
    "due": "10月底 11月底前 9月30日前 全年",
}
TOWNS = (("石桥镇", "双河镇", "城东街道"), ("石桥", "双河", "城东"))
SOURCES = (("中央", "省级", "县级"), ("上级资金", "县级资金", "自筹资金"), ("财政资金", "社会资本"))


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Heads and rows: an ordinal, a name, what and how much, who pays, who does it, by when."""
    work = draw(st.sampled_from(("content", "measure target", "measure target actual percent")))
    columns = [(kind, draw(st.sampled_from(HEADS[kind].split()))) for kind in ["title"]]
    columns += [(kind, draw(st.sampled_from(HEADS[kind].split()))) for kind in work.split()]
    if work == "measure target" and draw(st.booleans()):
        columns += [("town", name) for name in draw(st.sampled_from(TOWNS))]
    if draw(st.booleans()):
        columns.append(("money", draw(st.sampled_from(HEADS["money"].split()))))
        columns += [("source", name) for name in draw(st.sampled_from(SOURCES))]
    for kind in ("person", "unit", "support", "due"):
        if kind == "unit" or draw(st.booleans()):
            columns.append((kind, draw(st.sampled_from(HEADS[kind].split()))))
    count = draw(st.integers(2, 5))
    names = draw(st.permutations(CELLS["title"].split()))[:count]
    rows = [
        [
            name if kind == "title" else draw(st.sampled_from(CELLS[kind].split()))
            for kind, _ in columns
        ]
        for name in names
    ]
    return [
        ["序号", *(head for _, head in columns)],
        *([str(place), *row] for place, row in enumerate(rows, 1)),
    ]


def of_file(rows: Rows) -> list[str]:
    assembly = Assembly("docx")
    assembly.paragraph(TITLE)
    assembly.table(Placed(r, c, words) for r, row in enumerate(rows) for c, words in enumerate(row))
    return [full(item) for item in pipeline.read(assembly.finish()).items]


def of_text(rows: Rows, between: str, line: str) -> list[str]:
    text = TITLE + line + line.join(between.join(row) for row in rows)
    return [full(item) for item in draft(text).items]


@settings(
    max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(tables())
def test_a_table_says_the_same_in_every_layout(rows: Rows) -> None:
    expected = of_file(rows)
    assert [line.split(" | ")[:2] for line in expected] == [row[:2] for row in rows[1:]]
    unit = next(at for at, head in enumerate(rows[0]) if head in HEADS["unit"].split())
    assert all(row[unit] in line for row, line in zip(rows[1:], expected, strict=True))
    for between, line in (
        ("|", "\n"),
        ("\t", "\n"),
        (" ", "\n"),
        ("\n", "\n"),
        ("\n\n", "\n\n"),
        ("\n|\n", "\n|\n"),
        (" ", " "),
    ):
        assert of_text(rows, between, line) == expected, (between, line)
