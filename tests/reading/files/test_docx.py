"""Word 文档: what a person sees, with computed numbers, merged cells and tracked changes."""

from pathlib import Path

import docx as word
import pytest

from shishi.reading.files import docx
from shishi.reading.source import SourceText
from tests.reading.samples import W, docx_of, p, raw_docx, saved, tbl, tc

SEEDS = Path(__file__).parents[4] / "shared" / "corpus" / "seeds"


def text_of(body: str, **parts: str) -> str:
    return docx.read(raw_docx(body, **parts)).text


def cells_of(source: SourceText) -> list[tuple[int, int, str, int, int]]:
    return [
        (c.row, c.column, source.text[c.start : c.end], c.row_span, c.column_span)
        for table in source.tables
        for c in table.cells
    ]


def test_paragraphs_and_tables_keep_their_order_and_empty_lines_stay() -> None:
    source = docx.read(docx_of("一、总体要求", "", [["名称", "数量"], ["道路", "5"]], "附件"))
    assert source.text == "一、总体要求\n\n名称\t数量\n道路\t5\n附件"
    assert source.place(source.text.index("道路")) == "表1第2行"
    assert source.place(source.text.index("附件")) == "第2段"


def test_each_cell_quotes_its_text_and_merged_cells_appear_once() -> None:
    rows = [[("任务", 2, 1), ("数量", 1, 2)], ["公里", "户"], ["道路", "5", "60"]]
    assert cells_of(docx.read(docx_of(rows))) == [
        (0, 0, "任务", 2, 1),
        (0, 1, "数量", 1, 2),
        (1, 1, "公里", 1, 1),
        (1, 2, "户", 1, 1),
        (2, 0, "道路", 1, 1),
        (2, 1, "5", 1, 1),
        (2, 2, "60", 1, 1),
    ]


def test_a_row_may_begin_later_and_stand_in_a_content_control() -> None:
    later = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + tc("乙")
    body = tbl(tc("甲") + tc("数")).replace(
        "</w:tbl>", f"<w:sdt><w:sdtContent><w:tr>{later}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    assert text_of(body) == "甲\t数\n\t乙"


def test_lines_of_a_cell_are_parted_by_a_blank_and_nested_tables_are_flattened() -> None:
    inner = p("甲局") + tbl(tc("乙局") + tc("丙局")) + p("丁局")
    assert text_of(tbl(tc("1") + tc(inner))) == "1\t甲局 乙局 丙局 丁局"


def test_a_table_of_one_column_is_a_frame() -> None:
    inner = p("正文") + tbl(tc("甲") + tc("乙"), tc("丙") + tc("丁"))
    source = docx.read(raw_docx(tbl(tc(inner))))
    assert source.text == "正文\n甲\t乙\n丙\t丁"
    assert len(source.tables) == 1


def test_a_title_row_over_all_columns_is_a_paragraph() -> None:
    source = docx.read(docx_of([[("任务分解表", 1, 2)], ["道路", "5"], [("注：含续建", 1, 2)]]))
    assert source.text == "任务分解表\n道路\t5\n注：含续建"
    assert [c[:2] for c in cells_of(source)] == [(0, 0), (0, 1)]


# --- inside a paragraph -------------------------------------------------------------------------

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ("<w:r><w:t>责任单位：</w:t><w:tab/><w:t>住建局</w:t></w:r>", "责任单位：\t住建局"),
        ("<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r>", "第一行\n第二行"),
        ("<w:r><w:br w:type='page'/><w:t>新页</w:t></w:r>", "新页"),
        ("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t></w:r>", "5-6"),
        (f"{FIELD}<w:r><w:t>公里</w:t></w:r>", "12公里"),
        ("<w:hyperlink><w:r><w:t>链接文字</w:t></w:r></w:hyperlink>", "链接文字"),
        ("<w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>", "正文"),
        (
            "<w:r><w:t>300m</w:t></w:r>"
            "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>",
            "300m²",
        ),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0AB'/><w:t>住建局</w:t></w:r>", "★住建局"),
        ("<m:oMath><m:r><m:t>≥</m:t></m:r></m:oMath><w:r><w:t>5</w:t></w:r>", "≥5"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r>"
            "</w:rubyBase></w:ruby></w:r>",
            "汉",
        ),
        ("<w:smartTag><w:r><w:t>云岭县</w:t></w:r></w:smartTag>", "云岭县"),
    ],
)
def test_inside_a_paragraph(inside: str, seen: str) -> None:
    assert text_of(f"<w:p>{inside}</w:p>") == seen


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    body = (
        "<w:p><w:r><w:t>改造道路</w:t></w:r>"
        "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>8</w:t></w:r></w:ins><w:r><w:t>公里</w:t></w:r></w:p>"
    )
    source = docx.read(raw_docx(body))
    assert source.text == "改造道路8公里"
    assert "修订" in source.notices[0].says


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = p("改造道路", props="<w:rPr><w:del/></w:rPr>")
    assert text_of(first + p("5公里。")) == "改造道路5公里。"


def test_deleted_rows_are_gone() -> None:
    body = tbl(tc("甲") + tc("1"), "<w:trPr><w:del/></w:trPr>" + tc("乙") + tc("2"))
    assert text_of(body) == "甲\t1"


def test_hidden_text_is_left_out_and_said() -> None:
    source = docx.read(
        raw_docx(
            "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>"
        )
    )
    assert source.text == "正文"
    assert "隐藏" in source.notices[0].says


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('框内文字')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(p("正文", f"<w:r>{both}</w:r>")) == "正文\n框内文字"


def test_headers_and_footers_are_not_part_of_the_text() -> None:
    document = word.Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    assert docx.read(saved(document)).text == "正文"


def test_strict_documents_differ_in_nothing() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    content = f'<w:document xmlns:w="{strict}"><w:body>{p("正文")}</w:body></w:document>'
    made = raw_docx("", **{"word/document.xml": content})
    assert W not in content
    assert docx.read(made).text == "正文"


@pytest.mark.parametrize("name", ["manas-2025", "yopurga-2024"])
def test_an_original_plan_as_word_file_is_the_same_text(name: str) -> None:
    file = SEEDS / f"{name}.txt"
    if not file.exists():
        pytest.skip("没有找到原始方案（../shared/corpus/seeds），未核对 .docx 与文本一致")
    text = file.read_text(encoding="utf-8")
    assert docx.read(docx_of(*text.split("\n"))).text == text
