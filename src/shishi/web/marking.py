"""划词补充 — words of the source that a person points at: where they stand and what they say.

With a mouse the place comes along; without one the words are typed and looked for, first in
the text of the item. What is read from them only fills a form: a person decides.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shishi.queries import plans
from shishi.reading.draft import FigureKind
from shishi.reading.lines import tidy
from shishi.reading.numbers import figures
from shishi.reading.source import SourceText
from shishi.reading.times import dates
from shishi.rules.inputs import Unfit
from shishi.rules.spans import Span
from shishi.web.numbers import shown

KINDS = (
    ("figure", "指标"),
    ("unit", "单位"),
    ("person", "人员"),
    ("deadline", "时限"),
    ("clause", "分项"),
)  # what words may be added as, in the order of the forms
LONGEST = 300  # characters that one value may quote
NOWHERE = "原文中没有这几个字。请照原文逐字填写，或者留空。"
TOO_LONG = f"所引原文不超过 {LONGEST} 个字，请只选与此项有关的字句。"


@dataclass(frozen=True, slots=True)
class Marked:
    """What a form is filled with; `fields` by their names, `what` as in `KINDS`."""

    what: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def quoted(self) -> str:
        return self.fields.get("quoted", "")


def text_of(lines: Iterable[plans.Line]) -> str:
    """The source text that the lines were cut from."""
    return "\n".join("".join(piece.text for piece in line.pieces) for line in lines)


def place(text: str, typed: Mapping[str, str], within: Span | None) -> tuple[int, int] | None:
    """Where the words of the field `quoted` stand, None without any; blanks and line ends count
    for nothing. `Unfit` where the source does not say them."""
    words = "".join(typed.get("quoted", "").split())
    if not words:
        return None
    if len(words) > LONGEST:
        raise Unfit(TOO_LONG, "quoted")
    start, end = _number(typed, "from"), _number(typed, "to")
    if "".join(text[start:end].split()) == words:
        return start, end
    wanted = re.compile(r"\s*".join(re.escape(character) for character in words))
    near = wanted.search(text, within.start, within.end) if within else None
    found = near or wanted.search(text)
    if found is None:
        raise Unfit(NOWHERE, "quoted")
    return found.span()


def marked(text: str, asked: Mapping[str, str], year: int | None) -> Marked:
    """The form for the words at `from` to `to`, filled with what they say."""
    start, end = _number(asked, "from"), _number(asked, "to")
    words = " ".join(text[start:end].split())[:LONGEST]
    what = asked.get("what", "")
    if not words or what not in dict(KINDS):
        return Marked()
    origin = {"quoted": words, "from": str(start), "to": str(end)}
    return Marked(what, {**origin, **_READERS[what](words, year)})


def _figure(words: str, year: int | None) -> dict[str, str]:
    view = tidy.view(SourceText(words, "txt"))
    found = figures.read(view, 0, len(view.text), year=year)
    one = next((one for one in found if one.kind is not FigureKind.TRAP), None)
    if one is None:
        return {"subject": words}
    money = one.kind is FigureKind.MONEY
    amount = shown(one.value, one.measure, upper=one.upper, money=money, per=one.per or "")
    return {
        "subject": one.subject,
        "kind": one.kind.value,
        "bound": one.bound.value,
        "value": amount.value,
        "upper": amount.upper,
        "measure": amount.measure,
        "per": one.per or "",
    }


def _deadline(words: str, year: int | None) -> dict[str, str]:
    days = [when.on for when in dates.whens(words, 0, len(words), year) if when.on]
    return {"on": days[-1].isoformat()} if days else {}


_READERS = {
    "figure": _figure,
    "unit": lambda words, year: {"name": words},
    "person": lambda words, year: {"name": words},
    "deadline": _deadline,
    "clause": lambda words, year: {"value": words},
}


def _number(asked: Mapping[str, str], name: str) -> int:
    words = asked.get(name, "")
    return int(words) if words.isdecimal() and len(words) < 12 else 0
