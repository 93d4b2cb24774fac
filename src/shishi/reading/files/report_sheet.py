"""离线填报表读取 — the tables of a workbook that came back (.xlsx), cell by cell, as typed."""

import re
from collections.abc import Mapping

from shishi.reading.files import xlsx
from shishi.reading.files.sheets import Area
from shishi.reading.source import Unreadable
from shishi.rules.bringing import Grid, Place

MOST_ROWS = 5_000
_QUOTED_FORMULA = re.compile(r"'[=+\-@]")
_ERROR = re.compile(r"#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|Err:\d+)")
_NOT_A_SHEET = "不是 .xlsx 表格文件，请上传从本页导出、填好并另存为 .xlsx 的{}。"
_NO_VALUE = "公式没有算出的数，请直接填写数。"
_WRONG = "公式出错，请直接填写数。"
_MERGED = "单元格被合并，请取消合并，逐行填写。"


def grids(content: bytes, kind: str = "离线填报表") -> dict[str, Grid]:
    """Every table of the workbook by its name; `kind` is what it is called. Raises Unreadable."""
    if not content.startswith(b"PK\x03\x04"):
        raise Unreadable(_NOT_A_SHEET.format(kind))
    found = {}
    for name, sheet in xlsx.exact_sheets(content):
        if sheet.cells and max(row for row, _ in sheet.cells) >= MOST_ROWS:
            raise Unreadable(f"工作表“{name}”超过 {MOST_ROWS} 行，请核对是否选错文件。")
        odd = dict.fromkeys(sheet.unvalued, _NO_VALUE)
        odd |= {place: _WRONG for place, text in sheet.cells.items() if _ERROR.fullmatch(text)}
        odd |= _covered(sheet.merged, sheet.cells)
        texts = {place: _plain(text) for place, text in sheet.cells.items()}
        found[name] = Grid(name, texts, odd)
    return found


def _covered(merged: list[Area], cells: Mapping[Place, str]) -> dict[Place, str]:
    """The cells that a merged one above them covers; a title over the whole width covers none."""
    return {
        (row, column): _MERGED
        for top, left, bottom, right in merged
        for row in range(top + 1, min(bottom, MOST_ROWS) + 1)
        for column in range(left, min(right, left + 50) + 1)
        if (row, column) not in cells
    }


def _plain(text: str) -> str:
    """Without the apostrophe that keeps a text from being taken for a formula; line ends as the
    page has them."""
    words = text.replace("\r\n", "\n").replace("_x000D_", "").strip()
    return words[1:] if _QUOTED_FORMULA.match(words) else words
