"""版头与版记 — document number, signature, dates, copies: what a document says of itself
outside its titles (GB/T 9704 §7.2, §7.3, §7.4)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from shishi.reading.lines.titles import Line, is_organ, solid

Range = tuple[int, int]
Catalogue = Sequence[tuple[str, Range]]

_FRONT = 40  # lines in which a document names itself
_LONGEST = 1000  # characters of a line that can belong to the imprint
_DIGITS = {
    mark: value
    for value, marks in enumerate(
        ("〇○零Oo0", "一1", "二2", "三3", "四4", "五5", "六6", "七7", "八8", "九9")
    )
    for mark in marks
}
_DAY_WORDS = (
    r"(?P<year>(?:19|20)\d\d|[一二][〇○零Oo一二三四五六七八九]{3})\s*年\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
DAY = re.compile(_DAY_WORDS)
_DAY_LINE = re.compile(rf"[（(]?(?:成文日期\s*[:：]\s*)?{_DAY_WORDS}[）)]?")
_DAY_ENDS = ("日", "）", ")")  # of a line whose last words are a day, or in brackets
_SIGNED_LINE = re.compile(rf"(?P<organ>[一-龥（）]{{4,36}})[\s　]+{_DAY_WORDS}")
_PASSED = re.compile(rf"[（(]{_DAY_WORDS}[^（）()]{{4,50}}(?:通过|批准|票决)[）)]")
_PRINTED = re.compile(rf"{_DAY_WORDS}\s*(?:印发|印製|印制|印)")
_NUMBER = re.compile(
    r"(?:(?:发\s*文\s*字\s*号|文\s*号)\s*[:：]\s*)?"
    r"(?P<number>[一-龥]{2,14}\s*[〔\[［【（(﹝]\s*(?:19|20)\d\d\s*[〕\]］】）)﹞]\s*第?\s*\d{1,5}\s*号)"
)
_SHORT = 5  # characters of a line that can only be a cell
_AFTER_DATE = re.compile(r"附|抄|[（(]|主送|公开")
_COPIES = re.compile(r"抄\s*[送报]\s*[:：]\s*")
_LABEL = re.compile(
    r"(?P<label>发文机关|发布机构|发布单位|制发单位|成文日期|发文日期|文\s*号|发文字号)\s*[:：]\s*"
    r"(?P<value>\S{2,40}?)(?=\s|文\s?号|成文日期|$)"
)
_DATE_LABELS = frozenset(("成文日期", "发文日期"))
_LETTERHEAD = re.compile(r"(?P<organ>[一-龥（）\s]{4,40}?)\s*文\s*件")


class Days(NamedTuple):
    """The lines that end with a day, and whether days stand under organs again and again, as cells
    of a table do; a signature is one."""

    places: Sequence[int]
    cells: bool


def day_of(match: re.Match[str]) -> date | None:
    """The day that a match of the date words names, None where the calendar has none."""
    try:
        return date(year_of(match["year"]), _count(match["month"]), _count(match["day"]))
    except ValueError:
        return None


def document_number(lines: Sequence[Line], told: Catalogue) -> Range | None:
    """发文字号 — alone on its line or beside 签发人; numbers quoted in sentences are others'."""
    for line in lines[:_FRONT]:
        match = _NUMBER.match(line.text) if "号" in line.text else None
        if match and re.fullmatch(r"\s*(?:签发人.*|[（(].*)?", line.text[match.end() :]):
            return line.start + match.start("number"), line.start + match.end("number")
    return labelled(told, "文号", "发文字号")


def catalogue(lines: Sequence[Line]) -> Catalogue:
    """The labels of the catalogue block of a web page (发文机关：…), each with its value."""
    return [
        (
            solid(match["label"]),
            (line.start + match.start("value"), line.start + match.end("value")),
        )
        for line in lines[:_FRONT]
        if "：" in line.text or ":" in line.text
        for match in _LABEL.finditer(line.text, 0, _LONGEST)
    ]


def labelled(told: Catalogue, *labels: str) -> Range | None:
    """The first value that stands under one of the labels."""
    return next((value for label, value in told if label in labels), None)


def letterhead(lines: Sequence[Line]) -> Range | None:
    """版头 — the organ before 文件."""
    for line in lines[:6]:
        match = _LETTERHEAD.fullmatch(line.text)
        if match and is_organ(match["organ"]):
            return line.start, line.start + match.end("organ")
    return None


def signature(lines: Sequence[Line], days: Days) -> Range | None:
    """署名 — the organs on the lines above a date, or before it on the same line."""
    if days.cells:
        return None
    for place in days.places:
        line = lines[place]
        same = _SIGNED_LINE.fullmatch(line.text)
        if same and is_organ(same["organ"]):
            return line.start, line.start + same.end("organ")
        if not _is_signed_date(lines, place):
            continue
        first = place - 1
        while first > 0 and place - first < 4 and is_organ(lines[first - 1].text):
            first -= 1
        return lines[first].start, lines[place - 1].end
    return None


