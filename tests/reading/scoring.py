"""How a reading compares with a ledger made by hand, field by field.

Entries are compared as multisets of a passage; what the ledger marks as `ignore` may be read or
not. Each entry has a line of its own, so that two readings can be compared with each other.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

FIELDS = ("title", "quantity", "money", "unit", "person", "deadline")
RATES = ("title_strict", "comparator", "role")
_SAME_UNIT = {
    "千米": "公里",
    "km": "公里",
    "m": "米",
    "㎡": "平方米",
    "m2": "平方米",
    "百分点": "个百分点",
    "個": "个",
    "戶": "户",
}


@dataclass
class Outcome:
    """Entries of one field: found, missed, and read where there is nothing."""

    right: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        self.right += other.right
        self.missed += other.missed
        self.spurious += other.spurious

    @property
    def f1(self) -> float:
        wrong = len(self.missed) + len(self.spurious)
        return 2 * len(self.right) / (2 * len(self.right) + wrong) if self.right or wrong else 1.0


@dataclass
class Report:
    """Outcomes by field, and (right, all) for what is judged among the matched."""

    fields: dict[str, Outcome] = field(default_factory=lambda: {f: Outcome() for f in FIELDS})
    rates: dict[str, list[int]] = field(default_factory=lambda: {r: [0, 0] for r in RATES})
    traps: list[str] = field(default_factory=list)
    trap_count: int = 0

    def add(self, other: "Report") -> None:
        for name, outcome in other.fields.items():
            self.fields[name].add(outcome)
        for name, (right, total) in other.rates.items():
            self.rates[name][0] += right
            self.rates[name][1] += total
        self.traps += other.traps
        self.trap_count += other.trap_count

    def rate(self, name: str) -> float:
        right, total = self.rates[name]
        return right / total if total else 1.0


def squashed(words: object) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(words or "")))


def bare_title(words: object) -> str:
    return re.sub(r"[^\w%]", "", squashed(words))


def bare_name(words: object) -> str:
    return re.sub(r"[,;、。:]", "", squashed(words)).replace("・", "·")


def compare(gold: Json, read: Json) -> Report:
    """The report on one passage."""
    report = Report()
    wanted, found = gold["tasks"], read["tasks"]
    _titles(report, wanted, found)
    optional = [*gold.get("ignore", []), *(i for task in wanted for i in task.get("ignore", []))]
    traps = [*gold.get("not_quantities", [])]
    traps += [trap for task in wanted for trap in task.get("not_quantities", [])]
    report.trap_count = len(traps)
    _figures(report, wanted, found, optional, traps)
    for name, key in (("unit", "units"), ("person", "people")):
        _names(report.fields[name], _unique(wanted, key), _unique(found, key))
    _roles(report, wanted, found)
    due, said = _deadlines(wanted), _deadlines(found)
    _pair(report.fields["deadline"], due, said, _same_date, _date_line)
    return report


def _titles(report: Report, wanted: list[Json], found: list[Json]) -> None:
    left = [bare_title(task["title"]) for task in found]
    exact = 0
    for task in wanted:
        title = bare_title(task["title"])
        exact += title in left
        hit = title if title in left else next((t for t in left if _contains(title, t)), None)
        if hit is None:
            report.fields["title"].missed.append(title)
            continue
        left.remove(hit)
        report.fields["title"].right.append(title)
    report.fields["title"].spurious += left
    report.rates["title_strict"] = [2 * exact, len(wanted) + len(found)]


def _contains(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short)


def _figures(
    report: Report, wanted: list[Json], found: list[Json], optional: list[str], traps: list[str]
) -> None:
    money = [entry for task in wanted for entry in task["money"]]
    sides = (
        ("quantity", "quantities", _same_quantity, _quantity_line),
        ("money", "money", _same_money, _money_line),
    )
    for name, key, same, line in sides:
        gold = [entry for task in wanted for entry in task[key]]
        read = [entry for task in found for entry in task[key]]
        outcome = Outcome()
        pairs, extra = _pair(outcome, gold, read, same, line)
        amounts = {entry["yuan"] for entry in money}
        kept = [
            entry
            for entry in extra
            if not _overlaps(entry["text"], optional)
            and not (key == "quantities" and entry["unit"] == "元" and entry["value"] in amounts)
        ]
        outcome.spurious = [line(entry) for entry in kept]
        report.fields[name].add(outcome)
        if key == "quantities":
            right = sum(g.get("comparator", "=") == r.get("comparator", "=") for g, r in pairs)
            report.rates["comparator"] = [right, len(pairs)]
            report.traps = [line(entry) for entry in kept if _overlaps(entry["text"], traps)]


def _pair(
    outcome: Outcome,
    wanted: Iterable[Json],
    found: Iterable[Json],
    same: Callable[[Json, Json], bool],
    line: Callable[[Json], str],
) -> tuple[list[tuple[Json, Json]], list[Json]]:
    """Pair entries one to one, those with the same words first."""
    left, pairs, late = list(found), [], []
    for entry in wanted:
        hit = next((r for r in left if r["text"] == entry["text"] and same(entry, r)), None)
        if hit is None:
            late.append(entry)
            continue
        left.remove(hit)
        pairs.append((entry, hit))
    for entry in late:
        hit = next((r for r in left if same(entry, r)), None)
        if hit is None:
            outcome.missed.append(line(entry))
            continue
        left.remove(hit)
        pairs.append((entry, hit))
    outcome.right += [line(entry) for entry, _ in pairs]
    outcome.spurious += [line(entry) for entry in left]
    return pairs, left


def _near(one: object, other: object) -> bool:
    if one is None or other is None:
        return one is other
    first, second = float(str(one)), float(str(other))
    return abs(first - second) <= 1e-6 * max(1.0, abs(first))


def _same_quantity(gold: Json, read: Json) -> bool:
    amounts = _near(gold["value"], read["value"])
    far = _near(gold.get("value_max"), read.get("value_max"))
    return amounts and far and _same_unit(gold, read)


def _same_unit(gold: Json, read: Json) -> bool:
    """A unit that the words do not write is not held against the reading."""
    wanted, said = _unit(gold["unit"]), _unit(read["unit"])
    written = {wanted, *(old for old, new in _SAME_UNIT.items() if new == wanted)}
    if not any(word and word in squashed(gold["text"]).lower() for word in written):
        return True
    return said in (wanted, wanted.split("/")[0])


def _unit(word: object) -> str:
    bare = squashed(word).lower()
    return _SAME_UNIT.get(bare, bare)


def _same_money(gold: Json, read: Json) -> bool:
    far = _near(gold.get("yuan_max"), read.get("yuan_max"))
    return _near(gold["yuan"], read["yuan"]) and far


def _quantity_line(entry: Json) -> str:
    return f"{squashed(entry['text'])} = {entry['value']} {entry['unit']}"


def _money_line(entry: Json) -> str:
    return f"{squashed(entry['text'])} = {entry['yuan']} 元"


def _overlaps(text: str, marks: Iterable[str]) -> bool:
    here = squashed(text)
    for mark in map(squashed, marks):
        for inner, outer in ((here, mark), (mark, here)):
            alone = re.search(rf"(?<![\d.]){re.escape(inner)}", outer) if len(inner) >= 2 else None
            if inner and (inner == outer or alone):
                return True
    return False


def _unique(tasks: list[Json], key: str) -> list[str]:
    return [
        name
        for task in tasks
        for name in dict.fromkeys(bare_name(entry["name"]) for entry in task[key])
    ]


def _names(outcome: Outcome, wanted: list[str], found: list[str]) -> None:
    gold, read = Counter(wanted), Counter(found)
    outcome.right += (gold & read).elements()
    outcome.missed += (gold - read).elements()
    outcome.spurious += (read - gold).elements()


def _roles(report: Report, wanted: list[Json], found: list[Json]) -> None:
    by_title = {bare_title(task["title"]): task for task in found}
    for task in wanted:
        partner = by_title.get(bare_title(task["title"]))
        if partner is None:
            continue
        roles = {bare_name(unit["name"]): unit["role"] for unit in partner["units"]}
        for unit in task["units"]:
            role = roles.get(bare_name(unit["name"]))
            if role is not None:
                report.rates["role"][0] += role == unit["role"]
                report.rates["role"][1] += 1


def _deadlines(tasks: list[Json]) -> list[Json]:
    return [task["deadline"] for task in tasks if task["deadline"]]


def _same_date(gold: Json, read: Json) -> bool:
    return read["date"] in (gold["date"], *gold.get("alt_dates", []))


def _date_line(entry: Json) -> str:
    return f"{squashed(entry['text'])} = {entry['date']}"
