"""编号数字 — how Word and browsers write the number of a list item.

Names and forms are those of ECMA-376 part 1 §17.18.59 (ST_NumberFormat).
"""

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _places(number: int, digits: str, units: str) -> str:
    """1..9999 with a sign for each place: 一百零一."""
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + units[power].strip()
        gap = not digit
    return text


def _thousands(number: int) -> str:
    """一, 十, 十一, 一百零一, 一万二千."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        joint = "零" if 0 < low < 1000 else ""
        return _thousands(high) + "万" + (joint + _places(low, _DIGITS, " 十百千") if low else "")
    text = _places(number, _DIGITS, " 十百千")
    return text[1:] if text.startswith("一十") else text


def _counting(number: int) -> str:
    """一, 十, 九十九, then by digits: 一〇〇."""
    return _thousands(number) if number < 100 else _digital(number)


def _digital(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _places(number, _LEGAL_DIGITS, " 拾佰仟") if number < 10_000 else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * min(count, 20)
    return text


def _letters(number: int) -> str:
    """A … Z, AA, BB …"""
    return chr(65 + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)


def _from(signs: str) -> Callable[[int], str]:
    """A row of signs, begun anew at its end."""
    return lambda number: signs[(number - 1) % len(signs)]


def _run(first: int, count: int) -> Callable[[int], str]:
    """A row of consecutive characters; past its end plain digits."""
    return lambda number: chr(first + number - 1) if number <= count else str(number)


def _circled(number: int) -> str:
    for first, low, high in ((0x2460, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50)):
        if low <= number <= high:
            return chr(first + number - low)
    return str(number)


def _wide(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _thousands,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _run(0x2488, 20),
    "decimalEnclosedParen": _run(0x2474, 20),
    "ideographEnclosedCircle": _run(0x3280, 10),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "none": lambda number: "",
    "bullet": lambda number: "",
}


def numeral(number: int, format_name: str) -> str:
    """`number` as Word writes it; formats without a rule here are written in digits."""
    return FORMATS.get(format_name, str)(number) if 0 < number < 10**8 else str(number)
