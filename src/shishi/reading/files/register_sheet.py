"""名录表读取 — the rows of a register sheet (.xlsx) by the heads above them."""

import re
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from shishi.reading.files.package import Package
from shishi.reading.source import Unreadable
from shishi.rules.register import HEAD

MOST_ROWS = 20_000
HEAD_WITHIN = 10  # rows in which the heads must stand; titles may stand above them

_QUOTED_FORMULA = re.compile(r"'[=+\-@]")
_NOT_A_SHEET = "不是 .xlsx 表格文件，请用“导出名录”得到的表格填写后再导入。"


def rows(content: bytes) -> list[tuple[int, dict[str, str]]]:
    """Each row below the heads of the first sheet: its number as the sheet counts, and its texts
    by head. Raises Unreadable."""
    if not content.startswith(b"PK\x03\x04"):
        raise Unreadable(_NOT_A_SHEET)
    Package(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError, ValueError) as error:
        raise Unreadable(_NOT_A_SHEET) from error
    if len(cells) > MOST_ROWS:
        raise Unreadable(f"表格超过 {MOST_ROWS} 行，请核对是否选错文件。")
    return _below_heads([[_text(cell) for cell in row] for row in cells])


def _below_heads(table: list[list[str]]) -> list[tuple[int, dict[str, str]]]:
    for place, row in enumerate(table[:HEAD_WITHIN]):
        columns = {head: row.index(head) for head in HEAD if head in row}
        if HEAD[0] in columns and "单位" in columns:
            return [
                (number, {head: line[at] for head, at in columns.items()})
                for number, line in enumerate(table[place + 1 :], place + 2)
            ]
    raise Unreadable(f"没有找到表头（{'、'.join(HEAD)}），请使用“导出名录”得到的表格。")


def _text(cell: object) -> str:
    """A cell as text: whole numbers without the point that spreadsheets give them, and without the
    apostrophe that keeps a text from being taken for a formula."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).strip()
    return text[1:] if _QUOTED_FORMULA.match(text) else text
