"""更正通报 — which paper, what stood there and what is to stand there, sentence by sentence and
cell by cell, and why."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from shishi.papers import cells
from shishi.papers.content import Cell, Form, Head, Sheet
from shishi.papers.drafts import Composed
from shishi.papers.stored import Frozen
from shishi.rules.dispatches import LONGEST_TITLE
from shishi.rules.phrases import Fact, Passage, names, numeral
from shishi.rules.reconciliations import GONE, NOW, WAS, Cause, Changed, template

Named = Callable[[str], str]
_QUOTED = str.maketrans({"“": "‘", "”": "’"})
_BRACES = str.maketrans({"{": "（", "}": "）"})
_CITED = str.maketrans({"《": "〈", "》": "〉"})
_MARK = re.compile(r"^（[^）]*）")
_FIELD = re.compile(r"\{([^{}]*)\}")
_HEADINGS = {"正文": "正文更正", "附件": "附件更正", "原因": "更正原因"}
_HEADS = (Head("项目", 44), Head("栏目", 18), Head("原为", 22), Head("更正为", 22))


def composed(title: str, number: str, frozen: Frozen, found: Sequence[Changed]) -> Composed:
    """The paper that corrects `frozen` in what was `found`; its facts are the figures as they were
    and as they are, by their names."""
    listed = cells.told(frozen.composed.annexes)
    sentences = tuple(_sentences(frozen, found))
    rows = tuple(one for one in found if one.name in listed)
    parts = (("正文", sentences), ("附件", rows), ("原因", found))
    held = [(slot, _HEADINGS[slot]) for slot, what in parts if what]
    marks = {slot: f"{numeral(place)}、{head}" for place, (slot, head) in enumerate(held, 1)}
    passages = [_opening(title, number)]
    for slot, mark in marks.items():
        passages.append(Passage(slot, mark, 1))
        lines = {"正文": sentences, "原因": tuple(_reasons(found))}.get(slot, ())
        passages += [Passage(f"{slot}.{at}", words) for at, words in enumerate(lines, 1)]
    passages.append(Passage("结语", "其余内容不变。引用上述数据的，以更正后的为准。"))
    cited = title.translate(_CITED)
    return Composed(
        form=Form.DOWNWARD,
        title=f"关于更正《{cited}》有关数据的通报"[:LONGEST_TITLE],
        passages=tuple(passages),
        facts=dict(_facts(found)),
        blocks={"附件": (_table(rows, listed),)} if rows else {},
    )


def _opening(title: str, number: str) -> Passage:
    cited = f"《{title.translate(_CITED)}》" + (f"（{number}）" if number else "")
    return Passage("总述", f"经与台账核对，{cited}中的下列数据有变动，现更正如下：")


def _facts(found: Iterable[Changed]) -> Iterator[tuple[str, Fact]]:
    for one in found:
        projects = tuple(dict.fromkeys(each.project for each in one.why))
        yield _was(one.name), Fact(one.was, f"原文所载，{one.name}", projects)
        yield _now(one.name), Fact(one.now or GONE, one.reason, projects)


def _sentences(frozen: Frozen, found: Iterable[Changed]) -> Iterator[str]:
    """Each sentence with a figure that is another now, as it was and as it is to be, under the
    project of whose passage it is."""
    changed = {one.name: one for one in found}
    told = dict.fromkeys(
        (_under(one.lead), template(one.words, name))
        for one in frozen.composed.passages
        for name in names(one.words)
        if name in changed
    )
    for place, (under, clause) in enumerate(told, 1):
        mark = f"（{numeral(place)}）{under}"
        was, now = (_filled(frozen, clause, changed, name) for name in (_was, _now))
        if any(not changed[name].now for name in names(clause) if name in changed):
            yield f"{mark}“{was}”一句删去。"
        else:
            yield f"{mark}“{was}”更正为“{now}”。"


def _under(lead: str) -> str:
    """城镇老旧小区改造工程部分，of a passage that begins with it; nothing of another."""
    name = _MARK.sub("", lead).rstrip("。").translate(_BRACES)
    return f"{name}部分，" if name else ""


def _filled(frozen: Frozen, clause: str, changed: Mapping[str, Changed], renamed: Named) -> str:
    """The sentence with the figures that changed under new names, the others as they stood."""
    facts, hand = frozen.composed.facts, frozen.by_hand
    words = clause.strip().rstrip("。；").translate(_QUOTED)

    def put(name: str) -> str:
        if name in changed:
            return f"{{{renamed(name)}}}"
        return (hand[name].words if name in hand else facts[name].words).translate(_QUOTED)

    return _FIELD.sub(lambda match: put(match[1]), words)


def _reasons(found: Iterable[Changed]) -> Iterator[str]:
    """What came in between, each once."""
    every = dict.fromkeys(reason for one in found for reason in one.reasons)
    for place, reason in enumerate(every, 1):
        mark = f"（{numeral(place)}）" if len(every) > 1 else ""
        yield f"{mark}{reason.removeprefix(f'{Cause.CORRECTION.label}：')}。"


def _table(rows: Iterable[Changed], listed: dict[str, cells.CellTold]) -> Sheet:
    lines = tuple(
        tuple(Cell(words) for words in (at.line, at.column, one.was, one.now or GONE))
        for one in rows
        for at in [listed[one.name]]
    )
    return Sheet("附件更正", "附件中的更正", _HEADS, lines)


def _was(name: str) -> str:
    return f"{name.translate(_BRACES)}{WAS}"


def _now(name: str) -> str:
    return f"{name.translate(_BRACES)}{NOW}"
