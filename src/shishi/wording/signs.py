"""标点 — marks of punctuation by GB/T 15834: full width among Han, in pairs, none doubled."""

import re
from collections.abc import Iterator

from shishi.reading.lines import sign_shapes as shapes
from shishi.reading.lines.sentence_ends import unended, unpaired
from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript

_WIDE = str.maketrans(",;:?!.()", "，；：？！。（）")
_IMPRINT = re.compile(r"印发$|[\u3000 ]{2}|20\d\d年\d{1,2}月\d{1,2}日")
_BLANK = re.compile(r"此页无正文")
_OTHER_HALF = {"（": "）", "(": "）", "“": "”", "《": "》", "〔": "〕"}
_AGAIN = re.compile(r"“[^”“\n]{1,30}“")  # opened twice and not closed
_AFTER_WORD = re.compile(r"(?<=[一-龥”》）%])[,;:](?=[ ]?[\d一-龥“《（])(?![ ]?\d{1,6}[:.]\d)")
_NAME = re.compile(r"[A-Za-z]$")


def half_width(paper: Manuscript) -> Iterator[Hit]:
    """汉字之间的半角标点."""
    told: set[int] = set()
    for shape in (shapes.HALF, shapes.HALF_BRACKETS, _AFTER_WORD):
        for found in shape.finditer(paper.text):
            at = found.start()
            if at in told or paper.in_table(at):
                continue
            told.add(at)
            sign = paper.text[at]
            wide = sign.translate(_WIDE)
            yield Hit(at, at + 1, f"汉字之间用全角标点，此处是半角“{sign}”。", wide)


def mixed_brackets(paper: Manuscript) -> Iterator[Hit]:
    """左右不一的括号."""
    for found in shapes.MIXED_BRACKETS.finditer(paper.text):
        right = f"（{found.group()[1:-1]}）"
        yield Hit(found.start(), found.end(), "括号一半全角、一半半角。", right)


def pairs(paper: Manuscript) -> Iterator[Hit]:
    """不成对的括号、引号、书名号."""
    left = sorted(unpaired(paper.text))
    at_marks = {at for at, _ in left}
    done: set[int] = set()
    for at, opens in left:
        again = _AGAIN.match(paper.text, at)
        if at in done:
            continue
        if again and again.end() - 1 in at_marks:  # “回头看“
            done.add(again.end() - 1)
            yield Hit(again.end() - 1, again.end(), "后引号写成了前引号。", "”")
        else:
            yield _unpaired(paper.text[at], at, opens=opens)


def _unpaired(sign: str, at: int, *, opens: bool) -> Hit:
    missing = _OTHER_HALF.get(sign, "") if opens else ""
    says = f"“{sign}”没有配对的{'后' if opens else '前'}半个。"
    return Hit(at, at + 1, says, f"补上{missing}" if missing else "补上前半个，或删去")


def doubled(paper: Manuscript) -> Iterator[Hit]:
    """重复或相连的标点."""
    for found in shapes.DOUBLED.finditer(paper.text):
        yield Hit(
            found.start(), found.end(), "标点重复或相连。", f"只留一个，如“{found.group()[-1]}”"
        )


def quotes(paper: Manuscript) -> Iterator[Hit]:
    """直引号."""
    for found in shapes.STRAIGHT.finditer(paper.text):
        right = f"“{found.group()[1:-1]}”"
        yield Hit(found.start(), found.end(), "引号用“”，不用直引号。", right)


def ellipses(paper: Manuscript) -> Iterator[Hit]:
    """省略号与破折号."""
    for found in shapes.DOTS.finditer(paper.text):
        if not _NAME.search(paper.text[: found.start()][-1:]):
            yield Hit(found.start(), found.end(), "省略号占两个字，写作“……”。", "……")
    for found in shapes.DASHES.finditer(paper.text):
        yield Hit(found.start(), found.end(), "破折号占两个字，写作“——”。", "——")


def between(paper: Manuscript) -> Iterator[Hit]:
    """并列书名号、引号之间的顿号."""
    for found in shapes.BETWEEN_MARKED.finditer(paper.text):
        right = found.group().replace("、", "")
        says = "并列的书名号或引号之间不用顿号。"
        yield Hit(found.start() + 1, found.end() - 1, says, right)


def endings(paper: Manuscript) -> Iterator[Hit]:
    """段末没有句号."""
    for start, end in unended(paper.text):
        if _IMPRINT.search(paper.text, start, end):
            continue
        yield Hit(start, end, "这一段结尾没有句号。", f"{paper.text[start:end]}。")


def blank_pages(paper: Manuscript) -> Iterator[Hit]:
    """此页无正文."""
    for found in _BLANK.finditer(paper.text):
        says = "版式应当调整行距、字距使印章与正文同页，不写“此页无正文”。"
        yield Hit(found.start(), found.end(), says, "删去，调整行距或字距")
