"""WordprocessingML in small pieces: elements, runs and paragraphs.

Every run names its type face for each script and says that marks both scripts know (“”……——) are
East Asian; otherwise a word processor takes them from the Latin face. What stands in all
paragraphs is in the style sheet of `styles`, here is only what differs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from lxml.etree import Element, _Element, tostring

from shishi.papers.gongwen import MM_IN_POINTS, PROFILE, SIZES, TYPEFACES, Face

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {"w": W, "r": R}
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPLIT = re.compile("([\n\t])")
_SAID = '<w:t xml:space="preserve">{}</w:t>'
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def el(tag: str, *children: _Element, **marks: object) -> _Element:
    """An element of the main name space with its attributes."""
    made = Element(f"{{{W}}}{tag}", None, SPACES)
    for name, value in marks.items():
        made.set(f"{{{W}}}{name}", str(value))
    made.extend(children)
    return made


def twips(points: float) -> int:
    return round(points * 20)


def points(millimetres: float) -> float:
    return millimetres * MM_IN_POINTS


def fit(text: str) -> str:
    """Text that XML can hold: signs that steer a machine are left out, halves of a sign are shown
    as missing, every kind of line break is one."""
    text = _BREAKS.sub("\n", text)
    return _UNFIT.sub(lambda found: "\ufffd" if found[0] >= "\ud800" else "", text)


@dataclass(frozen=True, slots=True)
class Ink:
    """How signs are set; `spacing` is added behind each of them, `squeezed` in hundredths."""

    face: Face = Face.BODY
    size: float = SIZES.text
    spacing: float = 0
    colour: str = ""
    squeezed: int = 100

    def of(self, face: Face) -> "Ink":
        return replace(self, face=face)


TEXT = Ink(spacing=PROFILE.spacing_points)
SMALL = Ink(size=SIZES.small)


def fonts(face: Face) -> _Element:
    name = TYPEFACES[face].preferred
    return el("rFonts", hint="eastAsia", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def look(ink: Ink) -> _Element:
    """The properties of a run."""
    made = el("rPr", fonts(ink.face))
    if ink.colour:
        made.append(el("color", val=ink.colour))
    made.append(el("spacing", val=twips(ink.spacing)))  # or that of the text would hold
    if ink.squeezed != 100:
        made.append(el("w", val=ink.squeezed))
    made.append(el("sz", val=round(ink.size * 2)))
    made.append(el("szCs", val=round(ink.size * 2)))
    return made


def run(text: str, ink: Ink = TEXT) -> _Element:
    """Words of one look; a line break and a tabulator in them stay what they are."""
    made = el("r", look(ink))
    for piece in _SPLIT.split(fit(text)):
        if piece == "\n":
            made.append(el("br"))
        elif piece == "\t":
            made.append(el("tab"))
        elif piece:
            words = el("t")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = piece
            made.append(words)
    return made


def source(element: _Element) -> str:
    """The element as it is written in a file that has named our name spaces."""
    text = tostring(element, encoding="unicode")
    for short, uri in SPACES.items():
        text = text.replace(f' xmlns:{short}="{uri}"', "")
    return text


def words_in(text: str) -> str:
    """The words of a run as they are written in the file."""
    words = escape(fit(text))
    if "\n" not in words and "\t" not in words:
        return _SAID.format(words)
    pieces = (_MARKS.get(one) or _SAID.format(one) for one in _SPLIT.split(words) if one)
    return "".join(pieces)


def field(code: str, ink: Ink) -> list[_Element]:
    """A field that the word processor fills in, such as PAGE."""
    asked = el("instrText")
    asked.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    asked.text = f" {code} "
    return [
        el("r", look(ink), el("fldChar", fldCharType="begin")),
        el("r", look(ink), asked),
        el("r", look(ink), el("fldChar", fldCharType="separate")),
        run("1", ink),
        el("r", look(ink), el("fldChar", fldCharType="end")),
    ]


@dataclass(frozen=True, slots=True)
class Edge:
    """A rule at the `side` of a paragraph (top, bottom), `away` points from its line."""

    side: str
    weight: float
    colour: str = "000000"
    away: float = 0
    kind: str = "single"

    def element(self) -> _Element:
        # OOXML counts weights in eighths of a point.
        marks = {"val": self.kind, "sz": round(self.weight * 8), "space": round(self.away)}
        return el(self.side, **marks, color=self.colour)


@dataclass(frozen=True, slots=True)
class Set:
    """How a paragraph is set, in points; `first` below zero hangs. Tabs are their places from the
    left edge, below zero where words end at them."""

    style: str = ""
    align: str = ""
    pitch: float = 0
    left: float = 0
    right: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    edges: tuple[Edge, ...] = ()
    tabs: tuple[float, ...] = ()
    frame: _Element | None = None


TWO = 2 * (SIZES.text + PROFILE.spacing_points)  # the two characters before a paragraph


def para(runs: Iterable[_Element], how: Set = Set(), size: float = SIZES.text) -> _Element:
    """A paragraph; `size` is that of its mark, which counts in an empty one."""
    shape = el("pPr")
    shape.extend(_shape(how))
    if not (runs := list(runs)):
        shape.append(look(Ink(size=size)))
    return el("p", shape, *runs)


def blank(pitch: float = PROFILE.pitch_points, keep: bool = False) -> _Element:
    """An empty line."""
    return para((), Set(pitch=pitch, keep=keep), size=min(SIZES.text, max(1, pitch / 2)))


def _shape(how: Set) -> Iterable[_Element]:
    """In the order that the schema asks for."""
    if how.style:
        yield el("pStyle", val=how.style)
    if how.keep:
        yield el("keepNext")
    if how.frame is not None:
        yield how.frame
    if how.edges:
        yield el("pBdr", *(edge.element() for edge in how.edges))
    if how.tabs:
        yield el("tabs", *(_tab(place) for place in how.tabs))
    if how.pitch or how.before or how.after:
        yield _spacing(how)
    if how.left or how.right or how.first:
        yield _indents(how)
    if how.align:
        yield el("jc", val=how.align)


def _tab(place: float) -> _Element:
    return el("tab", val="right" if place < 0 else "left", pos=twips(abs(place)))


def _spacing(how: Set) -> _Element:
    marks: dict[str, object] = {"before": twips(how.before), "after": twips(how.after)}
    if how.pitch:
        marks |= {"line": twips(how.pitch), "lineRule": "exact"}
    return el("spacing", **marks)


def _indents(how: Set) -> _Element:
    marks: dict[str, object] = {}
    if how.left:
        marks["left"] = twips(how.left)
    if how.right:
        marks["right"] = twips(how.right)
    if how.first == TWO:
        marks["firstLineChars"] = 200
    if how.first:
        marks["firstLine" if how.first > 0 else "hanging"] = twips(abs(how.first))
    return el("ind", **marks)


def indented(text: str, ink: Ink = TEXT) -> _Element:
    """A paragraph of plain text, two characters in."""
    return para([run(text, ink)], Set(first=TWO))


def cell(width: float, *parts: _Element) -> _Element:
    """The properties of a table's cell."""
    return el("tcPr", el("tcW", w=twips(width), type="dxa"), *parts)


def grid(
    widths: Sequence[float],
    *,
    place: _Element | None = None,
    indent: float = 0,
    rules: _Element | None = None,
    pad: float = 0,
) -> _Element:
    """A table without its rows, of columns as wide as they are told; `place` lets it float."""
    shape = el("tblPr")
    if place is not None:
        shape.append(place)
    shape.append(el("tblW", w=twips(sum(widths)), type="dxa"))
    shape.append(el("tblInd", w=twips(indent), type="dxa"))
    if rules is not None:
        shape.append(rules)
    shape.append(el("tblLayout", type="fixed"))
    # Left out, a word processor takes 1.9 mm at both sides, and moves the table by as much.
    pads = {"top": 0.0, "left": pad, "bottom": 0.0, "right": pad}
    shape.append(
        el("tblCellMar", *(el(side, w=twips(room), type="dxa") for side, room in pads.items()))
    )
    columns = el("tblGrid", *(el("gridCol", w=twips(width)) for width in widths))
    return el("tbl", shape, columns)
