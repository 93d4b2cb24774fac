"""断句 — paragraphs without an end, purpose clauses cut off, brackets left open."""

import re
from collections.abc import Iterator

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import Remark, RemarkKind
from shishi.reading.lines.sentence_ends import last_pause, unended, unpaired

_PURPOSE = re.compile(
    r"为(?:深入|全面|切实|进一步|了|认真|扎实|贯彻|落实|持续|加快|推动|更好|确保|做好|不断"
    r"|有效|着力|大力|践行|巩固|保障|提升|解决)[^。\n]{10,200}。(?=[^\n]{6})"
)
_MAIN_CLAUSE = re.compile(
    r"制定|制订|印发|现将|现就|决定|特此|特制|结合|根据|按照|依据|经[县市区州省研]|通知|提出|确定|开展|组织"
    r"|公告|明确|[，,](?:县|市|区|州|我|全|本|各|现)"
)


def find(proof: Proof) -> Iterator[Remark]:
    """Paragraph by paragraph."""
    yield from _unended(proof)
    yield from _cut_off(proof)
    yield from _unbalanced(proof)


def _remark(proof: Proof, start: int, end: int, says: str) -> Remark:
    return proof.remark(RemarkKind.PUNCTUATION, start, end, says)


def _unended(proof: Proof) -> Iterator[Remark]:
    for start, end in unended(proof.text):
        yield _remark(proof, start, end, "这一段结尾没有句号，请核对是否有缺文。")


def _cut_off(proof: Proof) -> Iterator[Remark]:
    """为…，更好…。县人民政府按照…: the purpose stands alone as a sentence."""
    text = proof.text
    for match in _PURPOSE.finditer(text):
        start, end = match.span()
        if not _begins_line(text, start) or _MAIN_CLAUSE.search(text, start, end):
            continue
        clause = start + last_pause(text[start : end - 1]) + 1
        says = "以“为”开头的目的句后面没有主句就用了句号，应为逗号，请核对。"
        yield _remark(proof, clause, min(len(text), end + 6), says)


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but an indent stands before a place on its line."""
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] == "\n"


def _unbalanced(proof: Proof) -> Iterator[Remark]:
    text = proof.text
    for at, opens in unpaired(text):
        if opens:
            says = f"“{text[at]}”没有配对的后半个，请核对是否有缺文。"
            yield _remark(proof, at, min(len(text), at + 8), says)
        else:
            says = f"“{text[at]}”没有配对的前半个，请核对是否有缺文。"
            yield _remark(proof, max(0, at - 7), at + 1, says)
