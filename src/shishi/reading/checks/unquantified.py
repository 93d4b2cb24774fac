"""未量化 — promises without an amount; money alone is not an amount of work.

An item without any figure is told once. Otherwise each 分项 is looked at: one without a
quantity, or a clause of one whose own object is not counted, is told.
"""

import re
from collections.abc import Iterator, Sequence

from shishi.reading.checks.promises import clauses, concrete, first_promise
from shishi.reading.checks.proof import Mark, Passage, Proof, Range
from shishi.reading.draft import DocumentKind, Remark, RemarkKind

_COVERS_ALL = re.compile(r"全覆盖|全部覆盖|应[一-龥]尽[一-龥]|实现清零|全面清零")
_MONEY_FOR = re.compile(r"(?:为|对|给)[^，]{2,24}(?:投入|提供|发放|补助|补贴|安排|落实)")
_OPEN_LIST = re.compile(
    r"等(?:相关|有关|配套|附属|其他|辅助){1,3}[一-龥]{0,6}(?:设施|工程|设备|项目|建设|内容|用房|管网)"
)
_ALSO = re.compile(r"(?:新增|增加|惠及|受益|服务|辐射|可?解决|预计|带动|投资|总投资)")
_WORKS = re.compile(
    r"^(?:新建|改建|扩建|改扩建|改造|购置|配备|安装|维修|铺设|开展|举办|实施|为|对|完成|建设|建成|设立|提供)"
)
_PAUSE = re.compile("[，,；;。]")
_DONE = tuple("建成 完成 完工 竣工 通车 投用 投入使用 交付使用 交付 投运 启用 验收".split())
_ONLY_WHEN = re.compile(
    r"(?:并|力争|确保|计划|预计)?[于在]?[^，；。]{1,14}?(?:前|底|内|初|末)"
    rf"(?:全部|全面|基本|正式)?(?:{'|'.join(_DONE)})+"
)  # how far and by when, of what the clause before has counted


def find(proof: Proof) -> Iterator[Remark]:
    """Item by item; a report of progress is not asked."""
    if proof.draft.kind is not DocumentKind.PLAN:
        return
    for passage in proof.passages:
        if [mark for mark in passage.marks if mark.counts or mark.is_money]:
            yield from _of_segments(proof, passage)
        else:
            yield _whole(proof, passage)


def _remark(proof: Proof, passage: Passage, start: int, end: int, says: str) -> Remark:
    span = proof.view.span(start, end)
    return Remark(RemarkKind.UNQUANTIFIED, span, says, item=passage.place)


def _whole(proof: Proof, passage: Passage) -> Remark:
    """An item without a figure: its title and the first thing it promises."""
    start, end = proof.at(passage.item.title.span)
    for segment in passage.segments[:1]:
        found = first_promise(proof.text, *segment)
        if found and found[1] - start <= _FAR:
            end = max(end, found[1])
    says = "本项没有数量、面积、长度、人数等可核对的数字，请提出可衡量的指标。"
    return _remark(proof, passage, start, end, says)


_FAR = 160  # characters that a remark on a whole item may cover


def _of_segments(proof: Proof, passage: Passage) -> Iterator[Remark]:
    for start, end in passage.segments:
        marks = passage.within(start, end)
        counted = [mark for mark in marks if mark.counts]
        if counted:
            if _PAUSE.search(proof.text, start, end):
                yield from _uncounted_clauses(proof, passage, (start, end), counted)
            if proof.text.find("等", start, end) >= 0:
                yield from _open_lists(proof, passage, end, counted)
        else:
            yield from _without_amount(proof, passage, start, end, marks)


def _without_amount(
    proof: Proof, passage: Passage, start: int, end: int, marks: Sequence[Mark]
) -> Iterator[Remark]:
    """A 分项 without a quantity: bare, or with money only. Rates (每人每月80元) are standards."""
    if [mark for mark in marks if mark.figure.per]:
        return
    money = [mark for mark in marks if mark.is_money]
    for mark in money:
        clause = _clause_of(proof.text, start, end, mark.start)
        if _MONEY_FOR.search(proof.text, *clause):
            says = "只有资金，没有覆盖人数或工作量，请补充。"
            yield _remark(proof, passage, *clause, says)
            return
    # 投资1.3亿元 before what is promised is left out.
    found = first_promise(proof.text, start, end)
    if found is None:
        return
    says = "只有资金，没有工作量，请补充。" if money else "没有数量，请提出可衡量的指标。"
    yield _remark(proof, passage, *found, says)


def _clause_of(text: str, start: int, end: int, place: int) -> tuple[int, int]:
    for first, last in clauses(text, start, end):
        if first <= place < last:
            return first, last
    return start, end


def _uncounted_clauses(
    proof: Proof, passage: Passage, segment: Range, counted: Sequence[Mark]
) -> Iterator[Remark]:
    """Clauses of a 分项 that has figures, whose own object has none; neighbours are one place."""
    text = proof.text
    parts = clauses(text, *segment)
    found: list[Range] = []
    for place, (first, last) in enumerate(parts):
        if passage.has_within(first, last):
            continue
        words = text[first:last]
        if place and words.endswith(_DONE) and _ONLY_WHEN.fullmatch(words):
            continue
        later = parts[place + 1 : place + 3]
        if _COVERS_ALL.search(words) or (
            concrete(words) and not _counted_next(text, words, later, counted)
        ):
            if found and found[-1][1] + 1 >= first:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
    for first, last in found:
        says = "这一部分没有数量，请提出可衡量的指标。"
        yield _remark(proof, passage, first, last, says)


def _counted_next(text: str, words: str, later: Sequence[Range], counted: Sequence[Mark]) -> bool:
    """Whether the clause after it gives the amount (新建小学，建筑面积6000平方米), instead of
    speaking of who benefits or of other works."""
    for first, last in later:
        if not [mark for mark in counted if first <= mark.start < last]:
            continue
        after = text[first:last]
        if _ALSO.match(after):
            return False
        works = _WORKS.match(after)
        return not works or works.group() in words or _share_object(words, after)
    return False


def _share_object(words: str, after: str) -> bool:
    """Whether two clauses name the same thing: three characters in common."""
    trigrams = {words[at : at + 3] for at in range(len(words) - 2)}
    return any(after[at : at + 3] in trigrams for at in range(len(after) - 2))


def _open_lists(
    proof: Proof, passage: Passage, end: int, counted: Sequence[Mark]
) -> Iterator[Remark]:
    """11座等相关附属工程设施: the list goes on without an amount."""
    for mark in counted:
        match = _OPEN_LIST.match(proof.text, mark.end, end)
        if match:
            says = "“等”之后没有列出内容和数量，请明确。"
            yield _remark(proof, passage, *match.span(), says)
