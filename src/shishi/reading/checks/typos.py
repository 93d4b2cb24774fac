"""疑似错字 — only those the reader is sure of: a look-alike where the intended word is plain,
units in the wrong case, damaged dates, a label or a title unlike its fellows."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from shishi.reading.checks.proof import Passage, Proof
from shishi.reading.draft import ItemDraft, Remark, RemarkKind
from shishi.reading.lines import titles
from shishi.reading.lines.misspellings import UNTIL, misspellings, wrong_symbols
from shishi.reading.lines.tidy import written

_NO_MONTH = re.compile(r"日(?<=\d{3}日)(?=[前底之内起，。、；止]|\s|$)")
_NO_YEAR = re.compile(r"20[1-4]\d\d{1,2}月(?=[底前末中上下初，。\d]|\s|$)")
_DAY = re.compile(r"(1[0-2]|0?[1-9])([0-2]\d|3[01])日")
_MONTH = re.compile(r"(20\d\d)(1[0-2]|0?[1-9])月")


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
    for start, wrong, right in misspellings(proof.text):
        says = f"“{wrong}”疑为“{right}”，请核对。"
        yield _remark(proof, start, start + len(wrong), says)


def _symbols(proof: Proof) -> Iterator[Remark]:
    for start, end, symbol, due, right in wrong_symbols(proof.text):
        says = f"计量单位符号“{symbol}”应写作“{due}”，即{right}。"
        yield _remark(proof, start, end, says)


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
    for match in UNTIL.finditer(text):
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
