"""分类合计 — counts of the kinds of one family (完成、推进、滞后；省级、市级) under the total told
before them. When any fair reading adds, nothing is said."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from shishi.wording.figures import Figure
from shishi.wording.kinds import REST, Kind, kind_of
from shishi.wording.manuscript import Paragraph
from shishi.wording.tally import Tally, slack

STOP = re.compile(r"[；。]")
OPEN_END = re.compile(r"其余|其他|其它|剩余|余下|等[，。；]|交叉|重复|同时列入|不含|未统计")
_TOTAL_AFTER = re.compile(
    r"^(?:重点|年度|本级|县级|市级|省级)*(?:民生|实事|子项|项目|任务|指标|事项|为民|惠民|小区|单位|问题|点位)"
)
_AMONG = re.compile(r"[^，。；\d]{0,8}(?:中|，其中|（)")
_OF_THESE = re.compile(r"[^，。；、\d]{0,10}中[，：]")


class _Counted(NamedTuple):
    """A figure of the paragraph with its kind, at its place among the figures."""

    place: int
    figure: Figure
    kind: Kind


def by_kind(paragraph: Paragraph) -> Iterator[Tally]:
    """全县65项，完成26项，推进30项，滞后9项: the kinds of a family under the total before them."""
    counted = list(_counted(paragraph))
    for family in dict.fromkeys(one.kind.family for one in counted):
        for group in _groups(paragraph, [one for one in counted if one.kind.family == family]):
            if len(group) > 1:
                yield from _verdict(paragraph, counted, group)


def _counted(paragraph: Paragraph) -> Iterator[_Counted]:
    for place, figure in enumerate(paragraph.figures):
        kind = None if figure.is_share or figure.changes else kind_of(figure)
        if kind:
            yield _Counted(place, figure, kind)


def _groups(paragraph: Paragraph, family: Sequence[_Counted]) -> Iterator[list[_Counted]]:
    """The counts of a family, cut where a kind comes again or where new parts are opened."""
    group: list[_Counted] = []
    for one in family:
        figure = one.figure
        first = group[0].figure if group else figure
        if figure.rough or (figure.depth > first.depth and not _opens(paragraph, figure)):
            continue
        again = one.kind.name in {other.kind.name for other in group}
        apart = again or figure.measure != first.measure or figure.depth < first.depth
        if apart or "其中" in figure.before or _opens(paragraph, figure):
            yield group
            group = []
        if not _opens(paragraph, figure):
            group.append(one)
    yield group


def _verdict(
    paragraph: Paragraph, counted: Sequence[_Counted], group: Sequence[_Counted]
) -> Iterator[Tally]:
    parts = [one.figure for one in group]
    totals = [
        figure
        for figure in paragraph.figures[: group[0].place]
        if figure.like(parts[0]) and not figure.changes and not figure.rough and not figure.is_share
    ]
    largest, family = max(part.value for part in parts), group[0].kind.family
    fair = [
        one for one in totals if one.value >= largest and _is_total(paragraph, one, counted, family)
    ]
    optional = [one.figure for one in group if one.kind.spare]
    adds = any(_adds(one, parts, optional) for one in totals) or _adds_whole(counted, totals)
    if not fair or adds:
        return
    total, added = fair[-1], sum((part.value for part in parts), Decimal(0))
    if added > total.value:
        yield Tally(total, tuple(parts), added, False)
    elif not _strangers(paragraph, group) and _tells_all(paragraph, group, total):
        yield Tally(total, tuple(parts), added, True)


def _strangers(paragraph: Paragraph, group: Sequence[_Counted]) -> bool:
    """Whether a count of no known kind stands among the parts or in their sentence."""
    first, last = group[0], group[-1].figure
    stop = paragraph.words.find("。", last.end - paragraph.start)
    end = paragraph.start + (stop if stop >= 0 else len(paragraph.words))
    known = {one.place for one in group}
    return any(
        one.like(first.figure)
        and one.depth == first.figure.depth
        and not one.changes
        and one.start < end
        for place, one in enumerate(paragraph.figures)
        if first.place < place and place not in known
    )


def _is_total(
    paragraph: Paragraph, figure: Figure, counted: Sequence[_Counted], family: str
) -> bool:
    """Whether a count can be the whole of the kinds after it: it is none of them itself, or it is
    of them and they are told 其中."""
    if figure.before.startswith("其中"):
        return False
    if any(one.figure == figure and one.kind.family == family for one in counted):
        return bool(_AMONG.match(paragraph.words, figure.end - paragraph.start))
    return True


def _opens(paragraph: Paragraph, figure: Figure) -> bool:
    """未完成的19个中，…: a count that is told to be the whole of what follows."""
    return bool(_OF_THESE.match(paragraph.words, figure.end - paragraph.start))


def _adds(total: Figure, parts: Sequence[Figure], optional: Sequence[Figure]) -> bool:
    """Whether the parts add to the total, with or without kinds that may lie inside others."""
    for count in range(len(optional) + 1):
        for left_out in combinations(optional, count):
            kept = [part for part in parts if part not in left_out]
            added = sum((part.value for part in kept), Decimal(0))
            if abs(added - total.value) <= slack(total, kept):
                return True
    return False


def _adds_whole(counted: Sequence[_Counted], totals: Sequence[Figure]) -> bool:
    """Whether all counts with a kind in the paragraph, one a kind, add to a total."""
    firsts: dict[str, Figure] = {}
    for one in counted:
        if one.figure not in totals:
            firsts.setdefault(one.kind.name, one.figure)
    added = sum((figure.value for figure in firsts.values()), Decimal(0))
    return len(firsts) > 1 and any(total.value == added for total in totals)


def _tells_all(paragraph: Paragraph, group: Sequence[_Counted], total: Figure) -> bool:
    """Whether the kinds claim to cover the total: two ends of a scale at least, and no 其余."""
    words, start = paragraph.words, paragraph.start
    named, family = {one.kind.name for one in group}, group[0].kind.family
    stop = STOP.search(words, group[-1].figure.end - start)
    if OPEN_END.search(words, total.end - start, stop.end() if stop else len(words)):
        return REST in named
    if family != "进展":
        return family != "分类"
    after, led = (
        words[total.end - start :],
        words[total.end - start : group[0].figure.start - start],
    )
    claims = bool(_TOTAL_AFTER.match(after)) or "中" in after[:14] or "报送" in total.before
    among = "其中" in led and len(named) < 3
    return claims and not among and not named <= {"完成", "提前"}
