"""段落文字 — runs, breaks, fields, tracked changes and signs (ECMA-376 part 1 §17.3, §17.13)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from shishi.reading.files.docx_numbering import Numbering, W

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"

DELETED = frozenset(W + name for name in ("del", "moveFrom"))
INSERTED = frozenset(W + name for name in ("ins", "moveTo"))
SILENT = frozenset(
    [_FALLBACK]
    + [W + name for name in ("pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "rubyPr")]
    + [W + name for name in ("tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")]
    + [W + name for name in ("footnoteReference", "endnoteReference", "commentReference")]
)
_FIXED = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_RAISED = str.maketrans("23", "²³")
_WINGDINGS = {
    0xF06C: "●",
    0xF06E: "■",
    0xF06F: "□",
    0xF0A8: "□",
    0xF0AB: "★",
    0xF0B2: "☆",
    0xF0D8: "➢",
    0xF0FC: "√",
    0xF0FE: "☑",
}
"""Signs that forms use."""

TRACKED = "文件带有修订痕迹，已按接受全部修订后的文字读取，删去的文字没有读入；请核对。"
HIDDEN = "文件有隐藏文字，没有读入；请核对是否需要。"


@dataclass(slots=True)
class Story:
    """What has to be remembered while walking through the document."""

    numbers: Numbering
    notices: dict[str, None] = field(default_factory=dict)  # in order of appearance
    codes: list[bool] = field(default_factory=list)  # open fields: still in the code part?
    carried: str = ""  # text of a paragraph whose mark was deleted


@dataclass(slots=True)
class Line:
    """The text of one paragraph, and the text boxes that hang on it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def inline(node: etree._Element, line: Line, story: Story) -> None:
    """Add what a person sees of the children of `node`."""
    for child in node:
        handle = _HANDLERS.get(child.tag)
        if handle is not None:
            handle(child, line, story)
        elif len(child):
            inline(child, line, story)


def _text(node: etree._Element, line: Line, story: Story) -> None:
    if not any(story.codes):
        line.pieces.append(node.text or "")


def _run(node: etree._Element, line: Line, story: Story) -> None:
    props = node.find(W + "rPr")
    if props is None:
        inline(node, line, story)
        return
    if is_on(props, "vanish"):
        if node.find(W + "t") is not None:
            story.notices[HIDDEN] = None
        return
    before = len(line.pieces)
    inline(node, line, story)
    raised = props.find(W + "vertAlign")
    if raised is not None and raised.get(W + "val") == "superscript":
        text = "".join(line.pieces[before:])
        if text in ("2", "3"):  # square and cubic metres
            line.pieces[before:] = [text.translate(_RAISED)]


def is_on(props: etree._Element, name: str) -> bool:
    node = props.find(W + name)
    return node is not None and node.get(W + "val", "1") not in ("0", "false", "off")


def _fixed(node: etree._Element, line: Line, story: Story) -> None:
    line.pieces.append(_FIXED[node.tag])


def _silent(node: etree._Element, line: Line, story: Story) -> None:
    """Not part of what a person sees."""


def _deleted(node: etree._Element, line: Line, story: Story) -> None:
    story.notices[TRACKED] = None


def _inserted(node: etree._Element, line: Line, story: Story) -> None:
    story.notices[TRACKED] = None
    inline(node, line, story)


def _box(node: etree._Element, line: Line, story: Story) -> None:
    line.boxes.append(node)


def _break(node: etree._Element, line: Line, story: Story) -> None:
    """A page break at the beginning of a paragraph leaves nothing."""
    if node.get(W + "type", "textWrapping") == "textWrapping" or line.pieces:
        line.pieces.append("\n")


def _sign(node: etree._Element, line: Line, story: Story) -> None:
    """A character of a symbol font."""
    code = node.get(W + "char", "")
    place = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{4}", code) else 0
    private = 0xE000 <= place <= 0xF8FF
    line.pieces.append(_WINGDINGS.get(place, "") if private or not place else chr(place))


def _field(node: etree._Element, line: Line, story: Story) -> None:
    kind = node.get(W + "fldCharType")
    if kind == "begin":
        story.codes.append(True)
    elif kind == "separate" and story.codes:
        story.codes[-1] = False
    elif kind == "end" and story.codes:
        story.codes.pop()


_HANDLERS: dict[str, Callable[[etree._Element, Line, Story], None]] = {
    W + "t": _text,
    _MATH_TEXT: _text,
    W + "r": _run,
    W + "br": _break,
    W + "sym": _sign,
    W + "fldChar": _field,
    W + "txbxContent": _box,
    TEXTPATH: _box,
    **dict.fromkeys(_FIXED, _fixed),
    **dict.fromkeys(SILENT, _silent),
    **dict.fromkeys(DELETED, _deleted),
    **dict.fromkeys(INSERTED, _inserted),
}
