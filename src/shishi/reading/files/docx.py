"""Word 文档（.docx）— what a person sees of it, with computed numbers and merged cells.

Read straight from the XML (ECMA-376 part 1 §17): body order, tables, text boxes. Kept are
inserted runs, field results and link texts; dropped are deleted runs, field codes, hidden
text, notes, headers and footers.
"""

from collections.abc import Iterator

from lxml import etree

from shishi.reading.files.assembly import Assembly, Placed
from shishi.reading.files.docx_numbering import Numbering, W, joined, whole
from shishi.reading.files.docx_runs import (
    DELETED,
    INSERTED,
    SILENT,
    TEXTPATH,
    TRACKED,
    Line,
    Story,
    inline,
)
from shishi.reading.files.package import Package, parse_xml
from shishi.reading.source import SourceText, Unreadable

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_P, _TBL, _TR, _TC = (W + name for name in ("p", "tbl", "tr", "tc"))
_MOST_COLUMNS = 63
"""Word's own limit."""

_CHUNK = "文件内嵌了另一份文件，其内容没有读入；请用 Word 打开后另存一份再上传。"
_NO_BODY = "这是压缩包，但不是 Word 文档，无法读取；请核对文件，上传 .docx 格式的方案。"


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
    story = Story(_numbering(package, folder))
    assembly = Assembly("docx")
    _write(assembly, body, story)
    for says in story.notices:
        assembly.notice(says)
    return assembly.finish()


def _main_part(package: Package) -> str:
    """The main document as the package's own relations name it."""
    found = (target for _, kind, target in package.relations("") if kind == "officeDocument")
    return next(found, "word/document.xml")


def _transitional(content: bytes) -> bytes:
    """Strict documents differ in the name of the namespace alone."""
    return content.replace(_STRICT, W[1:-1].encode()) if _STRICT in content else content


def _numbering(package: Package, folder: str) -> Numbering:
    def load(name: str) -> etree._Element | None:
        content = package.raw(f"{folder}/{name}.xml")
        return None if content is None else parse_xml(_transitional(content))

    return Numbering(load)


def _write(assembly: Assembly, body: etree._Element, story: Story) -> None:
    paragraphs = tables = 0
    for block in _blocks(body, story):
        if isinstance(block, str):
            paragraphs += bool(block.strip())
            assembly.paragraph(block, f"第{paragraphs}段")
        else:
            tables += 1
            assembly.table(block, f"表{tables}")
    if story.carried:
        assembly.paragraph(story.carried, f"第{paragraphs + 1}段")


def _blocks(node: etree._Element, story: Story) -> Iterator[str | list[Placed]]:
    """Paragraphs as text and tables as cells, in order; a one-column table is a frame only."""
    for child in node:
        tag = child.tag
        if tag == _P:
            yield from _paragraph(child, story)
        elif tag == _TBL:
            if _is_frame(child):
                for row in _rows(child, _TR):
                    yield from _blocks(next(_rows(row, _TC)), story)
            else:
                yield _table(child, story)
        elif tag in DELETED:
            story.notices[TRACKED] = None
        elif tag == W + "altChunk":
            story.notices[_CHUNK] = None
        elif tag not in SILENT and len(child):
            if tag in INSERTED:
                story.notices[TRACKED] = None
            yield from _blocks(child, story)


def _paragraph(node: etree._Element, story: Story) -> Iterator[str | list[Placed]]:
    """The paragraph with its number, then the text boxes that hang on it."""
    props = node.find(W + "pPr")
    line = Line()
    inline(node, line, story)
    text = story.carried + "".join(line.pieces)
    if props is not None and props.find(f"{W}rPr/{W}del") is not None:
        story.notices[TRACKED] = None
        story.carried = text
    else:
        story.carried = ""
        text = joined(story.numbers.label(props), text)
        if text or not line.boxes:
            yield text.rstrip("\n")
    for box in line.boxes:
        if box.tag == TEXTPATH:
            yield box.get("string", "")
        else:
            yield from _blocks(box, story)


def _rows(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also inside content controls; deleted rows left out."""
    for child in node:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag not in SILENT and child.tag not in DELETED and len(child):
            yield from _rows(child, tag)


def _is_frame(table: etree._Element) -> bool:
    return all(len(list(_rows(row, _TC))) == 1 for row in _rows(table, _TR))


def _number(node: etree._Element | None, path: str, least: int) -> int:
    found = None if node is None else node.find(path)
    value = least if found is None else whole(found.get(W + "val", ""), least)
    return min(max(value, least), _MOST_COLUMNS)


def _table(table: etree._Element, story: Story) -> list[Placed]:
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


def _cell_text(cell: etree._Element, story: Story) -> str:
    """Paragraphs by lines; a table inside a cell is flattened, row by row."""
    lines: list[str] = []
    for block in _blocks(cell, story):
        if isinstance(block, str):
            lines.append(block)
        else:
            lines.extend(placed.text for placed in block)
    return "\n".join(line for line in lines if line.strip())
