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
