"""合计核对 — totals whose parts do not add, and totals told by kinds that leave some out."""

from collections.abc import Iterator
from decimal import Decimal

from shishi.rules.amounts import from_yuan, number_text
from shishi.wording.figures import Figure
from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript
from shishi.wording.totals import tallies


def sums(paper: Manuscript) -> Iterator[Hit]:
    """分项之和与合计不符."""
    for tally in tallies(paper):
        if tally.short:
            continue
        terms = "+".join(_said(part.value, tally.total) for part in tally.parts)
        added = _said(tally.added, tally.total) + _measure(tally.total)
        printed = _said(tally.total.value, tally.total) + _measure(tally.total)
        says = f"分项{terms}={added}，合计写作{printed}，两者不符。"
        yield Hit(tally.start, tally.end, says, f"核对各分项；如分项无误，合计应为{added}")


def categories(paper: Manuscript) -> Iterator[Hit]:
    """各类相加少于总数, 有的没有归类."""
    for tally in tallies(paper):
        if not tally.short:
            continue
        unit = _measure(tally.total)
        missing = tally.total.value - tally.added
        says = (
            f"总数{number_text(tally.total.value)}{unit}，所列各类相加为{number_text(tally.added)}{unit}，"
            f"还有{number_text(missing)}{unit}没有归类。"
        )
        yield Hit(tally.start, tally.end, says, "补齐缺少的类别，或更正件数")


def _said(value: Decimal, total: Figure) -> str:
    return (
        number_text(from_yuan(value, _scale(total)))
        if total.measure == "元"
        else number_text(value)
    )


def _measure(total: Figure) -> str:
    return _scale(total) if total.measure == "元" else total.measure


def _scale(total: Figure) -> str:
    return "万元" if total.value >= 10_000 else "元"
