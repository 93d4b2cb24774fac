"""页面 — sections of the file: the type area on upright and turned paper, and the page numbers.

On turned paper the type area is turned with the sheet (its head lies at the binding edge), and the
page number stays where it stands on the other pages (GB/T 9704-2012, chapter 8): at the left edge,
turned by a quarter.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.etree import _Element

from shishi.papers.docx.file import File
from shishi.papers.docx.marks import (
    Edge,
    Ink,
    R,
    Set,
    blank,
    cell,
    el,
    field,
    grid,
    para,
    points,
    run,
    twips,
)
from shishi.papers.gongwen import FOOT, LETTER, PAGE, PROFILE, RED, SIZES, Face

A3_WIDTH = 420.0
_NUMBER = Ink(face=Face.SONG, size=SIZES.small)
# The footer fills what lies between its own edge and the margin of the text: LibreOffice lets the
# page end where the footer begins, other word processors at the margin.
_LINE = points(PROFILE.bottom - PROFILE.foot)
_THICK, _THIN, _GAP = 2.25, 0.75, 2.0  # of a letter's double rule
_TURNED_FOOT = 10.0  # its footer is empty but for the slip at the edge
_SLIP = 84.0  # room along the number on turned paper, in points
_DROP = 0.8  # of an exact pitch lies above the base line


@dataclass(frozen=True, slots=True)
class Area:
    """纸张 — a sheet and the white around the type, in millimetres, as a word processor is told."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def room(self) -> float:
        """The width of the type area in points."""
        return points(self.width - self.left - self.right)

    @property
    def depth(self) -> float:
        return points(self.height - self.top - self.bottom)

    @property
    def turned(self) -> bool:
        return self.width > self.height


UPRIGHT = Area(PAGE.width, PAGE.height, PROFILE.top, PAGE.right, PROFILE.bottom, PAGE.left)
TURNED = Area(PAGE.height, PAGE.width, PAGE.left, PAGE.top, PAGE.right, PAGE.bottom)
WIDE = Area(A3_WIDTH, PAGE.height, PAGE.left, PAGE.top, PAGE.right, PAGE.bottom)


def section(
    file: File,
    area: Area = UPRIGHT,
    start: str = "nextPage",
    *,
    numbered: bool = True,
    letter: bool = False,
) -> _Element:
    """The properties of a section that begins at `start`; the first page of a letter bears a rule
    in place of its number."""
    made = el("sectPr")
    for kind, key in _feet(file, area, numbered, letter):
        reference = el("footerReference", type=kind)
        reference.set(f"{{{R}}}id", key)
        made.append(reference)
    size = {"w": twips(points(area.width)), "h": twips(points(area.height))}
    turned = {"orient": "landscape"} if area.turned else {}
    made.extend((el("type", val=start), el("pgSz", **size, **turned), _margins(area, letter)))
    if letter:
        made.append(el("titlePg"))
    return made


def _margins(area: Area, letter: bool) -> _Element:
    sides = {side: twips(points(getattr(area, side))) for side in ("top", "right", "bottom")}
    upright = LETTER.foot if letter else PROFILE.foot
    foot = twips(points(_TURNED_FOOT if area.turned else upright))
    left = twips(points(area.left))
    return el("pgMar", **sides, left=left, header=851, footer=foot, gutter=0)


def _feet(file: File, area: Area, numbered: bool, letter: bool) -> Iterable[tuple[str, str]]:
    """The kinds of footers of a section and their keys."""
    if not numbered:
        plain = file.foot("none", blank(_LINE))
        return [("default", plain), ("even", plain)]
    if area.turned:
        paper = f"{area.width:.0f}"
        return [
            (kind, file.foot(f"{paper} {kind}", _slip(area, kind == "even"), blank(1)))
            for kind in ("default", "even")
        ]
    odd = para(_number(), _foot_line("right", right=SIZES.small))
    even = para(_number(), _foot_line("left", left=SIZES.small))
    if not letter:
        return [("default", file.foot("odd", odd)), ("even", file.foot("even", even))]
    below = points(PROFILE.foot - LETTER.foot)
    rest = _LINE + below - _THICK - _THIN - _GAP
    return [
        ("default", file.foot("letter odd", odd, blank(below))),
        ("even", file.foot("letter even", even, blank(below))),
        ("first", file.foot("letter first", blank(rest), double_rule(thick_first=False))),
    ]


def _number() -> list[_Element]:
    return [run("— ", _NUMBER), *field("PAGE", _NUMBER), run(" —", _NUMBER)]


def _foot_line(align: str, left: float = 0, right: float = 0) -> Set:
    return Set(style="Footer", align=align, pitch=_LINE, left=left, right=right)


def _slip(area: Area, even: bool) -> _Element:
    """The page number on turned paper: a slip at the left edge, written downwards."""
    # Seen on the upright sheet: the number's line stands 7 mm below the type area, one character in
    # from the right edge on odd pages and from the left edge on even ones.
    across = points(area.left - FOOT.number) - _LINE * 0.42
    inner = points(area.top) + SIZES.small
    outer = points(area.height - area.bottom) - SIZES.small - _SLIP
    place = el(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="page",
        horzAnchor="page",
        tblpX=twips(across),
        tblpY=twips(inner if even else outer),
    )
    line = para(_number(), _foot_line("left" if even else "right"))
    downwards = cell(_LINE, el("textDirection", val="tbRl"))
    height = el("trPr", el("trHeight", val=twips(_SLIP), hRule="exact"))
    made = grid([_LINE], place=place)
    made.append(el("tr", height, el("tc", downwards, line)))
    return made


def double_rule(*, thick_first: bool) -> _Element:
    """The red double rule of a letter, wider than the type area. It is made of two rules, as word
    processors place their own double ones differently."""
    first, second = (_THICK, _THIN) if thick_first else (_THIN, _THICK)
    edges = (Edge("top", first, RED), Edge("bottom", second, RED))
    side = points((PAGE.width - LETTER.width) / 2)
    left, right = side - points(PAGE.left), side - points(PAGE.right)
    return para((), Set(pitch=_GAP, left=left, right=right, edges=edges), size=1)
