"""责任分解表 in the columns of four counties: every project has its row, nothing is invented."""

from datetime import date

import pytest

from shishi.papers import assignments
from shishi.papers.assignments import LAYOUTS
from shishi.papers.content import Sheet
from shishi.rules.ledgers import ProjectFacts
from tests.papers.saying import lines

ON = date(2026, 4, 1)
WATER = ProjectFacts(
    number=1,
    title="供水工程",
    tasks=("新建供水站2座；", "改造管网86.5公里以上。"),
    sponsors=("陆知遥",),
    lead_units=("县水利局",),
    responsible_units=("县住建局", "财政局"),
    supporting_units=("各乡镇人民政府",),
    officers=("罗听松",),
    deadline_on=date(2026, 10, 31),
)
CARE = ProjectFacts(
    number=2, title="养老工程", responsible_units=("县民政局", "财政局"), deadline_text="汛期前"
)
CONTENT = "新建供水站2座；改造管网86.5公里以上"
EXPECTED = {
    "works": [
        [
            1,
            "供水工程",
            CONTENT,
            "陆知遥",
            "县水利局、县住建局、财政局",
            "罗听松",
            "2026年10月31日前",
        ],
        [2, "养老工程", "", "", "县民政局、财政局", "", "汛期前"],
    ],
    "leaders": [
        [1, f"供水工程。{CONTENT}", "陆知遥、罗听松", "县水利局、县住建局、财政局"],
        [2, "养老工程。", "", "县民政局、财政局"],
    ],
    "leads": [
        [1, "供水工程", CONTENT, "陆知遥", "县水利局", "县住建局、财政局、各乡镇人民政府"],
        [2, "养老工程", "", "", "县民政局", "财政局"],
    ],
    "short": [
        [1, "供水工程", "县水利局、县住建局、财政局", "2026年10月31日前"],
        [2, "养老工程", "县民政局、财政局", "汛期前"],
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.key)
def test_each_layout_has_every_project_in_its_columns(layout):
    made = assignments.composed("云岭县", 2026, "《方案》", ON, [WATER, CARE], (7, 8), layout)
    [table] = made.blocks["说明"]
    assert isinstance(table, Sheet)
    assert [[cell.value if cell else None for cell in row] for row in table.rows] == EXPECTED[
        layout.key
    ]
    assert len(table.heads) == len(table.rows[0])


def test_the_table_says_where_it_is_from_and_how_many_there_are():
    made = assignments.composed("云岭县", 2026, "《方案》云政发〔2026〕7号", ON, [WATER], (7,))
    assert made.title == "云岭县2026年民生实事责任分解表"
    assert lines(made) == ["依据：《方案》云政发〔2026〕7号。共1件，责任关系截至2026年4月1日。"]
    assert made.facts["实事总数"].projects == (7,)
