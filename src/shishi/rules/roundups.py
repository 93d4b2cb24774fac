"""汇总核对 — what does not add up across the projects of a round, once their reports are side by
side: a total and its 其中 parts in other projects, and one promise told twice with two figures.

What is odd within one project is for `rules.checks`. Source: domain paper §3.8.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shishi.rules.amounts import from_yuan
from shishi.rules.shares import measured_text, total


@dataclass(frozen=True, slots=True)
class Told:
    """一项已报的数 — `value` in the measure of its target, None where nothing is told; `whole` is
    the target, `part_of` the indicator whose part it is."""

    indicator: int
    project: int
    number: int
    name: str
    measure: str
    value: Decimal | None
    whole: Decimal | None = None
    part_of: int | None = None

    @property
    def text(self) -> str:
        """31.5 公里 · 120 万元."""
        value = self.value or Decimal(0)
        if self.measure == "元":
            return measured_text(from_yuan(value, "万元"), "万元")
        return measured_text(value, self.measure)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """对不上的数 — the projects it concerns, in the order of the plan."""

    projects: tuple[int, ...]
    says: str


def across(told: Iterable[Told]) -> tuple[Mismatch, ...]:
    """Everything that does not add up between projects."""
    held = sorted(told, key=lambda one: (one.number, one.indicator))
    return (*_totals(held), *_repeats(held))


def _totals(held: list[Told]) -> list[Mismatch]:
    """A total against its parts, where one of them lies in another project and all are told."""
    parts_of: dict[int, list[Told]] = {}
    for one in held:
        if one.part_of is not None:
            parts_of.setdefault(one.part_of, []).append(one)
    found = []
    for whole in held:
        parts = parts_of.get(whole.indicator, [])
        values = [one.value for one in parts if one.value is not None]
        elsewhere = any(one.project != whole.project for one in parts)
        if not elsewhere or whole.value is None or len(values) != len(parts):
            continue
        together = total(values)
        if together != whole.value:
            sum_text = Told(0, 0, 0, "", whole.measure, together).text
            says = (
                f"第 {whole.number} 件的{whole.name}填 {whole.text}，"
                f"各件分项合计 {sum_text}。请核对。"
            )
            found.append(Mismatch(_projects([whole, *parts]), says))
    return found


def _repeats(held: list[Told]) -> list[Mismatch]:
    """The same promise, by name, measure and target, in several projects with several figures."""
    groups: dict[tuple[str, str, Decimal], list[Told]] = {}
    for one in held:
        if one.value is not None and one.whole:
            groups.setdefault((one.name, one.measure, one.whole), []).append(one)
    found = []
    for (name, *_), ones in groups.items():
        if len({one.project for one in ones}) > 1 and len({one.value for one in ones}) > 1:
            values = "，".join(f"第 {one.number} 件填 {one.text}" for one in ones)
            says = f"“{name}”目标相同而数不同：{values}。如为同一项工作，请核对后统一。"
            found.append(Mismatch(_projects(ones), says))
    return found


def _projects(ones: Iterable[Told]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.project for one in ones))