def _is_signed_date(lines: Sequence[Line], place: int) -> bool:
    """A date under an organ, not two cells of a table set one below the other."""
    if not place or not _DAY_LINE.fullmatch(lines[place].text):
        return False
    if not is_organ(lines[place - 1].text):
        return False
    after = lines[place + 1].text if place + 1 < len(lines) else ""
    return not after or len(after) > _SHORT or bool(_AFTER_DATE.match(after))


def days(lines: Sequence[Line]) -> Days:
    """Where lines end with days."""
    places = [place for place, line in enumerate(lines) if line.text.endswith(_DAY_ENDS)]
    signed = (
        place
        for place in places
        if place and _DAY_LINE.fullmatch(lines[place].text) and is_organ(lines[place - 1].text)
    )
    return Days(places, len(list(islice(signed, 3))) > 2)


def dated(
    lines: Sequence[Line], told: Catalogue, days: Days, titles: Sequence[int], fence: int
) -> tuple[Range, date] | None:
    """成文日期 — under the signature or a title, between the notice and its plan, or at the end.

    `titles` are the last lines of titles; `fence` is the line where the plan's own title
    begins, 0 without a covering notice.
    """
    for label, (start, end) in told:
        match = DAY.match(_text_at(lines, start, end)) if label in _DATE_LABELS else None
        if match and (day := day_of(match)):
            return (start + match.start("year"), start + _end_of_day(match)), day
    for place in days.places:
        line = lines[place]
        match = _DAY_LINE.fullmatch(line.text) or _PASSED.fullmatch(line.text)
        if match is None:
            match = _SIGNED_LINE.fullmatch(line.text)
            if match is None or not is_organ(match["organ"]):
                continue
        elif not _is_date_place(lines, place, titles, fence, table=days.cells):
            continue
        day = day_of(match)
        if day:
            return (line.start + match.start("year"), line.start + _end_of_day(match)), day
    return None


def circulated(lines: Sequence[Line]) -> tuple[Range, date, Line] | None:
    """印发日期 — the date before 印发 in the imprint; the last such line counts."""
    for line in reversed(lines):
        match = _PRINTED.search(line.text, 0, _LONGEST) if "印" in line.text else None
        day = day_of(match) if match else None
        if match and day:
            return (line.start + match.start("year"), line.start + _end_of_day(match)), day, line
    return None


def printing_organ(line: Line) -> Range | None:
    """印发机关 — what stands before the date in the imprint."""
    match = DAY.search(line.text)
    words = line.text[: match.start()].rstrip() if match else ""
    return (line.start, line.start + len(words)) if is_organ(words) else None


def copies(lines: Sequence[Line]) -> list[Range]:
    """抄送 — each organ, in order; a list may run over lines up to the imprint."""
    found: list[Range] = []
    going = False
    for line in lines:
        if not (going or line.text.startswith("抄")):
            continue
        match = _COPIES.match(line.text)
        if len(line.text) > _LONGEST or not (match or (going and not DAY.search(line.text))):
            going = False
            continue
        begin = match.end() if match else 0
        found += [(line.start + a, line.start + b) for a, b in _parts(line.text, begin)]
        going = "。" not in line.text and not line.text.endswith(".")
    return found


def _parts(text: str, begin: int) -> Iterator[Range]:
    """Ranges between commas that are in no brackets, up to the full stop."""
    depth, start = 0, begin
    for place in range(begin, len(text) + 1):
        mark = text[place] if place < len(text) else "。"
        depth += (mark in "（(") - (mark in "）)")
        if mark in "，、；。,;." and depth <= 0:
            if text[start:place].strip():
                yield start, place
            start = place + 1
            if mark == "。":
                return


def _text_at(lines: Sequence[Line], start: int, end: int) -> str:
    line = next(line for line in lines if line.start <= start < line.end)
    return line.text[start - line.start : end - line.start]


def _is_date_place(
    lines: Sequence[Line], place: int, titles: Sequence[int], fence: int, *, table: bool
) -> bool:
    if not table and _is_signed_date(lines, place):
        return True
    if any(title < place <= title + 2 for title in titles):
        return True
    if place < fence:
        return True
    closing = place + 1 == len(lines) or bool(_COPIES.match(lines[place + 1].text))
    return closing and place > 0 and lines[place - 1].text.endswith(("。", "."))


def _end_of_day(match: re.Match[str]) -> int:
    return match.end("day") + match.string[match.end("day") :].index("日") + 1


def year_of(words: str) -> int:
    """2025, 二〇二五."""
    return int(words) if words.isdigit() else int("".join(str(_DIGITS[mark]) for mark in words))


def _count(words: str) -> int:
    """12, 十二, 三十一, 二十."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _DIGITS[words]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
