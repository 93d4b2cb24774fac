"""归档 — of which month there can be an archive, and whether one that is read again is whole.

An archive lists each file in it with its digest; the entries of the trail in it follow each other
from the end of the trail before the month to the end of it after. Anybody can check that: nothing
but the archive is asked.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from shishi.rules.audit import Entry, close
from shishi.rules.days import add_months, day_text, month_end
from shishi.rules.lifecycle import YES, Verdict, no

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_LINE = re.compile(r"([0-9a-f]{64})  ([^\x00-\x1f\\]{1,400})")


@dataclass(frozen=True, slots=True)
class End:
    """链头 — number and hash at which the trail ends; number 0 before its first entry."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Link:
    """链上的一条 — an entry with its hash; of another county's `entry` is None, only its place and
    its hash are told."""

    number: int
    hash: str
    entry: Entry | None


def month_of(words: str) -> date | None:
    """The first day of the month 2026-09; None where the words name none."""
    found = _MONTH.fullmatch(words)
    return date(int(found[1]), int(found[2]), 1) if found and found[1] != "0000" else None


def may_archive(month: date, adopted_on: date, today: date) -> Verdict:
    """Whether the month can be archived: it is over, and the plan was in the ledger by its end."""
    last = month_end(month)
    if last >= today:
        over = day_text(last + timedelta(days=1))
        return no(f"{month.year}年{month.month}月尚未结束，请在{over}以后归档。", "month")
    if last < adopted_on:
        says = (
            f"方案于{day_text(adopted_on)}入账，{month.year}年{month.month}月没有可以归档的内容。"
        )
        return no(says, "month")
    return YES


def months(adopted_on: date, today: date) -> tuple[date, ...]:
    """The months that can be archived, the last first, each by its first day."""
    found, month = [], add_months(today.replace(day=1), -1)
    while may_archive(month, adopted_on, today):
        found.append(month)
        month = add_months(month, -1)
    return tuple(found)


def follows(end: End, one: Link) -> End | None:
    """Where the trail ends after one more entry; None where it is not the one that comes next."""
    if one.number != end.number + 1:
        return None
    entry = one.entry
    if entry and (entry.number != one.number or close(entry, end.hash) != one.hash):
        return None
    return End(one.number, one.hash)


def listing(digests: Iterable[tuple[str, str]]) -> str:
    """清单 — a line for each file, name and digest, as `sha256sum` writes and reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests)


def listed(text: str) -> tuple[tuple[str, str], ...] | None:
    """Names and digests of a listing, None where it is none; the way back from `listing`."""
    found = [_LINE.fullmatch(line) for line in text.split("\n")[:-1]]
    pairs = tuple((one[2], one[1]) for one in found if one)
    return pairs if listing(pairs) == text else None


def mismatch(wanted: Iterable[tuple[str, str]], found: Iterable[tuple[str, str]], last: str) -> str:
    """The first thing in which the files are not those of the listing, which is the `last` file
    itself; empty where there is none."""
    names = [name for name, _ in wanted]
    held: Mapping[str, str] = dict(found)
    for name, digest in wanted:
        if name not in held:
            return f"缺少“{name}”，清单中有，归档中没有。"
        if held[name] != digest:
            return f"“{name}”与清单所记的摘要不符，内容被改动过。"
    order = [name for name, _ in found if name != last]
    added = [name for name in order if name not in set(names)]
    if added:
        return f"“{added[0]}”不在清单中，是后来加入的。"
    if order != names or len(set(names)) != len(names):
        return "文件的次序与清单不一致，归档被重新打包过。"
    return ""
