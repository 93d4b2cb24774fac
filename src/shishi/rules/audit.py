"""留痕 — audit entries in canonical form and the hash chain over them.

Each entry is closed by the SHA-256 of the hash before it and its own canonical form, so an
entry that is changed, taken out, put in or moved breaks the chain from there on.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from shishi.rules.digests import digest

START = "0" * 64  # what the first entry follows


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
