"""离线填报表 — the workbook of `rules.sheets` as .xlsx: two tables to fill in and a guide.

What is filled in is coloured and open, the rest is locked (without a password: the lock is there to
keep a hand from slipping). The keys stand in two hidden columns.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from shishi.papers.xlsx import A4, BODY, CREATED, EXACT_DIGITS, HEAD, PLAIN, TITLE, Style, harmless
from shishi.rules.amounts import number_text
from shishi.rules.inputs import Unfit, day, number
from shishi.rules.reports import NO_CHANGE_CAUSES
from shishi.rules.shares import amount_text
from shishi.rules.sheets import (
    DATA,
    DATA_HEADS,
    DENOMINATOR,
    GUIDE,
    OPEN_HEADS,
    REMARK,
    TEXTS,
    VALUE,
    WORDS,
    WORDS_HEADS,
    Blank,
    Line,
)

_HEAD_ROW = 4
_HIDDEN = 2  # columns of keys
_TALL = 56  # points, for a few lines of words
_OPEN: Style = {**BODY, "bg_color": "#FFF8DC", "locked": False}
_WIDTHS = {"序号": 5, "实事": 22, "指标": 26, "计量单位": 9, "目标": 13, "备注": 24, "页面版本": 8}
_WIDTHS |= dict.fromkeys(TEXTS.values(), 24) | {"无变化原因": 16, "预计完成日期": 13}
_CAUSE, _EXPECTED = TEXTS["no_change"], TEXTS["forecast_on"]
_LEFT = frozenset({"实事", "指标", REMARK, *TEXTS.values()}) - {_CAUSE, _EXPECTED}
_LOCK = {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True}
_STEPS = (
    "一、只填着色的格；其余各格已锁定。不要增删行和列，也不要改动工作表的名称。",
    "二、“表1 数据”的本期累计数填自年初起的累计数，不是本期新增数；计量单位见表。"
    "日期填 2026-10-31 的样式。由分项相加的合计自动算出，不用填。",
    "三、应办数只有比率类指标填写；备注用来说明数的异常（如超过目标、增幅过大），导入时作为核对说明。",
    "四、“表2 文字”每件实事一行。本期确无进展的，从下拉列表中选择“无变化原因”，数不必再填。",
    "五、没有改动的实事不会导入；页面上已经提交的实事不能再用本表修改。",
    "六、填好后保存为 .xlsx，登录后打开“报送”、本轮报送，点“导入离线填报表”。全部合格才会写入，"
    "写入的是草稿，在页面上核对后提交；有一处不合格，全部不写入，并逐格列出。",
)


def draw(blank: Blank, taken: str) -> bytes:
    """The bytes of the file; `taken` says when it was taken out."""
    from xlsxwriter import Workbook  # slow import: 5 MB in each process, for whoever takes a sheet

    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    name = f"{blank.unit}{blank.period}离线填报表"
    book.set_properties({"title": name, "created": CREATED})
    formats: dict[str, Any] = {
        "title": book.add_format({**TITLE, "align": "left", "text_wrap": False}),
        "plain": book.add_format({**PLAIN, "text_wrap": False}),
        "guide": book.add_format(PLAIN),
        "head": book.add_format(HEAD),
        "open head": book.add_format({**HEAD, "bg_color": "#F3DF9B"}),
    }
    for kind, style in (("shut", BODY), ("open", _OPEN)):
        formats[f"{kind} left"] = book.add_format({**style, "align": "left"})
        formats[f"{kind} right"] = book.add_format({**style, "align": "right"})
        dated = {**style, "align": "center", "num_format": "yyyy-mm-dd"}
        formats[f"{kind} day"] = book.add_format(dated)
    lines = (
        f"{blank.territory} · {blank.unit} · {blank.period}报送，{blank.due}",
        f"{taken}导出。只填着色的格；填好后在“报送”页本轮报送中导入（详见“{GUIDE}”）。",
    )
    _data(book.add_worksheet(DATA), blank, formats, name, lines)
    _words(book.add_worksheet(WORDS), blank, formats, name, lines)
    _guide(book.add_worksheet(GUIDE), formats, name, lines)
    book.close()
    return target.getvalue()


def _data(
    page: Any, blank: Blank, formats: Mapping[str, Any], name: str, lines: Sequence[str]
) -> None:
    _top(page, blank, formats, name, lines, DATA_HEADS)
    for place, one in enumerate(blank.lines, _HEAD_ROW + 1):
        under = one.denominator if one.shared else ""
        scheduled = "" if one.scheduled is None else amount_text(one.scheduled)
        figures = (one.measure, one.target, scheduled, one.last, one.value, under, "")
        texts = (one.key, one.mark, str(one.number), one.title, one.name, *figures)
        shut = frozenset(
            {*(() if one.shared else (DENOMINATOR,)), *((VALUE,) if one.parts else ())}
        )
        _row(page, place, DATA_HEADS, texts, formats, shut, one.dated)
    last = max(_HEAD_ROW + len(blank.lines), _HEAD_ROW + 1)
    column = DATA_HEADS.index(VALUE)
    for place, one in enumerate(blank.lines, _HEAD_ROW + 1):
        if one.parts:
            _sum(page, place, column, one, blank.lines, formats["shut right"])
        elif not one.dated:
            page.data_validation(place, column, place, column, _number_rule())
    page.autofilter(_HEAD_ROW, 0, last, len(DATA_HEADS) - 1)


def _sum(page: Any, place: int, column: int, one: Line, lines: Sequence[Line], style: Any) -> None:
    """The formula that adds up the parts; blank until one of them is filled in."""
    from xlsxwriter.utility import xl_rowcol_to_cell  # slow import: as above

    rows = [row for row, other in enumerate(lines, _HEAD_ROW + 1) if other.indicator in one.parts]
    cells = ",".join(xl_rowcol_to_cell(row, column) for row in rows)
    formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
    page.write_formula(place, column, formula, style, one.value)


def _words(
    page: Any, blank: Blank, formats: Mapping[str, Any], name: str, lines: Sequence[str]
) -> None:
    _top(page, blank, formats, name, lines, WORDS_HEADS)
    for place, one in enumerate(blank.passages, _HEAD_ROW + 1):
        version = f"第 {one.version} 版" if one.version else "未填"
        texts = (one.key, one.mark, str(one.number), one.title, version, *one.texts)
        page.set_row(place, _TALL)
        _row(page, place, WORDS_HEADS, texts, formats, frozenset(), dated=False)
        column = WORDS_HEADS.index(_CAUSE)
        page.data_validation(place, column, place, column, _cause_rule())


def _top(
    page: Any,
    blank: Blank,
    formats: Mapping[str, Any],
    name: str,
    lines: Sequence[str],
    heads: Sequence[str],
) -> None:
    """Title, lines, heads; columns, lock and paper."""
    page.write_string(0, 0, blank.stamp.text)
    page.set_row(0, 30)
    page.write_string(0, _HIDDEN, name, formats["title"])
    for place, line in enumerate(lines, 1):
        page.write_string(place, _HIDDEN, harmless(line), formats["plain"])
    page.set_row(_HEAD_ROW, 32)
    for column, head in enumerate(heads):
        kind = "open head" if head in OPEN_HEADS else "head"
        page.write_string(_HEAD_ROW, column, head, formats[kind])
        hidden = {"hidden": True} if column < _HIDDEN else {}
        page.set_column(column, column, _WIDTHS.get(head, 12), None, hidden)
    page.freeze_panes(_HEAD_ROW + 1, heads.index("实事") + 1)
    page.protect("", _LOCK)
    _paper(page, _HEAD_ROW)


def _row(
    page: Any,
    place: int,
    heads: Sequence[str],
    texts: Sequence[str],
    formats: Mapping[str, Any],
    shut: frozenset[str],
    dated: bool,
) -> None:
    """A number as a number, a day as a day, all else as text that is no formula."""
    for column, (head, text) in enumerate(zip(heads, texts, strict=True)):
        kind = "open" if head in OPEN_HEADS - shut else "shut"
        worded = head in _LEFT or column < _HIDDEN
        value = None if worded else _value(text)
        is_day = isinstance(value, date) or head == _EXPECTED or (dated and head == VALUE)
        style = formats[f"{kind} {'left' if worded else 'day' if is_day else 'right'}"]
        if not text:
            page.write_blank(place, column, None, style)
        elif isinstance(value, Decimal):
            page.write_number(place, column, value, style)
        elif value is not None:
            page.write_datetime(place, column, value, style)
        else:
            page.write_string(place, column, harmless(text), style)


def _value(text: str) -> Decimal | date | None:
    """A number that a spreadsheet keeps exactly, or a day; None for all else."""
    try:
        value = number(text)
        exact = len(value.as_tuple().digits) <= EXACT_DIGITS
        return value if exact and number_text(value) == text else None
    except Unfit:
        pass
    try:
        return day(text)
    except Unfit:
        return None


def _number_rule() -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_type": "warning",
        "error_title": "请核对",
        "error_message": "这里填自年初起的累计数，不带单位。",
    }


def _cause_rule() -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(NO_CHANGE_CAUSES.values()),
        "error_title": "请选择",
        "error_message": "请从列表中选择原因；有进展的不填。",
    }


def _guide(page: Any, formats: Mapping[str, Any], name: str, lines: Sequence[str]) -> None:
    page.set_column(0, 0, 120)
    for place, text in enumerate((name, *lines, *_STEPS)):
        page.write_string(place, 0, harmless(text), formats["title" if not place else "guide"])
    page.protect("", _LOCK)
    _paper(page, 0)


def _paper(page: Any, head_row: int) -> None:
    """A4 landscape, one page wide, the head on every page, page numbers below."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head_row)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer("&C第 &P 页，共 &N 页")
