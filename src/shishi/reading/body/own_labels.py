"""自拟标签 — labels that only this document uses: 谁来办：, 主攻：, 收账：, or known ones without
a colon (责任单位县水利局).

A word before a colon that comes back in several items is a label when its values look alike:
units, people or days. What the values are says what the label announces.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from shishi.reading.duties.people import POST, SURNAMES, looks_like_person
from shishi.reading.duties.unit_words import looks_like_unit, pieces
from shishi.reading.lines.labels import UNIT_ROLES, Field, Label, field_of
from shishi.reading.times.dates import whens

Range = tuple[int, int]

_WIDE_COLON = re.compile(r"：(?=[ \t]*[^\s：:])")  # a search for one character is fast
_COLON = re.compile(r"[:：](?=[ \t]*[^\s：:])")
_EDGE = r"(?<![^\s。；;，,（(\[〔【])"
_LONGEST_OWN = 6  # characters of a word that only this document uses
_OWN = re.compile(rf"{_EDGE}[一-龥]{{2,{_LONGEST_OWN}}}\Z")
_CORE = "单位|部门|领导|责任人|负责人|时限|时间|期限|日期|节点"
_LONGEST_FRONT = 4  # characters of a known label before its core
_FRONT = re.compile(rf"{_EDGE}[一-龥]{{0,{_LONGEST_FRONT}}}\Z")
_CORED = re.compile(rf"(?:{_CORE})[ \t]*(?=[一-龥\d])")
_BARE = re.compile(rf"(?P<word>[一-龥]{{0,{_LONGEST_FRONT}}}(?:{_CORE}))[ \t]*(?=[一-龥\d])")
_VALUE_END = re.compile(r"[\n。；;\]〕】]| (?=[一-龥]{2,8}[:：])")
_CLAUSE_END = re.compile(r"[\n。；;，,\]〕】）)]| (?=[一-龥])")
_ROLES = (
    (Field.SUPPORT, re.compile("[配协助辅帮]|参与")),
    (Field.SUPERVISE, re.compile("[督监]")),
    (Field.LEAD, re.compile("[主牵头]")),
)
_ENDINGS = (
    *((end, Field.RESPONSIBLE) for end in ("单位", "部门")),
    *((end, Field.PERSON) for end in ("领导", "责任人", "负责人")),
    *((end, Field.DEADLINE) for end in ("时限", "时间", "期限", "日期", "节点")),
)
_NO_LABELS = frozenset("其中 包括 如下 分别为 分别是 注意 说明 备注 此外 来源 记者 编辑".split())
_LONGEST = 60  # characters of a value
_LATEST = 2000  # any year: only whether there is a day counts


def with_own(text: str, found: Sequence[Label]) -> list[Label]:
    """The labels of the document with those of its own."""
    starts = [label.start for label in found]
    own = [*_recurring(text, found, starts), *_without_colon(text)]
    free = [one for one in own if not _covered(one.start, one.end, found, starts)]
    return sorted((*found, *free), key=_place) if free else list(found)


def _place(label: Label) -> int:
    return label.start


def _covered(start: int, end: int, found: Sequence[Label], starts: Sequence[int]) -> bool:
    """Whether a known label stands at the same place."""
    at = bisect_left(starts, end)
    return at > 0 and found[at - 1].end > start


def _recurring(text: str, found: Sequence[Label], starts: Sequence[int]) -> Iterator[Label]:
    """Words before a colon that stand at least twice, with values of one kind; those that are
    known labels everywhere are left out."""
    colon = _COLON if ":" in text else _WIDE_COLON
    colons = [one.end() for one in colon.finditer(text)]
    known = {label.end for label in found}
    free = {word for _, word, _ in _words(text, [end for end in colons if end not in known])}
    places: dict[str, list[Range]] = {}
    ends = {word[-2:] for word in free}
    for start, word, end in _words(text, [at for at in colons if text[at - 3 : at - 1] in ends]):
        if word in free:
            places.setdefault(word, []).append((start, end))
    for word, here in places.items():
        if len(here) < 2 or all(_covered(start, end, found, starts) for start, end in here):
            continue
        kinds = [_kind(text, end) for _, end in here]
        said = max(kinds, key=kinds.count)
        if said is None or kinds.count(said) * 2 <= len(kinds):
            continue
        for start, end in here:
            yield Label(_role(word, said), word, start, end)


def _words(text: str, colons: Iterable[int]) -> Iterator[tuple[int, str, int]]:
    """The words that end at these colons, each with its place and that behind the colon."""
    for end in colons:
        word = _OWN.search(text, max(0, end - 1 - _LONGEST_OWN), end - 1)
        if word and word.group() not in _NO_LABELS:
            yield word.start(), word.group(), end


def _without_colon(text: str) -> Iterator[Label]:
    """Known labels that their value follows at once."""
    for match in _bare(text):
        known = field_of(match["word"]) or _by_ending(match["word"])
        said = _kind(text, match.end(), _CLAUSE_END) if known else None
        if known and (said is known or (said is Field.RESPONSIBLE and known in UNIT_ROLES)):
            yield Label(known, match["word"], match.start("word"), match.end())


def _bare(text: str) -> Iterator[re.Match[str]]:
    """What looks like a known label with its value behind it, and no word before it."""
    behind = 0
    for core in _CORED.finditer(text):
        floor = max(behind, core.start() - _LONGEST_FRONT)
        front = _FRONT.search(text, floor, core.start())
        match = _BARE.match(text, front.start()) if front else None
        if match:
            behind = match.end()
            yield match


def _by_ending(word: str) -> Field | None:
    """What 认领单位, 挂帅领导, 交账日期 announce, by their last words."""
    return next((field for end, field in _ENDINGS if len(word) > 2 and word.endswith(end)), None)


def _role(word: str, said: Field) -> Field:
    """Which duty the units of a label have: the word says it, else they are responsible."""
    if said is not Field.RESPONSIBLE:
        return said
    return next((role for role, sign in _ROLES if sign.search(word)), said)


def _kind(text: str, start: int, ends: re.Pattern[str] = _VALUE_END) -> Field | None:
    """What the value that begins at `start` is: units, people, a day, or none of these."""
    limit = min(len(text), start + _LONGEST)
    stop = ends.search(text, start, limit)
    end = stop.start() if stop else limit
    parts = [text[slice(*part)] for part in pieces(text, start, end)]
    if not parts:
        return None
    if all(looks_like_unit(part) for part in parts):
        return Field.RESPONSIBLE
    if all(_is_person(part) for part in parts):
        return Field.PERSON
    day = next(whens(text, start, end, _LATEST), None)
    if day and day.start - start <= 4 and end - start <= 16:
        return Field.DEADLINE
    return None


def _is_person(words: str) -> bool:
    post = POST.match(words)
    name = words[post.end() :] if post else words
    return looks_like_person(name) and (bool(post) or name[0] in SURNAMES)
