"""疑点与核对 — the checks of a draft, as a table; each finds remarks of its own.

Findings point out, they change nothing: `ok` ones say what was checked and is in order.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from shishi.reading.checks import (
    columns,
    counts,
    file_notes,
    lookalikes,
    matching,
    numbering,
    products,
    punctuation,
    scales,
    sentences,
    sums,
    time_limits,
    typos,
    unquantified,
)
from shishi.reading.checks.proof import Proof, lay_out
from shishi.reading.draft import DocumentKind, PlanDraft, Remark, RemarkKind
from shishi.reading.lines.titles import Front
from shishi.reading.source import View

Check = Callable[[Proof], Iterator[Remark]]

CHECKS: tuple[Check, ...] = (
    file_notes.find,
    products.find,
    sums.find,
    counts.find,
    columns.find,
    scales.find,
    lookalikes.find,
    typos.find,
    numbering.find,
    punctuation.find,
    sentences.find,
    matching.find,
    time_limits.find,
    unquantified.find,
)
MOST = 200
"""Remarks of one kind that are told one by one."""


def check(draft: PlanDraft, view: View, front: Front) -> tuple[Remark, ...]:
    """All remarks on a draft in the order of the text; a document of another kind is only told
    to be one."""
    proof = lay_out(draft, view, front)
    foreign = draft.kind is DocumentKind.DISTRACTOR and not draft.items
    checks = (file_notes.find,) if foreign else CHECKS
    found = [remark for find in checks for remark in find(proof)]
    found = in_order(found)
    return tuple(found if len(found) <= MOST else in_order(_at_most(found, proof)))


def in_order(remarks: Iterable[Remark]) -> list[Remark]:
    """Remarks in the order of the text; what is doubtful before what adds up."""
    return sorted(remarks, key=lambda remark: (remark.span.start, remark.ok))


def _at_most(found: Sequence[Remark], proof: Proof) -> Iterator[Remark]:
    """The first of each kind; how many more there are is said."""
    told: Counter[RemarkKind] = Counter()
    for remark in found:
        told[remark.kind] += 1
        if told[remark.kind] <= MOST:
            yield remark
    for kind, number in told.items():
        if number > MOST:
            says = f"“{kind.label}”类共{number}处，只列出前{MOST}处；请先更正原文再读。"
            yield Remark(RemarkKind.FILE, proof.draft.source.span(0, 0), says)
