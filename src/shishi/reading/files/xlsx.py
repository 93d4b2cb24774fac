"""Excel 工作簿（.xlsx）— visible sheets, cells as shown, merged cells whole (ECMA-376 part 1 §18).

Read from the XML row by row: the number format, which tells 95% from 0.95, is not to be had from
the libraries at hand, and a sheet may claim a million rows.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from shishi.reading.files.assembly import Assembly
from shishi.reading.files.package import Package, local, parse_xml
from shishi.reading.files.sheets import Area, put_sheet
from shishi.reading.files.xlsx_formats import BUILT_IN, exact, shown
from shishi.reading.source import SourceText, Unreadable

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = re.compile(r"\{[^}]*\}id\Z")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})\Z")
MOST_CELLS = 100_000
MOST_MERGED = 50_000

_NO_SHEETS = "文件不是完整的 Excel 工作簿，无法读取；请用 Excel/WPS 打开后另存为 .xlsx 再上传。"
_BINARY = "这是 .xlsb 工作簿，本系统不读取；请用 Excel/WPS 另存为 .xlsx 后再上传。"
_TOO_MANY = (
    f"工作簿超过{MOST_CELLS // 10_000}万个单元格，请核对是否选错文件；"
    "只需读一张表的，请只保留那一张。"
)
_HIDDEN_SHEET = "工作表“{name}”已隐藏，没有读入。"
_HIDDEN_ROWS = "工作表“{name}”有隐藏的行，已一并读入，请核对。"


@dataclass(slots=True)
class _Book:
    """What all sheets share; `number` makes the text of a stored number."""

    strings: list[str]
    formats: list[str]
    from_1904: bool
    number: Callable[..., str]
    cells: int = 0


@dataclass(slots=True)
class _Sheet:
    """Cells by row and column; `unvalued` are formulas that have no value."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    unvalued: list[tuple[int, int]] = field(default_factory=list)
    hides_rows: bool = False


def read(content: bytes) -> SourceText:
    """Raises Unreadable for broken, oversized, locked or macro-bearing files."""
    assembly = Assembly("xlsx")
    for name, visible, sheet in _sheets(content, shown):
        if not visible:
            assembly.notice(_HIDDEN_SHEET.format(name=name))
            continue
        if sheet.hides_rows:
            assembly.notice(_HIDDEN_ROWS.format(name=name))
        put_sheet(assembly, name, sheet.cells, sheet.merged)
    return assembly.finish()


def exact_sheets(content: bytes) -> Iterator[tuple[str, _Sheet]]:
    """Every sheet by name, hidden ones too, with its numbers as they are stored. Raises Unreadable
    as `read` does."""
    for name, _, sheet in _sheets(content, exact):
        yield name, sheet


def _sheets(content: bytes, number: Callable[..., str]) -> Iterator[tuple[str, bool, _Sheet]]:
    """Name, whether it is seen, and cells; those of a hidden one only for who wants them exact."""
    package = Package(content)
    main, relations = _main_part(package)
    book = _Book(
        _strings(_part(package, relations.get("sharedStrings", ""))),
        _formats(_part(package, relations.get("styles", ""))),
        _counts_from_1904(main),
        number,
    )
    for node in main.iterfind(f"{S}sheets/{S}sheet"):
        visible = node.get("state", "visible") == "visible"
        target = next((str(value) for key, value in node.items() if _RELATION.search(str(key))), "")
        wanted = visible or number is exact
        content_of = package.raw(relations.get(target, "")) if wanted else None
        yield node.get("name", ""), visible, _sheet(content_of, book)


def _main_part(package: Package) -> tuple[etree._Element, dict[str, str]]:
    """The workbook and its parts, by relation and by kind."""
    found = (target for _, kind, target in package.relations("") if kind == "officeDocument")
    name = next(found, "xl/workbook.xml")
    if name.endswith(".bin"):
        raise Unreadable(_BINARY)
    main = _part(package, name)
    if main is None:
        raise Unreadable(_NO_SHEETS)
    names = dict[str, str]()
    for identity, kind, target in package.relations(name):
        names[identity] = names[kind] = target
    return main, names


def _part(package: Package, name: str) -> etree._Element | None:
    content = package.raw(name)
    return None if content is None else parse_xml(_transitional(content))


def _transitional(content: bytes) -> bytes:
    return content.replace(_STRICT, S[1:-1].encode()) if _STRICT in content else content


def _text(node: etree._Element) -> str:
    """Text of a string, in runs or whole; readings of Japanese left out."""
    pieces = (
        piece.text or ""
        for piece in node.iter(S + "t")
        if (above := piece.getparent()) is None or local(above) != "rPh"
    )
    return "".join(pieces)


def _strings(root: etree._Element | None) -> list[str]:
    return [] if root is None else [_text(node) for node in root.iterfind(S + "si")]


def _formats(root: etree._Element | None) -> list[str]:
    """The number format of each cell style."""
    if root is None:
        return []
    own = {
        node.get("numFmtId", ""): node.get("formatCode", "General")
        for node in root.iterfind(f"{S}numFmts/{S}numFmt")
    }
    built_in = {str(number): code for number, code in BUILT_IN.items()}
    named = (node.get("numFmtId", "0") for node in root.iterfind(f"{S}cellXfs/{S}xf"))
    return [own.get(name) or built_in.get(name, "General") for name in named]


def _counts_from_1904(main: etree._Element) -> bool:
    props = main.find(S + "workbookPr")
    return props is not None and props.get("date1904", "0") in ("1", "true")


def _sheet(content: bytes | None, book: _Book) -> _Sheet:
    sheet = _Sheet()
    if content is None:
        return sheet
    root = parse_xml(_transitional(content))
    row = -1
    for node in root.iterfind(f"{S}sheetData/{S}row"):
        row = _whole(node.get("r"), row + 2) - 1
        filled = False
        for place, text in _cells(node, row, book):
            if text:
                sheet.cells[place] = text
                filled = True
            else:
                sheet.unvalued.append(place)
        sheet.hides_rows |= filled and node.get("hidden") in ("1", "true")
    for count, node in enumerate(root.iterfind(f"{S}mergeCells/{S}mergeCell")):
        area = _area(node.get("ref", ""))
        if area is not None and count < MOST_MERGED:
            sheet.merged.append(area)
    return sheet


def _cells(
    row_node: etree._Element, row: int, book: _Book
) -> Iterator[tuple[tuple[int, int], str]]:
    column = -1
    for node in row_node.iterfind(S + "c"):
        place = _place(node.get("r", ""))
        column = place[1] if place else column + 1
        text = _shown(node, book)
        if text or node.find(S + "f") is not None:
            book.cells += 1
            if book.cells > MOST_CELLS:
                raise Unreadable(_TOO_MANY)
            yield (row, column), text


def _shown(node: etree._Element, book: _Book) -> str:
    kind = node.get("t", "n")
    if kind == "inlineStr":
        return _text(node)
    stored = node.find(S + "v")
    value = (stored.text or "") if stored is not None else ""
    match kind:
        case "s":
            at = _whole(value, -1)
            return book.strings[at] if 0 <= at < len(book.strings) else ""
        case "b":
            return {"1": "是", "0": "否"}.get(value, value)
        case "n":
            style = _whole(node.get("s"), 0)
            code = book.formats[style] if 0 <= style < len(book.formats) else "General"
            return book.number(value, code, from_1904=book.from_1904)
        case _:
            return value


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,9}", text) else otherwise


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    upper, lower = _place(first), _place(last or first)
    return (*upper, *lower) if upper and lower else None
