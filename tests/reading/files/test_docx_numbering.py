"""自动编号: the numbers that Word computes stand in the text."""

import pytest

from shishi.reading.files import docx
from shishi.reading.files.list_numerals import numeral
from tests.reading.samples import p, raw_docx, tbl, tc


def text_of(body: str, **parts: str) -> str:
    return docx.read(raw_docx(body, **parts)).text


def lvl(place: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{number_format}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def lists(
    *levels: str, nums: str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
) -> str:
    return f"<w:abstractNum w:abstractNumId='0'>{''.join(levels)}</w:abstractNum>{nums}"


def item(text: str, place: int = 0, list_id: int = 1) -> str:
    props = f"<w:numPr><w:ilvl w:val='{place}'/><w:numId w:val='{list_id}'/></w:numPr>"
    return p(text, props=props) if text else p(props=props)


@pytest.mark.parametrize(
    ("number", "number_format", "written"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (27, "upperLetter", "AA"),
        (2, "lowerLetter", "b"),
        (10, "chineseCounting", "十"),
        (11, "chineseCounting", "十一"),
        (20, "chineseCountingThousand", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (2024, "chineseCountingThousand", "二千零二十四"),
        (12, "japaneseCounting", "十二"),
        (2, "ideographTraditional", "乙"),
        (12, "ideographZodiac", "亥"),
        (1, "chineseLegalSimplified", "壹"),
        (10, "decimalEnclosedCircle", "⑩"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (3, "decimalEnclosedParen", "⑶"),
        (3, "decimalEnclosedFullstop", "⒊"),
        (2, "ideographEnclosedCircle", "㊁"),
        (15, "decimalFullWidth", "１５"),
        (3, "hebrew1", "3"),
    ],
)
def test_numerals(number: int, number_format: str, written: str) -> None:
    assert numeral(number, number_format) == written


def test_levels_count_and_begin_anew_under_the_next_heading() -> None:
    numbering = lists(
        lvl(0, "chineseCounting", "%1、"),
        lvl(1, "chineseCounting", "（%2）"),
        lvl(2, "decimal", "%3."),
    )
    body = item("总体") + item("道路", 1) + item("甲", 2) + item("乙", 2)
    body += item("供水", 1) + item("丙", 2) + item("保障") + item("资金", 1)
    expected = "一、总体\n（一）道路\n1.甲\n2.乙\n（二）供水\n1.丙\n二、保障\n（一）资金"
    assert text_of(body, numbering=numbering) == expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((lvl(0, "chineseCountingThousand", "第%1条"),), "第一条 甲\n第二条 乙"),
        ((lvl(0, "decimal", "实事%1："),), "实事1：甲\n实事2：乙"),
        ((lvl(0, "bullet", "\uf06c"),), "甲\n乙"),
        ((lvl(0, "decimalEnclosedCircle", "%1", "<w:suff w:val='nothing'/>"),), "①甲\n②乙"),
    ],
)
def test_the_label_is_as_the_level_says(levels: tuple[str, ...], expected: str) -> None:
    assert text_of(item("甲") + item("乙"), numbering=lists(*levels)) == expected


def test_a_bare_point_keeps_apart_from_a_number() -> None:
    numbering = lists(lvl(0, "decimal", "%1."))
    assert text_of(item("2025年完成"), numbering=numbering) == "1. 2025年完成"


def test_outline_numbers_and_legal_ones_in_digits() -> None:
    numbering = lists(lvl(0, "chineseCounting", "%1、"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = item("甲") + item("乙", 1) + item("丙", 1)
    assert text_of(body, numbering=numbering) == "一、甲\n1.1 乙\n1.2 丙"


def test_two_lists_of_one_abstract_go_on_unless_told_to_begin_anew() -> None:
    nums = (
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='3'><w:abstractNumId w:val='0'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    )
    body = item("甲") + item("乙", list_id=2) + item("丙", list_id=3) + item("丁", list_id=3)
    numbering = lists(lvl(0, "decimal", "%1、"), nums=nums)
    assert text_of(body, numbering=numbering) == "1、甲\n2、乙\n1、丙\n2、丁"


def test_a_style_brings_its_number_and_may_be_overruled() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='base'><w:pPr><w:numPr><w:numId w:val='1'/>"
        "</w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='own'><w:basedOn w:val='base'/></w:style>"
    )
    styled = "<w:pStyle w:val='own'/>"
    none = styled + "<w:numPr><w:numId w:val='0'/></w:numPr>"
    body = p("甲", props=styled) + p("乙", props=none) + p("丙", props=styled)
    numbering = lists(lvl(0, "chineseCounting", "（%1）"))
    assert text_of(body, numbering=numbering, styles=styles) == "（一）甲\n乙\n（二）丙"


def test_the_level_of_a_style_is_the_one_that_names_it() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='h2'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
        "</w:pPr></w:style>"
    )
    numbering = lists(
        lvl(0, "chineseCounting", "%1、"), lvl(1, "decimal", "%2.", "<w:pStyle w:val='h2'/>")
    )
    body = item("甲") + p("乙", props="<w:pStyle w:val='h2'/>")
    assert text_of(body, numbering=numbering, styles=styles) == "一、甲\n1.乙"


def test_a_numbered_cell_without_text_shows_its_number() -> None:
    numbering = lists(lvl(0, "decimal", "%1"))
    body = tbl(tc(item("")) + tc("道路"), tc(item("")) + tc("供水"))
    assert text_of(body, numbering=numbering) == "1\t道路\n2\t供水"
