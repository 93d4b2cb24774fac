"""日处理能力 — what a plant takes a day: 日供水1.8万吨 is 18000 吨/日."""

import re

from shishi.reading.numbers.candidates import Candidate
from shishi.reading.numbers.measures import per_day

_A_DAY = re.compile(
    r"(?:(?<![节今昨次近生假工每])日(?:均|最大|综合)?|每[日天](?:可|最大|均)?)"
    r"(?:供[水气热]?|处[理置]|产|净化|制水|收[运集]|转运|消纳|加工|生产|焚烧|污水|垃圾|补水|提水|取水|输[水送]|净水|清运|中转)"
    r"[^，。；;\n]{0,20}\Z|(?:[吨方米])[/／每][日天][^，。；;\n]{0,6}\Z"
)
BULK = frozenset({"吨", "立方米", "方", "立方", "标方", "标准立方米", "标立方米"})
_WINDOW = 32


def a_day(text: str, candidate: Candidate) -> Candidate:
    """The candidate of a measure of `BULK` with 吨/日 for 吨 where the words before speak of a
    day's capacity."""
    if candidate.reason:
        return candidate
    if _A_DAY.search(text[max(0, candidate.start - _WINDOW) : candidate.start]):
        return candidate._replace(measure=per_day(candidate.measure))
    return candidate
