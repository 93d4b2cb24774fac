"""两份内容 — a form that somebody else has saved meanwhile: what is stored beside what was typed.

For every field that differs the person chooses; until then nothing of either is lost. What was
chosen comes back as `take-<field>`, `stored` or `typed`, beside the fields themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shishi.queries.report_figures import Figure
from shishi.queries.report_forms import Sheet
from shishi.rules.checks import CODES
from shishi.rules.fillings import Filled, Typed
from shishi.web import report_fields
from shishi.web import report_forms as fields

STORED, TYPED = "stored", "typed"
_TAKE = "take-"
_TEXTS = MappingProxyType(
    {
        **{name: label for name, label, _ in fields.TEXTS},
        "forecast_on": "预计完成日期",
        "remark": "无变化的说明",
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """一处不同 — the field, what it is called, and what both have in it; `proposed` is what is
    chosen at first: what is stored where the person typed nothing new, else what they typed."""

    field: str
    label: str
    stored: str
    typed: str
    proposed: str

    @property
    def take(self) -> str:
        """The name of the choice."""
        return f"{_TAKE}{self.field}"


def differences(stored: Sheet, typed: Filled) -> tuple[Difference, ...]:
    """Every field in which what is stored is not what was typed, in the order of the form."""
    labels, theirs = _flat(stored, stored.words)
    more, mine = _flat(stored, typed)
    _, last = _flat(stored, Filled(figures={one.indicator: one.last for one in stored.figures}))
    return tuple(
        Difference(name, label, theirs.get(name, ""), words, _proposed(words, last.get(name)))
        for name, label in (labels | more).items()
        if theirs.get(name, "") != (words := mine.get(name, ""))
    )


def _proposed(words: str, last: str | None) -> str:
    """A field that is empty, or as the form came, was not filled in by this person."""
    return STORED if words in ("", last) else TYPED


def chosen(posted: Mapping[str, str], stored: Callable[[], Sheet]) -> dict[str, str]:
    """The fields as they were chosen: what is `stored` where the person took it, else what was
    typed. Only as long as what is stored is still what the person saw."""
    data = {name: words for name, words in posted.items() if not name.startswith(_TAKE)}
    taken = {
        name[len(_TAKE) :]
        for name, which in posted.items()
        if name.startswith(_TAKE) and which == STORED
    }
    sheet = stored() if taken else None
    if sheet is None or posted.get("version") != str(sheet.version):
        return data
    _, theirs = _flat(sheet, sheet.words)
    return data | {name: theirs.get(name, "") for name in taken}


def _flat(sheet: Sheet, words: Filled) -> tuple[dict[str, str], dict[str, str]]:
    """Each field of the form by its name: what it is called, and its words."""
    labels: dict[str, str] = {}
    found: dict[str, str] = {}
    for one in sheet.figures:
        if one.parts:
            continue  # its parts are chosen
        typed = words.figures.get(one.indicator, Typed())
        for name, label, value in _of_figure(one, typed):
            labels[name], found[name] = label, value
    for name, label in _TEXTS.items():
        labels[name], found[name] = label, getattr(words, name)
    names = {str(one.indicator): one.name for one in sheet.figures}
    for (code, where), answer in words.reasons.items():
        name = report_fields.why(code, where)
        labels[name] = f"{names.get(where, '')}：{CODES[code][1]}的说明"
        found[name] = answer
    return labels, found


def _of_figure(one: Figure, typed: Typed) -> list[tuple[str, str, str]]:
    """The fields of one indicator that its form has."""
    value, under, reached = report_fields.names(one)
    if one.points:
        return [
            (report_fields.point_field(one, name), f"{one.name}：{name}", words)
            for name, words in typed.points
        ]
    if one.stages:
        done = (*typed.stages, *("" for _ in one.stages))
        return [
            (f"s-{one.indicator}-{place}", f"{one.name}：{stage}", done[place])
            for place, stage in enumerate(one.stages)
        ]
    return [
        (value, one.name, typed.value),
        (under, f"{one.name}：应办数", typed.denominator),
        (reached, f"{one.name}：达到日期", typed.reached_on),
    ]
