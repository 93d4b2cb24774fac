"""存疑 — what is odd in a reported figure, though it may be true: one function for each case.

Each takes the facts and gives the sentence that says what to look at, or nothing; a reason
answers it. Source: domain paper §3.8.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from shishi.rules.amounts import Bound, number_text
from shishi.rules.days import day_text
from shishi.rules.faults import EntryFacts
from shishi.rules.indicators import CEILINGS, GROWING, LOWER_BOUNDS, SUMMED, IndicatorType
from shishi.rules.shares import percent_text, total

MOST_OF_TARGET = 10  # times the target: another unit of measure rather than more work
LEAST_OF_SCHEDULED = 1000  # so many times less than scheduled: 公里 for 米, 亿元 for 万元
MOST_OF_STEP = 3  # times the steepest step so far
LEAST_OF_CHANCE = 10  # pieces in a step of the plan, from which hitting it each time is no chance


def over_whole(facts: EntryFacts, value: Decimal, on: date) -> str:
    """More served than there are to serve."""
    whole = facts.denominator
    if facts.type is not IndicatorType.RATE or whole is None or not 0 < whole < value:
        return ""
    return f"{facts.subject}的已办数 {number_text(value)} 大于应办数 {number_text(whole)}。请核对。"


def fell(facts: EntryFacts, value: Decimal, on: date) -> str:
    """Shares are compared crosswise, so none is rounded; without denominators as they are."""
    before = facts.previous
    if facts.type is not IndicatorType.RATE or before is None:
        return ""
    if (facts.denominator is None) is not (before.denominator is None):
        return ""
    if value * (before.denominator or 1) >= before.value * (facts.denominator or 1):
        return ""
    return f"{facts.subject}的比率比上期下降。请核对，属实的请说明原因。"


def rebased(facts: EntryFacts, value: Decimal, on: date) -> str:
    """The denominator of a rate may be corrected, but not in silence."""
    before = facts.previous.denominator if facts.previous else None
    if before is None or facts.denominator in (None, before):
        return ""
    now = number_text(facts.denominator) if facts.denominator is not None else ""
    return f"{facts.subject}的应办数由 {number_text(before)} 改为 {now}。请说明依据。"


def scale(facts: EntryFacts, value: Decimal, on: date) -> str:
    """A figure off by a unit: 米 for 公里, 元 for 万元."""
    if facts.type not in SUMMED:
        return ""
    if facts.target and value >= facts.target * MOST_OF_TARGET:
        return (
            f"{facts.subject}填 {facts.told(value)}，达到目标 {facts.told(facts.target)}的"
            f" {MOST_OF_TARGET} 倍以上。请核对计量单位。"
        )
    if facts.scheduled and 0 < value * LEAST_OF_SCHEDULED <= facts.scheduled:
        return (
            f"{facts.subject}填 {facts.told(value)}，不到应完成 {facts.told(facts.scheduled)}的"
            "千分之一。请核对计量单位。"
        )
    return ""


def beyond(facts: EntryFacts, value: Decimal, on: date) -> str:
    """More than the target, which needs a remark; 以上 invites more, and so does what is kept up.
    More than a limit is a limit broken, whatever the type."""
    aim = facts.aim
    limit = aim.value if aim.upper is None else aim.upper
    if limit is None:
        return ""
    if facts.type is IndicatorType.CEILING or facts.bound in CEILINGS:
        return _uncontrolled(facts, value, limit)
    if facts.type not in SUMMED or facts.bound in LOWER_BOUNDS or not facts.target:
        return ""
    about = facts.type is IndicatorType.APPROXIMATE
    most = limit * (1 + aim.tolerance) if about else limit
    if not most < value < facts.target * MOST_OF_TARGET:
        return ""
    than = f" {facts.told(limit)}"
    if about:
        than = f"{aim.words}（容差 {percent_text(aim.tolerance)}）"
    return f"{facts.subject}填 {facts.told(value)}，超过目标{than}。请说明原因。"


def _uncontrolled(facts: EntryFacts, value: Decimal, limit: Decimal) -> str:
    """A rate is a quotient, which is held against its limit where it is completed."""
    under = facts.bound is Bound.LESS_THAN
    if facts.type is IndicatorType.RATE or value < limit or (value == limit and not under):
        return ""
    words = replace(facts.aim, value=limit).words
    lead = "目标为" if under else "目标为 "
    return (
        f"{facts.subject}填 {facts.told(value)}，{lead}{words}，没有控制住。"
        "请核对，属实的请说明原因。"
    )


def fraction(facts: EntryFacts, value: Decimal, on: date) -> str:
    """Half a household or half a well."""
    if not facts.counted or value == value.to_integral_value():
        return ""
    return f"{facts.subject}填 {facts.told(value)}，按{facts.measure}计数应为整数。请核对。"


def jump(facts: EntryFacts, value: Decimal, on: date) -> str:
    """Against the steepest step of the schedule; without one, against the steepest so far. A
    figure that covers several periods, as the first of a late year does, may grow for each."""
    values = [Decimal(0), *(one.value for one in facts.past)]
    steps = [after - before for before, after in pairwise(values)]
    steepest = facts.steepest or (max(steps) if len(steps) > 1 else Decimal(0))
    step = value - values[-1]
    most = MOST_OF_STEP * max(facts.periods, 1)
    if facts.type not in GROWING or steepest <= 0 or step <= steepest * most:
        return ""
    lead = "本期" if most == MOST_OF_STEP else f" {facts.periods} 期共"
    return (
        f"{facts.subject}{lead}增加 {facts.told(step)}，超过最快一期"
        f" {facts.told(steepest)}的 {most} 倍。请核对。"
    )


def parts(facts: EntryFacts, value: Decimal, on: date) -> str:
    """其中 parts that do not add up. Only where their targets make up the whole target: of 600
    parking bays 90 are for charging, and nobody names the rest."""
    whole = facts.target is not None and total(facts.part_targets) == facts.target
    together = total(facts.parts)
    if not whole or not facts.parts or together == value:
        return ""
    return f"{facts.subject}填 {facts.told(value)}，各分项合计 {facts.told(together)}。请核对。"


def apart(facts: EntryFacts, value: Decimal, on: date) -> str:
    """Something else than another page tells. What adds up may have grown since; a node has its
    day."""
    known = facts.elsewhere
    if known is None:
        return ""
    if known.value is None:
        told, same = day_text(facts.dated), facts.dated == known.reached_on
    else:
        told = facts.told(value)
        same = value == known.value or (value > known.value and known.on < facts.dated)
    if same:
        return ""
    return f"{facts.subject}填 {told}，{known.says}。请核对两处，属实的请说明原因。"


def frozen(facts: EntryFacts, value: Decimal, on: date) -> str:
    """The same number three periods running while the words change, though the plan went on."""
    said = facts.remark.strip()
    if facts.type not in GROWING or facts.cause or len(facts.past) < 2 or not said:
        return ""
    before = facts.past[-1]
    same = all(one.value == value for one in facts.past[-2:])
    if not same or said == before.remark.strip() or _reached(facts, value):
        return ""
    due, was = facts.scheduled, before.scheduled
    if due is None or was is None or due <= was:
        return ""
    return f"{facts.subject}连续三期都是 {facts.told(value)}，进展说明却有变化。请核对。"


def parrot(facts: EntryFacts, value: Decimal, on: date) -> str:
    """Exactly the scheduled amount three periods running, while it grows. One well a month is
    easily on plan; what is measured, or counted by the dozen, is missed now and then."""
    if facts.type not in GROWING or len(facts.past) < 2 or _reached(facts, value):
        return ""
    two, one = facts.past[-2:]
    series = ((two.value, two.scheduled), (one.value, one.scheduled), (value, facts.scheduled))
    if (
        any(actual != scheduled for actual, scheduled in series)
        or not two.value < one.value < value
    ):
        return ""
    if facts.counted and min(one.value - two.value, value - one.value) < LEAST_OF_CHANCE:
        return ""
    return f"{facts.subject}连续三期与应完成数完全相同。请核对是否为实际完成数。"


def _reached(facts: EntryFacts, value: Decimal) -> bool:
    return facts.target is not None and facts.aim.reached(value)
