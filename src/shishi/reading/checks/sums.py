"""合计核对 — a total against its parts: 其中, brackets, 共.

Parts are figures of the same measure. Those in plain brackets must add to the total; those
after 其中 need not be all of it, so only a sum that exceeds it, or falls short by little, is
pointed out.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi.reading.checks.proof import Mark, Passage, Proof, sentence, yuan
from shishi.reading.draft import Remark, RemarkKind
from shishi.rules.amounts import number_text

_OPENS = re.compile(
    r"(?P<bracket>[（(](?P<of>其中)?[：:]?)|[，,；;。]?(?P<after>其中|包括|分别为|分别是)[：:，,]?"
)
_SHARED = re.compile(r"(?:共计|总计|合计|总共|共|计)$")
_VERBS = r"新建|改造|建设|扩建|改建|更新|完善|维修|购置|铺设|整治|实施"
_LISTED = re.compile(
    rf"(?:(?:{_VERBS})[^，。；、：（]{{0,4}}?)?(?P<list>(?:[一-龥]{{2,8}}、){{1,8}}[一-龥]{{2,10}}?)(?:共计|总计|合计|总共|共)$"
)
_STOP = re.compile(r"[；;。\n]")
_NEW_CLAUSE = re.compile(rf"[，,](?=(?:{_VERBS}|开展|为|对|新增|建成|安装|配备))")
_NEARLY = Decimal("0.9")


def find(proof: Proof) -> Iterator[Remark]:
    """Totals with their parts, in the order of the text."""
    text = proof.text
    for passage in proof.passages:
        for mark in passage.marks:
            start, end, figure = mark[:3]
            if figure.upper is not None or figure.per:
                continue
            if opened := _OPENS.match(text, end):
                yield from _parts_after(proof, passage, mark, opened)
            if text[start - 1] in "共计\n" and _SHARED.search(text, max(0, start - 2), start):
                yield from _parts_before(proof, passage, mark)
        yield from _handed_down(proof, passage)


def _parts_after(
    proof: Proof, passage: Passage, total: Mark, opened: re.Match[str]
) -> Iterator[Remark]:
    end = _end_of_parts(proof.text, opened, passage.end)
    parts = _alike(total, passage.within(opened.end(), end))
    if len(parts) < 2:
        return
    exhaustive = bool(opened["bracket"]) and not opened["of"]
    yield from _verdict(proof, total, parts, exhaustive=exhaustive)


def _end_of_parts(text: str, opened: re.Match[str], limit: int) -> int:
    limit = min(limit, opened.end() + 300)
    if opened["bracket"]:
        closes = [at for at in (text.find(mark, opened.end(), limit) for mark in "）)") if at >= 0]
        return min(closes, default=limit)
    stop = _STOP.search(text, opened.end(), limit)
    clause = _NEW_CLAUSE.search(text, opened.end(), limit)
    return min(found.start() if found else limit for found in (stop, clause))


def _alike(total: Mark, near: Sequence[Mark]) -> list[Mark]:
    """The first run of figures of the total's kind and measure."""
    parts: list[Mark] = []
    for mark in near:
        figure = mark.figure
        same = figure.kind is total.figure.kind and figure.measure == total.figure.measure
        if not same or figure.per or figure.upper is not None:
            break
        parts.append(mark)
    return parts


def _parts_before(proof: Proof, passage: Passage, total: Mark) -> Iterator[Remark]:
    """新建5个、改造9个，共14个; or a total over a list whose shares are not said."""
    start, _ = sentence(proof.text, total.start, total.end)
    before = passage.within(start, total.start)
    parts = list(reversed(_alike(total, list(reversed(before)))))
    if len(parts) >= 2:
        yield from _verdict(proof, total, parts, exhaustive=True)
    elif not parts:
        yield from _undivided(proof, passage, start, total)


def _undivided(proof: Proof, passage: Passage, start: int, total: Mark) -> Iterator[Remark]:
    """改造燃气、供热、供水管网共70947米 while 供热管网4400米 stands elsewhere in the item."""
    text = proof.text
    listed = _LISTED.search(text, max(start, total.start - 90), total.start)
    if listed is None:
        return
    names = [name[-4:] for name in listed["list"].split("、")]
    again = [
        mark
        for mark in passage.marks
        if mark.start > total.end
        and mark.figure.measure == total.figure.measure
        and any(
            name[:2] in text[sentence(text, mark.start, mark.end)[0] : mark.start] for name in names
        )
    ]
    if not again:
        return
    others = "、".join(f"{number_text(mark.figure.value)}{mark.figure.measure}" for mark in again)
    says = (
        f"{len(names)}类合计{number_text(total.figure.value)}{total.figure.measure}，未分项列出；"
        f"同项另有{others}，是否包含在内未说明，请核对。"
    )
    yield proof.remark(RemarkKind.SUM_CHECK, listed.start("list"), total.end, says)


def _handed_down(proof: Proof, passage: Passage) -> Iterator[Remark]:
    """A total and the parts that the reader of figures tied to it, where they stand apart
    (分解到乡镇的表格)."""
    figures = passage.item.figures
    groups: dict[int, list[Mark]] = {}
    for mark in passage.marks:
        total = mark.figure.total
        if total is not None and total < len(figures):
            groups.setdefault(total, []).append(mark)
    for place, parts in groups.items():
        whole = next((mark for mark in passage.marks if mark.figure is figures[place]), None)
        if whole is None or len(parts) < 3 or _OPENS.match(proof.text, whole.end):
            continue
        if all(part.figure.measure == whole.figure.measure for part in parts):
            yield from _verdict(proof, whole, parts, exhaustive=True)


def _verdict(
    proof: Proof, total: Mark, parts: Sequence[Mark], *, exhaustive: bool
) -> Iterator[Remark]:
    added = sum((part.figure.value for part in parts), Decimal(0))
    whole = total.figure.value
    agrees = added == whole
    if not agrees and not exhaustive and added < whole * _NEARLY:
        return
    terms = " + ".join(_said(part, total) for part in parts)
    says = f"{terms} = {_amount(added, total)}"
    if agrees:
        says += "，与合计一致。"
    else:
        says += f"，合计写作{_amount(whole, total)}，两者不一致，请核对。"
    start = min(total.start, parts[0].start)
    end = max(total.end, parts[-1].end)
    end += proof.text[end : end + 1] in ("）", ")")
    yield proof.remark(RemarkKind.SUM_CHECK, start, end, says, ok=agrees)


def _said(part: Mark, total: Mark) -> str:
    return yuan(part.figure.value) if total.is_money else number_text(part.figure.value)


def _amount(value: Decimal, total: Mark) -> str:
    return yuan(value) if total.is_money else f"{number_text(value)}{total.figure.measure}"
