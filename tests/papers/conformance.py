"""GB/T 9704-2012 as a table of measurements: what is wanted, how far off it may be, what stands.

Each row bears the number of its item in the checklist (DOC-01 …). The rows are read off the pages
alone, so that any paper in the ordinary format can be measured, whoever wrote the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shishi.papers.gongwen import CHARACTERS, FOOT, HEAD, MM_IN_POINTS, PAGE, PROFILE, SIZES
from tests.papers.measuring import RED, Line, Page, ink

LINE = PROFILE.pitch_points / MM_IN_POINTS
ONE = PAGE.type_width / CHARACTERS
LOW = PAGE.height - PAGE.bottom
RIGHT = PAGE.width - PAGE.right
SMALL = SIZES.small / MM_IN_POINTS
NUMBER = re.compile(r"^[\u4e00-\u9fff]{2,12}〔\d{4}〕[1-9]\d*号")
_OF_TABLES = 0.2  # the rules of a table in the text are thinner
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_PAGE_NUMBER = re.compile(r"^— (\d+) —$")


@dataclass(frozen=True)
class Row:
    """One measurement; numbers may be off by `within`."""

    item: str
    rule: str
    wanted: float | str
    within: float
    measured: float | str

    @property
    def holds(self) -> bool:
        if isinstance(self.wanted, str) or isinstance(self.measured, str):
            return self.wanted == self.measured
        return abs(self.wanted - self.measured) <= self.within + 1e-6

    @property
    def cells(self) -> tuple[str, str, str]:
        wanted = self.wanted if isinstance(self.wanted, str) else f"{self.wanted:g}"
        within = f" ± {self.within:g}" if self.within else ""
        got = self.measured if isinstance(self.measured, str) else f"{self.measured:.2f}"
        return (f"{self.item} {self.rule}", f"{wanted}{within}", got)


def ordinary(content: bytes, pages: Sequence[Page]) -> list[Row]:
    """Every row that a paper with a red head allows."""
    rows = [*sheets(pages), *head(pages[0]), *type_area(pages), *page_numbers(content, pages)]
    return [*rows, *annexes(pages), *repeated(pages), *signature(pages), *record(pages)]


def has_red_head(pages: Sequence[Page]) -> bool:
    """An ordinary paper bears a red mark and a red rule below its number."""
    first = pages[0]
    red = [rule for rule in first.rules if rule.colour == RED]
    return (
        bool(red) and any("〔" in line.text for line in first.lines) and first.width < first.height
    )


def sheets(pages: Sequence[Page]) -> Iterator[Row]:
    for page in pages:
        if page.width < page.height:
            yield Row("DOC-03", f"第{page.number}页纸宽（毫米）", 210, 0.5, page.width)
            yield Row("DOC-03", f"第{page.number}页纸高（毫米）", 297, 0.5, page.height)


def head(first: Page) -> Iterator[Row]:
    """The mark, the number and the red rule, the title below them."""
    red = [line for line in first.lines if line.signs[0].colour == RED]
    across = (min(line.x0 for line in red) + max(line.x1 for line in red)) / 2
    number = next(line for line in first.lines if "〔" in line.text)
    rule = next(rule for rule in first.rules if rule.colour == RED)
    titles = _title([line for line in first.lines if line.top > rule.y])
    middle = PAGE.left + PAGE.type_width / 2
    yield Row("DOC-05", "发文机关标志上边至版心上边（毫米）", 35, 1, red[0].top - PAGE.top)
    yield Row("DOC-05", "发文机关标志居中（毫米）", middle, 1, across)
    yield Row("DOC-06", "红色分隔线长（毫米）", PAGE.type_width, 0.5, rule.long)
    yield Row("DOC-06", "红色分隔线距发文字号（毫米）", HEAD.rule, 0.5, rule.y - number.bottom)
    yield Row("DOC-07", "发文字号写法", "合格", 0, _said(number.text))
    yield Row("DOC-09", "标题字号（磅）", SIZES.title, 0, titles[0].size)
    yield Row("DOC-09", "标题上空行", 2, 0, int((titles[0].top - rule.y) / LINE))
    yield Row("DOC-09", "标题居中（毫米）", middle, 1, titles[0].middle)
    yield Row("DOC-09", "标题排成梯形或菱形", "合格", 0, shaped(titles))
    text = [
        line for line in first.lines if line.top > titles[-1].bottom and line.size == SIZES.text
    ]
    yield Row("DOC-12", "首页有正文", "有", 0, "有" if len(text) > 1 else "没有")


def _title(lines: Sequence[Line]) -> list[Line]:
    """What stands below the red rule up to the next empty line."""
    ends = (at for at, (a, b) in enumerate(pairwise(lines), 1) if b.base - a.base > 1.5 * LINE)
    return list(lines[: next(ends, 1)])


def shaped(lines: Sequence[Line]) -> str:
    """A trapezoid only grows or only shrinks, a rhombus grows and then shrinks."""
    widths = [round(line.x1 - line.x0) for line in lines]
    peak = widths.index(max(widths))
    up, down = widths[: peak + 1], widths[peak:]
    rising = up == sorted(up) and down == sorted(down, reverse=True)
    falling = widths == sorted(widths, reverse=True)
    return "合格" if rising or falling else f"各行宽{widths}"


def _said(text: str) -> str:
    return "合格" if NUMBER.match(text.strip()) else text


def type_area(pages: Sequence[Page]) -> Iterator[Row]:
    """22 lines of 28 characters on pages that text fills, and nothing outside of the type area."""
    for page in filled(pages):
        lines = body(page)
        full = [line for line in lines if line.x1 - line.x0 > PAGE.type_width - ONE]
        yield Row("DOC-01", f"第{page.number}页行数", 22, 0, len(lines))
        yield Row("DOC-01", f"第{page.number}页每行字数", 28, 0, max(map(characters, full)))
        first, last = lines[0].top, lines[-1].bottom
        yield Row("DOC-02", f"第{page.number}页首行上边（毫米）", PAGE.top, 1, first)
        yield Row("DOC-02", f"第{page.number}页末行下边（毫米）", LOW, 1, last)
    upright = [line for page in pages if page.width < page.height for line in body(page)]
    if upright:
        left, right = min(line.x0 for line in upright), max(line.x1 for line in upright)
        yield Row("DOC-02", "正文最左（毫米）", PAGE.left, 0.5, left)
        over = max(0.0, right - RIGHT)
        yield Row("DOC-02", "正文超出版心右边（毫米）", 0, 0.5, over)


def characters(line: Line) -> float:
    return sum(0.5 if sign.text.isascii() else 1 for sign in line.signs)


def body(page: Page) -> list[Line]:
    return [line for line in page.lines if line.size == SIZES.text]


def filled(pages: Sequence[Page]) -> list[Page]:
    """Pages of text alone between the first and the last one with text."""
    text = [page for page in pages if page.width < page.height and body(page)]
    return [page for page in text[1:-1] if not page.rules and _even(body(page))]


def _even(lines: Sequence[Line]) -> bool:
    """Do they follow each other without an empty line to the foot of the page?"""
    near = all(below.base - above.base < 1.5 * LINE for above, below in pairwise(lines))
    return near and lines[-1].bottom > LOW - LINE


def page_numbers(content: bytes, pages: Sequence[Page]) -> Iterator[Row]:
    """— N — on each page of text, right on odd pages and left on even ones; none on the page left
    empty and on the page of the record block."""
    for page in pages:
        foot = next((line for line in page.lines if _PAGE_NUMBER.match(line.text)), None)
        told = f"第{page.number}页"
        if page.width > page.height:
            yield from _turned_number(page, told)
            continue
        if not body(page) and not any(line.size > SIZES.small for line in page.lines):
            yield Row(
                "DOC-16", f"{told}（空白页或版记页）页码", "无", 0, foot.text if foot else "无"
            )
            continue
        yield Row("DOC-04", f"{told}页码", f"— {page.number} —", 0, foot.text if foot else "无")
        if foot:
            yield Row("DOC-04", f"{told}页码字号（磅）", SIZES.small, 0, foot.size)
            box = (foot.x0, LOW + 2, foot.x0 + SMALL, foot.bottom)
            left, top, _, bottom = ink(content, page.number, box)
            del left
            away = (top + bottom) / 2 - LOW
            yield Row("DOC-04", f"{told}一字线距版心下边（毫米）", FOOT.number, 1, away)
            if page.number % 2:
                yield Row("DOC-04", f"{told}页码右空（毫米）", SMALL, 0.7, RIGHT - foot.x1)
            else:
                yield Row("DOC-04", f"{told}页码左空（毫米）", SMALL, 0.7, foot.x0 - PAGE.left)


def _turned_number(page: Page, told: str) -> Iterator[Row]:
    """On turned paper the number stands where it does on upright paper: the upper edge of the sheet
    is at the right."""
    signs = page.turned
    text = "".join(sign.text for sign in sorted(signs, key=lambda sign: sign.base))
    yield Row("DOC-21", f"{told}页码", f"— {page.number} —", 0, text)
    if not signs:
        return
    edge = PAGE.bottom - FOOT.number
    middle = min(sign.x0 for sign in signs) + SMALL / 2
    yield Row("DOC-21", f"{told}页码中线距左边（毫米）", edge, 1, middle)
    first, last = min(sign.base for sign in signs), max(sign.base for sign in signs) + SMALL
    if page.number % 2:
        yield Row("DOC-21", f"{told}页码距切口（毫米）", PAGE.right + SMALL, 1, page.height - last)
    else:
        yield Row("DOC-21", f"{told}页码距订口（毫米）", PAGE.left + SMALL, 1, first)


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
    """On turned paper a table that goes on has its head again."""
    for before, page in pairwise(pages):
        if page.width > page.height and not page.lines[0].text.startswith("附件"):
            same = _table_head(page) == _table_head(before) != ""
            yield Row("DOC-21", f"第{page.number}页重复表头", "是", 0, "是" if same else "否")


def _table_head(page: Page) -> str:
    """The first row of the table: what stands between its first two rules."""
    rules = [rule for rule in page.rules if rule.long > 100]
    if len(rules) < 2:
        return ""
    signs = [one for one in page.signs if rules[0].y < one.base < rules[1].y and not one.turned]
    return "".join(one.text for one in sorted(signs, key=lambda one: (one.x0, one.base)))


def signature(pages: Sequence[Page]) -> Iterator[Row]:
    """署名 and 成文日期: with room for a seal two empty lines stand above them, else one."""
    for page in pages:
        lines = [line for line in body(page) if line.x0 > PAGE.left + 4 * ONE]
        for name, dated in pairwise(lines):
            if not _DAY.fullmatch(dated.text) or dated.base - name.base > 1.2 * LINE:
                continue
            width = characters(dated) * ONE
            above = [line.bottom for line in page.lines if line.bottom < name.top]
            if not above or name.top - above[-1] > 2 * LINE:
                yield Row("DOC-14", "有章：成文日期右空（字）", 4, 0.2, (RIGHT - dated.x1) / ONE)
                middle = dated.x1 - width / 2
                yield Row("DOC-14", "有章：署名对日期居中（毫米）", 0, 1, name.middle - middle)
            elif width > characters(name) * ONE:
                yield Row("DOC-14", "无章：成文日期右空（字）", 2, 0.2, (RIGHT - dated.x1) / ONE)
            else:
                yield Row("DOC-14", "无章：署名右空（字）", 2, 0.2, (RIGHT - name.x1) / ONE)
                yield Row("DOC-14", "无章：日期后移（字）", 2, 0.2, (dated.x0 - name.x0) / ONE)


def record(pages: Sequence[Page]) -> Iterator[Row]:
    """版记 — its rules and its place at the foot of an even page."""
    page = next((page for page in reversed(pages) if "印发" in page.text), None)
    if page is None:
        return
    rules = [rule for rule in page.rules if rule.long > 100 and rule.weight > _OF_TABLES]
    yield Row("DOC-15", "版记在偶数页", 0, 0, page.number % 2)
    yield Row("DOC-15", "版记在最后一页", pages[-1].number, 0, page.number)
    yield Row("DOC-15", "末条分隔线距版心下边（毫米）", 0, 0.5, rules[-1].y - LOW)
    for name, rule, weight in (
        ("首条", rules[0], FOOT.outer),
        ("中间", rules[1], FOOT.inner),
        ("末条", rules[-1], FOOT.outer),
    ):
        yield Row("DOC-15", f"{name}分隔线粗（毫米）", weight, 0.05, rule.weight)
        yield Row("DOC-15", f"{name}分隔线长（毫米）", PAGE.type_width, 0.5, rule.long)
    printed = page.find("印发")
    yield Row("DOC-15", "印发机关左空（毫米）", SMALL, 0.5, printed.x0 - PAGE.left)
    yield Row("DOC-15", "印发日期右空（毫米）", SMALL, 0.5, RIGHT - printed.x1)
