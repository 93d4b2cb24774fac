"""页眉页脚 — the lines at the top and bottom of pages that are not part of the text."""

import re
from collections import Counter
from collections.abc import Sequence

from shishi.reading.layout import Line

_NUMBER = r"(?:[0-9０-９]{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十百]{1,4})"
_PAGE_NUMBER = re.compile(
    rf"[\s\-—–－_·~～.]*(?:第\s*)?{_NUMBER}\s*(?:页)?"
    rf"(?:\s*[/／,，]?\s*(?:共\s*)?{_NUMBER}\s*(?:页)?)?[\s\-—–－_·~～.]*"
)
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
    often = max(2, len(pages) // 3)
    return [
        [
            line
            for line in lines
            if line not in edge
            or not (_PAGE_NUMBER.fullmatch(line.text) or _recurs(line, seen, often, len(pages)))
        ]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def _edges(lines: Sequence[Line], height: float) -> list[Line]:
    tops = [line for line in lines[:_MOST_LINES] if line.bottom < height * _ZONE]
    ends = [line for line in lines[-_MOST_LINES:] if line.top > height * (1 - _ZONE)]
    return tops + ends


def _wording(line: Line) -> str:
    return _DIGITS.sub("0", line.text)


def _recurs(line: Line, seen: Counter[str], often: int, pages: int) -> bool:
    """Two pages alone may begin with the same words by chance; a third tells."""
    return pages > 2 and seen[_wording(line)] >= often
