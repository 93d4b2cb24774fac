"""公文格式 — GB/T 9704-2012 as data: page, type sizes, distances, the red head, the record block.

Millimetres unless a name says points. What the standard gives as the edges of the type area
(版心) is not what a word processor calls its margins: a line of type hangs lower than the top of
its pitch. `PAGE` has the edges of the standard, `PROFILE` what a word processor has to be given for
the type to stand on them.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

MM_IN_POINTS = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Page:
    """纸张和版心 (5.1, 5.2.1) — A4, with the white on its four sides."""

    width: float = 210
    height: float = 297
    top: float = 37
    left: float = 28
    right: float = 26
    bottom: float = 35

    @property
    def type_width(self) -> float:
        """版心宽 — 156."""
        return self.width - self.left - self.right

    @property
    def type_height(self) -> float:
        """版心高 — 225."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Profile:
    """排版参数 — what makes 22 lines of 28 characters stand in the type area (5.2.3): margins,
    the pitch of lines and the spacing of characters in points, and the foot."""

    top: float = 34.58
    bottom: float = 32.58
    pitch_points: float = 29.45
    spacing_points: float = -0.25
    foot: float = 25


PAGE = Page()
PROFILE = Profile()
LINES, CHARACTERS = 22, 28
RED = "FF0000"


@dataclass(frozen=True, slots=True)
class Sizes:
    """字号 in points — 3号 of the text, 2号 of the title, 4号 of page numbers and record block,
    and the pitch of a title's lines, for which the standard gives no number. The mark is as large
    as its line allows, between two bounds."""

    text: float = 16
    title: float = 22
    small: float = 14
    title_pitch: float = 35
    mark: float = 56
    least_mark: float = 30
    table: float = 10.5


@dataclass(frozen=True, slots=True)
class Head:
    """眉首 (7.2) — the mark below the upper edge of the type area, the red rule below the number
    and its weight; lines of text stand between mark and number, and between rule and title."""

    mark: float = 35
    rule: float = 4
    weight: float = 0.5
    lines: int = 2


@dataclass(frozen=True, slots=True)
class LetterHead:
    """信函格式 (10.1) — the mark from the upper edge of the paper, a double rule below it and one
    above the lower edge, both wider than the type area; what stands below the first rule is 7/8 of
    a character away."""

    mark: float = 30
    rule: float = 4
    foot: float = 20
    width: float = 170
    gap_points: float = 14


@dataclass(frozen=True, slots=True)
class Foot:
    """版记和页码 (7.4, 7.5) — weights of the outer and the inner rules, the distance of the page
    number below the type area."""

    outer: float = 0.35
    inner: float = 0.25
    number: float = 7


SIZES, HEAD, LETTER, FOOT = Sizes(), Head(), LetterHead(), Foot()


class Face(StrEnum):
    """字体 — the type faces of official papers, by what they are for."""

    TITLE = "title"
    BODY = "body"
    KAI = "kai"
    HEI = "hei"
    SONG = "song"


@dataclass(frozen=True, slots=True)
class Typeface:
    """一种字体 — `preferred` is the name written into a file to be edited; `others` are families
    that may stand in for it where it is missing, the best first. Those marked `bold` are set bold
    to look like it."""

    preferred: str
    others: tuple[str, ...]
    bold: tuple[str, ...] = ()


TYPEFACES: MappingProxyType[Face, Typeface] = MappingProxyType(
    {
        Face.TITLE: Typeface(
            "方正小标宋简体",
            ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "Noto Serif CJK SC"),
            bold=("Noto Serif CJK SC",),
        ),
        Face.BODY: Typeface(
            "仿宋_GB2312",
            (
                *("FangSong_GB2312", "仿宋", "FangSong", "Zhuque Fangsong (technical preview)"),
                *("FandolFang", "FandolFang R", "Noto Serif CJK SC"),
            ),
        ),
        Face.KAI: Typeface(
            "楷体_GB2312",
            ("KaiTi_GB2312", "楷体", "KaiTi", "LXGW WenKai", "AR PL UKai CN", "Noto Serif CJK SC"),
        ),
        Face.HEI: Typeface("黑体", ("SimHei", "Noto Sans CJK SC")),
        Face.SONG: Typeface("宋体", ("SimSun", "NSimSun", "Noto Serif CJK SC")),
    }
)
