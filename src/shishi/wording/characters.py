"""字形 — letters that pass for digits, full-width digits, compatibility forms, misspellings."""

import re
import unicodedata
from collections.abc import Iterator

from shishi.reading.lines.misspellings import UNTIL, misspellings
from shishi.reading.lines.tidy import digits_meant
from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript

_WIDE_NUMBER = re.compile(r"(?<![0-9０-９])[0-9．.]{0,12}[０-９][0-9０-９．.]{0,12}")
_NUMBER = re.compile(r"[0-9OolI]+(?:[.,][0-9OolI]+)*")
_FORMS = re.compile(r"[\u2e80-\u2fdf\ufe10-\ufe1f\ufe30-\ufe5c\ufe5f-\ufe6b\uf900-\ufad9]")
_NAME_DOT = re.compile(r"[•・‧∙⋅](?<=[一-龥]{2}.)(?=[一-龥]{2})")
_ROUND_YEAR = re.compile(r"[二一][○O0〇零一二三四五六七八九]{3}年")
_USUAL = {"+": "＋", "%": "％", "-": "－", ".": "."}
_OF_CLOSING = re.compile(r"(?:报名|申报|征集|投标|递交|提交|受理|缴费|登记)(?:时间|日期)?$")


def look_alikes(paper: Manuscript) -> Iterator[Hit]:
    """数字中的形近字母、全角数字."""
    text = paper.text
    meant = {start: digit for start, _, digit in digits_meant(text)}
    end = 0
    for at in sorted(meant):
        if at < end:
            continue
        start = at
        while start and text[start - 1] in "0123456789.OolI":
            start -= 1
        number = _NUMBER.match(text, start)
        end = max(number.end() if number else 0, at + 1)
        right = "".join(meant.get(place, text[place]) for place in range(start, end))
        says = f"“{text[start:end]}”中夹有字母，应为数字。"
        yield Hit(start, end, says, right)
    for found in _WIDE_NUMBER.finditer(text):
        right = unicodedata.normalize("NFKC", found.group())
        yield Hit(found.start(), found.end(), "数字用半角。", right)
    for found in _ROUND_YEAR.finditer(text):
        if re.search("[○O0]", found.group()):
            right = re.sub("[○O0]", "〇", found.group())
            yield Hit(found.start(), found.end(), "汉字年份中的圆圈是“〇”。", right)


def forms(paper: Manuscript) -> Iterator[Hit]:
    """兼容字符、人名间隔号."""
    for found in _FORMS.finditer(paper.text):
        sign = found.group()
        usual = unicodedata.normalize("NFKC", sign)
        says = f"“{sign}”（U+{ord(sign):04X}）是兼容字符，换一台电脑可能显示不出。"
        yield Hit(found.start(), found.end(), says, _USUAL.get(usual, usual))
    for found in _NAME_DOT.finditer(paper.text):
        says = f"人名间隔号是“·”（U+00B7），此处是U+{ord(found.group()):04X}。"
        yield Hit(found.start(), found.end(), says, "·")


def spelling(paper: Manuscript) -> Iterator[Hit]:
    """有把握的错字."""
    for start, wrong, right in misspellings(paper.text):
        yield Hit(start, start + len(wrong), f"“{wrong}”疑为“{right}”。", right)


def until(paper: Manuscript) -> Iterator[Hit]:
    """截止与截至."""
    for found in UNTIL.finditer(paper.text):
        if not _OF_CLOSING.search(paper.text[max(0, found.start() - 6) : found.start()]):
            says = "后面跟时间用“截至”；“截止”是到期停止。"
            yield Hit(found.start(), found.end(), says, "截至")
