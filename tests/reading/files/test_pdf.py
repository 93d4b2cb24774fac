"""PDF: hard-wrapped lines become paragraphs again, ruled tables tables, page numbers go."""

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from shishi.reading.files import docx, html, pdf, xlsx
from shishi.reading.files.assembly import Placed
from shishi.reading.files.layout import Glyph, Line, continues, joined, lines_of, margins_of
from shishi.reading.files.page_flow import stacked
from shishi.reading.files.pages import PageTable
from shishi.reading.files.ruling import Edge, grids_of
from shishi.reading.source import SourceText, Unreadable
from tests.reading.samples import PAGE, Rows, docx_of, html_of, pdf_of, xlsx_of

SEEDS = Path(__file__).parents[4] / "shared" / "corpus" / "seeds"
LONG = (
    "（一）农村公路提质工程。新改建农村公路38公里（X217线16公里、Y034线13公里、村组道路9公里），"
    "改造危桥3座，购置纯电动公交车12辆；配套安装太阳能路灯1460盏，惠及沿线5.4万群众。"
)
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
LABELS = ("责任单位：县交通运输局、县住房和城乡建设局", "完成时限：2025年10月底前")


def no_eyes(picture: Any) -> tuple[list[Glyph], list[Edge]]:
    raise Unreadable("请安装文字识别组件。")


def read(content: bytes) -> SourceText:
    return pdf.read(content, no_eyes)


def paragraphs(text: str) -> list[str]:
    """Paragraphs without blanks and without empty lines."""
    return [bare for line in text.split("\n") if (bare := re.sub(r"\s+", "", line))]


@pytest.mark.parametrize("indent", [0, 2])
@pytest.mark.parametrize("justify", [True, False])
@pytest.mark.parametrize("size", [10, 16, 22])
def test_wrapped_lines_become_paragraphs(indent: int, justify: bool, size: int) -> None:
    blocks = ("一、任务分解", LONG, *LABELS, "二、工作要求", LONG, *LABELS) * 2
    source = read(pdf_of(*blocks, indent=indent, justify=justify, size=size))
    assert source.text.split("\n") == list(blocks)


@pytest.mark.parametrize("name", ["manas-2025", "yopurga-2024"])
def test_an_original_plan_as_pdf_has_its_paragraphs(name: str) -> None:
    file = SEEDS / f"{name}.txt"
    if not file.exists():
        pytest.skip("没有找到原始方案（../shared/corpus/seeds），未核对 .pdf 与文本一致")
    text = file.read_text(encoding="utf-8")
    assert paragraphs(read(pdf_of(*text.split("\n"))).text) == paragraphs(text)


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_go() -> None:
    many = [f"{sign}{LONG}" for sign in SIGNS]
    source = read(pdf_of(*many))
    assert source.text.split("\n") == many
    assert source.place(0) == "第1页"
    assert source.place(len(source.text) - 1) != "第1页"


def test_running_heads_go_and_figures_at_the_edge_stay() -> None:
    head = PAGE + "#set page(header: [云岭县人民政府文件], footer: [内部资料 注意保存])\n"
    many = [f"{sign}{LONG}" for sign in SIGNS]
    assert read(pdf_of(*many, head=head)).text.split("\n") == many
    lone = read(pdf_of("640", *["年度目标"] * 30, "380", "结束"))
    assert "640" in lone.text
    assert "380" in lone.text


def test_files_are_read_by_several_threads_at_once() -> None:
    content = pdf_of(*(f"{sign}{LONG}" for sign in SIGNS))
    with ThreadPoolExecutor(4) as pool:
        texts = {source.text for source in pool.map(read, [content] * 12)}
    assert texts == {read(content).text}


def test_a_ruled_table_is_the_same_in_every_format() -> None:
    rows: Rows = [
        [("序号", 2, 1), ("项目", 2, 1), ("任务目标", 1, 2), ("责任单位", 2, 1), ("时限", 2, 1)],
        ["内容", "数量（座）"],
        ["1", "公路", LONG, "12", ("县交通运输局、县住房和城乡建设局", 2, 1), "10月底前"],
        ["2", "供水", "铺设管网41公里", "3", "9月30日"],
        [("合计", 1, 3), "15", "", ""],
    ]
    found = [
        read(pdf_of("前言", rows, "结尾", size=10)),
        docx.read(docx_of("前言", rows, "结尾")),
        html.read(html_of("前言", rows, "结尾").encode()),
    ]
    assert found[0].text == found[1].text == found[2].text
    assert found[0].tables == found[1].tables == found[2].tables
    assert found[0].text == f"前言\n{xlsx.read(xlsx_of(rows)).text}\n结尾"


def test_a_table_of_500_rows_over_many_pages_is_one() -> None:
    rows: Rows = [["序号", "项目", "数量"]]
    rows += [[str(n), f"道路{n}号", f"{n}公里"] for n in range(1, 501)]
    source = read(pdf_of(rows, size=10))
    assert len(source.tables) == 1
    assert source.text.split("\n") == ["\t".join(map(str, row)) for row in rows]
    place = source.place(source.text.index("道路500号"))
    assert re.fullmatch(r"第1?[0-9]页表1第[0-9]+行", place)
    assert not place.startswith("第1页")


def test_a_row_broken_by_the_page_is_one_row() -> None:
    rows: Rows = [["序号", "项目名称", "目标任务", "时限"]]
    rows += [[str(n), f"工程{n}", LONG, "年底"] for n in range(1, 31)]
    source = read(pdf_of(rows, size=12))
    assert source.text.split("\n") == ["\t".join(map(str, row)) for row in rows]


