"""断句 — paragraphs without an end, brackets and quotation marks without their other half, by the
text alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBERED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])")
_OPEN_END = re.compile(r"[一-龥\d%”]")
_PAUSES = "，。；！？,;"
_BRACKETS = {"）": "（", ")": "（", "”": "“", "》": "《", "〕": "〔"}
_BRACKET = re.compile(r"[（(）)“”《》〔〕]")
_LIST_MARK = re.compile(r"(?:^|[\s。；])[一二三四五六七八九十\da-zA-Z①-⑳]{1,3}$")
_LONGEST = 300  # characters that a bracket may hold before it counts as left open
_LEAST, _MOST = 25, 5000  # characters of a paragraph of prose


class Unpaired(NamedTuple):
    """A bracket at `at` without its other half; `opens` says which half it is."""

    at: int
    opens: bool


def unended(text: str) -> Iterator[tuple[int, int]]:
    """The last clause of each paragraph of prose whose fellows end with a full stop and which has
    none."""
    ended, open_ones = 0, []
    after = 0
    for whole in text.split("\n"):
        start, after = after, after + len(whole) + 1
        if len(whole) < _LEAST:
            continue
        line = whole.rstrip()
        if not _LEAST <= len(line) <= _MOST or "|" in line or "\t" in line:
            continue
        if line.find("。", 0, -1) < 0 and not (line.count("，") > 1 and _NUMBERED.match(line)):
            continue
        if line.endswith(("。", "！", "；", "：")):
            ended += 1
        elif _OPEN_END.match(line, len(line) - 1):
            pause = last_pause(line)
            words = line[pause + 1 :]
            if len(words) > 3 and "：" not in words and ":" not in words:
                open_ones.append((start + pause + 1, start + len(line)))
    if ended >= len(open_ones):
        yield from open_ones


def last_pause(words: str) -> int:
    """Where the last mark of a pause stands, -1 where there is none."""
    return max([words.rfind(mark) for mark in _PAUSES])


def unpaired(text: str) -> Iterator[Unpaired]:
    """Brackets and quotation marks without their other half."""
    waiting: dict[str, list[int]] = {mark: [] for mark in "（“《〔"}
    for match in _BRACKET.finditer(text):
        mark, at = match.group(), match.start()
        opener = _BRACKETS.get(mark)
        if opener is None:
            stack = waiting["（" if mark == "(" else mark]
            if stack and mark in "（(“" and at - stack[-1] > _LONGEST:
                yield Unpaired(stack.pop(), True)
            stack.append(at)
        elif waiting[opener]:
            start = waiting[opener].pop()
            if at - start > _LONGEST:
                yield Unpaired(start, True)
                yield from _unopened(text, mark, at)
        else:
            yield from _unopened(text, mark, at)
    for at in sorted(at for stack in waiting.values() for at in stack):
        yield Unpaired(at, True)


def _unopened(text: str, mark: str, at: int) -> Iterator[Unpaired]:
    if mark not in "）)" or not _LIST_MARK.search(text[max(0, at - 5) : at]):
        yield Unpaired(at, False)
