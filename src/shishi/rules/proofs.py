"""自证 — a bulletin proves itself before it may be signed: its categories add to the total and
leave none out, its shares to 100 and fit their counts, its annexes list every project once.

What is read is the text as it will be printed, so a figure that was edited or put in by hand is
held against the others. Source: domain paper requirement 52.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shishi.rules.amounts import number_text
from shishi.rules.bulletins import Category
from shishi.rules.phrases import Fact

_LABELS = "|".join(one.label for one in Category)
_COUNTED = re.compile(rf"({_LABELS})(\d+)件(?:，占(?:比)?([\d.]+)%)?")
_WHOLE = re.compile(r"共(\d+)件")
_SLOW = re.compile(r"进展较慢的(?:项目)?共(\d+)件")
_LAST = Decimal("0.1")  # what a share may be off, so that all add to 100
COUNTS, SLOW_LIST = "总体.进度", "较慢清单"  # the slots that are read


@dataclass(frozen=True, slots=True)
class Flaw:
    """不成立之处 — the slot it stands in, empty for the annexes, and what is wrong."""

    slot: str
    says: str


def proof(
    texts: Mapping[str, str], facts: Mapping[str, Fact], listed: Iterable[tuple[str, int, str]]
) -> tuple[Flaw, ...]:
    """What does not hold, of the printed `texts` by their slots, the `facts` of the ledger, and
    the projects as they are `listed`: annex, number, name."""
    found = [Flaw(COUNTS, says) for says in _categories(texts.get(COUNTS, ""), facts)]
    found += [Flaw(SLOW_LIST, says) for says in _slow(texts.get(SLOW_LIST, ""), facts)]
    return (*found, *(Flaw("", says) for says in _annexes(tuple(listed), facts)))


def _categories(text: str, facts: Mapping[str, Fact]) -> Iterator[str]:
    total = int(facts["实事总数"].words)
    for printed in map(int, _WHOLE.findall(text)[:1]):
        if printed != total:
            yield f"总数写作{printed}件，台账为{total}件。请更正。"
    told = {label: (int(number), share) for label, number, share in _COUNTED.findall(text)}
    if not told and len({one.words for one in _numbers(facts).values()} - {"0"}) <= 1:
        return  # all of them under one category, told in words
    for label, fact in _numbers(facts).items():
        number = told[label][0] if label in told else 0
        if number != int(fact.words):
            lacks = "没有列出" if label not in told else f"写作{number}件"
            yield f"{label}{lacks}，台账为{fact.words}件。请补齐或更正。"
    added = sum(number for number, _ in told.values())
    if added != total:
        yield f"各类相加为{added}件，总数为{total}件，不符。请更正。"
    yield from _shares(told, total)


def _numbers(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {one.label: facts[f"{one.label}件数"] for one in Category}


def _shares(told: Mapping[str, tuple[int, str]], total: int) -> Iterator[str]:
    printed = {label: Decimal(share) for label, (_, share) in told.items() if share}
    for label, share in printed.items():
        number = told[label][0]
        if total and abs(share - Decimal(number) * 100 / total) >= _LAST:
            told_as = f"{label}{number}件，占比写作{number_text(share)}%"
            yield f"{told_as}，与{number}÷{total}不符。请更正。"
    if printed and sum(printed.values()) != 100:
        whole = number_text(sum(printed.values(), Decimal(0)))
        yield f"各类占比相加为{whole}%，不是100%。请更正。"


def _slow(text: str, facts: Mapping[str, Fact]) -> Iterator[str]:
    wanted = facts["较慢件数"].words
    told = _SLOW.search(text)
    if told and told[1] != wanted:
        yield f"进展较慢的项目写作{told[1]}件，台账为{wanted}件。请更正。"
    if not told and wanted != "0":
        yield f"没有写明进展较慢的项目共{wanted}件。请补上。"
    parts = {label: number for label, number, _ in _COUNTED.findall(text)}
    for label, number in parts.items():
        if number != _numbers(facts)[label].words:
            right = _numbers(facts)[label].words
            yield f"进展较慢的项目中，{label}写作{number}件，台账为{right}件。请更正。"


def _annexes(listed: tuple[tuple[str, int, str], ...], facts: Mapping[str, Fact]) -> Iterator[str]:
    times = Counter(number for _, number, _ in listed)
    names = {number: name for _, number, name in listed}
    wanted = {
        int(name.removeprefix("第").removesuffix("件名称")): fact.words
        for name, fact in facts.items()
        if name.startswith("第") and name.endswith("件名称")
    }
    for number in sorted(wanted.keys() | times.keys()):
        if number not in wanted:
            yield f"附件列有第{number}件“{names[number]}”，台账没有这一件。请删去。"
        elif not times[number]:
            yield f"附件没有列出第{number}件“{wanted[number]}”。请补上。"
        elif times[number] > 1:
            yield f"附件把第{number}件“{wanted[number]}”列了{times[number]}次。请保留一处。"
        elif names[number] != wanted[number]:
            yield f"附件第{number}件写作“{names[number]}”，台账为“{wanted[number]}”。请更正。"
