"""层次序数 — marks of the levels of an official paper (GB/T 9704-2012, 7.3.3): 一、（一）."""

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """二十一 out of 21; whole numbers from 1 to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def first(place: int) -> str:
    """一、 of the first heading."""
    return f"{numeral(place)}、"


def second(place: int) -> str:
    """（一） of the first heading below one."""
    return f"（{numeral(place)}）"
