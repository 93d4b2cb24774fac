"""旧版工作簿（.xls、.et）— values and merged cells by calamine, without number formats."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from shishi.reading.files.assembly import MOST_PLACES, Assembly
from shishi.reading.files.sheets import put_sheet
from shishi.reading.files.xlsx_formats import shown
from shishi.reading.source import SourceText, Unreadable

_BROKEN = "旧版 Excel 文件无法读取，可能已损坏或设有密码；请用 Excel/WPS 另存为 .xlsx 后再上传。"
_TOO_WIDE = "旧版 Excel 文件行列过多，已停止读取；请删去多余的空行、空列后再上传。"
_NO_FORMATS = "旧版 Excel 文件的数字格式没有读入，百分数显示为小数，请核对；另存为 .xlsx 可避免。"

_Value = int | float | str | bool | time | date | datetime | timedelta


def read(content: bytes) -> SourceText:
    """Raises Unreadable for files that calamine cannot open."""
    assembly = Assembly("xls")
    assembly.notice(_NO_FORMATS)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for about in book.sheets_metadata:
                if about.visible is SheetVisibleEnum.Visible:
                    _put(assembly, book, about.name)
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(_BROKEN) from error
    return assembly.finish()


def _put(assembly: Assembly, book: CalamineWorkbook, name: str) -> None:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > MOST_PLACES:
        raise Unreadable(_TOO_WIDE)
    cells = {
        (row, column): _shown(value)
        for row, values in enumerate(sheet.to_python(skip_empty_area=False))
        for column, value in enumerate(values)
    }
    merged = [(*upper, *lower) for upper, lower in sheet.merged_cell_ranges or ()]
    put_sheet(assembly, name, cells, merged)


def _shown(value: _Value) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case int() | float():
            return shown(repr(value), "General")
        case datetime():
            return f"{value:%Y-%m-%d}"
        case _:
            return str(value)
