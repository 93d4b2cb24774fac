"""填报字段 — the fields of a report: how they are named, and what came back in them."""

from collections.abc import Mapping

from shishi.queries.report_figures import Figure
from shishi.queries.report_forms import Sheet
from shishi.rules.checks import CODES
from shishi.rules.fillings import LONGEST, LONGEST_TYPED, Filled, Typed
from shishi.rules.reports import NoChange

_WHY = "why-"  # fields that answer a check: why-beyond-12


def filled(posted: Mapping[str, str], sheet: Sheet) -> Filled:
    """What a person typed, word for word."""
    act = posted.get("act", "")
    cause = posted.get("cause", "")
    known = cause in {one.value for one in NoChange}
    return Filled(
        figures={one.indicator: typed(posted, one) for one in sheet.figures},
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


def typed(posted: Mapping[str, str], one: Figure) -> Typed:
    """The fields of one indicator."""
    value, under, reached = names(one)
    return Typed(
        posted.get(value, "").strip(),
        posted.get(under, "").strip(),
        posted.get(reached, "").strip(),
        tuple(
            posted.get(f"s-{one.indicator}-{place}", "").strip() for place in range(len(one.stages))
        ),
        _typed_points(posted, one),
    )


def _typed_points(posted: Mapping[str, str], one: Figure) -> tuple[tuple[str, str], ...]:
    """What was typed at each point, by name: a list may have changed since the form was opened,
    and what was typed for a point that is gone still comes back."""
    if not one.points:
        return ()
    start = point_field(one, "")
    typed = {name[len(start) :]: words for name, words in posted.items() if name.startswith(start)}
    gone = {name: words for name, words in typed.items() if words.strip()}
    held = {**{point.name: typed.get(point.name, "") for point in one.points}, **gone}
    return tuple((name, words.strip()[:LONGEST_TYPED]) for name, words in held.items())


def left_out(filled: Filled, sheet: Sheet) -> str:
    """What was typed for points that a new list has no more, as a sentence; empty for nothing."""
    found = [
        f"“{name}”填的 {words}"
        for one in sheet.figures
        for name, words in filled.figures[one.indicator].points
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
