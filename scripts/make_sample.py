"""Writes the sample plan of the invented county 云岭县 in every format the reader takes.

    python scripts/make_sample.py [FOLDER]

The words are in sample_plan.py. The same words give the same files, byte for byte.
"""

import sys
import zipfile
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path

import sample_plan as plan
import typst
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from xlsxwriter import Workbook

FOLDER = Path(__file__).resolve().parent.parent / "src/shishi/sample"
STEM = "yunling-2026"
STAMP = (2026, 2, 12, 9, 0, 0)  # the invented day of the document, on every file inside
NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
<w:lvlText w:val="（%1）"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>"""
NUMBER = f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
NUMBERED = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
WIDTHS = (12, 34, 70, 20, 24, 34, 34, 26)  # of the annex columns, in mm
CENTRED = {plan.RED_HEAD, plan.DOCUMENT_NUMBER, plan.NOTICE_TITLE, plan.TITLE, plan.DISCLAIMER}
RIGHT = {plan.MAKER, plan.DATED}
HEADINGS = {plan.AIM_HEADING, plan.ITEMS_HEADING, plan.WORK_HEADING}


def main(folder: Path = FOLDER) -> None:
    """Write the five files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"docx": docx(), "pdf": pdf(), "html": html(), "txt": text(), "xlsx": xlsx()}
    for ending, content in files.items():
        (folder / f"{STEM}.{ending}").write_bytes(content)


def text() -> bytes:
    """UTF-8, one paragraph a line, the annex by tabs."""
    heads = ("序号", "实事名称", "任务内容", "投资（万元）", "责任县领导", "牵头单位")
    table = [(*heads, "配合单位", "完成时限"), *plan.annex_cells()]
    lines = [
        *plan.notice(),
        *plan.body(),
        plan.ANNEX_MARK,
        plan.ANNEX_TITLE,
        *("\t".join(row) for row in table),
        plan.COPIED_TO,
        plan.IMPRINT,
    ]
    return ("\n".join(lines) + "\n").encode()


def html() -> bytes:
    """A page as a browser saves it from a government site, with all that stands around it."""
    paragraphs = "\n".join(
        f'<p style="text-align:{_side(line)}">{escape(line)}</p>'
        for line in [*plan.notice(), *plan.body(), plan.ANNEX_MARK, plan.ANNEX_TITLE]
    )
    tail = "\n".join(f"<p>{escape(line)}</p>" for line in (plan.COPIED_TO, plan.IMPRINT))
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(plan.NOTICE_TITLE)}</title>
<style>body {{ font-family: serif }} .nav a {{ margin-right: 1em }}</style>
<script>document.title = document.title + " - 云岭县人民政府门户网站";</script></head>
<body>
<div class="nav"><a href="#">首页</a><a href="#">政务公开</a><a href="#">办事服务</a></div>
<div class="crumbs">当前位置：首页 &gt; 政务公开 &gt; 文件</div>
<div class="article">
{paragraphs}
<table border="1">
{_html_table()}
</table>
{tail}
</div>
<div class="foot">主办：{plan.MAKER}　网站地图　联系我们</div>
</body></html>
""".encode()


def _side(line: str) -> str:
    return "center" if line in CENTRED else "right" if line in RIGHT else "justify"


def _html_table() -> str:
    upper, lower = [], []
    for place, names in enumerate(plan.HEADS):
        if len(names) == 1:
            upper.append(f'<th rowspan="2">{names[0]}</th>')
            continue
        lower.append(f"<th>{names[1]}</th>")
        if plan.HEADS[place - 1][0] != names[0]:
            width = sum(other[0] == names[0] for other in plan.HEADS)
            upper.append(f'<th colspan="{width}">{names[0]}</th>')
    rows = [upper, lower]
    rows += [[f"<td>{escape(cell)}</td>" for cell in row] for row in plan.annex_cells()]
    return "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)


def docx() -> bytes:
    """Word computes the numbers of the items; the head of the annex is merged both ways."""
    document = Document()
    document.styles["Normal"].font.name = "仿宋"
    document.styles["Normal"].font.size = Pt(16)
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    _add_numbering(document)
    for line in plan.notice():
        _paragraph(document, line)
    items = {f"{item.title}。{item.text}" for item in plan.ITEMS}
    for line in plan.body(number=False):
        paragraph = _paragraph(document, line)
        if line in items:
            paragraph._p.get_or_add_pPr().append(parse_xml(NUMBERED))
    annex = document.add_section()
    annex.orientation = WD_ORIENT.LANDSCAPE
    annex.page_width, annex.page_height = annex.page_height, annex.page_width
    _paragraph(document, plan.ANNEX_MARK)
    _paragraph(document, plan.ANNEX_TITLE)
    _fill(document.add_table(rows=2 + len(plan.ANNEX), cols=len(plan.HEADS), style="Table Grid"))
    for line in (plan.COPIED_TO, plan.IMPRINT):
        _paragraph(document, line)
    document.core_properties.author = plan.MAKER
    document.core_properties.title = plan.TITLE
    document.core_properties.created = document.core_properties.modified = datetime(
        *STAMP, tzinfo=UTC
    )
    target = BytesIO()
    document.save(target)
    return _stamped(target.getvalue())


def _add_numbering(document: WordDocument) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    numbering.append(parse_xml(NUMBER))


def _paragraph(document: WordDocument, line: str) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(line)
    run.bold = line in HEADINGS | CENTRED
    sides = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    paragraph.alignment = sides.get(_side(line))
    return paragraph


def _fill(table: Table) -> None:
    for column, names in enumerate(plan.HEADS):
        first = next(at for at, other in enumerate(plan.HEADS) if other[0] == names[0])
        if len(names) == 1:
            table.cell(0, column).merge(table.cell(1, column)).text = names[0]
            continue
        table.cell(1, column).text = names[1]
        if column > first:
            table.cell(0, first).merge(table.cell(0, column))
        table.cell(0, first).text = names[0]
    for place, row in enumerate(plan.annex_cells(), start=2):
        for column, words in enumerate(row):
            table.cell(place, column).text = words
    for column, width in zip(table.columns, WIDTHS, strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(10.5)


def _stamped(package: bytes) -> bytes:
    """The same package with the same stamp on every file in it."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return target.getvalue()


