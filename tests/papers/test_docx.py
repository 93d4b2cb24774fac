"""公文的 Word 文件: what stands in its parts, whatever program opens it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import tostring

from shishi.papers import docx
from shishi.papers.content import Form, Masthead, Paper, Paragraph, Signature
from shishi.papers.docx import extent, tables
from shishi.papers.docx.file import File
from shishi.papers.docx.marks import fit, para, run
from shishi.papers.gongwen import TYPEFACES, Face
from tests.papers import made

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHOLE = made.bulletin(
    [*made.HEADED, *made.text(3), made.drawing(), made.sheet(2, "表1 完成情况")],
    annexes=(made.annex(2), made.annex(3, "其他项目")),
)
UPWARD = replace(
    WHOLE, form=Form.UPWARD, masthead=Masthead((made.ORGAN,), "文件", made.NUMBER, ("李四",))
)


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _document(paper: Paper):
    return fromstring(_parts(docx.write(paper))["word/document.xml"])


def _runs(root) -> Iterator[tuple[str, dict[str, str]]]:
    for one in root.iter(f"{W}r"):
        words = "".join(text.text or "" for text in one.iter(f"{W}t"))
        fonts = one.find(f"{W}rPr/{W}rFonts")
        named = {} if fonts is None else fonts.attrib
        yield words, {key.removeprefix(W): value for key, value in named.items()}


def _words(root) -> str:
    return "\n".join(
        "".join(text.text or "" for text in line.iter(f"{W}t")) for line in root.iter(f"{W}p")
    )


def test_every_run_names_its_east_asian_face_so_that_quotes_and_dashes_take_it():
    parts = _parts(docx.write(WHOLE))
    checked = 0
    for name, content in parts.items():
        if re.match(r"word/(document|footer\d+)\.xml", name):
            for words, fonts in _runs(fromstring(content)):
                if words:
                    assert fonts["hint"] == "eastAsia", words
                    assert len({fonts[key] for key in ("ascii", "hAnsi", "eastAsia", "cs")}) == 1
                    checked += 1
    assert checked > 40
    quoted = [fonts for words, fonts in _runs(_document(WHOLE)) if "“一户一表”" in words]
    assert quoted
    assert {one["eastAsia"] for one in quoted} == {"仿宋_GB2312"}


def test_no_theme_has_a_say_in_the_faces():
    parts = _parts(docx.write(WHOLE))
    assert [name for name in parts if "theme" in name or "thumbnail" in name] == []
    for content in parts.values():
        assert b"asciiTheme" not in content
        assert b"eastAsiaTheme" not in content
        assert b"Calibri" not in content


@pytest.mark.parametrize(
    ("words", "level", "face"),
    [
        ("一、总体情况", 0, "黑体"),
        ("1.省级实事", 2, "仿宋_GB2312"),
        ("（1）供水改造", 3, "仿宋_GB2312"),
    ],
)
def test_headings_have_the_face_and_the_outline_level_of_their_kind(
    words: str, level: int, face: str
):
    parts = _parts(docx.write(WHOLE))
    line = next(
        one
        for one in fromstring(parts["word/document.xml"]).iter(f"{W}p")
        if "".join(text.text or "" for text in one.iter(f"{W}t")) == words
    )
    key = line.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    style = next(
        one
        for one in fromstring(parts["word/styles.xml"]).iter(f"{W}style")
        if one.get(f"{W}styleId") == key
    )
    assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level)
    assert style.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == face
    assert next(_runs(line))[1]["eastAsia"] == face


def test_a_heading_that_text_follows_has_its_face_and_the_text_its_own():
    found = dict(_runs(_document(WHOLE)))
    assert found["（一）按来源层级。"]["eastAsia"] == "楷体_GB2312"
    assert found[f"{made.FIGURES}10件。"]["eastAsia"] == "仿宋_GB2312"


def test_only_an_upward_paper_names_who_signs_it_and_in_kai():
    upward = dict(_runs(_document(UPWARD)))
    assert upward["李四"]["eastAsia"] == "楷体_GB2312"
    downward = replace(UPWARD, form=Form.DOWNWARD)
    assert "签发人" not in _words(_document(downward))


def test_the_list_of_annexes_bears_their_titles_without_a_mark_at_the_end():
    text = _words(_document(WHOLE))
    assert "附件：1.进展较慢的项目\n2.其他项目\n" in text
    assert "附件1\n\n进展较慢的项目\n" in text
    assert "附件2\n\n其他项目\n" in text


def test_a_single_annex_has_no_number():
    text = _words(_document(replace(WHOLE, annexes=(made.annex(2),))))
    assert "附件：进展较慢的项目\n" in text
    assert "\n附件\n\n进展较慢的项目\n" in text


def test_no_page_says_that_it_bears_no_text():
    assert "此页无正文" not in _words(_document(WHOLE))


def test_the_day_of_printing_is_not_taken_for_the_day_of_signing():
    record = replace(made.RECORD, printed_on=date(2026, 10, 12))
    text = _words(_document(replace(WHOLE, record=record)))
    assert text.count("2026年10月9日") == 1
    assert text.count("2026年10月12日印发") == 1


def test_a_draft_without_number_and_days_stands_all_the_same():
    draft = replace(
        WHOLE,
        masthead=Masthead((made.ORGAN,)),
        signature=Signature((made.ORGAN,)),
        record=replace(made.RECORD, printed_on=None),
    )
    text = _words(_document(draft))
    assert "〔" not in text
    assert "印发" not in text


def test_the_same_paper_is_the_same_file_to_the_byte():
    first, second = docx.write(WHOLE), docx.write(WHOLE)
    assert first == second
    with ZipFile(BytesIO(first)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2026-10-09T00:00:00Z" in _parts(first)["docProps/core.xml"]


def test_the_file_says_which_faces_were_replaced_where_it_was_written():
    parts = _parts(docx.write(WHOLE, {"仿宋_GB2312": "Noto Serif CJK SC"}))
    told = "仿宋_GB2312→Noto Serif CJK SC"
    assert told in parts["docProps/custom.xml"].decode()
    assert told in parts["docProps/core.xml"].decode()
    assert b"custom-properties" in parts["[Content_Types].xml"]


def test_where_no_face_was_replaced_the_file_says_so():
    parts = _parts(docx.write(WHOLE))
    assert ">无<" in parts["docProps/custom.xml"].decode()


def test_every_face_is_named_as_an_official_would_look_for_it():
    fonts = fromstring(_parts(docx.write(WHOLE))["word/fontTable.xml"])
    names = {one.get(f"{W}name") for one in fonts.iter(f"{W}font")}
    assert names == {TYPEFACES[face].preferred for face in Face}


@pytest.mark.parametrize(
    ("given_text", "stands"),
    [
        ("道路\x00\x07改造", "道路改造"),
        ("道路\ud800改造", "道路\ufffd改造"),
        ("道路\ufffe改造", "道路\ufffd改造"),
        ("道路\r\n改造\x0b工程\u2028一期", "道路\n改造\n工程\n一期"),
        ("<w:t>&amp;]]>“道路”", "<w:t>&amp;]]>“道路”"),
        ("垚䶮㮾𠮷", "垚䶮㮾𠮷"),
    ],
)
def test_what_xml_cannot_hold_is_left_out_or_shown_as_missing(given_text: str, stands: str):
    assert fit(given_text) == stands
    paper = made.bulletin([Paragraph((given_text,))], title=f"关于{given_text}的通报")
    words = "".join(_words(_document(paper)).split())
    assert "".join(stands.split()) in words


@given(st.text())
def test_any_text_makes_a_file_that_can_be_read(text: str):
    again = fromstring(tostring(para([run(text)])))
    stood = "".join(one.text or "" for one in again.iter(f"{W}t"))
    assert stood == fit(text).replace("\n", "").replace("\t", "")


@pytest.mark.parametrize(
    ("text", "room", "least", "most"),
    [
        ("", 28, 1, 1),
        ("云" * 27, 28, 1, 1),
        ("云" * 28, 28, 1, 2),
        ("云" * 56, 28, 2, 3),
        ("云\n岭", 28, 2, 2),
        ("2026" * 14, 28, 1, 2),
    ],
)
def test_lines_are_counted_by_the_fewest_and_the_most(
    text: str, room: float, least: int, most: int
):
    assert extent.rows(text, room) == (least, most)


@pytest.mark.parametrize(
    ("lines", "shares"),
    [(10, False), (30, True), (42, False), (50, False), (75, True), (88, False)],
)
def test_the_record_shares_a_page_only_where_it_surely_finds_room(lines: int, shares: bool):
    """22 lines a page; the block needs three, two are kept free, and lines may be miscounted."""
    blocks = [para([run("云岭")]) for _ in range(lines)]
    assert extent.shares_last_page(blocks, 22.1 * 29.45, 80) is shares


def test_a_table_in_the_text_leaves_the_length_unknown():
    table = tables.table(File(), made.sheet(1), 400)
    assert not extent.shares_last_page([para([run("云岭")])] * 30 + [table], 650, 80)
