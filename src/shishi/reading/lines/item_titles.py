"""标题 — the name of an item: up to the first sign that ends it.

A name before a full stop is taken whole, even with commas (稳就业，促增收。举办…); a bare
sentence is named by its first clause.
"""

import re

Range = tuple[int, int]

_END = re.compile(r"[。；;：:，,\n！!]|(?<=[^\d\s])\.(?=[^\d]|$)")
_STOP = re.compile(r"[。\n]")
_DUTY_BRACKET = re.compile(
    r" ?[（(〔\[【][^（()）〔〕\[\]]{0,40}(?:牵头|配合|负责|单位|部门|时限|时间|领导|★|进展|另报"
    r"|责任|完成|投资|共\d|\d+项|[月年]底)"
)
_OPENING = re.compile("[“（《(]")
_BOXED = re.compile(r"[【〔]([^【】〔〕\n]{2,30})[】〕]")
_TIME_FIRST = re.compile(
    r"(?:力争|确保|计划|预计|拟|在|于|到)?(?:(?:20\d\d|今)年)?(?:\d{1,2}月(?:[上中下]旬|[底末]|\d{1,2}日)?|年[底内末]"
    r"|[上下]半年|第?[一二三四]季度末?)(?:之?前)?[，,]"
)
_GAP = re.compile(r"[ \t](?<=[一-鿿”）)].)[ \t]*(?=\S)")
_LONGEST_NAME = 24  # characters of a name with a comma in it
_LONGEST = 120


def title(text: str, start: int, end: int) -> Range:
    """The range of the title of an item whose text begins at `start`."""
    while start < end and text[start] in " \t\n：:、.．":
        start += 1
    stop = min(end, start + _LONGEST)
    time = _TIME_FIRST.match(text, start, stop)
    start = time.end() if time else start
    boxed = _BOXED.match(text, start, stop) if text.startswith(("【", "〔"), start, stop) else None
    if boxed:
        return boxed.span(1)
    first = _outside_quotes(text, start, stop)
    full = _STOP.search(text, start, stop)
    if full and first < full.start() <= start + _LONGEST_NAME and text[first] in "，,":
        rest = text[full.end() : end].strip()
        if rest and not re.search(r"\d", text[start : full.start()]):
            first = full.start()
    bracket = _DUTY_BRACKET.search(text, start, first + 1 if first < end else first)
    if bracket and bracket.start() - start >= 2:
        first = bracket.start()
    gap = _GAP.search(text, start + 4, first)
    if gap and (first < end or first - gap.end() > 6) and gap.start() - start >= 4:
        first = gap.start()
    opened = text.rfind("（", start + 2, first)
    if opened > 0 and "）" not in text[opened:first]:
        first = opened
    while first > start and text[first - 1] in " \t（(":
        first -= 1
    return start, first


def _outside_quotes(text: str, start: int, stop: int) -> int:
    """The first ending sign that stands in no quotation marks or brackets."""
    for found in _END.finditer(text, start, stop):
        if not _OPENING.search(text, start, found.start()) or found.group() == "\n":
            return found.start()
        before = text[start : found.start()]
        if any(
            before.count(opening) > before.count(closing)
            for opening, closing in ("“”", "（）", "《》", "()")
        ):
            continue
        return found.start()
    return stop
