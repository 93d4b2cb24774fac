"""行内序号 — numbers and signs inside a line that begin entries of their own: …：1.…；2.…。

Where one could stand is found once for the whole text; a line then looks only at its own places.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from shishi.reading.lines.marks import BULLETS, Mark, mark_at

# The sign in front is consumed, not looked back at: a search for one of a few characters is fast.
_PLACE = re.compile(
    r"[。；;：:！ 》”，,①-⑳](?:(?<=(?P<circled>[①-⑳]))"
    rf"|(?<=[。；;：:])(?P<bullet> ?(?=[{re.escape(BULLETS)}]))"
    r"|(?=[㈠-㈩⑴-⒇⒈-⒛（(一二三四五六七八九十\d第其首再A-Ja-j民实项工])"  # one look rules most out
    r"(?=[㈠-㈩⑴-⒇⒈-⒛]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、.．﹒](?!\d)|第[一二三四五六七八九十\d]{1,3}[件项]"
    r"|[其第]?[一二三四五六七八九十]{1,3}[、是，,：:]|首先|其次|再次|[A-Ja-j][.．、）)]"
    r"|(?:民生)?(?:实事|项目|工程)[一二三四五六七八九十\d]{1,3}[：:]))"
)


class Places(NamedTuple):
    """Where in the text a number could stand behind a sign, a bullet behind the end of a
    sentence; each in order."""

    numbers: list[int]
    bullets: list[int]


def places(text: str) -> Places:
    """The places of the whole text."""
    known = Places([], [])
    for found in _PLACE.finditer(text):
        if found.lastgroup == "bullet":
            known.bullets.append(found.end())
        else:
            known.numbers.append(found.end() - (found.lastgroup == "circled"))
    return known


def run(text: str, start: int, end: int, first: Mark | None, known: Places) -> list[Mark]:
    """Marks inside a line that count on: from 1 in a line without a mark, from the number of
    the line's own mark in its own style otherwise."""
    numbers = known.numbers
    low = bisect_left(numbers, start)
    if low == len(numbers) or numbers[low] >= end:
        return []
    style, number = (first.style, first.number) if first else ("", 0)
    found: list[Mark] = []
    for place in numbers[low : bisect_left(numbers, end)]:
        mark = mark_at(text, place, end)
        if mark and mark.number == number + 1 and (not style or mark.style == style):
            style, number = mark.style, mark.number
            found.append(mark)
    return found if first or len(found) >= 2 else []


def bulleted(text: str, start: int, end: int, known: Places) -> list[Mark]:
    """Signs inside a line, the same at least twice, each behind the end of a sentence."""
    bullets = known.bullets
    if not bullets:
        return []
    inside = bullets[bisect_right(bullets, start) : bisect_left(bullets, end)]
    if not inside:
        return []
    found = [mark_at(text, place, end) for place in (start, *inside)]
    signs = [mark for mark in found if mark and mark.style.startswith("bullet")]
    same = [mark for mark in signs if mark.style == signs[0].style]
    return same if len(same) >= 2 else []
