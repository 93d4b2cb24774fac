"""Files made for the tests: the same paragraphs and tables in each format.

`Table` here is rows of cells; a cell is a text, or (text, rows, columns) when it is merged; the
places it covers are left out of the rows below and beside.
"""

import html as markup
from io import BytesIO
from typing import Any

import docx
import openpyxl
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

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


def numbered(paragraph: Any, list_id: int, level: int = 0) -> None:
    """Give a paragraph of python-docx a number of a list."""
    props = paragraph._p.get_or_add_pPr()
    holder = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", list_id)):
        node = OxmlElement(name)
        node.set(qn("w:val"), str(value))
        holder.append(node)
    props.append(holder)
