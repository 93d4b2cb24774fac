"""乘积核对 — a rate times a count against the total the document states.

82257名 × 每人120元 = 987.084万元. Without a stated total the product is worked out and kept in
order; a rate with a ceiling (每户不超过4500元) promises no product.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi.reading.checks.proof import Mark, Passage, Proof, sentence, yuan
from shishi.reading.draft import Remark, RemarkKind
from shishi.rules.amounts import Bound, number_text

# Which measures a base of a rate is counted in.
BASES = {
    "人": frozenset(("人", "名", "位", "人次", "例", "个")),
    "生": frozenset(("名", "人", "位", "生")),
    "户": frozenset(("户", "家", "户次")),
    "床": frozenset(("张", "床", "个")),
    "村": frozenset(("个", "村")),
    "站": frozenset(("个", "座", "站")),
    "校": frozenset(("所", "校", "个")),
    "头": frozenset(("头", "只")),
}
# Bases that are times: counted by a figure of their own, or not at all.
TIMES = {"天": ("天", "日"), "日": ("天", "日"), "月": ("个月", "月"), "次": ("次", "场次", "场")}
_PER_HEAD = re.compile(
    r"(?P<base>[人户校村床])均(?:不少于|约|达到?)?$|每(?P<other>[人户校村床所个家])$"
)
_BEFORE = 6  # characters before a figure in which a rate says what it is per
_CAPPED = re.compile(r"封顶|最高|上限|限额|不超过|以内")
_STATED = re.compile(
    r"(?:共|总|合计|累计|需|计|所需|总额|投入|投资|安排|拨付|资金|额外|补助|发放)[一-龥]{0,6}$"
)
_FIRM = re.compile(r"(?:共|合计|总计|共计|所需|共需|总需|计需)[一-龥]{0,6}$")


def find(proof: Proof) -> Iterator[Remark]:
    """One remark for each rate whose count is named beside it, one for rates that are added."""
    text = proof.text
    for passage in proof.passages:
        spoken = _speaks_of_rates(text, passage.marks)
        rates = [
            (mark, bases)
            for mark in passage.marks
            if (spoken or mark.figure.per)
            and (bases := _bases(text, mark))
            and _is_plain(text, mark)
        ]
        if not rates:
            continue
        added = _added(proof, passage, rates)
        yield from dict.fromkeys(added.values())
        for mark, bases in rates:
            if mark.start not in added:
                beside = [m for m, other in rates if other[0] == bases[0] and m is not mark]
                yield from _product(proof, passage, mark, bases, alone=not beside)


def _speaks_of_rates(text: str, marks: Sequence[Mark]) -> bool:
    """Whether 每 or 均 stands anywhere near the figures of an item."""
    if not marks:
        return False
    around = text[max(0, marks[0].start - _BEFORE) : marks[-1].start + 2]
    return "每" in around or "均" in around


def _is_plain(text: str, mark: Mark) -> bool:
    """Whether a rate is paid as it stands: no range, no ceiling (最高500元, 封顶线)."""
    figure = mark.figure
    capped = _CAPPED.search(text, max(0, mark.start - 10), mark.end)
    return figure.bound is Bound.EXACT and figure.upper is None and not capped


def _bases(text: str, mark: Mark) -> list[str]:
    """What the rate is per: [生, 天], empty when the figure is no rate."""
    if mark.figure.per:
        return re.split(r"[·/、]", mark.figure.per)
    if mark.is_money or not mark.counts:
        return []
    start = max(0, mark.start - _BEFORE)
    around = text[start : mark.start + 2]
    if "均" not in around and "每" not in around:
        return []
    match = _PER_HEAD.search(text, start, mark.start)
    if match is None:
        match = _PER_HEAD.match(text, mark.start, min(mark.end, mark.start + 2))
    return [match["base"] or match["other"]] if match else []


def _product(
    proof: Proof, passage: Passage, rate: Mark, bases: Sequence[str], *, alone: bool
) -> Iterator[Remark]:
    """`alone`: no other rate has the same base, so that a count can belong to no other."""
    start, end = sentence(proof.text, rate.start, rate.end)
    near = [mark for mark in passage.within(start, end) if mark is not rate]
    count = _counted(near, rate, bases[0])
    if count is None:
        yield from _elsewhere(proof, passage, rate, bases)
        return
    factors = [count]
    product = rate.figure.value * count.figure.value
    months = False
    for base in bases[1:]:
        times = next((m for m in near if m.figure.measure in TIMES.get(base, ())), None)
        if times:
            factors.append(times)
            product *= times.figure.value
        elif base == "月":
            months = True
        elif base != "年":
            return
    if months:
        product *= _MONTHS
    total, agrees = _total(proof.text, passage, near, rate, product)
    if (months or not alone) and (total is None or not agrees):
        return
    says = _words(rate, factors, product, total, agrees, months=months)
    places = [rate, *factors] + ([total] if total in near else [])
    yield _remark(proof, [mark for mark in places if mark], says, ok=agrees)


_MONTHS = 12


def _remark(proof: Proof, places: Sequence[Mark], says: str, *, ok: bool) -> Remark:
    start, end = min(mark.start for mark in places), max(mark.end for mark in places)
    return proof.remark(RemarkKind.PRODUCT_CHECK, start, end, says, ok=ok)


def _elsewhere(
    proof: Proof, passage: Passage, rate: Mark, bases: Sequence[str]
) -> Iterator[Remark]:
    """The count stands in another sentence of the item: said only where the product is stated."""
    totals = [m for m in passage.marks if m.is_money and not m.figure.per]
    for count in passage.marks:
        if not rate.is_money or len(bases) > 1 or not _may_count(count, bases[0]):
            continue
        product = rate.figure.value * count.figure.value
        total = next((m for m in totals if m.figure.value == product), None)
        if total:
            says = _words(rate, [count], product, total, True)
            yield _remark(proof, [rate, total], says, ok=True)
            return


def _added(
    proof: Proof, passage: Passage, rates: Sequence[tuple[Mark, list[str]]]
) -> dict[int, Remark]:
    """C级210户、D级110户, C级户均8000元、D级户均2.5万元, 共443万元: by the place of each rate,
    only where the sum is stated."""
    paid = [(mark, bases) for mark, bases in rates if mark.is_money and len(bases) == 1]
    if not 2 <= len(paid) <= _MOST_RATES:
        return {}
    counts = [mark for mark in passage.marks if _may_count(mark, paid[0][1][0])][:_MOST_COUNTS]
    totals = [mark for mark in passage.marks if mark.is_money and not mark.figure.per]
    for first in range(len(counts) - len(paid) + 1):
        chosen = counts[first : first + len(paid)]
        terms = [
            rate.figure.value * c.figure.value for (rate, _), c in zip(paid, chosen, strict=True)
        ]
        total = next((m for m in totals if m.figure.value == sum(terms)), None)
        if total:
            parts = " + ".join(
                f"{number_text(c.figure.value)}{c.figure.measure} × {yuan(rate.figure.value)}"
                for (rate, _), c in zip(paid, chosen, strict=True)
            )
            says = f"{parts} = {yuan(total.figure.value)}，与所列数额一致。"
            remark = _remark(proof, [*(rate for rate, _ in paid), total], says, ok=True)
            return {rate.start: remark for rate, _ in paid}
    return {}


_MOST_RATES = 6
_MOST_COUNTS = 30


def _may_count(mark: Mark, base: str) -> bool:
    measures = BASES.get(base, frozenset((base,)))
    return mark.counts and mark.figure.measure in measures and mark.figure.upper is None


def _counted(near: Sequence[Mark], rate: Mark, base: str) -> Mark | None:
    """The count that a rate belongs to: the nearest before it, else the first after it."""
    counts = [mark for mark in near if _may_count(mark, base)]
    before = [mark for mark in counts if mark.start < rate.start]
    after = [mark for mark in counts if mark.start > rate.start]
    return before[-1] if before else (after[0] if after else None)


def _total(
    text: str, passage: Passage, near: Sequence[Mark], rate: Mark, product: Decimal
) -> tuple[Mark | None, bool]:
    """(the stated total, whether it agrees). An equal amount is the total wherever it stands in
    the item; an unequal one only where its words say so and nothing else could."""
    if not rate.is_money:
        return None, True
    equal = [
        m for m in passage.marks if m.is_money and not m.figure.per and m.figure.value == product
    ]
    if equal:
        return equal[0], True
    stated = [mark for mark in near if mark.is_money and not mark.figure.per]
    firm = [m for m in stated if _said(_FIRM, text, m) and m.start > rate.start]
    if len(firm) == 1:
        return firm[0], False
    if len(stated) == 1 and _said(_STATED, text, stated[0]):
        share = stated[0].figure.value / product if product else Decimal(0)
        if Decimal("0.5") <= share <= 2:
            return stated[0], False
    return None, True


def _said(words: re.Pattern[str], text: str, mark: Mark) -> bool:
    return bool(words.search(text, max(0, mark.start - 10), mark.start)) or bool(
        words.match(text, mark.start, mark.end)
    )


def _words(
    rate: Mark,
    factors: Sequence[Mark],
    product: Decimal,
    total: Mark | None,
    agrees: bool,
    *,
    months: bool = False,
) -> str:
    parts = [f"{number_text(factor.figure.value)}{factor.figure.measure}" for factor in factors]
    parts.append(f"{number_text(rate.figure.value)}{rate.figure.measure}")
    parts += [f"{_MONTHS}个月"] if months else []
    result = yuan(product) if rate.is_money else f"{number_text(product)}{rate.figure.measure}"
    sum_up = f"{' × '.join(parts)} = {result}"
    if total is None:
        return f"{sum_up}，原文未列总数。"
    if agrees:
        return f"{sum_up}，与所列数额一致。"
    return f"{sum_up}，原文所列为{yuan(total.figure.value)}，两者不一致，请核对。"
