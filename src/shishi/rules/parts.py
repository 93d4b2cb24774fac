"""其中分项 — a total that is nothing but its parts: it is added up from them, never typed.

Only where the targets of the parts make up the target of the total (8 万亩 = 1 + 5 + 2): of 600
parking bays 90 are for charging, and nobody names the rest. Source: domain paper §3.7, sum check.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from shishi.rules.indicators import SUMMED
from shishi.rules.inputs import Unfit, number
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.observations import Told
from shishi.rules.shares import measured_text, total
from shishi.rules.targets import Target

Wholes = Mapping[int, tuple[int, ...]]
"""Of each total that is added up the keys of what is typed in its place."""


def wholes(
    lines: Iterable[tuple[int, int | None, Target]], pointed: Collection[int] = ()
) -> dict[int, tuple[int, ...]]:
    """The totals among the lines (key, the total whose part it is, target) that are nothing but
    their parts; of a part that is itself such a total its own parts are named. What is `pointed`
    is told by its points (点位) and no total."""
    targets: dict[int, Target] = {}
    parts: dict[int, list[int]] = {}
    for key, whole, target in lines:
        targets[key] = target
        if whole is not None:
            parts.setdefault(whole, []).append(key)
    found = {
        key: ones
        for key, ones in parts.items()
        if key in targets
        and key not in pointed
        and _make_up(targets[key], [targets[one] for one in ones])
    }
    typed = {key: tuple(_typed(key, found, {key})) for key in found}
    return {key: ones for key, ones in typed.items() if key not in ones}


def _typed(key: int, found: Mapping[int, list[int]], above: set[int]) -> Iterator[int]:
    for part in found[key]:
        if part in found and part not in above:
            yield from _typed(part, found, {*above, part})
        else:
            yield part


def _make_up(whole: Target, parts: list[Target]) -> bool:
    held = (whole, *parts)
    values = [one.value for one in parts if one.value is not None]
    alike = {(one.measure, one.per) for one in held}
    return (
        all(one.kind in SUMMED for one in held)
        and len(alike) == 1
        and len(values) == len(parts)
        and total(values) == whole.value
    )


def added_up(told: Mapping[int, Told], wholes: Wholes) -> dict[int, Told]:
    """What each total comes to; nothing where none of its parts was told, which is not 0."""
    return {key: Told(together(told.get(one) for one in ones)) for key, ones in wholes.items()}


def together(told: Iterable[Told | None]) -> Decimal | None:
    """The sum of what was told; None where nothing was."""
    values = [one.value for one in told if one is not None and one.value is not None]
    return total(values) if values else None


def may_correct(told: Decimal | None, held: Decimal | None, target: Target) -> Verdict:
    """A total is put right at its parts; one that was typed once may become their sum, where they
    have one."""
    if held is None or told == held:
        return YES
    says = f"各分项合计 {target.text(held)}，与更正后的数不符。请更正有误的分项，合计随之更正。"
    return no(says, "value")


def disagrees(typed: str, parts: Iterable[str], measure: str) -> str:
    """What is wrong with words that stand for a total, beside the words of its parts; nothing
    where one of these is no number, which is said there."""
    try:
        held = total(number(words) for words in parts if words.strip())
    except Unfit:
        return ""
    try:
        same = number(typed) == held
    except Unfit:
        same = False
    if same:
        return ""
    return (
        f"各分项合计 {measured_text(held, measure)}，这里是 {typed}。"
        "合计由各分项相加，不用填写：请核对各分项，或清空这一格。"
    )
