"""断行 — which line breaks stand inside a sentence, a number or a name.

A break is joined when the first line cannot be complete and the second begins nothing new. Cells
that stand one per line, rows with bars or tabs, numbered lines, label lines, headings and dates
are left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator

from shishi.reading.lines.label_values import unfinished_value
from shishi.reading.lines.labels import is_usual, starts_with_label
from shishi.reading.lines.marks import LINE_NUMBER, MARK

_BREAK = re.compile(r"\n[ \t\n]*")
_COMMAS = frozenset("、，,")
_CLOSED = frozenset("。！？!?；;：:…”’」』》】〕）)")
_RUNNING = re.compile(r"[，。；：,;:]|[^\d一二三四五六七八九十]、")
_SENTENCE = re.compile("[，。；：,;:]")
_BEGINS = re.compile(
    r"(?:附件|附表|附[:：]|抄送|主送|注[:：]|备注|说明[:：]|联系人|联系电话|（联系|（此件|（共印"
    r"|（记者"
    r"|索引号|以上|上述|上列|以下|凡|此页|特此|工作要求|保障措施|[—–-]{2}"
    r"|\d{4}年\d{1,2}月\d{1,2}日\s*(?:$|\n))"
    rf"|{LINE_NUMBER}|(?![·∙])(?:{MARK})"
)
_OWN_LABEL = re.compile("[一-鿿]{2,6}[:：]")
_REST_OF_UNIT = re.compile(
    r"(?:局|委|办|厅|部|院|所|站|处|会|联|社|乡|镇|中心|公司|集团|街道|委员会|政府)"
    r"(?=[ 、，,；;。）)]|$)"
)
_HAN = re.compile("[一-鿿]")
_BAR = re.compile(r"[|｜│┃\t]")
_COLUMNS = re.compile(r"\S[ ]+\S+[ ]+\S+[ ]+\S")
_PAIRS = (("《", "》"), ("（", "）"), ("(", ")"), ("〔", "〕"))
_CLOSING = re.compile("[》）)〕]")
_NARROWEST = 16  # characters: a text column on paper is not narrower
_LEAST_CELLS = 4  # in a row with a sentence in one of them
_OPEN_WINDOW = 60  # characters in which an open bracket is looked for


def joined_breaks(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of white space around line breaks that belong inside a sentence."""
    full, barred = _full_width(text), _BAR.search(text) is not None
    line_start = paragraph_start = 0
    for found in _BREAK.finditer(text):
        start, end = found.span()
        while start > line_start and text[start - 1] in " \t":
            start -= 1
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        cells = barred and (_BAR.search(text, line_start, start) or _BAR.search(text, end, stop))
        if not cells and _belongs(text, paragraph_start, line_start, start, end, stop, full):
            yield start, end
        else:
            paragraph_start = end
        line_start = end


def _belongs(
    text: str, paragraph: int, line: int, start: int, end: int, stop: int, full: int
) -> bool:
    """Whether the line `[line, start)` goes on in the line `[end, stop)`."""
    if start <= line or end >= stop:
        return False
    limit = min(stop, end + _OPEN_WINDOW)
    last, blank = text[start - 1], end - start > 1 and text.count("\n", start, end) > 1
    closed = last in _CLOSED or (blank and start - paragraph < _NARROWEST and last not in _COMMAS)
    if closed and not _inside_brackets(text, paragraph, start, end, limit):
        return False
    if _begins_anew(text[end:limit]):
        return False
    if closed or last in _COMMAS or _inside_brackets(text, paragraph, start, end, limit):
        return True
    return _goes_on(text[paragraph:start], start - line, text[end:stop], full, blank)


def _goes_on(paragraph: str, length: int, following: str, full: int, blank: bool) -> bool:
    """Whether running text without an end sign goes on in `following`."""
    if paragraph[-1].isdigit() and (following[0].isdigit() or following[0] in ".．"):
        return bool(_RUNNING.search(following) and _HAN.search(paragraph)) and not blank
    if full and length >= full - 1 and not _rows(paragraph[-length:], following):
        return unfinished_value(paragraph) is not False
    if not _RUNNING.search(paragraph) or _spaced_row(paragraph) or _spaced_row(following):
        return False
    if not full and _OWN_LABEL.match(following):
        return False
    ending = unfinished_value(paragraph)
    if ending is not None:
        return ending or bool(_REST_OF_UNIT.match(following)) or bool(full and length >= full - 1)
    if full:
        return length >= full - 2
    return bool(_RUNNING.search(following)) and not blank


def _begins_anew(line: str) -> bool:
    if is_usual(line.partition("：")[0]):
        return True
    return _BEGINS.match(line) is not None or starts_with_label(line)


def _inside_brackets(text: str, paragraph: int, start: int, end: int, limit: int) -> bool:
    """Whether a bracket opened near the end of the paragraph `[paragraph, start)` is closed near
    the start of the next line, in `[end, limit)`."""
    if not _CLOSING.search(text, end, limit):
        return False
    head, tail = text[max(paragraph, start - _OPEN_WINDOW) : start], text[end:limit]
    for opening, closing in _PAIRS:
        if head.rfind(opening) > head.rfind(closing):
            close, open_again = tail.find(closing), tail.find(opening)
            return close >= 0 and not 0 <= open_again < close
    return False


def _spaced_row(line: str) -> bool:
    """Whether the line looks like cells between spaces, not like a sentence; one cell between
    others may be one."""
    if not _COLUMNS.search(line):
        return False
    if not _RUNNING.search(line):
        return True
    told = [bool(_SENTENCE.search(cell)) for cell in line.split()]
    return len(told) >= _LEAST_CELLS and sum(told) <= 1 and not told[-1]


def _rows(line: str, following: str) -> bool:
    """Whether two lines of like width are rows of cells, not the lines of a paragraph."""
    if _spaced_row(following):
        return True
    cells = len(following.split())
    alike = cells >= _LEAST_CELLS - 1 and cells == len(line.split())
    return alike and not (_RUNNING.search(line) or _RUNNING.search(following))


def _full_width(text: str) -> int:
    """The width, in characters, of hard-wrapped lines; 0 when lines are paragraphs.

    Wrapped lines share one length within a character or two and do not end a sentence.
    """
    lengths = Counter(
        [len(line) for line in map(str.strip, text.split("\n")) if line and line[-1] not in _CLOSED]
    )
    if not lengths:
        return 0
    of = lengths.get
    count, best = max([(of(n, 0) + of(n - 1, 0) + of(n - 2, 0), n) for n in lengths])
    longer = sum(number for width, number in lengths.items() if width > best + 1)
    return best if best >= _NARROWEST and count >= 4 and longer * 4 <= count else 0
