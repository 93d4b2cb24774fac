"""行文 — the sentences of a paper with the figures they stand on.

A sentence names its figures in braces: 已完成{已完成件数}件。What stands there is filled in from
facts each time it is read, and leads back to them; a person edits the words around it. A figure
that a person puts in by hand needs a reason, which is kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.rules.amounts import cut, from_yuan, number_text, points_figure
from shishi.rules.lifecycle import Verdict, no

NOTHING = "—"  # stands for a figure that is not there
_SPACES = re.compile(
    r"(?<=[一-龥]) +(?=[\d一-龥])|(?<=\d) +(?=[一-龥])|(?<=\d[.．、]) +(?=[一-龥])"
)
_HALF = re.compile(r"(?<=[一-龥”’）%])[,;:?!] *(?=[\s一-龥“‘（\d])|(?<=[一-龥])\.(?=[一-龥])")
_WIDE = str.maketrans(",;:?!.", "，；：？！。")
_BRACKETS = re.compile(r"\(([^()\n]*[一-龥][^()\n]*)\)")
_INNER = str.maketrans("“”", "‘’")
_DIGITS = "零一二三四五六七八九"
_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Passage:
    """一段 — `slot` says what it is (总体情况.进度), the same in each month; `level` 1 to 4 of a
    heading, 0 of text; of a heading with text behind it `lead` is the heading."""

    slot: str
    words: str
    level: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """一个数 — `words` as they stand in a sentence; `says` how they were come by; `projects` are
    the keys of those it was taken from or counts."""

    words: str
    says: str = ""
    projects: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """手填的数 — what a person put in the place of a figure, and why."""

    words: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a passage between figures, or one figure with its `name`."""

    words: str
    name: str = ""


def names(words: str) -> tuple[str, ...]:
    """The figures that the words name, in their order."""
    return tuple(_FIELD.findall(words))


def filled(
    words: str, facts: Mapping[str, Fact], by_hand: Mapping[str, Override] | None = None
) -> tuple[Piece, ...]:
    """The words with their figures filled in; the names are known (`unfit`)."""
    return tuple(one for one in _pieces(words, facts, by_hand or {}) if one.words)


def _pieces(
    words: str, facts: Mapping[str, Fact], by_hand: Mapping[str, Override]
) -> Iterator[Piece]:
    end = 0
    for found in _FIELD.finditer(words):
        yield Piece(words[end : found.start()])
        name = found[1]
        yield Piece(by_hand[name].words if name in by_hand else facts[name].words, name)
        end = found.end()
    yield Piece(words[end:])


def unfit(words: str, facts: Mapping[str, Fact]) -> tuple[Verdict, ...]:
    """What the words cannot be used with: a figure that is not there, a brace without the other."""
    found = [
        no(f"没有名为“{name}”的数。请从可用的数中选取，或改为文字。", name)
        for name in names(words)
        if name not in facts
    ]
    rest = _FIELD.sub("", words)
    if "{" in rest or "}" in rest:
        found.append(no("花括号没有成对。数的名称应写在一对花括号中，如：{已完成件数}。"))
    return tuple(found)


def percent(value: Decimal | None) -> str:
    """0.8333 as 83.3%: one decimal at most; what falls short of the whole is never 100%."""
    if value is None:
        return NOTHING
    shown = cut(value * 100, 1)
    if value < 1 and shown >= 100:
        return "99.9%"
    return f"{number_text(shown)}%"


def wan(yuan: Decimal) -> str:
    """2103.86万元."""
    shown = cut(from_yuan(yuan, "万元"), 2)
    return f"{number_text(shown)}万元"


def gap(points: Decimal | None) -> str:
    """低11.1个百分点 · 高3个百分点 · 与序时一致."""
    if points is None:
        return NOTHING
    shown = cut(points, 1)
    if not shown:
        return "与序时一致"
    return f"{'低' if shown < 0 else '高'}{points_figure(shown)}个百分点"


def month_day(day: date | None, year: int = 0) -> str:
    """9月30日; with its own year where that is another than the `year` the paper is of."""
    if day is None:
        return NOTHING
    return f"{_of_year(day, year)}{day.month}月{day.day}日"


def month(day: date, year: int = 0) -> str:
    """9月, with its own year as in `month_day`."""
    return f"{_of_year(day, year)}{day.month}月"


def _of_year(day: date, year: int) -> str:
    return f"{day.year}年" if year and day.year != year else ""


def sentence(words: str) -> str:
    """The words of a report as they stand inside a sentence: in one line, without the stop at the
    end, its quotation marks as those inside others, no space beside a Chinese character, its marks
    between them of full width (GB/T 15834)."""
    lines = (line.strip().rstrip("。；;，,. ") for line in words.splitlines())
    whole = _BRACKETS.sub(r"（\1）", "；".join(line for line in lines if line))
    whole = _HALF.sub(lambda mark: mark[0].strip().translate(_WIDE), whole)
    return _SPACES.sub("", whole).translate(_INNER)


def numeral(number: int) -> str:
    """十二, 二十, 一百零三: the mark of a heading, from 1 to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        head += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        head += "零"
    return head + (_DIGITS[ones] if ones else "")
