"""合计与分项 — which figures of a paragraph are the parts of which total, and whether they add.

Four shapes: parts in brackets or after 其中; parts before 共计; counts of the kinds of one
family (完成、推进、滞后) under the total before them. When any fair reading adds, nothing is said:
a false alarm costs the reader more than a miss.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi.wording.figures import Figure
from shishi.wording.groups import OPEN_END, STOP, by_kind
from shishi.wording.kinds import REST, complementary, kind_of
from shishi.wording.manuscript import Manuscript, Paragraph
from shishi.wording.tally import Tally, slack

_OPENS = re.compile(
    r"[^，。；：、（()）\d]{0,16}?(?:(?P<bracket>[（(])(?P<among>其中[：:，]?)?(?!含|包含|包括|另|不含|约|比|较|原|至)"
    r"|[，；。]?(?P<of>其中)[：:，]?|[，：:]?(?P<each>分别为|分别是|包括|分为)[：:]?)"
)
_ADDS = re.compile(
    r"[一-龥]{0,8}[，、]?(?:以上)?(?:[二两三四五六]项|[二两三四五六]类)?(?:共计|总计|合计|总共|共)(?:新建|改造|建成|完成)?"
)
_NESTED = re.compile(r"共$|囊括|包含|含|目前|实际|累计|计划(?:新?开工|完成|竣工|投产)|截至")
_MOST = 40  # parts of one total
_NEARLY = Decimal("0.9")


def tallies(paper: Manuscript) -> Iterator[Tally]:
    """The totals of the paper whose parts do not add, each place once."""
    for paragraph in paper.paragraphs:
        told: list[Tally] = []
        for tally in (*_bracketed(paragraph), *_before(paragraph), *by_kind(paragraph)):
            if not any(tally.start < one.end and one.start < tally.end for one in told):
                told.append(tally)
                yield tally


def _bracketed(paragraph: Paragraph) -> Iterator[Tally]:
    for place, total in enumerate(paragraph.figures):
        opened = _OPENS.match(paragraph.words, total.end - paragraph.start)
        if total.is_share or total.rough or total.changes or not opened:
            continue
        region = _region(paragraph, opened)
        parts = _run(total, paragraph.figures[place + 1 :], opened.end() + paragraph.start, region)
        if len(parts) < 2:
            continue
        names = [part.before for part in parts]
        whole = bool(opened["bracket"]) and not opened["among"]
        whole = whole or bool(opened["each"]) or complementary(names) or _has_rest(parts)
        words = paragraph.words[opened.end() : region - paragraph.start]
        if not opened["bracket"] and _adds_before_the_end(total, parts):
            continue
        yield from _verdict(total, parts, whole=whole and not OPEN_END.search(words))


def _adds_before_the_end(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the first of the parts add already: what follows is told beside them."""
    return any(
        abs(sum((part.value for part in parts[:count]), Decimal(0)) - total.value)
        <= slack(total, parts[:count])
        for count in range(2, len(parts))
    )


def _region(paragraph: Paragraph, opened: re.Match[str]) -> int:
    """Where the parts after a total end: at the bracket's other half, or at ； or 。"""
    words = paragraph.words
    if opened["bracket"]:
        closes = [at for at in (words.find(mark, opened.end()) for mark in "）)") if at >= 0]
        return paragraph.start + min(closes, default=len(words))
    stop = STOP.search(words, opened.end())
    return paragraph.start + (stop.start() if stop else len(words))


def _run(total: Figure, figures: Sequence[Figure], start: int, end: int) -> list[Figure]:
    """The figures of the total's measure in a row; the shares between them are theirs."""
    parts: list[Figure] = []
    depth = None
    for figure in figures:
        if not start <= figure.start < end:
            break
        depth = figure.depth if depth is None else depth
        if figure.is_share or figure.depth > depth:
            continue
        if figure.measure != total.measure or figure.changes or figure.rough:
            break
        if _NESTED.search(figure.before):
            return []
        parts.append(figure)
        if len(parts) == _MOST:
            break
    return parts


def _before(paragraph: Paragraph) -> Iterator[Tally]:
    """新建12个、改造8个，共计20个."""
    figures = paragraph.figures
    for place, total in enumerate(figures):
        parts: list[Figure] = []
        for figure in reversed(figures[:place]):
            between = paragraph.words[figure.end - paragraph.start : total.start - paragraph.start]
            alike = figure.measure == total.measure and not figure.changes and not figure.rough
            if not alike or figure.depth != total.depth or STOP.search(between):
                break
            if not parts and not _ADDS.fullmatch(between):
                break
            parts.insert(0, figure)
        added = sum((part.value for part in parts), Decimal(0))
        if len(parts) >= 2 and total.value / 2 < added < total.value * 2:
            yield from _verdict(total, parts, whole=True)


def _has_rest(parts: Sequence[Figure]) -> bool:
    return any(REST in part.before or "其他" in part.before for part in parts)


def _verdict(total: Figure, parts: Sequence[Figure], *, whole: bool) -> Iterator[Tally]:
    added = sum((part.value for part in parts), Decimal(0))
    if abs(added - total.value) <= slack(total, parts):
        return
    if whole or added > total.value or added >= total.value * _NEARLY:
        families = {kind.family if kind else "" for kind in map(kind_of, parts)}
        short = added < total.value and families in ({"进展"}, {"评价"})
        yield Tally(total, tuple(parts), added, short)
