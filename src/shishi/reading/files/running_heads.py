"""页眉页脚 — the lines at the top and bottom of pages that are not part of the text."""

import re
from collections import Counter
from collections.abc import Sequence

from shishi.reading.files.layout import Line

_NUMBER = r"(?:[0-9０-９]{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十百]{1,4})"
_RULE = r"[\-—–－_·~～]"
_PAGE_NUMBER = re.compile(
    rf"{_RULE}+\s*{_NUMBER}\s*{_RULE}+|第\s*{_NUMBER}\s*页(?:\s*[/／,，]?\s*共\s*{_NUMBER}\s*页)?"
    rf"|[0-9]{{1,4}}\s*[/／]\s*[0-9]{{1,4}}"
)
_BARE_NUMBER = re.compile("[0-9]{1,4}")
_WORDS = re.compile("[\u4e00-\u9fffA-Za-z]{2}")
_DIGITS = re.compile("[0-9０-９]+")
_ZONE = 0.13
"""Share of the height of a page where running lines stand."""
_MOST_LINES = 2
"""Lines of one head or foot."""


def without_running_lines(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> list[list[Line]]:
    """The pages without page numbers and without lines that recur at the same edge."""
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen = Counter(_wording(line) for edge in edges for line in edge)
    shifts = Counter(
        shift for edge in edges for line in edge if (shift := _shift(line)) is not None
    )
    often = max(3, len(pages) * 2 // 5)
    twice = max(2, len(pages) // 3)

    def runs(line: Line) -> bool:
        if _PAGE_NUMBER.fullmatch(line.text):
            return True
        shift = _shift(line)
        if shift is not None:
            return shifts[shift] >= twice
        return seen[_wording(line)] >= often and bool(_WORDS.search(line.text))

    return [
        [line for line in lines if line not in edge or not runs(line)]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def _shift(line: Line) -> int | None:
    """How far a bare number is from the number of its page; page numbers agree in it."""
    return int(line.text) - line.page if _BARE_NUMBER.fullmatch(line.text) else None


def _edges(lines: Sequence[Line], height: float) -> list[Line]:
    tops = [line for line in lines[:_MOST_LINES] if line.bottom < height * _ZONE]
    ends = [line for line in lines[-_MOST_LINES:] if line.top > height * (1 - _ZONE)]
    return tops + ends


def _wording(line: Line) -> tuple[str, int]:
    """What recurs: the words, whatever the figures in them, at the same height."""
    return _DIGITS.sub("0", line.text), round(line.top / 2)
