"""词句 — looking back from a place in the text."""

import re


def last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last of the places in `[start, end)` where `pattern` stands, none overlapping."""
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found
