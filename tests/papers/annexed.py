"""Annexes as they are listed, titled and continued from page to page."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from shishi.papers.gongwen import SIZES
from tests.papers.measuring import Page
from tests.papers.rows import ONE, Row, body


def rows(pages: Sequence[Page]) -> Iterator[Row]:
    """Every row about annexes."""
    yield from annexes(pages)
    yield from repeated(pages)


def annexes(pages: Sequence[Page]) -> Iterator[Row]:
    """The list of annexes says what stands at the head of each; a table has its head on every
    page."""
    listed = "、".join(listed_annexes(pages))
    found = "、".join(_heads(pages))
    if listed or found:
        yield Row("DOC-13", "附件说明与附件标题", listed, 0, found)


def listed_annexes(pages: Sequence[Page]) -> list[str]:
    lines = [line for page in pages for line in body(page)]
    start = next((at for at, line in enumerate(lines) if line.text.startswith("附件：")), None)
    if start is None:
        return []
    left, names = lines[start].x0 + 3 * ONE - 1, [lines[start].text.removeprefix("附件：")]
    for line in lines[start + 1 :]:
        if line.x0 < left or line.x0 > left + 2.5 * ONE:
            break
        if re.match(r"\d+\.", line.text):
            names.append(line.text)
        else:
            names[-1] += line.text
    return [re.sub(r"^\d+\.\s*", "", name) for name in names]


def _heads(pages: Sequence[Page]) -> Iterator[str]:
    for page in pages:
        lines = page.lines
        if lines and re.fullmatch(r"附件\d*", lines[0].text):
            yield "".join(line.text for line in lines if line.size == SIZES.title)


def repeated(pages: Sequence[Page]) -> Iterator[Row]:
    """On turned paper a table that goes on has its head again; one that begins has a title above
    it."""
    for before, page in pairwise(pages):
        begins = not page.lines or page.lines[0].text.startswith("附件")
        begins = begins or page.lines[0].size == SIZES.title
        rows = _rows(page)
        if page.width > page.height and not begins and rows:
            same = "是" if rows[0] in _rows(before) else "否"
            yield Row("DOC-21", f"第{page.number}页重复表头", "是", 0, same)


def _rows(page: Page) -> list[str]:
    """What stands between the rules of tables that go all across, row by row. Those of a drawing
    are grey."""
    rules = [rule for rule in page.rules if rule.long > 100 and max(rule.colour) == 0]
    return [_between(page, above.y, below.y) for above, below in pairwise(rules)]


def _between(page: Page, above: float, below: float) -> str:
    signs = [one for one in page.signs if above < one.base < below and not one.turned]
    return "".join(one.text for one in sorted(signs, key=lambda one: (one.x0, one.base)))
