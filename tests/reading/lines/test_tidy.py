"""Clean steps: what is repaired, what is left alone, and the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.reading.lines import tidy
from shishi.reading.source import SourceText


def view_of(text: str) -> str:
    return tidy.view(SourceText(text, "txt")).text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("完成24OO户", "完成2400户"),
        ("管道l18.6公里", "管道118.6公里"),
        ("托养床位5o张", "托养床位50张"),
        ("日供水Ｏ.6万立方米", "日供水0.6万立方米"),
        ("总投资l,280万元", "总投资1,280万元"),
        ("加固校舍２．１万㎡", "加固校舍2.1万㎡"),
        ("覆盖率９５％以上", "覆盖率95%以上"),
        ("通过验收5 个，", "通过验收5个，"),
        ("時限：8月底", "时限：8月底"),
        ("责 任 单 位：县水利局", "责任单位：县水利局"),
        ("完成 时限:8月底", "完成时限:8月底"),
        ("— 4 —\n一、任务", "一、任务"),
        ("第 3 页 共 12 页\n一、任务", "一、任务"),
    ],
)
def test_what_is_repaired(text: str, read: str) -> None:
    assert view_of(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "张 明：你好",
        "PM2.5浓度",
        "推广O2O模式",
        "CO2排放",
        "配备5l油壶 2个",
        "户 120 74 61.7 市人社局",
        "责任领导：李明\n完成时限：8月底",
        "一、征集范围\n重点围绕教育、医疗等领域。",
        "序号\n\n项目\n\n责任单位\n\n1\n\n道路",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert view_of(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("铺设管道1\n4.7公里，新建水池2座。", "铺设管道14.7公里，新建水池2座。"),
        ("分管领导:乔 国\n栋 牵头单位:县水务局", "分管领导:乔 国栋 牵头单位:县水务局"),
        (
            "关于印发《青禾县民生项目\n责任分工方案》的通知",
            "关于印发《青禾县民生项目责任分工方案》的通知",
        ),
        ("责任单位：县住建局、\n县水利局", "责任单位：县住建局、县水利局"),
    ],
)
def test_lines_broken_inside_a_sentence_are_joined(text: str, read: str) -> None:
    assert view_of(text) == read


def test_lines_of_one_width_are_one_paragraph() -> None:
    lines = [
        "各乡镇要把新建农村公路四十五公里作为今年",
        "的硬任务，改造危桥两座并同步实施沿线安全",
        "防护设施，惠及十二个行政村的群众出行更加",
        "便利，确保十月底前全部建成通车并且完成验",
        "收工作。",
    ]
    assert view_of("\n".join(lines)) == "".join(lines)


def test_repairs_list_each_change_with_its_place() -> None:
    view = tidy.view(SourceText("完成5O座，投资l0万\n元，惠及３户。", "txt"))
    found = [(one.start, one.found, one.read_as) for one in tidy.repairs(view)]
    assert found == [(3, "O", "0"), (8, "l", "1"), (11, "\n", "")]


def test_names_are_quoted_as_written() -> None:
    view = tidy.view(SourceText("縣醫療\n保障局，", "txt"))
    assert view.text.startswith("县医疗")
    assert tidy.written(view, 0, 3) == "縣醫療"


@given(st.text(alphabet="一二三县局0123456789OolI.,，。：\n\t |（）《》—％Ａ縣", max_size=80))
def test_every_character_of_a_view_stands_for_one_of_the_source(text: str) -> None:
    view = tidy.view(SourceText(text, "txt"))
    back = list(view.back)
    assert len(back) == len(view.text) + 1
    assert back == sorted(set(back))
    assert all(0 <= place <= len(text) for place in back)
    read_again = [text[place] for place in back[:-1]]
    assert all(
        a == b or not a.isspace() or b == " " for a, b in zip(read_again, view.text, strict=True)
    )
