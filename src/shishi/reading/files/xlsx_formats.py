"""单元格数字 — a number as its format shows it (ECMA-376 part 1 §18.8.30, numFmt).

412 is 412, 0.95 under 0% is 95%, a day is 2025-09-30, 12 under 0"公里" is 12公里. Digits that
the format rounds away are not shown; grouping commas and padding zeros are left out.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

BUILT_IN: dict[int, str] = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy-m-d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-m-d h:mm",
    27: "yyyy年m月",
    28: "m月d日",
    29: "m月d日",
    30: "m-d-yy",
    31: "yyyy年m月d日",
    32: "h:mm",
    33: "h:mm:ss",
    36: "yyyy年m月",
    49: "@",
    50: "yyyy年m月",
    51: "m月d日",
    52: "yyyy年m月",
    53: "m月d日",
    54: "m月d日",
    55: "yyyy年m月",
    56: "m月d日",
    57: "yyyy年m月",
    58: "m月d日",
}
"""Formats without a text of their own; 27 to 58 are those of Chinese Excel."""

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(General|G/通用格式)|(@)|([0#?][0#?,.]*|\.[0#?]+)|(%)'
    r"|([yYmMdDhHsS]+|AM/PM|上午/下午)|(.)",
    re.IGNORECASE | re.DOTALL,
)
_DATE_LETTER = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General|([ymdhs])', re.IGNORECASE)
_LARGEST_DAY = 2_958_465  # 9999-12-31
_CLOCK = re.compile("[hs]")


@dataclass(frozen=True, slots=True)
class _Shape:
    """A format taken apart: what stands before and after the number, decimals (None: as many as
    there are), powers of ten; `letters` are those of a date."""

    before: str = ""
    after: str = ""
    decimals: int | None = None
    power: int = 0
    letters: str = ""


@lru_cache(maxsize=500)
def _shape(code: str) -> _Shape:
    letters = "".join(m[1].lower() for m in _DATE_LETTER.finditer(code) if m[1])
    if letters:
        return _Shape(letters=letters)
    before = after = ""
    decimals: int | None = None
    power, seen = 0, False
    for match in _TOKEN.finditer(code.split(";")[0][:200]):
        quoted, escaped, general, text, digits, percent, _, other = match.groups()
        literal = quoted or escaped or other or ("%" if percent else "")
        power += 2 if percent else 0
        if digits and not seen:
            decimals = len(re.sub("[^0#?]", "", digits.partition(".")[2]))
            power -= 3 * (len(digits) - len(digits.rstrip(",")))
        seen = seen or bool(digits or general or text)
        if literal and literal not in "()":
            before, after = (before, after + literal) if seen else (before + literal, after)
    return _Shape(before, after, decimals, power)


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """The stored number `value` under the format `code`; a value that is no number as it is."""
    number = _decimal(value)
    if number is None:
        return value
    shape = _shape(code)
    if shape.letters:
        return _day(number, shape.letters, from_1904=from_1904) or _plain(number)
    number = number.scaleb(shape.power)
    if shape.decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-min(shape.decimals, 15)), ROUND_HALF_UP)
    return f"{shape.before}{_plain(number)}{shape.after}"


def exact(value: str, code: str, *, from_1904: bool = False) -> str:
    """The stored number whatever the format hides of it: a day as a day, 0.125 as 12.5% where the
    format is one of per cent, else all its digits."""
    number = _decimal(value)
    if number is None:
        return value
    shape = _shape(code)
    if shape.letters:
        return _day(number, shape.letters, from_1904=from_1904) or _plain(number)
    return f"{_plain(number.scaleb(2))}%" if "%" in shape.after else _plain(number)


def _decimal(value: str) -> Decimal | None:
    """Fifteen digits, as a sheet keeps them; the noise of binary fractions falls away."""
    if not re.fullmatch(
        r"[+-]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,2})?", value
    ):
        return None
    return Decimal(f"{float(value):.15g}") if len(value) > 15 else Decimal(value)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(number: Decimal, letters: str, *, from_1904: bool) -> str:
    """Day, month or time of a serial number, whichever the format shows; empty out of range."""
    if not 0 <= number < _LARGEST_DAY:
        return ""
    epoch = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    day = epoch + timedelta(days=int(number))
    minutes = int(number % 1 * 1440 + Decimal("0.01"))
    if "y" not in letters and "d" not in letters:
        return (
            f"{minutes // 60:02}:{minutes % 60:02}" if _CLOCK.search(letters) else f"{day.month}月"
        )
    if "y" not in letters:
        return f"{day.month}月{day.day}日"
    if "d" not in letters:
        return f"{day.year}年{day.month}月" if "m" in letters else f"{day.year}年"
    return f"{day:%Y-%m-%d}"
