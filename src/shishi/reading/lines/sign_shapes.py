"""标点式样 — the shapes of faults of punctuation by GB/T 15834 and of numerals by GB/T 15835."""

import re

_H = "一-龥"
# Shapes begin with the mark itself, which is rare, and look back from there.
HALF = re.compile(
    rf"[,;:?!.](?:(?<!\.)(?<=[{_H}”》）\d%].)(?=[{_H}“《（])|(?<=[{_H}”》）]\.)(?=[ \t]*(?:\n|\Z)))"
)
HALF_BRACKETS = re.compile(rf"\((?:(?<=[{_H}].)(?=[^()\n]{{1,40}}\))|(?=[{_H}][^()\n]{{0,40}}\)))")
MIXED_BRACKETS = re.compile(r"（[^（）()\n]{1,40}\)|\([^（）()\n]{1,40}）")
RANGE = re.compile(
    r"-(?:(?<=\d-)|(?<=\d[%％]-))\d{1,6}(?:\.\d{1,3})?"
    r"(?=[%％]|周?岁|人|名|户|个|家|所|座|处|台|套|辆|张|公里|千米|米|平方|亩|吨|万|亿|元|月|日|年|天|次"
    r"|场|项|类|级|期|批|层|倍|只|头|株|棵|学期|分钟|小时)(?!-)"
)
BETWEEN_MARKED = re.compile(r"》、《|”、“")
AFTER_BRACKET = re.compile(
    r"[ \t（(](?<=^.)(?:(?<=[（(])|(?<=[ \t])[ \t]*[（(])"
    r"[一二三四五六七八九十\d]{1,3}[）)][、.．，]",
    re.MULTILINE,
)
NUMBER_BRACKETS = re.compile(
    rf"(?P<year>20\d\d)(?<=[{_H}][\[［【(（]....)[\]］】)）]第?(?P<serial>\d{{1,4}})号"
)
PADDED = re.compile(r"年0\d月(?:\d{1,2}日)?|月0\d日")
PADDED_NUMBER = re.compile(r"〕第(?=\d{1,5}号)|〕0\d{0,3}(?=号)")
DOUBLED = re.compile(r"[，。、；：][，。、；：]{1,2}")
STRAIGHT = re.compile(rf'"(?=[{_H}])[^"\n]{{1,40}}"')
DOTS = re.compile(r"\.\.\.\.{0,3}|…(?!…)(?<!……)")
DASHES = re.compile(rf"--(?<=[{_H}]..)(?=[{_H}])")
_FIRST_PART = re.compile(r"(?:(?:19|20)\d\d(?=年)|\d{1,6}(?:\.\d{1,3})?[%％]?)$")
_PART_OF_CODE = re.compile(r"[\d.\-/A-Za-z]$")


def range_start(text: str, hyphen: int) -> int:
    """Where the first number of a range begins, -1 for a part of a code or telephone number."""
    first = _FIRST_PART.search(text[max(0, hyphen - 12) : hyphen])
    start = hyphen - len(first.group()) if first else hyphen
    return -1 if not first or _PART_OF_CODE.search(text[max(0, start - 1) : start]) else start
