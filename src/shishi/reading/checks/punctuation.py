"""标点 — faults of punctuation by GB/T 15834 and of numerals by GB/T 15835, a place each."""

import re
from collections.abc import Iterator, Sequence

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import Remark, RemarkKind

_H = "一-龥"
# Shapes begin with the mark itself, which is rare, and look back from there.
_HALF = re.compile(
    rf"[,;:?!.](?:(?<!\.)(?<=[{_H}”》）\d%].)(?=[{_H}“《（])|(?<=[{_H}”》）]\.)(?=[ \t]*(?:\n|\Z)))"
)
_HALF_BRACKETS = re.compile(rf"\((?:(?<=[{_H}].)(?=[^()\n]{{1,40}}\))|(?=[{_H}][^()\n]{{0,40}}\)))")
_MIXED_BRACKETS = re.compile(r"（[^（）()\n]{1,40}\)|\([^（）()\n]{1,40}）")
_RANGE = re.compile(
    r"-(?:(?<=\d-)|(?<=\d[%％]-))\d{1,6}(?:\.\d{1,3})?"
    r"(?=[%％]|周?岁|人|名|户|个|家|所|座|处|台|套|辆|张|公里|千米|米|平方|亩|吨|万|亿|元|月|日|年|天|次"
    r"|场|项|类|级|期|批|层|倍|只|头|株|棵|学期|分钟|小时)(?!-)"
)
_BETWEEN_MARKED = re.compile(r"》、《|”、“")
_AFTER_BRACKET = re.compile(
    r"[ \t（(](?<=^.)(?:(?<=[（(])|(?<=[ \t])[ \t]*[（(])"
    r"[一二三四五六七八九十\d]{1,3}[）)][、.．，]",
    re.MULTILINE,
)
_NUMBER_BRACKETS = re.compile(
    rf"(?P<year>20\d\d)(?<=[{_H}][\[［【(（]....)[\]］】)）]第?(?P<serial>\d{{1,4}})号"
)
_PADDED = re.compile(r"年0\d月(?:\d{1,2}日)?|月0\d日")
_PADDED_NUMBER = re.compile(r"〕第(?=\d{1,5}号)|〕0\d{0,3}(?=号)")
_DOUBLED = re.compile(r"[，。、；：][，。、；：]{1,2}")
_STRAIGHT = re.compile(rf'"(?=[{_H}])[^"\n]{{1,40}}"')
_DOTS = re.compile(r"\.\.\.\.{0,3}|…(?!…)(?<!……)")
_DASHES = re.compile(rf"--(?<=[{_H}]..)(?=[{_H}])")
_FIRST_PART = re.compile(r"(?:(?:19|20)\d\d(?=年)|\d{1,6}(?:\.\d{1,3})?[%％]?)$")
_PART_OF_CODE = re.compile(r"[\d.\-/A-Za-z]$")
_GROUP = 40  # characters within which faults of one kind are one place
_MANY = 8  # places of one kind that are told one by one

# Words of which a fault has one, its shape, what is said of it.
_FAULTS: tuple[tuple[Sequence[str], re.Pattern[str], str], ...] = (
    ("()", _MIXED_BRACKETS, "括号“{}”左右不一，请统一为全角。"),
    ("-", _RANGE, "“{}”用半角连字符表示起止，应为“—”或“～”。"),
    (("》、《", "”、“"), _BETWEEN_MARKED, "“{}”：并列的书名号或引号之间不用顿号。"),
    ("（(", _AFTER_BRACKET, "“{}”：带括号的序号之后不加标点。"),
    (("年0", "月0"), _PADDED, "“{}”中的月、日不编虚位，前面不加零。"),
    ("〕", _PADDED_NUMBER, "“{}”：发文字号不编虚位，不加“第”字。"),
    ("，。、；：", _DOUBLED, "标点“{}”重复或相连，请核对。"),
    ('"', _STRAIGHT, "{}用的是直引号，应为“”。"),
    (("...", "…"), _DOTS, "“{}”应为省略号“……”。"),
    ("-", _DASHES, "“{}”应为破折号“——”。"),
)
_GROUPED: tuple[tuple[Sequence[str], re.Pattern[str], str], ...] = (
    (",;:?!.", _HALF, "汉字之间用了半角标点，应为全角"),
    ("(", _HALF_BRACKETS, "汉字之间用了半角括号，应为全角"),
)


def find(proof: Proof) -> Iterator[Remark]:
    """Faults in the order of their kinds."""
    text = proof.text
    for words, shape, says in _GROUPED:
        if [word for word in words if word in text]:
            yield from _grouped(proof, shape, says)
    for words, shape, says in _FAULTS:
        if not [word for word in words if word in text]:
            continue
        for match in shape.finditer(text):
            start = match.start()
            if shape is _RANGE:
                start = _range_start(text, start)
            if start >= 0:
                yield _remark(
                    proof, start, match.end(), says.format(text[start : match.end()].strip())
                )
    for match in _NUMBER_BRACKETS.finditer(text):
        right = f"〔{match['year']}〕{int(match['serial'])}号"
        says = f"发文字号的年份应用六角括号，即“{right}”。"
        yield _remark(proof, match.start() - 1, match.end(), says)


def _range_start(text: str, hyphen: int) -> int:
    """Where the first number of a range begins, -1 for a part of a code or telephone number."""
    first = _FIRST_PART.search(text[max(0, hyphen - 12) : hyphen])
    start = hyphen - len(first.group()) if first else hyphen
    return -1 if not first or _PART_OF_CODE.search(text[max(0, start - 1) : start]) else start


def _remark(proof: Proof, start: int, end: int, says: str) -> Remark:
    return proof.remark(RemarkKind.PUNCTUATION, start, end, says)


def _grouped(proof: Proof, shape: re.Pattern[str], says: str) -> Iterator[Remark]:
    """Half-width marks; those of one sentence are one place, very many are one remark."""
    groups: list[list[int]] = []
    for match in shape.finditer(proof.text):
        start, end = match.span()
        near = groups and start - groups[-1][1] <= _GROUP
        if near and "\n" not in proof.text[groups[-1][1] : start]:
            groups[-1][1:] = end, groups[-1][2] + 1
        else:
            groups.append([start, end, 1])
    if len(groups) > _MANY:
        total = sum(count for _, _, count in groups)
        yield _remark(proof, *_around(proof, *groups[0][:2]), f"{says}，全文共{total}处。")
        return
    for start, end, count in groups:
        often = f"，此处{count}个" if count > 1 else ""
        yield _remark(proof, *_around(proof, start, end), f"{says}{often}。")


def _around(proof: Proof, start: int, end: int) -> tuple[int, int]:
    """A few characters more on each side, so that a person sees the place."""
    line_start = proof.text.rfind("\n", max(0, start - 4), start) + 1
    line_end = proof.text.find("\n", end, end + 4)
    return max(line_start, start - 4, 0), line_end if line_end >= 0 else min(
        len(proof.text), end + 4
    )
