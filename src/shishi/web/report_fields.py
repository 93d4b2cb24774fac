"""填报字段 — the fields of a report: how they are named, and what came back in them."""

import re
from collections.abc import Mapping

from shishi.queries.report_figures import Figure
from shishi.queries.report_forms import Sheet
from shishi.rules.checks import CODES
from shishi.rules.fillings import LONGEST, LONGEST_TYPED, Filled, Typed
from shishi.rules.reports import NoChange

_WHY = "why-"  # fields that answer a check: why-beyond-12
_FIELD = re.compile(r"([vdrsp])-([0-9]{1,18})(?:-(.*))?", re.DOTALL)  # v-12, s-12-0, p-12-甲村
_PLACE = re.compile("[0-9]{1,2}")  # of a stage among those of its works


def filled(posted: Mapping[str, str]) -> Filled:
    """What a person typed, word for word; whose the indicators are is for whoever keeps it."""
    act = posted.get("act", "")
    cause = posted.get("cause", "")
    known = cause in {one.value for one in NoChange}
    return Filled(
        figures=_figures(posted),
        progress=_text(posted, "progress"),
        problem=_text(posted, "problem"),
        coordination=_text(posted, "coordination"),
        next_step=_text(posted, "next_step"),
        no_change=NoChange(cause) if act == "unchanged" and known else None,
        remark=_text(posted, "remark"),
        forecast_on=posted.get("forecast_on", "").strip(),
        reasons={
            (name[len(_WHY) :].rpartition("-")[0], name.rpartition("-")[2]): words[:LONGEST]
            for name, words in posted.items()
            if name.startswith(_WHY) and name[len(_WHY) :].rpartition("-")[0] in CODES
        },
    )


def _figures(posted: Mapping[str, str]) -> dict[int, Typed]:
    """The fields of each indicator. A list of points may have changed since the form was opened:
    what was typed for a point that is gone comes back as well."""
    found: dict[int, dict[str, dict[str, str]]] = {}
    for name, words in posted.items():
        if field := _FIELD.fullmatch(name):
            kind, key, part = field[1], int(field[2]), field[3] or ""
            found.setdefault(key, {}).setdefault(kind, {})[part] = words.strip()
    return {key: _typed(fields) for key, fields in found.items()}


def _typed(fields: Mapping[str, Mapping[str, str]]) -> Typed:
    """The fields of one indicator, by their kind and what they are for."""
    value, under, reached = (fields.get(kind, {}).get("", "") for kind in "vdr")
    placed = {int(at): words for at, words in fields.get("s", {}).items() if _PLACE.fullmatch(at)}
    stages = tuple(placed.get(at, "") for at in range(max(placed, default=-1) + 1))
    points = ((name, words[:LONGEST_TYPED]) for name, words in fields.get("p", {}).items())
    return Typed(value, under, reached, stages, tuple(points))


def left_out(filled: Filled, sheet: Sheet) -> str:
    """What was typed for points that a new list has no more, as a sentence; empty for nothing."""
    found = [
        f"“{name}”填的 {words}"
        for one in sheet.figures
        for name, words in filled.figures.get(one.indicator, Typed()).points
        if words and name not in {point.name for point in one.points}
    ]
    told = "、".join(found)
    return f"点位表已调整，{told} 没有计入。请按现行点位核对后再存。" if found else ""


def why(code: str, where: str) -> str:
    """The name of the field that answers a check."""
    return f"{_WHY}{code}-{where}"


def point_field(one: Figure, name: str) -> str:
    """The name of the field of a point: by its name, so that it means the same in every list."""
    return f"p-{one.indicator}-{name}"


def names(one: Figure) -> tuple[str, str, str]:
    """The names of its fields: value, denominator, day."""
    return f"v-{one.indicator}", f"d-{one.indicator}", f"r-{one.indicator}"


def _text(posted: Mapping[str, str], name: str) -> str:
    return posted.get(name, "").replace("\r\n", "\n").strip()
