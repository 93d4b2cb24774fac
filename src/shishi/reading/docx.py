"""Word 文档（.docx）— what a person sees of it, with computed numbers and merged cells.

Read straight from the XML (ECMA-376 part 1 §17): body order, tables, text boxes. Kept are
inserted runs, field results and link texts; dropped are deleted runs, field codes, hidden
text, notes, headers and footers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from shishi.reading.assembly import Assembly, Placed
from shishi.reading.docx_numbering import Numbering, W, joined, whole
from shishi.reading.package import Package, parse_xml
from shishi.reading.source import SourceText, Unreadable

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_P, _TBL, _TR, _TC, _R, _T = (W + name for name in ("p", "tbl", "tr", "tc", "r", "t"))
_TEXTS = frozenset((_T, _MATH_TEXT))
_BOXES = frozenset((W + "txbxContent", _TEXTPATH))
_FIXED = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_DELETED = frozenset(W + name for name in ("del", "moveFrom"))
_INSERTED = frozenset(W + name for name in ("ins", "moveTo"))
_SILENT = frozenset(
    [_FALLBACK]
    + [W + name for name in ("pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "rubyPr")]
    + [W + name for name in ("tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")]
    + [W + name for name in ("footnoteReference", "endnoteReference", "commentReference")]
)
_RAISED = str.maketrans("23", "²³")
_SYMBOLS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0xA8: "□",
    0xAB: "★",
    0xB2: "☆",
    0xFC: "√",
    0xFE: "☑",
    0xD8: "➢",
}
"""Wingdings signs that forms use."""
_MOST_COLUMNS = 63
"""Word's own limit."""

_TRACKED = "文件带有修订痕迹，已按接受全部修订后的文字读取，删去的文字没有读入；请核对。"
_HIDDEN = "文件有隐藏文字，没有读入；请核对是否需要。"
_CHUNK = "文件内嵌了另一份文件，其内容没有读入；请用 Word 打开后另存一份再上传。"
_NO_BODY = "这是压缩包，但不是 Word 文档，无法读取；请核对文件，上传 .docx 格式的方案。"


@dataclass(slots=True)
class _Story:
    """What has to be remembered while walking through the document."""

    numbers: Numbering
    notices: dict[str, None] = field(default_factory=dict)
    codes: list[bool] = field(default_factory=list)  # open fields: still in the code part?
    carried: str = ""  # text of a paragraph whose mark was deleted


def read(content: bytes) -> SourceText:
    """Raises Unreadable for broken, oversized, locked or macro-bearing files."""
    package = Package(content)
    name = _main_part(package)
    document = package.raw(name)
    if document is None:
        raise Unreadable(_NO_BODY)
    root = parse_xml(_transitional(document))
    body = root.find(W + "body")
    if body is None:
        raise Unreadable(_NO_BODY)
    folder = name.rpartition("/")[0]
    story = _Story(_numbering(package, folder))
    assembly = Assembly("docx")
    _write(assembly, body, story)
    for says in story.notices:
        assembly.notice(says)
    return assembly.finish()


