"""Units and people of a value: names as written, roles, prefixes, groups, pairs."""

import pytest

from shishi.reading.duties import names, people
from shishi.reading.lines import tidy
from shishi.reading.source import SourceText
from shishi.rules.parties import UnitRole

ROLES = {"lead": "牵头", "responsible": "责任", "support": "配合", "supervise": "督办"}


def units(text: str) -> list[str]:
    view = tidy.view(SourceText(text, "txt"))
    found = names.units(view, 0, len(view.text), UnitRole.RESPONSIBLE, "责任单位")
    return [f"{unit.name}:{ROLES[unit.role.value]}" for unit in found.units]


def persons(text: str) -> list[str]:
    view = tidy.view(SourceText(text, "txt"))
    found = people.people(view, 0, len(view.text), "责任领导")
    return [f"{one.post} {one.name}".strip() for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发改委、供电公司", ["发改委:责任", "供电公司:责任"]),
        ("市财政局，各乡镇（街道）", ["市财政局:责任", "各乡镇（街道）:责任"]),
        ("县发改局 县商务局", ["县发改局:责任", "县商务局:责任"]),
        ("县残 联", ["县残联:责任"]),
        ("市住建\n局", ["市住建局:责任"]),
        ("县水利局和县财政局", ["县水利局:责任", "县财政局:责任"]),
        ("縣海洋與漁業局", ["縣海洋與漁業局:责任"]),
        ("市卫生健康局（市疾控局）", ["市卫生健康局（市疾控局）:责任"]),
        ("市卫健委（6月集中体检）", ["市卫健委:责任"]),
        ("各县（市、区）", ["各县（市、区）:责任"]),
        ("团县委、县妇联等", ["团县委:责任", "县妇联:责任"]),
        ("★区民政局、各街道", ["区民政局:牵头", "各街道:责任"]),
        ("市民政局（牵头）、市数据局", ["市民政局:牵头", "市数据局:责任"]),
        (
            "县交通局牵头，县住建局、沿线各镇配合",
            ["县交通局:牵头", "县住建局:配合", "沿线各镇:配合"],
        ),
        (
            "县教体局牵头，县人社局、县财政局按职责分工负责",
            ["县教体局:牵头", "县人社局:责任", "县财政局:责任"],
        ),
        (
            "县市场监管局、县城管局共同牵头，各街道配合",
            ["县市场监管局:牵头", "县城管局:牵头", "各街道:配合"],
        ),
        ("由县住建局牵头", ["县住建局:牵头"]),
        ("县水利局；县财政局；县审计局督办", ["县水利局:责任", "县财政局:责任", "县审计局:督办"]),
    ],
)
def test_units(text: str, found: list[str]) -> None:
    assert units(text) == found


def test_a_prefix_is_shared_by_those_that_follow_and_groups_are_marked() -> None:
    view = tidy.view(SourceText("县农业农村局、自然资源局、住建局，各乡镇人民政府", "txt"))
    found = names.units(view, 0, len(view.text), UnitRole.RESPONSIBLE).units
    assert [(unit.name, unit.prefix, unit.group) for unit in found] == [
        ("县农业农村局", "", False),
        ("自然资源局", "县", False),
        ("住建局", "县", False),
        ("各乡镇人民政府", "", True),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("古丽·赛买提、唐晓峰", ["古丽·赛买提", "唐晓峰"]),
        ("古丽 • 赛买提", ["古丽·赛买提"]),
        ("罗 斌", ["罗斌"]),
        ("乔 国栋 王小明", ["乔国栋", "王小明"]),
        ("王平 李明", ["王平", "李明"]),
        ("布仁巴图尔", ["布仁巴图尔"]),
        ("副县长严松", ["副县长 严松"]),
        ("县委常委、常务副县长杜海同志", ["县委常委、常务副县长 杜海"]),
        ("杜海平（副县长）", ["副县长 杜海平"]),
        ("刘洋  13800000000", ["刘洋"]),
    ],
)
def test_people(text: str, found: list[str]) -> None:
    assert persons(text) == found


@pytest.mark.parametrize(
    "text", ["主要负责人", "各乡镇分管领导", "县水利局", "—", "张县长", "12人"]
)
def test_what_is_no_person(text: str) -> None:
    assert persons(text) == []


def test_a_person_in_the_bracket_behind_a_unit_is_paired_with_it() -> None:
    view = tidy.view(SourceText("县水利局（张三丰）、县财政局（局长 李明）", "txt"))
    found = names.units(view, 0, len(view.text), UnitRole.RESPONSIBLE, "责任单位")
    assert [found.units[unit].name + found.people[one].name for unit, one in found.pairs] == [
        "县水利局张三丰",
        "县财政局李明",
    ]


def test_a_person_behind_what_is_no_unit_is_paired_with_none():
    view = tidy.view(SourceText("发放取暖补贴（王志刚）", "txt"))
    found = names.mixed(view, 0, len(view.text), "责任分工")
    assert (found.units, [one.name for one in found.people]) == ((), ["王志刚"])
    assert found.pairs == ()
