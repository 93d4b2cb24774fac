"""Letters (信函格式, GB/T 9704-2012 10.1) as a table of measurements."""

from collections.abc import Iterator, Sequence

from shishi.papers.gongwen import LETTER, MM_IN_POINTS, PAGE, SIZES
from tests.papers import annexed
from tests.papers.conformance import (
    NUMBER,
    page_numbers,
    record_rules,
    sheets,
    signature,
    title_of,
    titled,
    type_area,
)
from tests.papers.measuring import Line, Page, Rule, is_red
from tests.papers.rows import LINE, LOW, ONE, RIGHT, SMALL, Row

_GAP = LETTER.gap_points / MM_IN_POINTS


def rows(content: bytes, pages: Sequence[Page]) -> list[Row]:
    """Every row that a letter allows."""
    found = [*sheets(pages), *head(pages[0]), *type_area(pages)]
    found += [*page_numbers(content, pages, letter=True), *annexed.rows(pages)]
    return [*found, *signature(pages), *record(pages)]


def head(first: Page) -> Iterator[Row]:
    """The mark, the two double rules, the number below the first of them, the title."""
    mark = next(line for line in first.lines if is_red(line))
    rules = [rule for rule in first.rules if is_red(rule)]
    yield Row("DOC-17", "双线的条数", 4, 0, len(rules))
    if len(rules) == 4:
        yield from _ruled(mark, rules)
        below = [line for line in first.lines if line.top > rules[1].y]
        beside = [line for line in below if line.size == SIZES.text and line.top < _low(below)]
        yield from _numbered(beside, rules[1])
        lowest = max((line.bottom for line in beside), default=rules[1].y + _GAP + ONE)
        titles = title_of([line for line in below if line.size == SIZES.title])
        yield from titled(titles, (titles[0].top - lowest) / LINE)


def _low(lines: Sequence[Line]) -> float:
    """Where the title begins."""
    return next(line.top for line in lines if line.size == SIZES.title)


def _ruled(mark: Line, rules: Sequence[Rule]) -> Iterator[Row]:
    middle = PAGE.width / 2
    yield Row("DOC-17", "标志上边距纸边（毫米）", LETTER.mark, 1, mark.top)
    yield Row("DOC-17", "标志居中（毫米）", middle, 1, mark.middle)
    yield Row("DOC-17", "上双线距标志（毫米）", LETTER.rule, 0.7, rules[0].y - mark.bottom)
    yield Row("DOC-17", "上双线先粗后细", "是", 0, _said(rules[0].weight > rules[1].weight))
    yield Row("DOC-17", "下双线先细后粗", "是", 0, _said(rules[2].weight < rules[3].weight))
    yield Row("DOC-17", "下双线距纸边（毫米）", LETTER.foot, 1, PAGE.height - rules[3].y)
    for rule in rules:
        yield Row("DOC-17", "双线长（毫米）", LETTER.width, 0.5, rule.long)
        yield Row("DOC-17", "双线居中（毫米）", middle, 0.5, (rule.x0 + rule.x1) / 2)


def _numbered(beside: Sequence[Line], rule: Rule) -> Iterator[Row]:
    """The number ends the first line below the rule; a draft has none yet."""
    line = next((line for line in beside if "〔" in line.text), None)
    if line:
        text = line.text.strip()
        right = "合格" if NUMBER.search(text) else text
        yield Row("DOC-07", "发文字号写法", "合格", 0, right)
        yield Row("DOC-17", "发文字号右边（毫米）", RIGHT, 0.5, line.x1)
        yield Row("DOC-17", "发文字号距上双线（毫米）", _GAP, 0.7, line.top - rule.y)


def record(pages: Sequence[Page]) -> Iterator[Row]:
    """版记 without rules and printer at the foot of the last page."""
    last = pages[-1]
    copies = next((line for line in last.lines if line.text.startswith("抄送：")), None)
    if copies:
        low = max(line.bottom for line in last.lines if line.bottom < LOW + 3)
        yield Row("DOC-17", "版记末行距版心下边（毫米）", 0, 2.5, LOW - low)
        yield Row("DOC-17", "抄送左空（毫米）", SMALL, 0.5, copies.x0 - PAGE.left)
    yield Row("DOC-17", "版记分隔线", 0, 0, len(record_rules(last)))
    printed = [line for line in last.lines if line.text.endswith("日印发")]
    yield Row("DOC-17", "印发机关和印发日期", "无", 0, "有" if printed else "无")


def _said(holds: bool) -> str:
    return "是" if holds else "否"
