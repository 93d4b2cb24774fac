"""层次序数 — 一、（一）1.（1） without gap, in one style, in their order; captions likewise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from shishi.reading.lines.level_marks import LevelMark, level_marks, like
from shishi.wording.annexes import list_lines
from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript

_DEPTH = {"named": 0, "han": 1, "bracket": 2, "digit": 3, "round": 4}
_ABOVE = {"bracket": "han", "digit": "bracket", "round": "digit"}
_HEADINGS = {"han", "bracket"}
_AFTER_BRACKET = re.compile(
    r"^[ \t\u3000]*(?P<mark>[（(][一二三四五六七八九十\d]{1,3}[）)])(?P<sign>[、.．，])",
    re.MULTILINE,
)
_AFTER_DIGIT = re.compile(r"^[ \t\u3000]*(?P<number>\d{1,2})、(?=[一-龥“《])", re.MULTILINE)
_AFTER_HAN = re.compile(
    r"^[ \t\u3000]*(?P<number>[一二三四五六七八九十]{1,3})(?P<sign>[.．,，])(?=[一-龥])",
    re.MULTILINE,
)
_CAPTION = re.compile(
    r"^[ \t\u3000]*(?P<kind>[图表])[ ]?(?P<number>\d{1,2})(?=[ \t\u3000：:])", re.MULTILINE
)


@dataclass(slots=True)
class _Walk:
    """The last mark of each open style, and the last number of a style anywhere."""

    runs: dict[str, LevelMark] = field(default_factory=dict)
    ever: dict[str, int] = field(default_factory=dict)

    def step(self, mark: LevelMark) -> None:
        """A mark of a higher level lets the lower ones begin again."""
        self.runs[mark.style] = mark
        self.ever[mark.style] = mark.number
        for style in [style for style in self.runs if _DEPTH[style] > _DEPTH[mark.style]]:
            del self.runs[style]


def _marks(paper: Manuscript) -> list[LevelMark]:
    lists = list_lines(paper)
    return [
        mark
        for mark in level_marks(paper.text)
        if not any(start <= mark.start < end for start, end in lists)
    ]


def order(paper: Manuscript) -> Iterator[Hit]:
    """缺号、重号、倒号."""
    walk = _Walk()
    for mark in _marks(paper):
        run, sibling = walk.runs.get(mark.style), _sibling(walk, mark)
        if sibling:
            walk.step(sibling._replace(number=mark.number))
            continue
        if run and mark.number not in (1, run.number + 1):
            yield _gap(paper, mark, run.number)
        elif run is None and mark.number not in (1, walk.ever.get(mark.style, 0) + 1):
            if walk.ever:
                yield _gap(paper, mark, walk.ever.get(mark.style, 0))
        elif run and mark.number == 1 and _stands_alone(walk, mark):
            yield _gap(paper, mark, run.number)
        walk.step(mark)


def _stands_alone(walk: _Walk, mark: LevelMark) -> bool:
    """一、 after 一、: the highest level has nothing above it that could begin it again."""
    above = [style for style in walk.ever if _DEPTH[style] < _DEPTH[mark.style]]
    return mark.style == "han" and not above and walk.runs["han"].number == 1


def _gap(paper: Manuscript, mark: LevelMark, before: int) -> Hit:
    wanted, written = like(mark, before + 1), like(mark, mark.number)
    if before == mark.number:
        says = f"序号“{written}”重复。"
    elif mark.number > before:
        says = f"“{written}”之前缺“{wanted}”。"
    else:
        says = f"序号倒置：“{written}”在“{like(mark, before)}”之后。"
    return Hit(mark.start, _mark_end(paper, mark), says, wanted)


def _mark_end(paper: Manuscript, mark: LevelMark) -> int:
    """Past the mark itself, its heading left out."""
    end = mark.start + len(like(mark, mark.number))
    return min(end, mark.end, len(paper.text))


def levels(paper: Manuscript) -> Iterator[Hit]:
    """同级标题混用两种序号, 或者越级."""
    yield from _mixed(paper)
    yield from _skipped(paper)


def _mixed(paper: Manuscript) -> Iterator[Hit]:
    walk = _Walk()
    for mark in _marks(paper):
        sibling = _sibling(walk, mark)
        if sibling:
            wanted = like(sibling, mark.number)
            says = f"上一个同级标题是“{like(sibling, sibling.number)}”，此处不应换用另一种序号。"
            yield Hit(mark.start, _mark_end(paper, mark), says, wanted)
        walk.step(sibling._replace(number=mark.number) if sibling else mark)


def _skipped(paper: Manuscript) -> Iterator[Hit]:
    """The first place alone: a paper that leaves a level out does so throughout."""
    walk = _Walk()
    for mark in _marks(paper):
        above = _ABOVE.get(mark.style)
        if mark.number == 1 and above and _skips(walk, mark, above):
            wanted = like(mark._replace(style=above), 1)
            says = f"“{like(mark, 1)}”越过了“{wanted}”一级，层次序数依次为一、（一）1.（1）。"
            yield Hit(mark.start, _mark_end(paper, mark), says, wanted)
            return
        walk.step(mark)


def _sibling(walk: _Walk, mark: LevelMark) -> LevelMark | None:
    """2、 after 一、 is the second heading in another style."""
    if mark.number == 1 or mark.style in walk.runs or mark.style == "named":
        return None
    for style in ("han", "bracket", "digit"):
        run = walk.runs.get(style)
        goes_on = walk.ever.get(mark.style, 0) + 1 == mark.number
        if run and run.number == mark.number - 1 and style != mark.style and not goes_on:
            return run
    return None


def _skips(walk: _Walk, mark: LevelMark, above: str) -> bool:
    """Whether the level right above was never opened though one above that was."""
    higher = [style for style in walk.runs if style in _HEADINGS and _DEPTH[style] < _DEPTH[above]]
    return above not in walk.runs and bool(higher) and above not in walk.ever


def marks(paper: Manuscript) -> Iterator[Hit]:
    """序号之后的标点."""
    lists = list_lines(paper)
    for found in _AFTER_BRACKET.finditer(paper.text):
        says = "带括号的序号之后不加标点。"
        yield Hit(found.start("mark"), found.end(), says, found["mark"])
    siblings = {mark.start for mark in _marks(paper) if mark.style == "digit"}
    mixed = {hit.start for hit in _mixed(paper)}
    for found in _AFTER_DIGIT.finditer(paper.text):
        start = found.start("number")
        listed = any(first <= start < last for first, last in lists)
        if start in siblings - mixed and not listed:
            says = "阿拉伯数字的序号之后用下脚点，不用顿号。"
            yield Hit(start, found.end(), says, f"{found['number']}.")
    for found in _AFTER_HAN.finditer(paper.text):
        says = "汉字序号之后用顿号。"
        yield Hit(found.start("number"), found.end(), says, f"{found['number']}、")


def captions(paper: Manuscript) -> Iterator[Hit]:
    """图、表的序号."""
    last: dict[str, int] = {}
    for found in _CAPTION.finditer(paper.text):
        kind, number = found["kind"], int(found["number"])
        before = last.get(kind)
        if before is not None and number not in (before, before + 1):
            says = f"“{kind}{before}”之后是“{kind}{number}”，序号不连续。"
            yield Hit(found.start("kind"), found.end(), says, f"{kind}{before + 1}")
        last[kind] = number
