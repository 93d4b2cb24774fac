"""Papers as .pdf: text stays text, the same content gives the same bytes, odd content is set."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest

from shishi.papers import fonts, pdf
from shishi.papers.content import (
    Annex,
    Book,
    Cell,
    Form,
    Head,
    Masthead,
    Paper,
    Paragraph,
    Picture,
    Record,
    Sheet,
    Signature,
    Traced,
)
from shishi.papers.figures import Course, course
from shishi.papers.gongwen import Face
from shishi.rules.ledgers import Shape
from tests.papers import specimens
from tests.papers.glyphs import sheets
from tests.papers.specimens import SENTENCE, lines, sheet

CHOSEN = fonts.choose()
HOSTILE = (
    "#panic()#set{} $x$ \\u{41} \"q\" 'q' [b] {c} *d* _e_ `f` @g <h> = i // j /* k */ ~ - + ^",
    "#include \"/etc/passwd\" #read(sys.inputs.paper) \\ \\",
)  # fmt: skip


def text_of(content: bytes) -> str:
    return "".join(page.text for page in sheets(content))


def test_no_text_becomes_a_command():
    for words in HOSTILE:
        paper = Paper(
            Form.UPWARD,
            Masthead((words,), words, words, (words,), words, words, words),
            words,
            (Paragraph((words, Traced(words, "x")), 1, words), Paragraph((words,), 4)),
            (words,),
            (Annex(words, (Sheet(words, words, (Head(words, 9),), ((Cell(words),),), (words,)),)),),
            Signature((words,), date(2026, 10, 9)),
            words,
            Record((words,), words, date(2026, 10, 9), (words,)),
            ((words, words),),
        )
        printed = text_of(pdf.write(paper, CHOSEN))
        assert printed.count(words.replace(" ", "")[:9]) >= 14


def test_signs_that_no_printer_knows_are_left_out():
    paper = specimens.downward((Paragraph(("办理\x00情\u202e况\ud800良好\x0b。\n下一行。",)),))
    assert "办理情况良好。" in text_of(pdf.write(paper, CHOSEN))


def test_the_same_content_gives_the_same_bytes():
    paper = specimens.downward(lines(30), (Annex("清单", (sheet(20),), landscape=True),))
    first = pdf.write(paper, CHOSEN)
    assert pdf.write(replace(paper), CHOSEN) == first
    assert pdf.write(replace(paper, note="另一份"), CHOSEN) != first
    book = Book("总台账", (sheet(9, "总台账"),))
    assert pdf.write_book(book, CHOSEN) == pdf.write_book(book, CHOSEN)


def test_the_file_tells_its_title_its_day_and_the_fonts_that_stand_in():
    told = pypdfium2.PdfDocument(pdf.write(specimens.downward(lines(2)), CHOSEN))
    assert told.get_metadata_value("Title").endswith("民生实事办理情况的通报")
    assert told.get_metadata_value("CreationDate").startswith("D:20261009")
    for preferred, other in CHOSEN.substituted.items():
        assert f"{preferred}→{other}" in told.get_metadata_value("Keywords")


def test_headings_are_marks_to_jump_to():
    blocks = (Paragraph(("一、总体情况",), 1), Paragraph((SENTENCE,), 2, "（一）资金情况。"))
    document = pypdfium2.PdfDocument(pdf.write(specimens.downward(blocks), CHOSEN))
    marks = [mark.get_title() for mark in document.get_toc()]
    assert marks == ["一、总体情况", "（一）资金情况。"]


def test_a_sign_missing_in_a_font_comes_from_another():
    families = {**CHOSEN.families, Face.BODY: fonts.Family("DejaVu Sans")}
    paper = specimens.downward((Paragraph(("垚、䶮、㮾三位同志。",)),))
    page = sheets(pdf.write(paper, replace(CHOSEN, families=families)))[0]
    found = next(one for one in page.lines if "垚" in one.text)
    assert found.text == "垚、䶮、㮾三位同志。"
    assert not {name for name in found.fonts if "DejaVu" in name}


def test_a_drawing_stands_in_the_text_in_its_colours():
    drawing = course(
        Course("饮水安全工程", date(2026, 1, 1), date(2026, 11, 30), date(2026, 9, 30))
    )
    paper = specimens.downward((Paragraph((SENTENCE,)), Picture(drawing, "图1 进度曲线")))
    content = pdf.write(paper, CHOSEN)
    assert "图1进度曲线" in text_of(content)
    page = pypdfium2.PdfDocument(content)[1].render(scale=2).to_pil().convert("RGB")
    colours = {colour for _, colour in page.getcolors(1 << 24)}
    assert any(red > 150 and green < 80 and blue < 80 for red, green, blue in colours), "时限"


@pytest.mark.parametrize("form", list(Form))
def test_a_paper_with_nothing_in_it_is_set(form):
    assert sheets(pdf.write(Paper(form, Masthead(), "", ()), CHOSEN))


@pytest.mark.parametrize("form", [Form.DOWNWARD, Form.UPWARD, Form.LETTER, Form.MINUTES])
@pytest.mark.parametrize(
    "organs", [("县府",), ("云岭县人民代表大会常务委员会办公室",), ("云岭县教育局",) * 6]
)
def test_marks_of_any_length_stay_in_the_type_area(form, organs):
    paper = replace(specimens.downward(lines(2)), form=form, masthead=Masthead(organs))
    page = sheets(pdf.write(paper, CHOSEN))[0]
    red = [one for one in page.lines if one.colour == (1.0, 0.0, 0.0)]
    assert red
    assert all(one.left >= 27.5 and one.right <= 184.5 for one in red)
    if len(organs) == 1:
        ending = {Form.MINUTES: "纪要", Form.LETTER: ""}.get(form, "文件")
        assert red[0].text == organs[0] + ending
    assert "民生实事" in page.text, "the first page shows text (7.3.3)"


def test_a_long_title_stands_in_lines_by_sense():
    title = (
        "云岭县人民政府办公室关于进一步做好2026年度农村公路改造提升、老旧小区配套基础设施建设"
        "和特殊困难老年人家庭适老化改造等工作的通知"
    )
    paper = replace(specimens.downward(lines(2)), title=title)
    rows = [one for one in sheets(pdf.write(paper, CHOSEN))[0].lines if one.size >= 20][1:]
    assert "".join(row.text for row in rows) == title
    assert len(rows) == 4 or len(rows) == 5
    assert all(abs((row.left + row.right) / 2 - 106) < 0.5 for row in rows), "centred"


def test_a_plain_table_has_no_head_and_turns_where_it_is_wide():
    narrow = Sheet("表", "", (Head("项目", 20), Head("状态", 8)), ((Cell("饮水"), Cell("已办结")),))
    for one, turned in ((narrow, False), (sheet(40), True)):
        found = sheets(pdf.write(Paper(Form.TABLE, Masthead(), "责任分解表", (one,)), CHOSEN))
        assert [page.width > page.height for page in found] == [turned] * len(found)
        assert "责任分解表" in found[0].text


def test_a_plain_table_has_no_record():
    paper = replace(specimens.downward((sheet(3),)), form=Form.TABLE)
    assert "抄送" not in text_of(pdf.write(paper, CHOSEN))


def test_a_book_has_a_sheet_on_pages_of_its_own():
    heads = tuple(Head(f"栏{place}", 20, Shape.WORDS) for place in range(22))
    row = tuple(Cell("城关镇饮水安全工程") for _ in heads)
    ledger = Sheet("总台账", "民生实事总台账", heads, (row,) * 60, ("截至2026年9月30日",), ("注",))
    merged = Sheet(
        "分类", "分类表", (Head("类别", 10), Head("项目", 30)),
        ((Cell("饮水", 2), Cell("一标段")), (None, Cell("二标段"))),
    )  # fmt: skip
    found = sheets(pdf.write_book(Book("表册", (ledger, merged)), CHOSEN))
    sizes = [(round(page.width), round(page.height)) for page in found]
    assert set(sizes[:-1]) == {(420, 297)}
    assert sizes[-1] == (297, 210)
    assert len(sizes) > 3
    assert all("栏0" in page.text for page in found[:-1]), "the head on each page"
    assert found[-1].text.count("饮水") == 1
    assert [page.number.text for page in found] == [f"—{n}—" for n in range(1, len(found) + 1)]


def test_words_in_a_table_are_printed_whole():
    long = "征地拆迁未完成，" * 120
    paper = specimens.downward((Sheet("表", "", (Head("原因", 60),), ((Cell(long),),)),))
    with pdfplumber.open(BytesIO(pdf.write(paper, CHOSEN))) as file:
        assert sum(page.extract_text().count("征") for page in file.pages) == 120
