"""GB/T 9704-2012 as a table of measurements: what is wanted, how far off it may be, what stands.

Each row bears the number of its item in the checklist (DOC-01 …). The rows are read off the pages
alone, so that any paper in the ordinary format can be measured, whoever wrote the file.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from shishi.papers.gongwen import CHARACTERS, FOOT, HEAD, LINES, PAGE, SIZES
from tests.papers import annexed
from tests.papers.measuring import Line, Page, Rule, Sign, ink, is_red
from tests.papers.rows import LINE, LOW, ONE, RIGHT, SMALL, Row, body, characters

NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔\d{4}〕[1-9]\d*号")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_MARKS = "，。、；：！？"
_OPENING = "（《〈“‘〔【"
_OF_TABLES = 0.2  # the rules of a table in the text are thinner
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_PAGE_NUMBER = re.compile(r"^— (\d+) —$")


def ordinary(content: bytes, pages: Sequence[Page]) -> list[Row]:
    """Every row that a paper with a red head allows."""
    rows = [*sheets(pages), *head(pages[0]), *signers(pages[0]), *type_area(pages)]
    rows += [*page_numbers(content, pages), *annexed.rows(pages), *presence(pages)]
    return [*rows, *signature(pages), *record(pages)]


def sheets(pages: Sequence[Page]) -> Iterator[Row]:
    for page in pages:
        if page.width < page.height:
            yield Row("DOC-03", f"第{page.number}页纸宽（毫米）", 210, 0.5, page.width)
            yield Row("DOC-03", f"第{page.number}页纸高（毫米）", 297, 0.5, page.height)


def head(first: Page) -> Iterator[Row]:
    """The mark, the number and the red rule, the title below them."""
    red = [line for line in first.lines if is_red(line)]
    across = (min(line.x0 for line in red) + max(line.x1 for line in red)) / 2
    rule = next(rule for rule in first.rules if is_red(rule))
    number, names = _number(first, rule)
    titles = title_of([line for line in first.lines if line.top > rule.y])
    middle = PAGE.left + PAGE.type_width / 2
    yield Row("DOC-05", "发文机关标志上边至版心上边（毫米）", 35, 1, red[0].top - PAGE.top)
    yield Row("DOC-05", "发文机关标志居中（毫米）", middle, 1, across)
    yield Row("DOC-06", "红色分隔线长（毫米）", PAGE.type_width, 0.5, rule.long)
    if number or names:
        away = rule.y - (number or names)[0].bottom
        yield Row("DOC-06", "红色分隔线距发文字号（毫米）", HEAD.rule, 0.5, away)
    if number and not red[0].text.endswith("纪要"):  # for minutes no form is laid down (10.3)
        yield from _numbered(number, beside=bool(names))
    yield from titled(titles, (titles[0].top - rule.y) / LINE)
    text = [
        line for line in first.lines if line.top > titles[-1].bottom and line.size == SIZES.text
    ]
    yield Row("DOC-12", "首页有正文", "有", 0, "有" if len(text) > 1 else "没有")


def _number(first: Page, rule: Rule) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """The signs of the number above the red rule, and of who signs beside it; a draft has no number
    yet."""
    near = (line for line in first.lines if 0 < rule.y - line.base < LINE and line.size < 20)
    line = next(near, None)
    if line is None:
        return (), ()
    ends = line.text.find("号") + 1 if "签发人：" in first.text else len(line.signs)
    return line.signs[:ends], line.signs[ends:]


def _numbered(number: Sequence[Sign], *, beside: bool) -> Iterator[Row]:
    """Written as it should be, in the middle of its line or, beside names, one character in."""
    text = "".join(sign.text for sign in number).strip()
    yield Row("DOC-07", "发文字号写法", "合格", 0, "合格" if NUMBER.fullmatch(text) else text)
    if beside:
        yield Row("DOC-07", "发文字号左空（字）", 1, 0.1, (number[0].x0 - PAGE.left) / ONE)
    else:
        middle = (number[0].x0 + number[-1].x1) / 2
        yield Row("DOC-07", "发文字号居中（毫米）", PAGE.left + PAGE.type_width / 2, 1, middle)


def titled(lines: Sequence[Line], above: float) -> Iterator[Row]:
    """The title, so many lines below what stands above it."""
    middle = PAGE.left + PAGE.type_width / 2
    yield Row("DOC-09", "标题字号（磅）", SIZES.title, 0, lines[0].size)
    yield Row("DOC-09", "标题上空行", 2, 0, int(above))
    yield Row("DOC-09", "标题居中（毫米）", middle, 1, lines[0].middle)
    yield Row("DOC-09", "标题排成梯形或菱形", "合格", 0, shaped(lines))


def signers(first: Page) -> Iterator[Row]:
    """签发人 stands in a paper to a higher office, and in no other."""
    line = next((one for one in first.lines if "签发人：" in one.text), None)
    title = "".join(one.text for one in first.lines if one.size == SIZES.title)
    wanted = "有" if title.endswith(("报告", "请示")) else "无"
    yield Row("DOC-08", "签发人", wanted, 0, "有" if line else "无")
    if line:
        low = line.base + 3 * LINE
        near = [one for one in first.lines if line.base <= one.base < low and one.size < 20]
        rule = next(rule.y for rule in first.rules if is_red(rule))
        ends = max(one.x1 for one in near if one.base < rule)
        # Short names in the second column end farther in.
        over = max(0.0, ends - (RIGHT - ONE))
        yield Row("DOC-08", "签发人超出右空一字处（毫米）", 0, 0.6, over)


def title_of(lines: Sequence[Line]) -> list[Line]:
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


def type_area(pages: Sequence[Page]) -> Iterator[Row]:
    """22 lines of 28 characters on pages that text fills, and nothing outside of the type area."""
    for page in filled(pages):
        lines = body(page)
        yield Row("DOC-01", f"第{page.number}页行数", LINES, 0, len(lines))
        if han := [len(one.signs) for one, after in pairwise(lines) if _whole(one, after)]:
            yield Row("DOC-01", f"第{page.number}页每行字数", CHARACTERS, 0, max(han))
        yield Row("DOC-02", f"第{page.number}页首行上边（毫米）", PAGE.top, 1, lines[0].top)
        yield Row("DOC-02", f"第{page.number}页末行下边（毫米）", LOW, 1, lines[-1].bottom)
    upright = [line for page in pages if page.width < page.height for line in body(page)]
    if upright:
        left, right = min(map(_start, upright)), max(map(_end, upright))
        yield Row("DOC-02", "正文最左（毫米）", PAGE.left, 0.5, left)
        over = max(0.0, right - RIGHT)
        yield Row("DOC-02", "正文超出版心右边（毫米，行末标点除外）", 0, 0.5, over)


def _whole(line: Line, after: Line) -> bool:
    """A line of Han signs alone that goes on in the next one, no mark having drawn a sign over."""
    flush = max(line.x0, after.x0) < PAGE.left + ONE
    return flush and bool(_HAN.fullmatch(line.text)) and bool(_HAN.match(after.text))


def _start(line: Line) -> float:
    """Where a line begins: the left half of an opening mark is empty, and a compiler may let it
    stand outside, so that the mark itself is flush (GB/T 15834)."""
    first = line.signs[0]
    return (first.x0 + first.x1) / 2 if first.text in _OPENING else first.x0


def _end(line: Line) -> float:
    """Where a line ends, but for a mark: LibreOffice hangs that over the edge, whatever the file
    says (`parts` sees to it that the file forbids it)."""
    last = line.signs[-1]
    return last.x0 if last.text in _MARKS else last.x1


def filled(pages: Sequence[Page]) -> list[Page]:
    """Pages of text alone between the first and the last one with text."""
    text = [page for page in pages if page.width < page.height and body(page)]
    return [page for page in text[1:-1] if not page.rules and _even(body(page))]


def _even(lines: Sequence[Line]) -> bool:
    """Do they follow each other without an empty line to the foot of the page?"""
    near = all(below.base - above.base < 1.5 * LINE for above, below in pairwise(lines))
    return near and lines[-1].bottom > LOW - LINE


def page_numbers(content: bytes, pages: Sequence[Page], *, letter: bool = False) -> Iterator[Row]:
    """— N — on each page of text, right on odd pages and left on even ones; none on the page left
    empty, on the page of the record block and on the first page of a letter."""
    for page in pages:
        foot = next((line for line in page.lines if _PAGE_NUMBER.match(line.text)), None)
        told = f"第{page.number}页"
        if page.width > page.height:
            yield from _turned_number(page, told)
            continue
        found = foot.text if foot else "无"
        if letter and page.number == 1:
            yield Row("DOC-17", f"{told}（信函首页）页码", "无", 0, found)
            continue
        if not body(page) and not any(line.size > SIZES.small for line in page.lines):
            yield Row("DOC-16", f"{told}（空白页或版记页）页码", "无", 0, found)
            continue
        yield Row("DOC-04", f"{told}页码", f"— {page.number} —", 0, found)
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


def signature(pages: Sequence[Page]) -> Iterator[Row]:
    """署名 and 成文日期: with room for a seal two empty lines stand above them, else one."""
    for page in pages:
        lines = [line for line in body(page) if line.x0 > PAGE.left + 4 * ONE]
        for name, dated in pairwise(lines):
            if not _DAY.fullmatch(dated.text) or dated.base - name.base > 1.2 * LINE:
                continue
            width = characters(dated) * ONE
            told = [one for one in body(page) if one.bottom < name.top]
            yield Row("DOC-14", "署名页有正文或附件说明", "有", 0, "有" if told else "无")
            above = [line.bottom for line in page.lines if line.bottom < name.top]
            if not above or name.top - above[-1] > 2 * LINE:
                yield Row("DOC-14", "有章：成文日期右空（字）", 4, 0.2, (RIGHT - dated.x1) / ONE)
                middle = dated.x1 - width / 2
                if name.x1 - name.x0 < (characters(name) + 1) * ONE:  # not several side by side
                    off = name.middle - middle
                    yield Row("DOC-14", "有章：署名对日期居中（毫米）", 0, 1, off)
            elif width > characters(name) * ONE:
                yield Row("DOC-14", "无章：成文日期右空（字）", 2, 0.2, (RIGHT - dated.x1) / ONE)
            else:
                yield Row("DOC-14", "无章：署名右空（字）", 2, 0.2, (RIGHT - name.x1) / ONE)
                yield Row("DOC-14", "无章：日期后移（字）", 2, 0.2, (dated.x0 - name.x0) / ONE)


def presence(pages: Sequence[Page]) -> Iterator[Row]:
    """出席、请假、列席 of minutes: two characters in, the word in another face than the names."""
    for line in (line for page in pages for line in body(page)):
        if line.text.startswith(("出席：", "请假：", "列席：")):
            word = line.text[:2]
            yield Row("DOC-18", f"{word}左空（字）", 2, 0.15, (line.x0 - PAGE.left) / ONE)
            other = line.signs[0].font != line.signs[-1].font
            yield Row("DOC-18", f"{word}与人名字体不同", "是", 0, "是" if other else "否")


def record(pages: Sequence[Page]) -> Iterator[Row]:
    """版记 — its rules and its place at the foot of an even page."""
    marked = [(page, record_rules(page)) for page in pages]
    page, rules = next(((one, own) for one, own in reversed(marked) if len(own) > 1), (None, []))
    if page is None:
        return
    yield Row("DOC-15", "版记在偶数页", 0, 0, page.number % 2)
    yield Row("DOC-15", "版记在最后一页", pages[-1].number, 0, page.number)
    yield Row("DOC-15", "末条分隔线距版心下边（毫米）", 0, 0.5, rules[-1].y - LOW)
    inner = [("中间", rule, FOOT.inner) for rule in rules[1:-1]]
    outer = [("首条", rules[0], FOOT.outer), ("末条", rules[-1], FOOT.outer)]
    for name, rule, weight in (*outer, *inner):
        yield Row("DOC-15", f"{name}分隔线粗（毫米）", weight, 0.05, rule.weight)
        yield Row("DOC-15", f"{name}分隔线长（毫米）", PAGE.type_width, 0.5, rule.long)
    printed = next((line for line in page.lines if line.text.endswith("日印发")), None)
    if printed:
        yield Row("DOC-15", "印发机关左空（毫米）", SMALL, 0.5, printed.x0 - PAGE.left)
        yield Row("DOC-15", "印发日期右空（毫米）", SMALL, 0.5, RIGHT - printed.x1)


def record_rules(page: Page) -> list[Rule]:
    return [
        rule
        for rule in page.rules
        if rule.long > 100 and rule.weight > _OF_TABLES and not is_red(rule)
    ]
