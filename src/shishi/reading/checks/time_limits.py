"""时限核对 — items without a deadline, with an open end or an event instead of a day, and clauses
that the only deadline of their item does not speak of."""

import re
from collections.abc import Iterator

from shishi.reading.checks.promises import first_promise, promises
from shishi.reading.checks.proof import Passage, Proof, sentence
from shishi.reading.draft import DeadlineDraft, DocumentKind, Remark, RemarkKind

_OPEN_END = re.compile(
    r"长期|持续|常年|常态|常抓|不懈|随报|随有|不断|永久|一直|滚动|逐步|随时|及时|尽快|早日"
)
_MONTH = re.compile(r"\d{1,2}月|季度|上半年|年底|年内|年终|全年")
_LABELLED = re.compile(r"(?:时限|时间|期限|要求|时间表|节点)[一-龥]{0,4}[：:][^。\n]*$")
_FOR_ALL = re.compile(r"全部|均|整体|全面|统一|上述|以上各|各项|其余|所有")


def find(proof: Proof) -> Iterator[Remark]:
    """Item by item; a report of progress is not asked for deadlines."""
    if proof.draft.kind is not DocumentKind.PLAN:
        return
    for passage in proof.passages:
        deadline = passage.item.deadline
        if deadline is None:
            title = proof.at(passage.item.title.span)
            yield _remark(proof, passage, *title, "没有写明完成时限，请补充；入账时暂按年底推定。")
        elif deadline.on is None:
            yield _undated(proof, passage, deadline)
        else:
            yield from _others_without(proof, passage, deadline)


def _remark(proof: Proof, passage: Passage, start: int, end: int, says: str) -> Remark:
    span = proof.view.span(start, end)
    return Remark(RemarkKind.NO_DEADLINE, span, says, item=passage.place)


def _undated(proof: Proof, passage: Passage, deadline: DeadlineDraft) -> Remark:
    quote = "".join(deadline.span.quote.split())
    if _OPEN_END.search(quote):
        says = f"完成时限写作“{quote}”，没有截止日期，请明确年度考核的时间点。"
    elif _MONTH.search(quote):
        says = f"完成时限写作“{quote}”，文中没有写明年份，请核对。"
    else:
        says = f"完成时限写作“{quote}”，是事件而不是日期，请明确对应的日期。"
    return _remark(proof, passage, *proof.at(deadline.span), says)


def _others_without(proof: Proof, passage: Passage, deadline: DeadlineDraft) -> Iterator[Remark]:
    """于10月底前投入使用 inside one sentence: the promises of the other sentences have none."""
    start, end = proof.at(deadline.span)
    if not passage.body <= start < passage.end or _of_whole_item(proof, start):
        return
    own_start, own_end = sentence(proof.text, start, end, "。\n")
    if not promises(proof.text, max(own_start, passage.body), start):
        return
    quote = "".join(deadline.span.quote.split())
    told_from = -1
    for first, last in passage.segments:
        if own_start <= first < own_end:
            continue
        of_sentence = _sentence_of(proof, first)
        found = first_promise(proof.text, first, last) if of_sentence != told_from else None
        if found is None:
            continue
        told_from = of_sentence
        says = f"本项唯一的时限“{quote}”写在另一句中，这部分没有时限，请核对。"
        yield _remark(proof, passage, *found, says)


def _sentence_of(proof: Proof, place: int) -> int:
    return sentence(proof.text, place, place, "。\n")[0]


def _of_whole_item(proof: Proof, start: int) -> bool:
    """Whether a deadline stands behind a label, in a bracket, or speaks of everything."""
    text = proof.text
    line = max(text.rfind("\n", 0, start), start - 200) + 1
    before = text[line:start]
    opened = max(before.rfind("（"), before.rfind("("), before.rfind("〔"))
    closed = max(before.rfind("）"), before.rfind(")"), before.rfind("〕"))
    if opened > closed or _LABELLED.search(before):
        return True
    pause = max([text.rfind(mark, line, start) for mark in "，。；\n"])
    return _FOR_ALL.search(text, max(pause + 1, line), start + 20) is not None
