"""疑似错字 — only those the reader is sure of: a look-alike where the intended word is plain,
units in the wrong case, damaged dates, a label or a title unlike its fellows."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from shishi.reading.checks.confusions import CONFUSED, OTHER_WORDS, PHRASES, WORDS
from shishi.reading.checks.proof import Passage, Proof
from shishi.reading.draft import ItemDraft, Remark, RemarkKind
from shishi.reading.lines import titles
from shishi.reading.lines.tidy import written

_KNOWN = WORDS | OTHER_WORDS


def _mistaken() -> dict[str, tuple[str, int]]:
    """Each word of two characters miswritten: the word, and which of the two is wrong."""
    written_as: dict[str, list[str]] = {}
    for mark, meant in CONFUSED.items():
        for character in meant:
            written_as.setdefault(character, []).append(mark)
    found: dict[str, tuple[str, int]] = {}
    for word in sorted(WORDS):
        for place in (0, 1):
            for mark in written_as.get(word[place], ()):
                wrong = word[:place] + mark + word[place + 1 :]
                if wrong not in _KNOWN:
                    found.setdefault(wrong, (word, place))
    return found


def _turn(wrong: str, right: str) -> tuple[str, int]:
    """The pair of characters of a phrase in which it goes wrong, and which of the two is wrong."""
    at = next(place for place, mark in enumerate(wrong) if not right.startswith(mark, place))
    first = max(at - 1, 0)
    return wrong[first : first + 2], at - first


def _sides(pairs: set[str]) -> tuple[str, str]:
    """The characters that come first in one of the pairs, and those that come second."""
    first, second = ({pair[side] for pair in pairs} for side in (0, 1))
    return "".join(sorted(first)), "".join(sorted(second))


_MISTAKEN = _mistaken()
_TURNS = {wrong: _turn(wrong, right) for wrong, right in PHRASES.items()}
_PHRASES = {
    pair: [wrong for wrong, turn in _TURNS.items() if turn[0] == pair]
    for pair, _ in _TURNS.values()
}
_PAIRS = [(wrong, place) for wrong, (_, place) in _MISTAKEN.items()] + list(_TURNS.values())
_FAULTY = frozenset((*_MISTAKEN, *_PHRASES))
_FIRST, _AFTER = _sides({pair for pair, place in _PAIRS if not place})
_BEFORE, _SECOND = _sides({pair for pair, place in _PAIRS if place})
# A wrong character, which is rare, beside one with which it makes a fault.
_SUSPECT = re.compile(
    f"[{_FIRST}{_SECOND}](?:(?<=[{_FIRST}])(?=[{_AFTER}])|(?<=[{_BEFORE}][{_SECOND}]))"
)

_SYMBOLS = {
    "KV": "kV", "Kv": "kV", "kv": "kV", "KW": "kW", "Kw": "kW", "KM": "km", "Km": "km", "KG": "kg",
    "Kg": "kg", "KVA": "kVA", "KVa": "kVA", "KWH": "kWh", "MPA": "MPa", "Mpa": "MPa", "MW": "MW",
    "CM": "cm", "MM": "mm", "HZ": "Hz",
}  # fmt: skip
_SYMBOL_BEGINS = "".join(sorted({symbol[0] for symbol in _SYMBOLS}))
_SYMBOL = re.compile(
    rf"[{_SYMBOL_BEGINS}](?:(?<=\d.)|(?<=\d .))"
    r"[A-Za-z]{1,2}(?![A-Za-z\d])"
)
_VALUE = re.compile(r"\d{1,9}(?:\.\d{1,6})? ?[A-Za-z]{2,3}$")
_NO_MONTH = re.compile(r"日(?<=\d{3}日)(?=[前底之内起，。、；止]|\s|$)")
_NO_YEAR = re.compile(r"20[1-4]\d\d{1,2}月(?=[底前末中上下初，。\d]|\s|$)")
_DAY = re.compile(r"(1[0-2]|0?[1-9])([0-2]\d|3[01])日")
_MONTH = re.compile(r"(20\d\d)(1[0-2]|0?[1-9])月")
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
    suspects = [match.start() for match in _SUSPECT.finditer(text)]
    pairs = [text[at : at + 2] for at in suspects] + [text[at - 1 : at + 1] for at in suspects]
    faulty = sorted(_FAULTY.intersection(pairs))
    for wrong in faulty:
        if wrong not in _MISTAKEN:
            continue
        right, place = _MISTAKEN[wrong]
        for start in _places(text, wrong):
            if _is_fault(text, start, place):
                yield _suspect(proof, start, wrong, right)
    for pair in faulty:
        for wrong in _PHRASES.get(pair, ()):
            for start in _places(text, wrong):
                yield _suspect(proof, start, wrong, PHRASES[wrong])


def _suspect(proof: Proof, start: int, wrong: str, right: str) -> Remark:
    says = f"“{wrong}”疑为“{right}”，请核对。"
    return _remark(proof, start, start + len(wrong), says)


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _is_fault(text: str, start: int, place: int) -> bool:
    """Whether the wrong character makes no word with its other neighbour either, and the right
    one of the pair is not already part of another word."""
    if place:
        beside, taken = text[start + 1 : start + 3], text[start - 1 : start + 1]
    else:
        beside, taken = text[start - 1 : start + 1], text[start + 1 : start + 3]
    return beside not in _KNOWN and taken not in _KNOWN


def _symbols(proof: Proof) -> Iterator[Remark]:
    """110KV: the symbol of the kilovolt is kV (GB 3100)."""
    if not [letter for letter in _SYMBOL_BEGINS if letter in proof.text]:
        return
    for match in _SYMBOL.finditer(proof.text):
        symbol = match.group()
        right = _SYMBOLS.get(symbol, symbol)
        value = _VALUE.search(proof.text[max(0, match.start() - 17) : match.end()])
        if right != symbol and value:
            start = match.end() - len(value.group())
            correct = value.group().replace(symbol, right)
            says = f"计量单位符号“{symbol}”应写作“{right}”，即{correct}。"
            yield _remark(proof, start, match.end(), says)


def _dates(proof: Proof) -> Iterator[Remark]:
    text = proof.text
    for match in _NO_MONTH.finditer(text):
        start, end = match.start() - 3, match.end()
        start -= text[start - 1 : start].isdecimal()
        day = _DAY.fullmatch(text, start, end)
        if day and _begins_number(text, start, ".年月"):
            says = f"“{text[start:end]}”疑缺“月”字，应为{int(day[1])}月{int(day[2])}日，请核对。"
            yield _remark(proof, start, end, says)
    for match in _NO_YEAR.finditer(text):
        month = _MONTH.fullmatch(match.group())
        if month and _begins_number(text, match.start(), "."):
            says = f"“{match.group()}”疑缺“年”字，应为{month[1]}年{int(month[2])}月，请核对。"
            yield _remark(proof, match.start(), match.end(), says)
    for match in _UNTIL.finditer(text):
        says = "“截止”之后跟时间应写作“截至”。"
        yield _remark(proof, match.start(), match.end(), says)


def _begins_number(text: str, start: int, others: str) -> bool:
    before = text[start - 1 : start]
    return not (before.isdigit() or (before and before in others))


def _odd_labels(proof: Proof) -> Iterator[Remark]:
    """牵头领导 in one item where every other says 责任领导."""
    for labels_of in (_people_labels, _unit_labels):
        labels = [labels_of(passage.item) for passage in proof.passages]
        if len(set().union(*labels)) < 2:
            continue
        uses = Counter([label for found in labels for label in found])
        usual, often = uses.most_common(1)[0]
        for passage, found in zip(proof.passages, labels, strict=True):
            if not found or usual in found or often < 3 or often < len(labels) - 2:
                continue
            for label in found:
                place = _label_place(proof, passage, label) if uses[label] == 1 else -1
                if place >= 0:
                    says = f"其他{often}项写作“{usual}”，此处写作“{label}”，请核对是否一致。"
                    yield _remark(proof, place, place + len(label), says)


def _people_labels(item: ItemDraft) -> list[str]:
    return list(dict.fromkeys([person.label for person in item.people if person.label]))


def _unit_labels(item: ItemDraft) -> list[str]:
    return list(dict.fromkeys([unit.label for unit in item.units if unit.label]))


def _label_place(proof: Proof, passage: Passage, label: str) -> int:
    return proof.text.find(label, passage.start, passage.end)


def _title(proof: Proof) -> Iterator[Remark]:
    """The plan's heading against the name its notice gives it (2025年, 2025年度)."""
    if proof.draft.head.notice_title is None:
        return
    rows, covering = proof.front
    if covering is None or covering.end > _FRONT:
        return
    named = titles.named(proof.view, covering)
    given = titles.solid(proof.text[slice(*named)]) if named else titles.handed_down(covering)
    for own in titles.plans(rows, covering.last + 1):
        if own.text == given or own.end > _FRONT:
            return
        if given and SequenceMatcher(None, own.text, given, autojunk=False).ratio() >= _NEAR:
            says = (
                f"标题写作“{written(proof.view, own.start, own.end).strip()}”，"
                f"印发通知写作“{given}”，请核对是否一致。"
            )
            yield _remark(proof, own.start, own.end, says)
            return


_FRONT = 6000  # characters in which a plan's own title stands
_NEAR = 0.9  # likeness of two titles of one plan
