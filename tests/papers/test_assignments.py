"""责任分解表 in the columns of four counties: every project has its row, nothing is invented."""

from dataclasses import replace
from datetime import date

import pytest

from shishi.papers import assignments
from shishi.papers.content import Cell, Sheet
from shishi.rules.columns import Column, Grain
from shishi.rules.layouts import BUILT_IN, DUTIES, Layout, named
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
UNITS = "县水利局、县住建局、财政局"
EXPECTED = {
    "责任分解表": [
        [1, "供水工程", CONTENT, "陆知遥", UNITS, "罗听松", "2026年10月31日前"],
        [2, "养老工程", "", "", "县民政局、财政局", "", "汛期前"],
    ],
    "责任分解表（含投资）": [
        [1, "供水工程", CONTENT, "陆知遥、罗听松", UNITS],
        [2, "养老工程", "", "", "县民政局、财政局"],
    ],
    "责任分解表（牵头配合）": [
        [1, "供水工程", CONTENT, "陆知遥", "县水利局", "县住建局、财政局、各乡镇人民政府"],
        [2, "养老工程", "", "", "县民政局", "财政局"],
    ],
    "责任分解表（简表）": [
        [1, "供水工程", UNITS, "2026年10月31日前"],
        [2, "养老工程", "县民政局、财政局", "汛期前"],
    ],
}
OWN = Layout("本县表", "民生实事责任表", (Column("title"), Column("contact")), Grain.PROJECT)


def drawn(layout, *projects):
    made = assignments.composed("云岭县", 2026, "《方案》", ON, projects, (7, 8), layout)
    [table] = made.blocks["说明"]
    assert isinstance(table, Sheet)
    return made, table


def test_every_layout_of_duties_is_expected_here():
    assert [one.name for one in BUILT_IN if one.duties] == list(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_layout_has_every_project_in_its_columns(name):
    layout = named(name)
    assert layout is not None
    _, table = drawn(layout, WATER, CARE)
    assert [[cell.value if cell else None for cell in row] for row in table.rows] == EXPECTED[name]
    assert (table.title, table.notes, table.lines) == ("", (), ())


def test_a_deadline_that_the_plan_does_not_name_is_marked_as_presumed():
    presumed = replace(WATER, deadline_on=date(2026, 12, 31), presumed=True)
    _, table = drawn(DUTIES, presumed)
    assert table.rows[0][-1] == Cell("2026年12月31日前（推定）")


def test_a_unit_or_a_person_that_is_named_twice_stands_once():
    twice = replace(WATER, responsible_units=("县水利局", "财政局"), officers=("陆知遥",))
    _, table = drawn(BUILT_IN[3], twice)
    assert [cell.value for cell in table.rows[0] if cell][3:] == ["陆知遥", "县水利局、财政局"]


def test_a_county_has_its_own_table_with_its_own_title():
    made, table = drawn(OWN, WATER, CARE)
    assert made.title == "云岭县2026年民生实事责任表"
    assert len(table.rows) == 2


def test_the_table_says_where_it_is_from_and_how_many_there_are():
    made = assignments.composed("云岭县", 2026, "《方案》云政发〔2026〕7号", ON, [WATER], (7,))
    assert made.title == "云岭县2026年民生实事任务责任分解表"
    assert lines(made) == ["依据：《方案》云政发〔2026〕7号。共1件，责任关系截至2026年4月1日。"]
    assert made.facts["实事总数"].projects == (7,)