def pdf() -> bytes:
    """Set by typst, with a text layer, a page number at the foot of each page."""
    lines = [_typst(line) for line in [*plan.notice(), *plan.body()]]
    return typst.compile(
        f"""
#set document(title: {_quoted(plan.TITLE)}, date: none)
#set page(paper: "a4", margin: (x: 28mm, y: 35mm), numbering: "— 1 —")
#set text(font: "Noto Serif CJK SC", size: 14pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), leading: 0.9em, justify: true)
{"".join(lines)}
#page(flipped: true, numbering: "— 1 —")[
{_typst(plan.ANNEX_MARK)}{_typst(plan.ANNEX_TITLE)}
#set text(size: 10.5pt)
#set par(first-line-indent: 0pt, justify: false)
{_typst_table()}
{_typst(plan.COPIED_TO)}{_typst(plan.IMPRINT)}
]
""".encode()
    )


def _typst(line: str) -> str:
    side = _side(line)
    words = f"#{_quoted(line)}"
    if line in HEADINGS | CENTRED:
        words = f"#strong({_quoted(line)})"
    return f"{words}\n\n" if side == "justify" else f"#align({side})[{words}]\n\n"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typst_table() -> str:
    upper, lower = [], []
    for place, names in enumerate(plan.HEADS):
        if len(names) == 1:
            upper.append(f"table.cell(rowspan: 2, {_quoted(names[0])})")
            continue
        lower.append(_quoted(names[1]))
        if plan.HEADS[place - 1][0] != names[0]:
            width = sum(other[0] == names[0] for other in plan.HEADS)
            upper.append(f"table.cell(colspan: {width}, {_quoted(names[0])})")
    cells = [*upper, *lower, *(_quoted(cell) for row in plan.annex_cells() for cell in row)]
    columns = "(2.5em, 8em, 1fr, 5em, 6em, 8em, 8em, 7em)"
    return f"#table(columns: {columns}, stroke: 0.5pt, {', '.join(cells)})"


def xlsx() -> bytes:
    """任务分解表 of all ten items: title, filled-in line, a head of two merged rows, a note."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"created": datetime(*STAMP, tzinfo=UTC), "author": plan.MAKER})
    page = book.add_worksheet("任务分解表")
    style = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    last = len(plan.HEADS) - 1
    page.merge_range(0, 0, 0, last, plan.TASK_SHEET_TITLE, style)
    page.merge_range(1, 0, 1, last, plan.TASK_SHEET_LINE, style)
    for column, names in enumerate(plan.HEADS):
        if len(names) == 1:
            page.merge_range(2, column, 3, column, names[0], style)
            continue
        page.write(3, column, names[1], style)
        same = [at for at, other in enumerate(plan.HEADS) if other[0] == names[0]]
        if column == same[0]:
            page.merge_range(2, same[0], 2, same[-1], names[0], style)
    rows = plan.task_sheet()
    for place, row in enumerate(rows, start=4):
        for column, words in enumerate(row):
            is_number = column in (0, 3) and words
            page.write(place, column, float(words) if is_number else words, style)
    page.merge_range(4 + len(rows), 0, 4 + len(rows), last, plan.TASK_SHEET_NOTE, style)
    for column, width in enumerate((5, 20, 60, 12, 14, 20, 24, 14)):
        page.set_column(column, column, width)
    book.close()
    return target.getvalue()


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:2]))
