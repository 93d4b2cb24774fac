"""断句 — paragraphs without an end, purpose clauses cut off, brackets left open."""

import re
from collections.abc import Iterator

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import Remark, RemarkKind

_NUMBERED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])")
_OPEN_END = re.compile(r"[一-龥\d%”]")
_PAUSES = "，。；！？,;"
_PURPOSE = re.compile(
    r"为(?:深入|全面|切实|进一步|了|认真|扎实|贯彻|落实|持续|加快|推动|更好|确保|做好|不断"
    r"|有效|着力|大力|践行|巩固|保障|提升|解决)[^。\n]{10,200}。(?=[^\n]{6})"
)
_MAIN_CLAUSE = re.compile(
    r"制定|制订|印发|现将|现就|决定|特此|特制|结合|根据|按照|依据|经[县市区州省研]|通知|提出|确定|开展|组织"
    r"|公告|明确|[，,](?:县|市|区|州|我|全|本|各|现)"
)
_BRACKETS = {"）": "（", ")": "（", "”": "“", "》": "《", "〕": "〔"}
_BRACKET = re.compile(r"[（(）)“”《》〔〕]")
_LIST_MARK = re.compile(r"(?:^|[\s。；])[一二三四五六七八九十\da-zA-Z①-⑳]{1,3}$")
_LONGEST = 300  # characters that a bracket may hold before it counts as left open
_LEAST, _MOST = 25, 5000  # characters of a paragraph of prose


def find(proof: Proof) -> Iterator[Remark]:
    """Paragraph by paragraph."""
    yield from _unended(proof)
    yield from _cut_off(proof)
    yield from _unbalanced(proof)


def _remark(proof: Proof, start: int, end: int, says: str) -> Remark:
    return proof.remark(RemarkKind.PUNCTUATION, start, end, says)


def _unended(proof: Proof) -> Iterator[Remark]:
    """A paragraph of prose whose fellows end with a full stop and which has none."""
    ended, open_ones = 0, []
    after = 0
    for whole in proof.text.split("\n"):
        start, after = after, after + len(whole) + 1
        if len(whole) < _LEAST:
            continue
        line = whole.rstrip()
        if not _LEAST <= len(line) <= _MOST or "|" in line or "\t" in line:
            continue
        if line.find("。", 0, -1) < 0 and not (line.count("，") > 1 and _NUMBERED.match(line)):
            continue
        if line.endswith(("。", "！", "；", "：")):
            ended += 1
        elif _OPEN_END.match(line, len(line) - 1):
            pause = _last_pause(line)
            words = line[pause + 1 :]
            if len(words) > 3 and "：" not in words and ":" not in words:
                open_ones.append((start + pause + 1, start + len(line)))
    if ended >= len(open_ones):
        for start, end in open_ones:
            yield _remark(proof, start, end, "这一段结尾没有句号，请核对是否有缺文。")


def _last_pause(words: str) -> int:
    """Where the last mark of a pause stands, -1 where there is none."""
    return max([words.rfind(mark) for mark in _PAUSES])


def _cut_off(proof: Proof) -> Iterator[Remark]:
    """为…，更好…。县人民政府按照…: the purpose stands alone as a sentence."""
    text = proof.text
    for match in _PURPOSE.finditer(text):
        start, end = match.span()
        if not _begins_line(text, start) or _MAIN_CLAUSE.search(text, start, end):
            continue
        clause = start + _last_pause(text[start : end - 1]) + 1
        says = "以“为”开头的目的句后面没有主句就用了句号，应为逗号，请核对。"
        yield _remark(proof, clause, min(len(text), end + 6), says)


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but an indent stands before a place on its line."""
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] == "\n"


def _unbalanced(proof: Proof) -> Iterator[Remark]:
    """Brackets and quotation marks without their other half."""
    waiting: dict[str, list[int]] = {mark: [] for mark in "（“《〔"}
    for match in _BRACKET.finditer(proof.text):
        mark, at = match.group(), match.start()
        opener = _BRACKETS.get(mark)
        if opener is None:
            stack = waiting["（" if mark == "(" else mark]
            if stack and mark in "（(“" and at - stack[-1] > _LONGEST:
                yield _left_open(proof, stack.pop())
            stack.append(at)
        elif waiting[opener]:
            start = waiting[opener].pop()
            if at - start > _LONGEST:
                yield _left_open(proof, start)
                yield from _unopened(proof, mark, at)
        else:
            yield from _unopened(proof, mark, at)
    for at in sorted(at for stack in waiting.values() for at in stack):
        yield _left_open(proof, at)


def _left_open(proof: Proof, at: int) -> Remark:
    end = min(len(proof.text), at + 8)
    return _remark(proof, at, end, f"“{proof.text[at]}”没有配对的后半个，请核对是否有缺文。")


def _unopened(proof: Proof, mark: str, at: int) -> Iterator[Remark]:
    if mark in "）)" and _LIST_MARK.search(proof.text[max(0, at - 5) : at]):
        return
    start = max(0, at - 7)
    yield _remark(proof, start, at + 1, f"“{mark}”没有配对的前半个，请核对是否有缺文。")
