"""Plain tables and books of them as a table of measurements: sheets, titles, page numbers, and the
heads on every page."""

import re
from collections.abc import Iterator, Sequence

from shishi.papers.gongwen import PAGE, SIZES
from tests.papers import annexed
from tests.papers.measuring import Page
from tests.papers.rows import Row

_A3 = (297, 420)
_LEAST_WHITE = 10  # millimetres that a press cannot print on
_NUMBER = re.compile(r"^— ?(\d+) ?—$")


def rows(content: bytes, pages: Sequence[Page]) -> list[Row]:
    """Every row that a paper without a head allows."""
    del content  # nothing is so fine here that the ink has to be looked at
    found = [row for page in pages for row in _of_page(page)]
    return [*_title(pages[0]), *found, *annexed.repeated(pages)]


def _title(first: Page) -> Iterator[Row]:
    line = first.lines[0]
    yield Row("DOC-09", "标题字号（磅）", SIZES.title, 0, line.size)
    # The white at the binding edge may be wider than that across from it.
    yield Row("DOC-09", "标题居中（毫米）", first.width / 2, 5, line.middle)


def _of_page(page: Page) -> Iterator[Row]:
    told = f"第{page.number}页"
    short, long = sorted((page.width, page.height))
    wanted = _A3 if long > (PAGE.height + _A3[1]) / 2 else (PAGE.width, PAGE.height)
    yield Row("DOC-03", f"{told}纸短边（毫米）", wanted[0], 0.5, short)
    yield Row("DOC-03", f"{told}纸长边（毫米）", wanted[1], 0.5, long)
    yield Row("DOC-21", f"{told}页码", f"— {page.number} —", 0, _number(page))
    signs = [sign for sign in page.signs if not sign.turned and sign.text.strip()]
    white = min(min(one.x0 for one in signs), page.width - max(one.x1 for one in signs))
    inside = "有" if white >= _LEAST_WHITE else f"{white:.1f}"
    yield Row("DOC-21", f"{told}两侧留白{_LEAST_WHITE}毫米以上", "有", 0, inside)


def _number(page: Page) -> str:
    """At the foot of the sheet, or of the upright one where the sheet is turned."""
    turned = "".join(sign.text for sign in sorted(page.turned, key=lambda sign: sign.base))
    found = next((line.text for line in page.lines if _NUMBER.match(line.text)), turned)
    return found or "无"