def _main_part(package: Package) -> str:
    """The main document as the package's own relations name it."""
    relations = package.part("_rels/.rels")
    for node in () if relations is None else relations:
        if node.get("Type", "").endswith("/officeDocument"):
            return str(node.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _transitional(content: bytes) -> bytes:
    """Strict documents differ in the name of the namespace alone."""
    return content.replace(_STRICT, W[1:-1].encode()) if _STRICT in content else content


def _numbering(package: Package, folder: str) -> Numbering:
    parts = (package.raw(f"{folder}/numbering.xml"), package.raw(f"{folder}/styles.xml"))
    if parts[0] is None:
        return Numbering(None, None)
    roots = (None if part is None else parse_xml(_transitional(part)) for part in parts)
    return Numbering(*roots)


def _write(assembly: Assembly, body: etree._Element, story: _Story) -> None:
    paragraphs = tables = 0
    for block in _blocks(body, story):
        if isinstance(block, str):
            paragraphs += bool(block.strip())
            assembly.paragraph(block, f"第{paragraphs}段")
        else:
            tables += 1
            assembly.table(block, f"表{tables}")


def _blocks(node: etree._Element, story: _Story) -> Iterator[str | list[Placed]]:
    """Paragraphs as text and tables as cells, in order; a one-column table is a frame only."""
    for child in node:
        tag = child.tag
        if tag == _P:
            yield from _paragraph(child, story)
        elif tag == _TBL:
            if _is_frame(child):
                for cell in child.iterfind(f"{_TR}/{_TC}"):
                    yield from _blocks(cell, story)
            else:
                yield _table(child, story)
        elif tag in _DELETED:
            story.notices[_TRACKED] = None
        elif tag == W + "altChunk":
            story.notices[_CHUNK] = None
        elif tag not in _SILENT and len(child):
            if tag in _INSERTED:
                story.notices[_TRACKED] = None
            yield from _blocks(child, story)


def _paragraph(node: etree._Element, story: _Story) -> Iterator[str | list[Placed]]:
    props = node.find(W + "pPr")
    pieces: list[str] = []
    boxes: list[etree._Element] = []
    _inline(node, pieces, boxes, story)
    text = story.carried + "".join(pieces)
    if props is not None and props.find(f"{W}rPr/{W}del") is not None:
        story.notices[_TRACKED] = None
        story.carried = text
    else:
        story.carried = ""
        text = joined(story.numbers.label(props), text)
        if text or not boxes:
            yield text.rstrip("\n")
    for box in boxes:
        if box.tag == _TEXTPATH:
            yield box.get("string", "")
        else:
            yield from _blocks(box, story)


def _inline(
    node: etree._Element, pieces: list[str], boxes: list[etree._Element], story: _Story
) -> None:
    for child in node:
        tag = child.tag
        if tag in _TEXTS:
            if not any(story.codes):
                pieces.append(child.text or "")
        elif tag == _R:
            _run(child, pieces, boxes, story)
        elif tag in _SILENT:
            continue
        elif tag in _FIXED:
            pieces.append(_FIXED[tag])
        elif tag in _DELETED:
            story.notices[_TRACKED] = None
        elif tag in _BOXES:
            boxes.append(child)
        elif tag in _MARKS:
            _mark(child, pieces, story)
        elif len(child):
            if tag in _INSERTED:
                story.notices[_TRACKED] = None
            _inline(child, pieces, boxes, story)


def _run(
    node: etree._Element, pieces: list[str], boxes: list[etree._Element], story: _Story
) -> None:
    props = node.find(W + "rPr")
    if props is None:
        _inline(node, pieces, boxes, story)
        return
    vanish = props.find(W + "vanish")
    if vanish is not None and vanish.get(W + "val", "1") not in ("0", "false", "off"):
        if node.find(_T) is not None:
            story.notices[_HIDDEN] = None
        return
    raised = props.find(W + "vertAlign")
    before = len(pieces)
    _inline(node, pieces, boxes, story)
    if raised is not None and raised.get(W + "val") == "superscript":
        text = "".join(pieces[before:])
        if text in ("2", "3"):  # square and cubic metres
            pieces[before:] = [text.translate(_RAISED)]


_MARKS = frozenset(W + name for name in ("br", "sym", "fldChar"))


def _mark(node: etree._Element, pieces: list[str], story: _Story) -> None:
    """Breaks, signs of symbol fonts, and the borders of fields."""
    if node.tag == W + "br":
        if node.get(W + "type", "textWrapping") == "textWrapping" or pieces:
            pieces.append("\n")
    elif node.tag == W + "sym":
        code = node.get(W + "char", "")
        place = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{4}", code) else 0
        private = 0xF000 <= place <= 0xF0FF
        pieces.append(_SYMBOLS.get(place - 0xF000, "") if private else chr(place) if place else "")
    elif node.get(W + "fldCharType") == "begin":
        story.codes.append(True)
    elif story.codes and node.get(W + "fldCharType") == "separate":
        story.codes[-1] = False
    elif story.codes and node.get(W + "fldCharType") == "end":
        story.codes.pop()


def _rows(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also inside content controls; deleted rows left out."""
    for child in node:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag not in _SILENT and child.tag not in _DELETED and len(child):
            yield from _rows(child, tag)


def _is_frame(table: etree._Element) -> bool:
    return all(len(row.findall(_TC)) == 1 for row in table.iterfind(_TR)) and all(
        child.tag != W + "sdt" for child in table
    )


def _number(node: etree._Element | None, path: str, least: int) -> int:
    found = None if node is None else node.find(path)
    value = least if found is None else whole(found.get(W + "val", ""), least)
    return min(max(value, least), _MOST_COLUMNS)


def _table(table: etree._Element, story: _Story) -> list[Placed]:
    cells: list[Placed] = []
    open_above: dict[int, int] = {}  # column → place in `cells` of the cell merged downwards
    for row, node in enumerate(_rows(table, _TR)):
        column = _number(node, f"{W}trPr/{W}gridBefore", 0)
        for cell in _rows(node, _TC):
            props = cell.find(W + "tcPr")
            width = _number(props, W + "gridSpan", 1)
            merge = None if props is None else props.find(W + "vMerge")
            above = open_above.pop(column, None)
            if merge is not None and merge.get(W + "val") != "restart" and above is not None:
                known = cells[above]
                span = row - known.row + 1
                cells[above] = Placed(known.row, column, known.text, span, known.column_span)
                open_above[column] = above
            else:
                if merge is not None:
                    open_above[column] = len(cells)
                cells.append(Placed(row, column, _cell_text(cell, story), 1, width))
            column += width
    return cells


def _cell_text(cell: etree._Element, story: _Story) -> str:
    """Paragraphs by lines; a table inside a cell is flattened, row by row."""
    lines: list[str] = []
    for block in _blocks(cell, story):
        if isinstance(block, str):
            lines.append(block)
        else:
            lines.extend(placed.text for placed in block)
    return "\n".join(line for line in lines if line.strip())
