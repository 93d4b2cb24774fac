"""分类统计 — how many projects stand in each category, with shares that add to 100, and what was
told of their money.

Source: domain paper §3.3, requirement 52 (categories add to the total).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.rules.bulletins import Category, Told
from shishi.rules.funds import Amounts
from shishi.rules.shares import share, total


@dataclass(frozen=True, slots=True)
class Count:
    """件数 of one category with its share in percent, and the projects it counts."""

    category: Category
    projects: tuple[int, ...]
    percent: Decimal

    @property
    def number(self) -> int:
        return len(self.projects)


def counts(projects: Iterable[Told]) -> tuple[Count, ...]:
    """Every category with its projects, none left out; their shares add to 100."""
    held = tuple(projects)
    groups = [tuple(one.project for one in held if one.category is each) for each in Category]
    shares = percents([len(group) for group in groups])
    return tuple(map(Count, Category, groups, shares))


def counts_before(projects: Iterable[Told]) -> tuple[Count, ...]:
    """The same of the period before."""
    held = [one for one in projects if one.was is not None]
    groups = [tuple(one.project for one in held if one.was is each) for each in Category]
    shares = percents([len(group) for group in groups])
    return tuple(map(Count, Category, groups, shares))


def percents(numbers: Sequence[int]) -> tuple[Decimal, ...]:
    """The shares of the numbers in percent with one decimal, which add to 100 (最大余额法): each is
    cut, and what is left goes to the largest remainders, the first of equal ones. All 0 of nothing.
    """
    whole, units = sum(numbers), 1000
    if not whole:
        return (Decimal(0),) * len(numbers)
    cut = [number * units // whole for number in numbers]
    left = sorted(range(len(numbers)), key=lambda at: -(numbers[at] * units % whole))
    for at in left[: units - sum(cut)]:
        cut[at] += 1
    return tuple(Decimal(one) / 10 for one in cut)


@dataclass(frozen=True, slots=True)
class Money:
    """资金 of those projects that tell what was planned, has arrived and was paid, in yuan, and
    the projects that do not; the rates are fractions of what was planned."""

    planned: Decimal
    arrived: Decimal
    paid: Decimal
    arrival: Decimal | None
    payment: Decimal | None
    tellers: tuple[int, ...]
    silent: tuple[int, ...]


def money(projects: Iterable[Told]) -> Money:
    """The money of the projects together."""
    told: dict[int, tuple[Decimal, Decimal, Decimal]] = {}
    silent = []
    for one in projects:
        held = one.money or Amounts()
        if held.planned is None or held.arrived is None or held.paid is None:
            silent.append(one.project)
        else:
            told[one.project] = held.planned, held.arrived, held.paid
    planned, arrived, paid = (total(each[place] for each in told.values()) for place in range(3))
    arrival, payment = share(arrived, planned), share(paid, planned)
    return Money(planned, arrived, paid, arrival, payment, tuple(told), tuple(silent))
