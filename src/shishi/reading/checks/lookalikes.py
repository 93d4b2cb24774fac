"""形近字符 — characters that look like others: letters among digits, full-width digits among
half-width ones, compatibility forms, dots in names.

The view already reads repaired digits; here the source is shown with what it was read as.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import Remark, RemarkKind

_LETTERS = {"O": "字母 O", "o": "字母 o", "l": "字母 l", "I": "字母 I"}
_MIXED = re.compile(r"[0-9０-９.．]*(?:[0-9][.．]?[０-９]|[０-９][.．]?[0-9])[0-9０-９.．]*")
_WIDE = frozenset("０１２３４５６７８９")
# Letters like digits, full-width digits; then the compatibility forms: CJK radicals (U+2E80…,
# U+2F00…), enclosed and presentation forms, small forms (U+FE50…); dots, Greek and Cyrillic.
_ODD = re.compile(
    r"[OolI０-９\u2e80-\u2fdf\ufe10-\ufe1f\ufe30-\ufe6b\uf900-\ufad9•・‧∙⋅\u0370-\u04ff]"
)
_DOT_OR_FOREIGN = re.compile(r"[•・‧∙⋅\u0370-\u03ff\u0400-\u04ff]")
_NAME_DOT = re.compile(r"[•・‧∙⋅](?<=[一-龥]{2}.)(?=[一-龥]{2})")
_YEAR_DIGITS = re.compile(r"年(?<=[二一][○O0〇零一二三四五六七八九]{3}.)")
_ROUND = re.compile(r"[○O0]")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_FOREIGN_LOOKS = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
_OFTEN = 3  # places of one character that are told one by one
_NEAR = 24  # characters within which the same finding is told once


def find(proof: Proof) -> Iterator[Remark]:
    """One remark a place; what repeats close by is one place."""
    text, source = proof.text, proof.view.source.text
    odd = [(match.start(), match.group()) for match in _ODD.finditer(source)]
    yield from _letters(proof, [at for at, mark in odd if mark in _LETTERS])
    if [mark for _, mark in odd if mark in _WIDE]:
        yield from _widths(proof)
    strange = [mark for _, mark in odd if _DOT_OR_FOREIGN.match(mark)]
    known = _WIDE.union(_LETTERS, strange)
    yield from _forms(proof, [one for one in odd if one[1] not in known])
    if strange:
        yield from _name_dots(proof)
    for match in _YEAR_DIGITS.finditer(text):
        year = text[match.end() - 5 : match.end()]
        if _ROUND.search(year):
            says = f"“{year}”中的圆圈或字母、数字应为“〇”。"
            yield _remark(proof, match.end() - 5, match.end(), says)
    for match in _FOREIGN.finditer(text) if strange else ():
        looks = match.group().translate(_FOREIGN_LOOKS)
        if looks != match.group():
            says = f"“{match.group()}”是形近的外文字母，应为“{looks}”。"
            yield _remark(proof, match.start(), match.end(), says)


def _remark(proof: Proof, start: int, end: int, says: str) -> Remark:
    return proof.remark(RemarkKind.CONFUSABLE, start, end, says)


def _name_dots(proof: Proof) -> Iterator[Remark]:
    """阿依・古丽: the dot of names is U+00B7; a document has one habit, so it is told once."""
    dots = list(_NAME_DOT.finditer(proof.text))
    if dots:
        dot = dots[0].group()
        often = f"，全文共{len(dots)}处" if len(dots) > 1 else ""
        says = f"人名间隔号写作“{dot}”（U+{ord(dot):04X}），应为“·”（U+00B7）{often}。"
        yield _remark(proof, *dots[0].span(), says)


def _letters(proof: Proof, places: Sequence[int]) -> Iterator[Remark]:
    """5O公里, l18.6公里: where the view reads a digit and the source has a letter."""
    text, back, source = proof.text, proof.view.back, proof.view.source.text
    if isinstance(back, range) and source == text:
        return
    end = 0
    for place in places:
        at = proof.place_of(place)
        if at < end or at >= len(text) or back[at] != place or not text[at].isdigit():
            continue
        start, end = _number_around(text, at)
        written = "".join(source[here] for here in back[start:end])
        letters = "、".join(sorted({_LETTERS[mark] for mark in written if mark in _LETTERS}))
        says = f"“{written}”中的{letters}应为数字，读作“{text[start:end]}”，请核对。"
        yield _remark(proof, start, _with_measure(text, end), says)


def _number_around(text: str, at: int) -> tuple[int, int]:
    start = at
    while start and at - start < 30 and text[start - 1] in "0123456789.,":
        start -= 1
    end = at + 1
    while end < len(text) and end - at < 30 and text[end] in "0123456789.,":
        end += 1
    return start, end


def _with_measure(text: str, end: int) -> int:
    """Up to two characters of the measure after a number, for the eye."""
    last = end
    while last < len(text) and last - end < 2 and "一" <= text[last] <= "龥":
        last += 1
    return last


def _widths(proof: Proof) -> Iterator[Remark]:
    """3２眼: a number of half-width and full-width digits."""
    for match in _MIXED.finditer(proof.view.source.text):
        at, end = proof.place_of(match.start()), proof.place_of(match.end())
        says = f"“{match.group()}”中全角数字与半角数字混用，请统一为半角。"
        yield _remark(proof, at, min(max(at + 1, end), len(proof.text)), says)


def _forms(proof: Proof, found: Sequence[tuple[int, str]]) -> Iterator[Remark]:
    """﹢, ﹒ and radicals: the same character close by, or very often, is told once."""
    often = Counter(mark for _, mark in found)
    told: set[str] = set()
    for start, last, mark in _runs(found):
        if mark in told:
            continue
        many = often[mark] > _OFTEN
        told |= {mark} if many else set()
        at = proof.place_of(start)
        end = at + 1 if many else proof.place_of(last) + 1
        usual = unicodedata.normalize("NFKC", mark)
        usual = {"+": "＋", ".": "．", "%": "％", "-": "－"}.get(usual, usual)
        says = f"“{mark}”（U+{ord(mark):04X}）是兼容字符，应为“{usual}”"
        says += f"，全文共{often[mark]}处。" if many else "。"
        yield _remark(proof, at, min(end, len(proof.text)), says)


def _runs(found: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """(first, last, character) of occurrences of one character close to each other."""
    at = 0
    while at < len(found):
        start, mark = found[at]
        last = start
        while at < len(found) and found[at][1] == mark and found[at][0] - last <= _NEAR:
            last = found[at][0]
            at += 1
        yield start, last, mark
