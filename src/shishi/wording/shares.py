"""占比核对 — a printed share against its counts, and shares of one whole against 100%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi.rules.amounts import WIDE, cut, number_text
from shishi.rules.shares import share as part_of
from shishi.wording.figures import Figure
from shishi.wording.findings import Hit
from shishi.wording.kinds import kind_of
from shishi.wording.manuscript import Manuscript, Paragraph

_OCCUPIES = re.compile(
    r"占(?:比|全部|总数)?(?P<base>[^，。；、占\d]{0,14}?)(?:的|的?比(?:例|重)?(?:为|达|达到)?|为|达)?$"
)
_RATE = re.compile(
    r"(?P<stem>完成|开工|竣工|完工|办结|到位|拨付|支付|整改|报送|销号|建成|办理)率(?:为|达到|达|是)?$"
)
_DONE = re.compile(r"实际|已|累计|完成")
_TARGET = re.compile(r"计划|任务|目标|总数|总投资|总量|应|概算|预算|全部|到位|下达")
_NOT_DONE = re.compile(r"[未没]|正在|尚|拟|计划|任务|目标|应")
_DEED = re.compile(r"完成|开工|竣工|完工|办结|拨付|支付|整改|销号|建成")
_COMMON = frozenset({"年度", "全年", "项目", "资金", "投资", "全县", "全市", "全部"})
_MONEY = "元"
_HUNDRED = Decimal(100)
_ROUGH = Decimal(3)  # percentage points that 约 may hide


def shares(paper: Manuscript) -> Iterator[Hit]:
    """占比与件数不符."""
    for paragraph in paper.paragraphs:
        for place, figure in enumerate(paragraph.figures):
            if figure.is_share:
                yield from _occupies(paragraph, place)
                yield from _rate(paragraph, place)


def _occupies(paragraph: Paragraph, place: int) -> Iterator[Hit]:
    figures, printed = paragraph.figures, paragraph.figures[place]
    told = _OCCUPIES.search(printed.before)
    bracketed = _in_brackets(paragraph, place)
    if place == 0 or not (told or bracketed):
        explicit = _explicit_base(paragraph, place)
        if explicit:
            yield from _held(paragraph, printed, *explicit, sure=True)
        return
    part = figures[place - 1]
    between = paragraph.words[part.end - paragraph.start : printed.start - paragraph.start]
    if part.is_share or part.changes or part.rough or re.search("[。；]", between):
        return
    wholes = _wholes(figures[: place - 1], part)
    shared = [one for at, one in enumerate(figures[:place]) if _has_share(paragraph, at)]
    whole = _whole(wholes, shared, part, told["base"] if told else "")
    if whole and not any(_fits(paragraph, printed, part, one) for one in wholes):
        yield from _held(paragraph, printed, part, whole, sure=False)


def _in_brackets(paragraph: Paragraph, place: int) -> bool:
    """26项（40%）."""
    if place == 0:
        return False
    printed, part = paragraph.figures[place], paragraph.figures[place - 1]
    words, start = paragraph.words, paragraph.start
    between = words[part.end - start : printed.start - start]
    closes = words[printed.end - start : printed.end - start + 1]
    return between in ("（", "（占") and closes == "）" and kind_of(part) is not None


def _explicit_base(paragraph: Paragraph, place: int) -> tuple[Figure, Figure] | None:
    """完工23个，占年度计划46个的50%: the part and the whole named with the share."""
    if place < 2:
        return None
    part, whole, printed = paragraph.figures[place - 2 : place + 1]
    words, start = paragraph.words, paragraph.start
    between = words[whole.end - start : printed.start - start]
    told = re.search(r"占[^，。；\d]{0,12}$", whole.before)
    alike = part.like(whole) and not part.rough and not part.changes
    return (part, whole) if told and between in ("的", "项目的") and alike else None


def _wholes(before: Sequence[Figure], part: Figure) -> list[Figure]:
    return [
        one
        for one in before
        if one.like(part) and one.value and not one.is_share and not one.changes and not one.rough
    ]


def _whole(
    wholes: Sequence[Figure], shared: Sequence[Figure], part: Figure, base: str
) -> Figure | None:
    """The count that the share is of: the one whose words the base repeats (占年度计划的 after
    年度计划改造46个), else the nearest that can be and has no share of its own (`shared`); of money
    only the sum told right before."""
    fair = [one for one in wholes if _apart(one, part)]
    if part.measure == _MONEY:
        fair = [one for one in wholes[-1:] if one in fair]
    pairs = {base[at : at + 2] for at in range(len(base) - 1)} - _COMMON
    named = [one for one in fair if any(pair in one.before for pair in pairs)]
    if named:
        return named[-1]
    likely = [one for one in fair if one.value >= part.value and one not in shared]
    known = kind_of(part) is not None and part.measure != _MONEY
    if not likely or (base and not known) or (not known and len({one.value for one in likely}) > 1):
        return None
    return likely[-1]


def _has_share(paragraph: Paragraph, at: int) -> bool:
    """Whether a share of its own follows a figure: 已落实的有122件，占84%."""
    figures, start = paragraph.figures, paragraph.start
    if at + 1 >= len(figures) or not figures[at + 1].is_share:
        return False
    between = paragraph.words[figures[at].end - start : figures[at + 1].start - start]
    return not re.search("[；。]", between) and bool(re.search("占|率", between))


def _apart(whole: Figure, part: Figure) -> bool:
    """Whether a count can be the whole of another: not when both are kinds of one family."""
    kind, other = kind_of(part), kind_of(whole)
    return kind is None or other is None or other.family != kind.family


def _rate(paragraph: Paragraph, place: int) -> Iterator[Hit]:
    """18项已完成15项，完成率83.3%; 目标8500人，实际8964人，完成率105.5%."""
    figures, printed = paragraph.figures, paragraph.figures[place]
    told = _RATE.search(printed.before)
    if not told or place < 2:
        return
    sentence = paragraph.words.rfind("。", 0, printed.start - paragraph.start) + paragraph.start
    done = [at for at in range(place) if _is_done(figures[at], told["stem"], sentence)]
    if not done:
        return
    part = figures[done[-1]]
    shared = [one for at, one in enumerate(figures[:place]) if _has_share(paragraph, at)]
    wholes = [
        one
        for one in _wholes(figures[: done[-1]], part)
        if _is_whole(one, sentence) and (one not in shared or _TARGET.search(one.before))
    ]
    if not wholes or any(_fits(paragraph, printed, part, one) for one in wholes):
        return
    if wholes[-1].value >= part.value or _TARGET.search(wholes[-1].before):
        yield from _held(paragraph, printed, part, wholes[-1], sure=True)


def _is_done(figure: Figure, stem: str, sentence: int) -> bool:
    """Whether a figure of the sentence says how much of the rate's deed is done."""
    if figure.is_share or figure.rough or figure.changes or figure.start <= sentence:
        return False
    words = figure.before + figure.after
    if _NOT_DONE.search(words):
        return False
    return stem in words or (stem == "完成" and bool(_DONE.search(words)))


