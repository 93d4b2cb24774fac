"""无序号条目 — items of a document that numbers none: projects named in the sentences of a
bulletin, and paragraphs that carry their own units or deadline."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from shishi.reading.body.item_places import Candidate, Evidence
from shishi.reading.lines.labels import Field, Label, starts_with_label
from shishi.reading.lines.outline import Entry, Kind, Range, lines

_CLAUSE = re.compile(r"[^；;。\n]+")
_LEAD_IN = re.compile(
    r"^[ ]*(?:其中|具体(?:为|是|来看)?|一是|二是|三是|四是|五是|同时|此外|另外|截至目前"
    r"|目前)[，,：:]?"
)
_QUOTED = re.compile(r"“([^“”]{4,40})”")
_PLANNED = re.compile(r"[，,]?(?:全年|年度|原|今年)?(?:计划|目标|任务|应|拟|要求)")
_PROGRESS = re.compile(r"实际|完成|已|现|建成|照护|投用|开工|办结|达到|达")
_AMOUNT = re.compile(r"\d[\d.,]*[万亿余多]{0,2}[一-鿿%㎡]")
_OVERALL = re.compile(
    r"(?:项目|指标|实事|任务|工程)[^，。；]{0,6}(?:已|全部)?(?:完成|办结|开工)\d+[项件个]|\d+[项件]"
    r"|[余剩]下\d+"
)


def of_bulletin(text: str) -> list[Candidate]:
    """Projects in sentences that give their target and what was done."""
    found: list[Candidate] = []
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        lead_in = _LEAD_IN.match(clause.group())
        start += lead_in.end() if lead_in else 0
        if _is_project(text[start:end]):
            found.append(_candidate(start, end, _named(text, start, end)))
    return found if len(found) >= 2 else []


def _is_project(clause: str) -> bool:
    if len(_AMOUNT.findall(clause)) < 2 or not _PROGRESS.search(clause):
        return False
    return bool(_QUOTED.match(clause) or (_PLANNED.search(clause) and not _OVERALL.search(clause)))


def _named(text: str, start: int, end: int) -> Range:
    """The project's name: what stands in quotation marks, else the subject of the plan."""
    quoted = _QUOTED.match(text, start, end)
    if quoted:
        return quoted.span(1)
    planned = _PLANNED.search(text, start + 2, end)
    return start, planned.start() if planned else end


def of_paragraphs(
    text: str, outline: Sequence[Entry], found: Sequence[Label]
) -> Iterator[Candidate]:
    """Paragraphs without a number that give units or a deadline, with their label lines."""
    evidence = Evidence(text, found)
    stops = [(entry.start, entry.own_end) for entry in outline if entry.kind is not Kind.ENTRY]
    titles = {label.start for label in found if label.field is Field.TITLE}
    block: list[Range] = []
    for start, end in lines(text):
        at = bisect_right(stops, start, key=_first) - 1
        if at >= 0 and start < stops[at][1]:
            continue
        titled = start in titles
        labelled = starts_with_label(text[start:end]) and not titled
        if not labelled and block:
            yield from _of_block(block, evidence)
            block = []
        if block or not labelled:
            block.append((start, end))
    yield from _of_block(block, evidence)


def _first(place: Range) -> int:
    return place[0]


def _of_block(block: Sequence[Range], evidence: Evidence) -> Iterator[Candidate]:
    if block and evidence.labelled(block[0][0], block[-1][1]):
        start, end = block[0][0], block[-1][1]
        if evidence.measured(start, end) or len(block) > 1:
            yield _candidate(start, end)


def _candidate(start: int, end: int, name: Range | None = None) -> Candidate:
    entry = Entry(Kind.ENTRY, start, start, end, end)
    return Candidate(entry, start, start, end, name=name)
