"""A paper by python-docx alone."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import typst
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from shishi.papers.content import Annex, Block, Paper, Paragraph, Picture, Sheet
from shishi.papers.gongwen import PAGE, PROFILE, TYPEFACES, Face
from shishi.papers.pictures import in_print
from shishi.papers.values import joined, shown, text_of
from shishi.rules.days import day_text
from shishi.rules.ledgers import Shape

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
ALIGNED = {Shape.MARK: CENTRE, Shape.DAY: CENTRE, Shape.NUMBER: RIGHT}
DRAWING = '#set page(width: auto, height: auto, margin: 0pt)\n#image("one.svg", width: 442pt)'


def write(paper: Paper, fonts: typst.Fonts) -> bytes:
    document = Document()
    _page(document.sections[0], turned=False)
    _number(document.sections[0].footer.paragraphs[0])
    mark = "、".join(paper.masthead.organs) + paper.masthead.word
    _line(document, mark, Face.TITLE, 42, CENTRE, red=True)
    _line(document, paper.masthead.number, align=CENTRE)
    _line(document, paper.title, Face.TITLE, 22, CENTRE)
    _line(document, f"{joined(paper.receivers)}：")
    _blocks(document, paper.blocks, PAGE.type_width, fonts)
    for place, annex in enumerate(paper.annexes, start=1):
        _line(document, f"{place}.{annex.title}", indent=32)
    if paper.signature and paper.signature.dated_on:
        _line(document, paper.signature.organs[0], align=RIGHT)
        _line(document, day_text(paper.signature.dated_on), align=RIGHT)
    for place, annex in enumerate(paper.annexes, start=1):
        _annex(document, annex, place, fonts)
    if paper.record:
        _page(document.add_section(WD_SECTION.EVEN_PAGE), turned=False)
        _line(document, f"抄送：{joined(paper.record.copies)}。", size=14)
        _line(document, paper.record.printer, size=14)
        for words in paper.record.lines:
            _line(document, words, size=14)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _page(section: Any, *, turned: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    sides = (PAGE.height, PAGE.width) if turned else (PAGE.width, PAGE.height)
    section.page_width, section.page_height = map(Mm, sides)
    margins = (PROFILE.top, PAGE.right, PROFILE.bottom, PAGE.left)
    top, right, bottom, left = (*margins[-1:], *margins[:-1]) if turned else margins
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)


def _number(paragraph: Any) -> None:
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()._r
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        else:
            made.text = code
        run.append(made)


def _line(
    document: Any,
    words: str,
    face: Face = Face.BODY,
    size: float = 16,
    align: Any = None,
    *,
    indent: float = 0,
    red: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(max(PROFILE.pitch_points, size * 1.3))
    if indent:
        shape.first_line_indent = Pt(indent)
    paragraph.alignment = align
    _run(paragraph, words, face, size, red=red)


def _run(paragraph: Any, words: str, face: Face, size: float, *, red: bool = False) -> None:
    run = paragraph.add_run(words)
    run.font.name, run.font.size = TYPEFACES[face].preferred, Pt(size)
    run._r.rPr.rFonts.set(qn("w:eastAsia"), TYPEFACES[face].preferred)
    if red:
        run.font.color.rgb = RGBColor(255, 0, 0)


def _annex(document: Any, annex: Annex, place: int, fonts: typst.Fonts) -> None:
    _page(document.add_section(WD_SECTION.NEW_PAGE), turned=annex.landscape)
    _line(document, f"附件{place}", Face.HEI)
    _line(document, annex.title, Face.TITLE, 22, CENTRE)
    room = PAGE.type_height if annex.landscape else PAGE.type_width
    _blocks(document, annex.blocks, room, fonts)


def _blocks(document: Any, blocks: Sequence[Block], room: float, fonts: typst.Fonts) -> None:
    for one in blocks:
        if isinstance(one, Paragraph):
            face = {0: Face.BODY, 2: Face.KAI}.get(one.level, Face.HEI)
            _line(document, one.lead + text_of(one.words), face, indent=32)
        elif isinstance(one, Picture):
            made = typst.compile(
                {"main.typ": DRAWING.encode(), "one.svg": in_print(one.svg).encode()},
                format="png",
                ppi=220,
                font_paths=fonts,
            )
            document.add_picture(BytesIO(made), width=Mm(PAGE.type_width))  # type: ignore[arg-type]
            _line(document, one.title, Face.HEI, 14, CENTRE)
        else:
            _sheet(document, one, room)


def _sheet(document: Any, sheet: Sheet, room: float) -> None:
    for words in sheet.lines:
        _line(document, words, size=12)
    table = document.add_table(len(sheet.rows) + 1, len(sheet.heads), "Table Grid")
    table.autofit = False
    whole = sum(head.width for head in sheet.heads)
    widths = [Mm(room * head.width / whole) for head in sheet.heads]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    rows = list(table.rows)
    rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, head, width in zip(rows[0].cells, sheet.heads, widths, strict=True):
        _cell(cell, head.text, Face.HEI, CENTRE, width)
    _rows([list(row.cells) for row in rows[1:]], sheet, widths)
    for words in sheet.notes:
        _line(document, words, size=12)


def _rows(held: Sequence[Sequence[Any]], sheet: Sheet, widths: Sequence[Any]) -> None:
    for place, (cells, values) in enumerate(zip(held, sheet.rows, strict=True)):
        for column, (value, head) in enumerate(zip(values, sheet.heads, strict=True)):
            if value is None:
                continue
            words, align = shown(value.value), ALIGNED.get(head.shape)
            _cell(cells[column], words, Face.BODY, align, widths[column])
            if value.rows > 1:
                _merged([each[column]._tc for each in held[place : place + value.rows]])


def _merged(cells: Sequence[Any]) -> None:
    for place, cell in enumerate(cells):
        cell.vMerge = "continue" if place else "restart"


def _cell(cell: Any, words: str, face: Face, align: Any, width: Any) -> None:
    cell.width = width
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    if words:
        _run(paragraph, words, face, 8)
