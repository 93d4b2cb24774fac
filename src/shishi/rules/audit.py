"""留痕 — audit entries in canonical form and the hash chain over them.

Each entry is closed by the SHA-256 of the hash before it and its own canonical form, so an
entry that is changed, taken out, put in or moved breaks the chain from there on.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from shishi.rules.digests import digest

START = "0" * 64  # what the first entry follows
PRINTED = 16  # hexadecimal digits of a hash that stand on paper
_GROUP = 4
_WIDE = str.maketrans("０１２３４５６７８９ＡＢＣＤＥＦａｂｃｄｅｆ", "0123456789ABCDEFabcdef")
_ROOT = re.compile(r"(?<![0-9a-f])(\d{1,15})[^0-9a-z]+((?:[0-9a-f][^0-9a-z]*){16})(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class Entry:
    """一条留痕 — who did what to which thing when, from where, and whether it was done.

    `number` counts from 1 without gaps; `at` is ISO 8601 with offset; `actor` and `territory` are
    None for a guest or the host; `detail` is JSON in canonical form.
    """

    number: int
    at: str
    actor: int | None
    actor_name: str
    source: str
    territory: int | None
    deed: str
    thing: str
    thing_key: int | None
    done: bool
    detail: str


def canonical(value: object) -> str:
    """JSON with sorted keys and no free space: one text for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def close(entry: Entry, before: str) -> str:
    """The hash of an entry that follows the hash `before`."""
    return digest(f"{before}\n{canonical(asdict(entry))}".encode())


def first_break(chain: Iterable[tuple[Entry, str]], end: tuple[int, str]) -> int | None:
    """The number at which the chain does not fit, None when it holds.

    `chain` are entries with their hashes in order; `end` is the number and hash it must end with.
    """
    number, before = 0, START
    for entry, closed in chain:
        number += 1
        if entry.number != number or close(entry, before) != closed:
            return number
        before = closed
    return None if (number, before) == end else number + 1


def printed(number: int, hash: str) -> str:
    """核验码 — the number of an entry and the first 16 digits of its hash, to be typed from paper:
    1234-3f2a-9c01-7be4-d210. Whoever makes the chain anew has to close the entry of that very
    number with the same 64 bits (one chance in 18 quintillion each time), and so again for each
    later paper that is in other hands."""
    digits = hash[:PRINTED]
    groups = (digits[at : at + _GROUP] for at in range(0, PRINTED, _GROUP))
    return "-".join((str(number), *groups))


def foot(number: int, hash: str) -> str:
    """The line that an issued paper prints of the trail; it fits into one line of the record."""
    return f"核验码：{printed(number, hash)}（留痕散列前{PRINTED}位）"


def read_printed(words: str) -> tuple[int, str] | None:
    """The number and the digits out of a root as it was typed from paper, with whatever stands
    around and between; None where there is none."""
    found = _ROOT.search(words.translate(_WIDE).lower())
    if found is None:
        return None
    return int(found[1]), re.sub(r"[^0-9a-f]", "", found[2])
