"""资金报表 — what may be told of a project's money on a day, and how its payments stand to plan.

Amounts are cumulative. Sources: domain paper §3.5 (银川: 资金按计划支付绿灯), §3.6 no. 8, §3.8
(a cumulative value never falls without its reason).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from shishi.rules.amounts import cut
from shishi.rules.days import day_text
from shishi.rules.funds import NAMES, Amounts, Funds, Ratios, by_level, complete, summed, together
from shishi.rules.lifecycle import Verdict, no
from shishi.rules.shares import as_decimal, percent_text, share, total, wan_text

LONGEST = 500  # characters of a reason


@dataclass(frozen=True, slots=True)
class Payment:
    """拨付进度 — `ratio` is what was paid of what should have been paid by the day, None where a
    source does not tell; `says` has the amounts."""

    ratio: Decimal | None
    says: str


@dataclass(frozen=True, slots=True)
class Told:
    """所报资金 — what stands for the end of one day."""

    as_of: date
    funds: Funds


def payment(told: Told, due: Decimal | None) -> Payment | None:
    """How the payments stand to the plan on the day of the statement, for the light of the funds.

    Paid is held against planned, as 银川 does; the work value is not, for works built and not paid
    for are no payment as planned. Of the planned funds that part should have been paid which the
    schedule asks of the works by the same day (`due`), so the plan of a whole year turns no light
    red in spring. None where nothing is planned, and where nothing is due yet."""
    planned, paid = complete(told.funds).planned, complete(told.funds).paid
    if not summed(told.funds).planned or not due:
        return None
    if planned is None or paid is None:
        lacks = "计划" if planned is None else "拨付"
        return Payment(None, f"截至{day_text(told.as_of)}有资金来源未报{lacks}数，不能评")
    owed = as_decimal(Fraction(planned) * Fraction(due))
    says = f"截至{day_text(told.as_of)}应拨付 {wan_text(cut(owed, -2))}（计划资金"
    says += f" {wan_text(planned)}的 {percent_text(due)}），已拨付 {wan_text(paid)}"
    return Payment(share(paid, owed), says)


def overall(projects: Iterable[Amounts]) -> Ratios:
    """The ratios of several projects together: each over those that tell both it and the plan, so
    that who is silent makes no ratio smaller."""
    held = tuple(projects)

    def of_plan(place: int) -> Decimal | None:
        told = [
            (one.planned, one[place])
            for one in held
            if one.planned is not None and one[place] is not None
        ]
        planned, part = (total(pair[side] or Decimal(0) for pair in told) for side in (0, 1))
        return share(part, planned)

    return Ratios(*map(of_plan, range(1, 5)))


def falls(before: Funds, after: Funds) -> tuple[str, ...]:
    """What was told before and has become less, or is told no longer, in words. A work value that
    was told of the whole project once is held against the whole."""
    whole = before.built is not None or after.built is not None
    earlier, later = by_level(before), by_level(after)
    found = [
        f"{level.label}{words}"
        for level, amounts in earlier.items()
        for words in _less(amounts, later.get(level, Amounts()), whole=whole)
    ]
    if whole:
        found += _less(Amounts(built=summed(before).built), Amounts(built=summed(after).built))
    return tuple(found)


def unfit(
    told: Told,
    on: date,
    reason: str,
    *,
    before: Told | None = None,
    same: Told | None = None,
    after: Told | None = None,
) -> Iterator[Verdict]:
    """Why a statement cannot be kept: `before` and `after` are what stands for the days around it,
    `same` what stands for its own day already."""
    if told.as_of > on:
        yield no("数据截止日晚于今天。请改为已经发生的日期。", "as_of")
    if summed(told.funds) == Amounts():
        yield no("没有填任何数。请至少填写一个来源的计划资金。", "lines")
    yield from _beside(told.funds)
    if len(reason) > LONGEST:
        yield no(f"说明不超过 {LONGEST} 个字。", "reason")
    if reason.strip():
        return
    if same is not None and same.funds != told.funds:
        day = day_text(told.as_of)
        yield no(f"{day}已有一份资金报表。改报的请写明原因。", "reason")
    less = falls(before.funds, told.funds) if before else ()
    if less:
        yield no(f"累计数比上次少：{'；'.join(less)}。请核对，属实的请写明原因。", "reason")
    more = falls(told.funds, after.funds) if after else ()
    if more:
        day = day_text(after.as_of) if after else ""
        says = f"与{day}的报表不一致，其后反而减少：{'；'.join(more)}"
        yield no(f"{says}。请核对，属实的请写明原因。", "reason")


def _beside(funds: Funds) -> Iterator[Verdict]:
    """A work value of the whole project beside those of its sources, which come to more."""
    parts = together(line.amounts for line in funds.lines).built
    if funds.built is not None and parts is not None and parts > funds.built:
        says = f"全项目完成投资 {wan_text(funds.built)}，少于各来源合计 {wan_text(parts)}。"
        yield no(f"{says}请核对，改正其中一处；分来源填全了的，全项目不必填。", "built")


def _less(before: Amounts, after: Amounts, *, whole: bool = False) -> Iterator[str]:
    """Amount by amount; without the work value where it is told of the whole project."""
    for name, old, new in zip(NAMES, before, after, strict=True):
        if old is None or (new is not None and new >= old) or (whole and name == NAMES[-1]):
            continue
        now = "本次未报" if new is None else f"本次 {wan_text(new)}"
        yield f"{name}上次 {wan_text(old)}，{now}"
