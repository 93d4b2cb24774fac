"""标点 — faults of punctuation by GB/T 15834 and of numerals by GB/T 15835, a place each."""

import re
from collections.abc import Iterator, Sequence

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import Remark, RemarkKind
from shishi.reading.lines.sign_shapes import (
    AFTER_BRACKET,
    BETWEEN_MARKED,
    DASHES,
    DOTS,
    DOUBLED,
    HALF,
    HALF_BRACKETS,
    MIXED_BRACKETS,
    NUMBER_BRACKETS,
    PADDED,
    PADDED_NUMBER,
    RANGE,
    STRAIGHT,
    range_start,
)

_GROUP = 40  # characters within which faults of one kind are one place
_MANY = 8  # places of one kind that are told one by one

# Words of which a fault has one, its shape, what is said of it.
_FAULTS: tuple[tuple[Sequence[str], re.Pattern[str], str], ...] = (
    ("()", MIXED_BRACKETS, "括号“{}”左右不一，请统一为全角。"),
    ("-", RANGE, "“{}”用半角连字符表示起止，应为“—”或“～”。"),
    (("》、《", "”、“"), BETWEEN_MARKED, "“{}”：并列的书名号或引号之间不用顿号。"),
    ("（(", AFTER_BRACKET, "“{}”：带括号的序号之后不加标点。"),
    (("年0", "月0"), PADDED, "“{}”中的月、日不编虚位，前面不加零。"),
    ("〕", PADDED_NUMBER, "“{}”：发文字号不编虚位，不加“第”字。"),
    ("，。、；：", DOUBLED, "标点“{}”重复或相连，请核对。"),
    ('"', STRAIGHT, "{}用的是直引号，应为“”。"),
    (("...", "…"), DOTS, "“{}”应为省略号“……”。"),
    ("-", DASHES, "“{}”应为破折号“——”。"),
)
_GROUPED: tuple[tuple[Sequence[str], re.Pattern[str], str], ...] = (
    (",;:?!.", HALF, "汉字之间用了半角标点，应为全角"),
    ("(", HALF_BRACKETS, "汉字之间用了半角括号，应为全角"),
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
            if shape is RANGE:
                start = range_start(text, start)
            if start >= 0:
                yield _remark(
                    proof, start, match.end(), says.format(text[start : match.end()].strip())
                )
    for match in NUMBER_BRACKETS.finditer(text):
        right = f"〔{match['year']}〕{int(match['serial'])}号"
        says = f"发文字号的年份应用六角括号，即“{right}”。"
        yield _remark(proof, match.start() - 1, match.end(), says)


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