def test_a_row_with_its_own_figures_is_not_taken_for_the_rest_of_a_row() -> None:
    parts = [
        PageTable(
            0, 1, (0.0,), tuple(Placed(0, c, t) for c, t in enumerate(("1", "甲", "乙", "5")))
        ),
        PageTable(0, 2, (0.0,), tuple(Placed(0, c, t) for c, t in enumerate(("", "丙", "", "6")))),
    ]
    assert [cell.text for cell in stacked(parts, "表1")] == [
        "1",
        "甲",
        "乙",
        "5",
        "",
        "丙",
        "",
        "6",
    ]


def test_a_head_repeated_on_each_page_stands_once() -> None:
    cells = ",".join(f"[{n}],[{n}公里]" for n in range(1, 121))
    table = f"#table(columns: 2, table.header([序号],[数量]), {cells})"
    source = read(pdf_of(head=PAGE + table))
    assert source.text.count("序号") == 1
    assert source.text.split("\n")[-1] == "120\t120公里"


def test_a_page_that_is_turned_to_be_shown_is_read_as_shown() -> None:
    turned = "#page(flipped: true)[#rotate(-90deg, reflow: true)[{words}]]"
    document = pypdfium2.PdfDocument(
        pdf_of(head=PAGE + turned.replace("{words}", f"#block(width: 20em)[{LABELS[0]}]"))
    )
    for page in document:
        page.set_rotation(90)
    assert LABELS[0][:10] in read(_saved(document)).text


def _saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def scanned(content: bytes, only: int | None = None) -> bytes:
    """The same pages as pictures."""
    given, made = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
    for number, page in enumerate(given):
        width, height = page.get_size()
        if only is not None and number != only:
            made.import_pages(given, [number])
            continue
        bitmap = page.render(scale=2)
        image = pypdfium2.PdfImage.new(made)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        sheet = made.new_page(width, height)
        sheet.insert_obj(image)
        sheet.gen_content()
    return _saved(made)


def test_a_scan_without_recognition_is_refused_with_the_way_out() -> None:
    with pytest.raises(Unreadable, match=r"第1页是扫描图像.*请安装文字识别组件"):
        read(scanned(pdf_of(LONG)))


def test_one_scanned_page_among_others_is_said() -> None:
    source = read(scanned(pdf_of(*[LONG] * 20), only=1))
    assert LONG in source.text
    assert "第2页是扫描图像，没有读入" in source.notices[0].says


def test_recognised_lines_are_laid_out_like_any_others() -> None:
    def eyes(picture: Any) -> tuple[list[Glyph], list[Edge]]:
        return [Glyph("甲乙丙", 200, 260, 100, 120, 20)], []

    source = pdf.read(scanned(pdf_of(LONG)), eyes)
    assert source.text == "甲乙丙"
    assert "逐字核对" in source.notices[0].says


# --- the layout itself --------------------------------------------------------------------------


def glyphs(words: str, left: float, top: float, size: float = 10) -> list[Glyph]:
    places = ((left + size * n, sign) for n, sign in enumerate(words))
    return [Glyph(sign, x, x + size, top, top + size, size) for x, sign in places if sign != "_"]


def test_pieces_of_a_line_are_put_in_order() -> None:
    pieces = glyphs("丙丁", 40, 100) + glyphs("甲乙", 10, 100.5) + glyphs("戊", 10, 120)
    assert [line.text for line in lines_of(pieces)] == ["甲乙 丙丁", "戊"]


@pytest.mark.parametrize(
    ("words", "seen"), [("甲_乙", "甲 乙"), ("甲____乙", "甲    乙"), ("甲乙", "甲乙")]
)
def test_blanks_follow_the_gap(words: str, seen: str) -> None:
    assert lines_of(glyphs(words, 10, 10))[0].text == seen


def test_bold_made_by_printing_twice_is_read_once() -> None:
    twice = [g for x in (10, 10.5) for g in glyphs("甲", x, 10)]
    assert lines_of(twice)[0].text == "甲"


def test_raised_figures_after_metres() -> None:
    raised = [*glyphs("300m", 10, 10), Glyph("2", 50, 53, 9, 15, 6)]
    assert lines_of(raised)[0].text == "300m²"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [(("建设", "道路"), "建设道路"), (("road", "bridge"), "road bridge"), (("12", "6"), "12 6")],
)
def test_lines_are_joined_with_blanks_between_words_and_figures_alone(
    lines: tuple[str, ...], whole: str
) -> None:
    assert joined(lines) == whole


def test_a_title_over_two_centred_lines_is_one() -> None:
    body = [Line("字" * 40, 0, 400, 200 + 15 * n, 210 + 15 * n, 10) for n in range(8)]
    above = Line("字" * 26, 4, 396, 20, 35, 15)
    below = Line("字" * 8, 140, 260, 45, 60, 15)
    assert continues(above, below, margins_of([above, below, *body]))


def test_cells_of_ruled_lines_with_a_merged_head() -> None:
    level = [Edge(0, y, 100, y) for y in (0, 10, 30)] + [Edge(50, 20, 100, 20)]
    upright = [Edge(0, 0, 0, 30), Edge(100, 0, 100, 30), Edge(50, 10, 50, 30)]
    (grid,) = grids_of(level + upright)
    spans = [(b.row, b.column, b.row_span, b.column_span) for b in grid.boxes]
    assert spans == [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]
    assert grid.find(75, 25) == 3
    assert grid.find(150, 25) is None


def test_a_single_box_is_a_frame() -> None:
    box = [Edge(0, 0, 100, 0), Edge(0, 50, 100, 50), Edge(0, 0, 0, 50), Edge(100, 0, 100, 50)]
    assert grids_of(box) == []
