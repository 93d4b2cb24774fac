"""填报负担 — what a report asks of a unit, what was really filled in, and how long that takes.

The minutes are an estimate, and the page states what it rests on (`ASSUMED`). What no form may ask
without a basis, or twice, is found by holding the forms against `rules.forms`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shishi.rules.amounts import cut
from shishi.rules.fields import Form
from shishi.rules.forms import FORMS

OPENED, CHECKED, TYPED, BLANK, WRITTEN, ANSWERED = 30, 5, 20, 30, 60, 30  # seconds
ASSUMED = (
    f"每件实事打开并核对 {OPENED} 秒；已带出上期数、未改动的一项 {CHECKED} 秒，改动的 {TYPED} 秒；"
    f"没有带出的一项 {BLANK} 秒；写一段文字 {WRITTEN} 秒，写一处说明 {ANSWERED} 秒；"
    "报“无变化”的只计打开和一处说明。"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """一件实事一轮所要填的 — `fields` to be filled in, of which `known` come with their last value.
    Words are asked for as well, but may stay empty."""

    fields: int
    known: int

    @property
    def seconds(self) -> int:
        """Every known field changed and one passage written: what it takes at most as a rule."""
        return OPENED + self.known * TYPED + (self.fields - self.known) * BLANK + WRITTEN


@dataclass(frozen=True, slots=True)
class Done:
    """一份报送实填的 — how many fields were changed, passages of words written, questions answered;
    `unchanged` where 无变化 was said."""

    asked: Asked
    changed: int
    passages: int
    answers: int
    unchanged: bool = False

    @property
    def seconds(self) -> int:
        """By what was really done: fields that came without a value count as blank ones."""
        if self.unchanged:
            return OPENED + ANSWERED
        blank = min(self.changed, self.asked.fields - self.asked.known)
        typed = self.changed - blank
        kept = self.asked.fields - self.changed
        figures = blank * BLANK + typed * TYPED + kept * CHECKED
        return OPENED + figures + self.passages * WRITTEN + self.answers * ANSWERED


@dataclass(frozen=True, slots=True)
class Load:
    """一个单位一期的负担 — over all its projects."""

    projects: int
    fields: int
    known: int
    reported: int
    filled: int
    asked_seconds: int
    done_seconds: int


def load(asked: Iterable[Asked], done: Iterable[Done]) -> Load:
    """The sums of a unit in a period; 实填 counts changed fields, passages and answers."""
    wanted, given = tuple(asked), tuple(done)
    return Load(
        len(wanted),
        sum(one.fields for one in wanted),
        sum(one.known for one in wanted),
        len(given),
        sum(one.changed + one.passages + one.answers for one in given),
        sum(one.seconds for one in wanted),
        sum(one.seconds for one in given),
    )


def together(loads: Iterable[Load]) -> Load:
    """Several periods, or several units, as one."""
    held = tuple(loads)
    names = Load.__slots__
    return Load(**{name: sum(getattr(one, name) for one in held) for name in names})


def minutes_text(seconds: int) -> str:
    """4.5 分钟, with one decimal."""
    return f"{cut(Decimal(seconds) / 60, 1):f} 分钟"


def without_basis(
    asked: Mapping[str, Iterable[str]], forms: Iterable[Form] = FORMS
) -> tuple[str, ...]:
    """The fields, as place.name, that are asked and stand in no row with a basis."""
    known = {form.place: form for form in forms if form.basis.strip() and form.owner.strip()}
    return tuple(
        f"{place}.{name}"
        for place, names in sorted(asked.items())
        for name in sorted(set(names))
        if place not in known or name not in known[place].names
    )


def repeats(forms: Iterable[Form] = FORMS) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each datum that is asked more than once, with the titles of the forms that ask it."""
    found: dict[str, list[str]] = {}
    for form in forms:
        for datum in form.data.values():
            found.setdefault(datum, []).append(form.title)
    return tuple((datum, tuple(titles)) for datum, titles in found.items() if len(titles) > 1)
