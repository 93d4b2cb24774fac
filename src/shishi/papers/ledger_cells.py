"""台账的格 — what stands in the cell of a column: of one figure, of a project, of a unit."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from shishi.papers.content import Value
from shishi.rules.amounts import cut, number_text, plain
from shishi.rules.columns import Grain
from shishi.rules.days import day_text
from shishi.rules.ledgers import Row
from shishi.rules.shares import ONE, amount_text, capped, mean, percent_text, total
from shishi.rules.shares import share as share_of

Rows = Sequence[Row]
AMOUNTS = ("whole", "planned", "issued", "arrived", "paid", "built")
_SHARED = MappingProxyType({f"{name}_share": name for name in ("issued", "paid", "built")})


def shown(row: Row, key: str) -> Value:
    """What stands in the column of `key` in the line of one figure; a range is words, a plain
    number stays a number."""
    special = _OF_LINE.get(key)
    if special is not None:
        return special(row)
    for part in (row, row.told, row.reached):
        if hasattr(part, key):
            value: Value = getattr(part, key)
            return _amount(value) if isinstance(value, Decimal) else value
    raise KeyError(key)


def together(rows: Rows, key: str, grain: Grain) -> Value:
    """What stands in one row for several lines: all of a project, or all of a unit."""
    if key in _OF_MANY:
        return _OF_MANY[key](rows)
    if grain is Grain.UNIT:
        if key in AMOUNTS:
            return _sum(rows, key)
        if key in _SHARED:
            return _percent(_part(_sum(rows, _SHARED[key]), _sum(rows, "planned")))
    return shown(rows[0], key)


def _target(row: Row) -> Value:
    return _quantity(row) if row.funds is None else _funds(row)


def _quantity(row: Row) -> Value:
    return _range(row.target, row.upper)


def _funds(row: Row) -> Value:
    return _range(row.funds, row.upper)


def _range(value: Decimal | None, upper: Decimal | None) -> Value:
    return value if value is None or upper is None else f"{value:,f}—{upper:,f}"


def _measure(row: Row) -> str:
    return "万元" if row.funds is not None else row.measure


def _goal(row: Row) -> str:
    """新建农村公路 ≥36 公里."""
    value = _target(row)
    words = number_text(value) if isinstance(value, Decimal) else str(value or "")
    return f"{row.indicator} {row.bound.sign}{words} {_measure(row)}".strip() if words else row.task


def _basis(row: Row) -> str:
    if row.presumed:
        return "推定"
    return "原文" if row.deadline_on or row.deadline_text else ""


def _listed(*names: str) -> str:
    """Names in one line, each once."""
    return "、".join(dict.fromkeys(one for each in names for one in each.split("、") if one))


def _units(row: Row) -> str:
    return _listed(row.lead_units, row.responsible_units)


def _answering(row: Row) -> str:
    """Who leads: as the plan says, else the unit that it names first."""
    return row.lead_units or row.responsible_units.partition("、")[0]


def _others(row: Row) -> str:
    named = row.responsible_units if row.lead_units else row.responsible_units.partition("、")[2]
    return _listed(named, row.supporting_units)


def _deadline(row: Row) -> str:
    """2026年10月31日前, where the plan has no words of its own."""
    if row.deadline_text or row.deadline_on is None:
        return row.deadline_text
    return f"{day_text(row.deadline_on)}前{'（推定）' if row.presumed else ''}"


def _percent(share: Decimal | None) -> Decimal | None:
    return None if share is None else Decimal(number_text(cut(share * 100, 1)))


def _amount(value: Decimal) -> Decimal:
    return Decimal(amount_text(value))


def _share_of(name: str, row: Row) -> Decimal | None:
    """What share of the planned money that amount is."""
    return _percent(_part(getattr(row.told, name), row.told.planned))


def _part(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or whole is None else share_of(part, whole)


_OF_LINE: Mapping[str, Callable[[Row], Value]] = MappingProxyType(
    {
        "bound": lambda row: row.bound.sign,
        "kind": lambda row: row.kind.label,
        "presumed": _basis,
        "deadline_on": lambda row: row.deadline_on or row.deadline_text,
        "target": _target,
        "quantity": _quantity,
        "funds": _funds,
        "measure": _measure,
        "goal": _goal,
        "units": _units,
        "answering": _answering,
        "others": _others,
        "leaders": lambda row: _listed(row.sponsors, row.officers),
        "deadline": _deadline,
        "share": lambda row: _percent(row.share),
        "scheduled_share": lambda row: _percent(row.scheduled_share),
        "points": lambda row: _percent_points(row.reached.points),
        "works": lambda row: row.reached.works or row.told.progress,
        "remark": lambda row: "",
        **{key: partial(_share_of, name) for key, name in _SHARED.items()},
    }
)


def _percent_points(value: Decimal | None) -> Decimal | None:
    return None if value is None else plain(cut(value, 1))


def _content(rows: Rows) -> str:
    return "；".join(dict.fromkeys(row.task.rstrip("。；;") for row in rows if row.task))


def _done(rows: Rows) -> str:
    """供水站 2/2 座（100%）；管网 75.7/86.5 公里（87.5%）."""
    return "；".join(_one_done(row) for row in rows if row.actual is not None) or "未报"


def _one_done(row: Row) -> str:
    target = _target(row)
    whole = number_text(target) if isinstance(target, Decimal) else str(target or "")
    share = "" if row.share is None else f"（{percent_text(row.share)}）"
    actual = amount_text(row.actual or Decimal(0))
    return f"{row.indicator} {actual}/{whole} {_measure(row)}{share}"


def _overall(rows: Rows) -> str:
    """57%（赤溪、灵溪偏慢）: what is behind at its points is named."""
    share = _mean(rows, "share")
    spots = [row.reached.spots for row in rows if "（" in row.reached.spots]
    named = "；".join(one[one.index("（") + 1 : -1] for one in spots)
    head = "未报" if share is None else percent_text(share)
    return f"{head}（{named}）" if named else head


def _mean(rows: Rows, name: str) -> Decimal | None:
    """The mean over the figures that are no part of another, none for more than the whole; the same
    weight for each project."""
    found: dict[int, list[Decimal]] = {}
    for row in rows:
        value: Decimal | None = getattr(row, name)
        if value is not None and row.scheduled_share is not None and not _is_part(row):
            found.setdefault(row.number, []).append(capped(value))
    means = (mean((ONE, one) for one in ones) for ones in found.values())
    return mean((ONE, one) for one in means if one is not None)


def _is_part(row: Row) -> bool:
    return row.indicator.startswith("其中：")


def _gap(rows: Rows) -> Decimal | None:
    done, due = _mean(rows, "share"), _mean(rows, "scheduled_share")
    return None if done is None or due is None else _percent(done - due)


def _quarters(rows: Rows) -> str:
    told = ((row.indicator, row.reached.quarters) for row in rows if row.reached.quarters)
    return "\n".join(f"{name}：{words}" for name, words in told)


def _sum(rows: Rows, name: str) -> Decimal | None:
    """Of each project once; None where none tells."""
    held = {row.number: getattr(row.told, name) for row in rows}
    told = [value for value in held.values() if value is not None]
    return plain(total(told)) if told else None


_OF_MANY: Mapping[str, Callable[[Rows], Value]] = MappingProxyType(
    {
        "content": _content,
        "done": _done,
        "overall": _overall,
        "overall_share": lambda rows: _percent(_mean(rows, "share")),
        "overall_points": _gap,
        "quarters": _quarters,
        "works": lambda rows: rows[0].told.progress,
        "projects": lambda rows: len({row.number for row in rows}),
    }
)
