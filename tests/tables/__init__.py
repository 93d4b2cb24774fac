"""Tables of cases: the tests walk them, the manual prints them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """表 — `words` introduce it; `heads` and `rows` are Chinese and readable by an official."""

    title: str
    words: str
    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
