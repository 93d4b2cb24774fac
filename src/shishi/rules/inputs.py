"""填写 — what people type into the fields of a draft, as values, or the sentence why not.

Full-width characters, thousands separators and 万/亿 are read; money is in yuan. A sentence
says what was wrong and how to write it.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, cast

from shishi.rules.amounts import Bound
from shishi.rules.indicators import IndicatorType
from shishi.rules.parties import PersonRole, UnitRole
from shishi.rules.plans import Due, Figure, Mechanism, PersonName, UnitName, Words

T = TypeVar("T")
Parser = Callable[[str], Any]


class Unfit(Exception):
    """An edit that cannot be made; `says` is the sentence, `where` the field or key it is about."""

    def __init__(self, says: str, where: str = "") -> None:
        super().__init__(says)
        self.says, self.where = says, where


_NUMBER = re.compile(r"(\d{1,30})(\.\d{1,12})?([万亿]?)")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SCALES = {"": 0, "万": 4, "亿": 8}
YEARS = range(1949, 2100)


def number(typed: str) -> Decimal:
    """1,200 · 0.25万 · ３０ as an exact decimal."""
    plain = _folded(typed).replace(",", "").replace(" ", "")
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise Unfit("请填写数字，整数不超过 30 位，小数不超过 12 位，如 1200 或 0.25万。")
    shift = _SCALES[found[3]]
    whole, rest = found[1], (found[2] or ".")[1:].ljust(shift, "0")
    moved = f"{whole}{rest[:shift]}.{rest[shift:] or '0'}"
    return Decimal(moved) if rest[shift:] else Decimal(f"{whole}{rest[:shift]}")


def day(typed: str) -> date:
    """2025-10-31 · 2025年10月31日 as a date."""
    found = _DAY.fullmatch(_folded(typed).replace(" ", ""))
    try:
        return date(*(int(part) for part in found.groups())) if found else _no_day()
    except ValueError:
        return _no_day()


def year(typed: str) -> str:
    plain = _folded(typed).removesuffix("年")
    if not plain.isdecimal() or int(plain) not in YEARS:
        raise Unfit("请填写四位年份，如 2025。")
    return plain


def _no_day() -> date:
    raise Unfit("请填写日期，如 2025-10-31。")


def _folded(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip()


def _text(longest: int, *, empty: bool = True) -> Parser:
    def parse(typed: str) -> str:
        words = " ".join(typed.split())
        if not words and not empty:
            raise Unfit("此项不能为空。")
        if len(words) > longest:
            raise Unfit(f"此项不超过 {longest} 个字，现有 {len(words)} 个字。")
        return words

    return parse


def _optional(parse: Parser) -> Parser:
    return lambda typed: parse(typed) if typed.strip() else None


def _one_of(kind: type[StrEnum]) -> Parser:
    return _among(tuple(one.value for one in kind), kind)


def _among(values: tuple[str, ...], kind: Callable[[str], Any] = str) -> Parser:
    def parse(typed: str) -> Any:
        if typed not in values:
            raise Unfit("请从所列各项中选择。")
        return kind(typed)

    return parse


def _day_of_month(typed: str) -> int:
    plain = _folded(typed).removesuffix("日")
    if not plain.isdecimal() or not 1 <= int(plain) <= 31:
        raise Unfit("请填写每月几日，1 至 31。")
    return int(plain)


CADENCES = (
    "weekly",
    "semimonthly",
    "monthly",
    "bimonthly",
    "quarterly",
    "semiannual",
    "yearly",
)
_MECHANISMS = (
    "dispatch",
    "bulletin",
    "report",
    "summary",
    "inspection",
    "ledger",
    "congress",
    "disclosure",
)

FIELDS: dict[type, dict[str, Parser]] = {
    Words: {"value": _text(2000, empty=False)},
    Figure: {
        "kind": _among(("quantity", "money", "trap")),
        "value": number,
        "upper": _optional(number),
        "measure": _text(64),
        "bound": _one_of(Bound),
        "aspect": _among(("target", "actual", "baseline", "allocation")),
        "subject": _text(500),
        "indicator": _optional(_one_of(IndicatorType)),
        "per": _text(64),
        "total": _text(32),
        "reason": _text(200),
    },
    UnitName: {
        "name": _text(200, empty=False),
        "role": _one_of(UnitRole),
        "label": _text(100),
        "group": lambda typed: typed in {"1", "on", "true"},
        "prefix": _text(32),
    },
    PersonName: {
        "name": _text(100, empty=False),
        "label": _text(100),
        "role": _one_of(PersonRole),
        "post": _text(100),
    },
    Due: {"on": _optional(day), "words": _text(500)},
    Mechanism: {
        "kind": _among(_MECHANISMS),
        "cadence": _optional(_among(CADENCES)),
        "due_day": _optional(_day_of_month),
        "owner": _text(200),
        "recipient": _text(200),
        "words": _text(2000),
    },
}

HEAD_FIELDS: dict[str, Parser] = {
    "year": year,
    "dated_on": lambda typed: day(typed).isoformat(),
    "circulated_on": lambda typed: day(typed).isoformat(),
}


def filled(value: T, typed: Mapping[str, str], parsers: Mapping[str, Parser] | None = None) -> T:
    """The value with the typed fields; fields not typed stay."""
    table = parsers or FIELDS[type(value)]
    new: dict[str, Any] = {}
    for name, words in typed.items():
        if name not in table:
            raise Unfit("没有这一栏，请刷新页面后重试。", name)
        try:
            new[name] = table[name](words)
        except Unfit as unfit:
            raise Unfit(unfit.says, name) from None
    return cast(T, _checked(replace(cast(Any, value), **new)))


def _checked(value: Any) -> Any:
    """What holds between the fields of one value."""
    if not isinstance(value, Figure):
        return value
    if value.kind == "money":
        value = replace(value, measure="元")
    if value.kind == "quantity" and not value.measure:
        raise Unfit("请填写计量单位，如 公里、户、人次。", "measure")
    if value.upper is not None and value.upper < value.value:
        raise Unfit("上限不能小于目标值。", "upper")
    return value
