"""疑似错字 — only those the reader is sure of: a look-alike where the intended word is plain,
units in the wrong case, damaged dates, a label or a title unlike its fellows."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from shishi.reading import titles
from shishi.reading.confusions import CONFUSED, OTHER_WORDS, PHRASES, WORDS
from shishi.reading.draft import ItemDraft, Remark, RemarkKind
from shishi.reading.proof import Passage, Proof
from shishi.reading.tidy import written

_KNOWN = WORDS | OTHER_WORDS
_PHRASE_HEADS: dict[str, tuple[str, ...]] = {}
for _wrong in PHRASES:
    _PHRASE_HEADS[_wrong[0]] = (*_PHRASE_HEADS.get(_wrong[0], ()), _wrong)
_SUSPECTS = re.compile(f"[{''.join({*CONFUSED, *_PHRASE_HEADS})}]")

_SYMBOLS = {
    "KV": "kV", "Kv": "kV", "kv": "kV", "KW": "kW", "Kw": "kW", "KM": "km", "Km": "km", "KG": "kg",
    "Kg": "kg", "KVA": "kVA", "KVa": "kVA", "KWH": "kWh", "MPA": "MPa", "Mpa": "MPa", "MW": "MW",
    "CM": "cm", "MM": "mm", "HZ": "Hz",
}  # fmt: skip
_SYMBOL = re.compile(r"(?<![A-Za-z\d.])(\d{1,6}(?:\.\d{1,4})?) ?([A-Za-z]{2,3})(?![A-Za-z\d])")
_NO_MONTH = re.compile(r"(?<![\d.年月])(1[0-2]|0?[1-9])([0-3]\d)日(?=[前底之内起，。、；止]|\s|$)")
_NO_YEAR = re.compile(r"(?<!\d)(20[1-4]\d)(1[0-2]|0?[1-9])(月)(?=[底前末中上下初，。\d]|\s|$)")
_UNTIL = re.compile(r"截止(?=(?:到|至|于)?(?:20)?\d{2,4}年|\d{1,2}月|目前)")


def find(proof: Proof) -> Iterator[Remark]:
    """Every fault of the kinds above."""
    yield from _characters(proof)
    yield from _symbols(proof)
    yield from _dates(proof)
    yield from _odd_labels(proof)
    yield from _title(proof)


def _remark(proof: Proof, start: int, end: int, says: str) -> Remark:
    return proof.remark(RemarkKind.TYPO, start, end, says)


def _characters(proof: Proof) -> Iterator[Remark]:
    text = proof.text
    for match in _SUSPECTS.finditer(text):
        place = match.start()
        fault = _phrase(text, place) or _confused(text, place)
        if fault:
            start, wrong, right = fault
            says = f"“{wrong}”疑为“{right}”，请核对。"
            yield _remark(proof, start, start + len(wrong), says)


def _phrase(text: str, place: int) -> tuple[int, str, str] | None:
    for wrong in _PHRASE_HEADS.get(text[place], ()):
        if text.startswith(wrong, place):
            return place, wrong, PHRASES[wrong]
    return None


def _confused(text: str, place: int) -> tuple[int, str, str] | None:
    """(start, written, intended) where the written character makes no word with its neighbours
    and a look-alike does, and the neighbour is not already part of another word."""
    mark = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before + mark in _KNOWN or mark + after in _KNOWN:
        return None
    for meant in CONFUSED.get(mark, ""):
        if before + meant in WORDS and text[place - 2 : place] not in _KNOWN:
            return place - 1, before + mark, before + meant
        if meant + after in WORDS and text[place + 1 : place + 3] not in _KNOWN:
            return place, mark + after, meant + after
    return None


def _symbols(proof: Proof) -> Iterator[Remark]:
    """110KV: the symbol of the kilovolt is kV (GB 3100)."""
    for match in _SYMBOL.finditer(proof.text):
        right = _SYMBOLS.get(match[2])
        if right and right != match[2]:
            says = f"计量单位符号“{match[2]}”应写作“{right}”，即{match[1]}{right}。"
            yield _remark(proof, match.start(), match.end(), says)


def _dates(proof: Proof) -> Iterator[Remark]:
    for match in _NO_MONTH.finditer(proof.text):
        if 1 <= int(match[2]) <= 31:
            says = f"“{match.group()}”疑缺“月”字，应为{match[1]}月{int(match[2])}日，请核对。"
            yield _remark(proof, match.start(), match.end(), says)
    for match in _NO_YEAR.finditer(proof.text):
        says = f"“{match.group()}”疑缺“年”字，应为{match[1]}年{match[2]}月，请核对。"
        yield _remark(proof, match.start(), match.end(), says)
    for match in _UNTIL.finditer(proof.text):
        says = "“截止”之后跟时间应写作“截至”。"
        yield _remark(proof, match.start(), match.end(), says)


def _odd_labels(proof: Proof) -> Iterator[Remark]:
    """牵头领导 in one item where every other says 责任领导."""
    for labels_of in (_people_labels, _unit_labels):
        labels = [labels_of(passage.item) for passage in proof.passages]
        uses = Counter(label for found in labels for label in found)
        if len(uses) < 2:
            continue
        usual, often = uses.most_common(1)[0]
        for passage, found in zip(proof.passages, labels, strict=True):
            if not found or usual in found or often < 3 or often < len(labels) - 2:
                continue
            for label in found:
                place = _label_place(proof, passage, label) if uses[label] == 1 else -1
                if place >= 0:
                    says = f"其他{often}项写作“{usual}”，此处写作“{label}”，请核对是否一致。"
                    yield _remark(proof, place, place + len(label), says)


def _people_labels(item: ItemDraft) -> set[str]:
    return {person.label for person in item.people if person.label}


def _unit_labels(item: ItemDraft) -> set[str]:
    return {unit.label for unit in item.units if unit.label}


def _label_place(proof: Proof, passage: Passage, label: str) -> int:
    return proof.text.find(label, passage.start, passage.end)


def _title(proof: Proof) -> Iterator[Remark]:
    """The plan's heading against the name its notice gives it (2025年, 2025年度)."""
    if proof.draft.head.notice_title is None:
        return
    rows = titles.lines(proof.view)
    covering = titles.notice(rows)
    if covering is None:
        return
    named = titles.named(proof.view, covering)
    given = titles.solid(proof.text[slice(*named)]) if named else titles.handed_down(covering)
    for own in titles.plans(rows, covering.last + 1):
        if own.text == given:
            return
        if given and SequenceMatcher(None, own.text, given, autojunk=False).ratio() >= _NEAR:
            says = (
                f"标题写作“{written(proof.view, own.start, own.end).strip()}”，"
                f"印发通知写作“{given}”，请核对是否一致。"
            )
            yield _remark(proof, own.start, own.end, says)
            return


_NEAR = 0.9  # likeness of two titles of one plan
