"""确认入账 — what stands in the way of it, what it reminds of, and what a value says in words."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from shishi.rules.bodies import entries
from shishi.rules.entries import Entry, EntryState
from shishi.rules.inputs import YEARS
from shishi.rules.plans import Body, Due, Figure, Item, PersonName, UnitName, Words
from shishi.rules.projects import How, year_end

LONGEST = 500  # characters of a title in the ledger
NAMES = {"": LONGEST, "单位": 200, "人员": 100}  # characters of a name


@dataclass(frozen=True, slots=True)
class Outline:
    """概要 — what a list of drafts says of each, kept beside the body so that a list needs none."""

    title: str = ""
    year: int | None = None
    items: int = 0
    figures: int = 0
    open_remarks: int = 0


def outline(body: Body) -> Outline:
    """The outline of a body as it stands."""
    title = body.head.get("title")
    return Outline(
        title=title.now.value if title and title.stands else "",
        year=body.year,
        items=len(body.standing),
        figures=sum(len(targets(item)) for item in body.standing),
        open_remarks=sum(remark.is_open for remark in body.remarks),
    )


def blockers(body: Body) -> tuple[str, ...]:
    """The sentences that must be dealt with before a draft can become a programme."""
    found = []
    if body.year is None:
        found.append("没有年度。请在文件信息中补充年度。")
    elif body.year not in YEARS:
        found.append(f"年度 {body.year} 不在合理范围内。请核对文件信息中的年度。")
    if not body.standing:
        found.append("没有可以入账的实事。请核对文件，或补充实事。")
    for item in body.standing:
        found += _faults(item)
    return tuple(found)


def _faults(item: Item) -> list[str]:
    """What the ledger cannot hold of an item."""
    found, name = [], "一项实事"
    if item.ordinal and item.ordinal.stands:
        name = item.ordinal.now.value[:20]
    title = item.title.now.value.strip() if item.title.stands else ""
    if not title:
        found.append(f"{name}没有名称。请补充名称，或剔除该项。")
    parties = [("单位", e.now.name) for e in item.units if e.stands]
    parties += [("人员", e.now.name) for e in item.people if e.stands]
    for what, words in [("", title), *parties]:
        if len(words) > NAMES[what]:
            longest = f"{NAMES[what]} 个字：“{words[:20]}…”"
            found.append(f"{name}的{what}名称超过 {longest}。请改短，或剔除。")
    found += [f"{name}有{what}没有名称。请补充，或剔除。" for what, words in parties if not words]
    return found


def reminders(body: Body) -> tuple[str, ...]:
    """The sentences a person should have read before confirming; none of them forbids it."""
    counts = Counter(
        {
            "处疑点尚未处理，将随方案留存": sum(remark.is_open for remark in body.remarks),
            "条数据尚未逐条核对，确认后视为采纳": untouched(body),
            "项没有明确的完成时限，将按年底推定": sum(_has_no_day(i) for i in body.standing),
            "项没有责任单位": sum(not _stands(item.units) for item in body.standing),
            "项没有量化指标": sum(not targets(item) for item in body.standing),
        }
    )
    found = [f"有 {count} {words}。" for words, count in counts.items() if count]
    if body.kind != "plan":
        found.insert(0, "该文件不像实施方案，请核对是否应当入账。")
    return tuple(found)


def untouched(body: Body) -> int:
    """How many values of standing items nobody has looked at."""
    return sum(
        entry.state is EntryState.PROPOSED for item in body.standing for entry in entries(item)
    )


def targets(item: Item) -> tuple[Entry[Figure], ...]:
    """The figures that become indicators."""
    return tuple(entry for entry in item.figures if entry.stands and entry.now.is_target)


def due_on(item: Item, year: int) -> tuple[date, bool]:
    """The deadline of the ledger, and whether it is presumed (推定): where the plan names no day
    the year's end stands in."""
    entry = item.deadline
    if entry and entry.stands and entry.now.on:
        return entry.now.on, False
    return year_end(year), True


def how(entry: Entry[Any]) -> How:
    """How the value came about."""
    if entry.read is None:
        return How.ADDED
    return How.READ if entry.now == entry.read else How.CHANGED


def read_as(entry: Entry[Any]) -> str:
    """What the reader had proposed, in words, where a person changed it; else empty."""
    return in_words(entry.read) if how(entry) is How.CHANGED else ""


def in_words(value: object) -> str:
    """A value of a draft as a person says it: ≥60公里, 住建局, 2025-10-31."""
    if isinstance(value, Figure):
        upper = f"—{value.upper:f}" if value.upper is not None else ""
        per = f"/{value.per}" if value.per else ""
        return f"{value.subject}{value.bound.sign}{value.value:f}{upper}{value.measure}{per}"
    if isinstance(value, (UnitName, PersonName)):
        return value.name
    if isinstance(value, Due):
        return value.on.isoformat() if value.on else value.words
    return value.value if isinstance(value, Words) else ""


def _stands(held: tuple[Entry[Any], ...]) -> bool:
    return any(entry.stands for entry in held)


def _has_no_day(item: Item) -> bool:
    return due_on(item, 2000)[1]
