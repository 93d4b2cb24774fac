"""自拟标签 — labels that only this document uses: 谁来办：, 主攻：, 收账：, or known ones without
a colon (责任单位县水利局).

A word before a colon that comes back in several items is a label when its values look alike:
units, people or days. What the values are says what the label announces.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from shishi.reading.duties.people import POST, SURNAMES, looks_like_person
from shishi.reading.duties.unit_words import looks_like_unit, pieces
from shishi.reading.lines.labels import UNIT_ROLES, Field, Label, field_of
from shishi.reading.times.dates import whens

_OWN = re.compile(
    r"(?:^|(?<=[\s。；;，,（(\[〔【]))(?P<word>[一-龥]{2,6})[:：](?=[ \t]*[^\s：:])", re.MULTILINE
)
_BARE = re.compile(
    r"(?:^|(?<=[\s。；;，,（(\[〔【]))(?P<word>[一-龥]{0,4}(?:单位|部门|领导|责任人|负责人|时限|时间|期限|日期|节点))"
    r"[ \t]*(?=[一-龥\d])",
    re.MULTILINE,
)
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
    places: dict[str, list[re.Match[str]]] = {}
    for match in _OWN.finditer(text):
        if match["word"] not in _NO_LABELS:
            places.setdefault(match["word"], []).append(match)
    for word, matches in places.items():
        if len(matches) < 2 or all(_covered(*one.span(), found, starts) for one in matches):
            continue
        kinds = [_kind(text, match.end()) for match in matches]
        said = max(kinds, key=kinds.count)
        if said is None or kinds.count(said) * 2 <= len(kinds):
            continue
        for match in matches:
            yield Label(_role(word, said), word, match.start("word"), match.end())


def _without_colon(text: str) -> Iterator[Label]:
    """Known labels that their value follows at once."""
    for match in _BARE.finditer(text):
        known = field_of(match["word"]) or _by_ending(match["word"])
        said = _kind(text, match.end(), _CLAUSE_END) if known else None
        if known and (said is known or (said is Field.RESPONSIBLE and known in UNIT_ROLES)):
            yield Label(known, match["word"], match.start("word"), match.end())


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