def _is_whole(figure: Figure, sentence: int) -> bool:
    """Whether a figure of the sentence can be the whole: a target, or nothing done itself."""
    if figure.start <= sentence:
        return False
    return bool(_TARGET.search(figure.before)) or not _DEED.search(figure.before + figure.after)


def _held(
    paragraph: Paragraph, printed: Figure, part: Figure, whole: Figure, *, sure: bool
) -> Iterator[Hit]:
    if not whole.value or _fits(paragraph, printed, part, whole):
        return
    true = part_of(part.value, whole.value)
    assert true is not None, "a whole of nothing has no share"
    right = f"{cut(true * 100, _places(printed))}%"
    start = paragraph.start
    told = paragraph.words[part.start - start : part.end - start]
    of = paragraph.words[whole.start - start : whole.end - start]
    words = paragraph.words[printed.start - start : printed.end - start]
    says = f"{told}÷{of}={right}，写作{words}，不符。"
    yield Hit(printed.start, printed.end, says, right if sure or part.step == 1 else f"约{right}")


def _fits(paragraph: Paragraph, printed: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the printed share can be this part of this whole, as finely as all are printed."""
    allowed = printed.step / 2
    if printed.rough or paragraph.words[printed.end - paragraph.start :].startswith(
        ("左右", "以上")
    ):
        allowed = _ROUGH
    elif _hundred_together(paragraph, printed):
        allowed = printed.step
    least = (part.value - part.slack) / (whole.value + whole.slack) * _HUNDRED
    most = (part.value + part.slack) / max(whole.value - whole.slack, whole.step / 2) * _HUNDRED
    return least - allowed <= printed.value <= most + allowed


def _hundred_together(paragraph: Paragraph, printed: Figure) -> bool:
    """Whether the shares of the sentence add to exactly 100, as they may be made to (最大余额)."""
    at, words = printed.start - paragraph.start, paragraph.words
    start, end = words.rfind("。", 0, at), words.find("。", at)
    end = len(words) if end < 0 else end
    found = [
        one.value
        for one in paragraph.figures
        if one.is_share and "占" in one.before and start < one.start - paragraph.start < end
    ]
    return len(found) > 1 and sum(found, Decimal(0)) == _HUNDRED


def _places(printed: Figure) -> int:
    exponent = printed.step.normalize(WIDE).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def hundred(paper: Manuscript) -> Iterator[Hit]:
    """一组占比合计不是100%."""
    for paragraph in paper.paragraphs:
        group: list[Figure] = []
        for at, figure in enumerate(paragraph.figures):
            if figure.is_share and _counts_alone(paragraph, at, group):
                group.append(figure)
                continue
            yield from _off_hundred(paragraph, group)
            group = []
        yield from _off_hundred(paragraph, group)


def _counts_alone(paragraph: Paragraph, at: int, group: Sequence[Figure]) -> bool:
    """A share with no count of its own, told with 占 or as the next of 分别占."""
    figure = paragraph.figures[at]
    if "占" in figure.before and not figure.changes:
        return True
    return bool(group) and figure.before.strip("、和及") == ""


def _off_hundred(paragraph: Paragraph, group: Sequence[Figure]) -> Iterator[Hit]:
    if len(group) < 3 or any(figure.rough for figure in group):
        return
    start, end = group[0].start - paragraph.start, group[-1].end - paragraph.start
    words = paragraph.words[max(0, start - 12) : end]
    if re.search("[。；].*[。；]", words) or not re.search(
        "其他|其余|各占|分别占|未开工|滞后", words
    ):
        return
    added = sum((figure.value for figure in group), Decimal(0))
    if abs(added - _HUNDRED) <= sum((figure.step for figure in group), Decimal(0)) / 2:
        return
    says = f"{len(group)}个占比相加为{number_text(added)}%，不是100%。"
    yield Hit(group[0].start, group[-1].end, says, "核对各项占比，使合计为100%")
