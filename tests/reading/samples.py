"""Files made for the tests: the same paragraphs and tables in each format.

`Table` here is rows of cells; a cell is a text, or (text, rows, columns) when it is merged; the
places it covers are left out of the rows below and beside.
"""

import html as markup
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import typst

MergedCell = str | tuple[str, int, int]
Rows = list[list[MergedCell]]


def parts(cell: MergedCell) -> tuple[str, int, int]:
    return (cell, 1, 1) if isinstance(cell, str) else cell


def placed(rows: Rows) -> list[tuple[int, int, str, int, int]]:
    """Row, column, text, row span, column span of each cell."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            text, height, width = parts(cell)
            while (row, column) in taken:
                column += 1
            taken |= {(row + r, column + c) for r in range(height) for c in range(width)}
            found.append((row, column, text, height, width))
            column += width
    return found


def saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def docx_of(*blocks: str | Rows) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        cells = placed(block)
        columns = max(column + width for _, column, _, _, width in cells)
        table = document.add_table(len(block), columns)
        for row, column, text, height, width in cells:
            cell = table.cell(row, column)
            if (height, width) != (1, 1):
                cell = cell.merge(table.cell(row + height - 1, column + width - 1))
            cell.text = text
    return saved(document)


def html_of(*blocks: str | Rows) -> str:
    body = ""
    for block in blocks:
        if isinstance(block, str):
            body += f"<p>{markup.escape(block)}</p>\n"
            continue
        body += "<table border=1>"
        for cells in block:
            body += "<tr>"
            for text, height, width in map(parts, cells):
                body += f"<td rowspan={height} colspan={width}>{markup.escape(text)}</td>"
            body += "</tr>"
        body += "</table>\n"
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{body}</body></html>"


def xlsx_of(rows: Rows, name: str = "任务分解") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row, column, text, height, width in placed(rows):
        sheet.cell(row + 1, column + 1, text)
        if (height, width) != (1, 1):
            area = (row + 1, column + 1, row + height, column + width)
            sheet.merge_cells(None, *area)
    return saved(book)


_SPECIAL = str.maketrans({sign: "\\" + sign for sign in "\\#$*_`@<>~[]\"'/=-+"})

PAGE = """#set page("a4", margin: (x: 2.8cm, y: 3.2cm), numbering: "— 1 —")
#set text(font: "Noto Serif CJK SC", size: {size}pt, lang: "zh", region: "cn")
#set par(first-line-indent: (amount: {indent}em, all: true), justify: {justify}, leading: 0.9em)
"""


def pdf_of(
    *blocks: str | Rows, indent: int = 2, size: int = 16, justify: bool = True, head: str = PAGE
) -> bytes:
    """Set by typst on A4, lines broken where they are full; empty paragraphs leave nothing."""
    pieces = [head.format(indent=indent, size=size, justify=str(justify).lower())]
    for block in blocks:
        if isinstance(block, str):
            pieces.append(block.translate(_SPECIAL))
            continue
        cells = placed(block)
        columns = max(column + width for _, column, _, _, width in cells)
        rows = ",".join(
            f"table.cell(x: {column}, y: {row}, rowspan: {height}, colspan: {width})"
            f"[#set par(first-line-indent: 0em)\n{text.translate(_SPECIAL)}]"
            for row, column, text, height, width in cells
        )
        pieces.append(f"#table(columns: {columns}, {rows})")
    return typst.compile("\n\n".join(pieces).encode())


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip package of these members."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def raw_docx(body: str, *, numbering: str = "", styles: str = "", **more: str | bytes) -> bytes:
    """A .docx of bare WordprocessingML; `more` are further members."""
    members: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
    }
    if numbering:
        members["word/numbering.xml"] = f"<w:numbering {_NAMES}>{numbering}</w:numbering>"
    if styles:
        members["word/styles.xml"] = f"<w:styles {_NAMES}>{styles}</w:styles>"
    return packed(members | more)


def p(*runs: str, props: str = "") -> str:
    """A paragraph of texts, or of ready-made runs."""
    inner = "".join(r if r.startswith("<") else f"<w:r><w:t>{r}</w:t></w:r>" for r in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inner}</w:p>"


def tbl(*rows: str) -> str:
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def tc(content: str, props: str = "") -> str:
    body = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{body}</w:tc>"
