"""The tables behind a bulletin: every project once, its figures as on the pages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shishi.papers import bulletin, report
from shishi.papers.annexes import MOST_CURVES, annexes, listed
from shishi.papers.content import Form, Paragraph, Picture, Sheet
from shishi.rules.bulletins import Category, Course
from shishi.rules.lights import Light
from tests.bulletined import MIXED, facts, measured, of, told

_COURSE = Course(
    date(2026, 1, 1),
    due=((date(2026, 6, 30), Decimal("0.5")), (date(2026, 11, 30), Decimal(1))),
    done=((date(2026, 9, 28), Decimal("0.5")),),
)
SIZES = [0, 1, 10, 60, 300]


def _sheets(found):
    return {one.title: next(b for b in one.blocks if isinstance(b, Sheet)) for one in found}


@pytest.mark.parametrize("many", SIZES)
@pytest.mark.parametrize("slow", [0, 1, 3])  # of each four projects
def test_the_annexes_together_list_every_project_once(many, slow):
    kinds = (Category.BEHIND, Category.NOT_REPORTED, Category.NOT_STARTED)[:slow]
    each = (*kinds, Category.DONE, Category.AHEAD, Category.IN_STEP)
    held = facts([told(number, each[number % len(each)]) for number in range(1, many + 1)])
    found = listed(annexes(held))
    assert sorted(number for _, number, _ in found) == list(range(1, many + 1))
    wanted = [("进展较慢的项目" if one.slow else "") for one in held.projects]
    titles = {number: title for title, number, _ in found}
    for one, title in zip(held.projects, wanted, strict=True):
        rest = "其他项目" if held.slow else "全部项目"
        assert titles[one.number] == (title or rest)


def test_a_row_has_what_is_promised_and_what_is_reached():
    slow = told(7, Category.BEHIND, stuck_at="“用地”环节")
    sheet = _sheets(annexes(facts([slow])))["进展较慢的项目"]
    (row,) = sheet.rows
    shown = {head.text: cell.value for head, cell in zip(sheet.heads, row, strict=True)}
    assert shown == {
        "序号": 7,
        "项目": "农村供水工程",
        "类别": "未达序时",
        "指标": "改造管网",
        "目标": "40公里",
        "应完成": "30公里",
        "完成": "20公里",
        "完成比例（%）": Decimal(50),
        "序时比例（%）": Decimal(75),
        "相差（百分点）": Decimal(-25),
        "卡在环节": "“用地”环节",
        "责任单位": "县水利局",
        "责任领导": "甲某",
        "完成时限": date(2026, 11, 30),
    }


# What is passed or failed on a day: its share, what is due; the word.
@pytest.mark.parametrize(
    ("share", "due", "word"),
    [("1", "1", "达标"), ("1", "0", "达标"), ("0", "1", "未达标"), ("0", "0", "未到期")],
)
def test_what_is_judged_on_a_day_is_told_in_a_word(share, due, word):
    judged = replace(measured(share, due), paced=False)
    sheet = _sheets(annexes(facts([told(1, measures=(judged,))])))["全部项目"]
    places = [head.text for head in sheet.heads]
    row = [cell.value for cell in sheet.rows[0]]
    names = ("完成比例（%）", "序时比例（%）", "相差（百分点）")
    assert [row[places.index(name)] for name in names] == [word, "", ""]


def test_a_project_with_several_indicators_is_named_once_beside_them():
    many = told(1, measures=(measured("0.5", "0.5"), measured("0.4", "0.4")))
    sheet = _sheets(annexes(facts([many, told(2, measures=())])))["全部项目"]
    assert [row[0].value if row[0] else None for row in sheet.rows] == [1, None, 2]
    assert sheet.rows[0][0].rows == 2
    assert sheet.lines == ("截至2026年9月30日，共2件、2项指标",)


def test_curves_are_drawn_of_what_is_furthest_behind():
    held = [
        told(
            number,
            Category.BEHIND,
            measures=(replace(measured(f"0.{number:02}", "0.75"), course=_COURSE),),
        )
        for number in range(10, 25)
    ]
    (found, *_) = annexes(facts(held))
    drawn = [one for one in found.blocks if isinstance(one, Picture)]
    assert len(drawn) == MOST_CURVES
    assert drawn[0].title.startswith("第10件")
    assert drawn[0].svg.startswith("<svg")
    (rest,) = [one for one in found.blocks if isinstance(one, Paragraph)]
    assert "其余3件" in "".join(map(str, rest.words))


def test_each_light_of_the_year_is_a_sign_and_a_word():
    lights = ((date(2026, 8, 31), Light.RED), (date(2026, 9, 30), Light.AMBER))
    sheet = _sheets(annexes(facts([told(1, lights=lights)])))["各月亮灯情况"]
    assert [head.text for head in sheet.heads] == ["序号", "项目", "8月", "9月"]
    assert [cell.value for cell in sheet.rows[0][2:]] == ["■滞后", "▲预警"]


def test_units_stand_beside_each_other_only_on_a_written_basis():
    held = of(done=1, behind=2)
    assert "责任单位进展情况" not in _sheets(annexes(facts(held)))
    low, other = held[1], replace(held[2], units=("县民政局",))
    found = _sheets(annexes(facts([held[0], low, other], compared_on="云办发〔2026〕3号")))
    sheet = found["责任单位进展情况"]
    assert sheet.lines == ("依据：云办发〔2026〕3号",)
    assert [row[0].value for row in sheet.rows] == ["县水利局", "县民政局"]
    assert [cell.value for cell in sheet.rows[0][1:]] == [2, 1, 0, 0, 1, 0, 0, Decimal(75)]


def test_a_bulletin_goes_down_and_a_report_up():
    down, up = bulletin.composed(MIXED), report.composed(MIXED, receivers=("县人民政府",))
    assert (down.form, up.form) == (Form.DOWNWARD, Form.UPWARD)
    assert up.receivers == ("县人民政府",)
    assert down.title.endswith("的通报")
    assert up.title.endswith("的报告")
    assert down.annexes == up.annexes


def test_the_same_facts_give_the_same_paper():
    assert bulletin.composed(MIXED) == bulletin.composed(MIXED)
