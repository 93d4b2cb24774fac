"""核对待签稿 — a paper held against the written rules and, where it counts projects, against
itself and the ledger: what is found keeps it from being signed.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from shishi.papers import annexes, text
from shishi.papers.content import Paper
from shishi.papers.drafts import Composed
from shishi.reading.source import SourceText
from shishi.rules.phrases import Override, filled
from shishi.rules.proofs import Flaw, proof
from shishi.wording.check import check
from shishi.wording.findings import Severity
from shishi.wording.register import Holding


def proved(
    composed: Composed,
    paper: Paper,
    by_hand: Mapping[str, Override] | None = None,
    holdings: Sequence[Holding] = (),
    dated: date | None = None,
) -> tuple[Flaw, ...]:
    """What is surely wrong in a paper, empty of one that may be signed; `paper` is what becomes of
    `composed` with the figures put in by hand."""
    source = SourceText("\n".join(text.body(paper)), "docx")  # a line is a paragraph
    found = [
        Flaw("", f"“{one.words}”：{one.says}")
        for one in check(source, holdings, dated)
        if one.rule.severity is Severity.ERROR
    ]
    return (*disproved(composed, by_hand), *found)


def disproved(
    composed: Composed, by_hand: Mapping[str, Override] | None = None
) -> tuple[Flaw, ...]:
    """What does not add up in a paper that counts projects."""
    if "实事总数" not in composed.facts:
        return ()
    texts = {
        one.slot: "".join(piece.words for piece in filled(one.words, composed.facts, by_hand))
        for one in composed.passages
    }
    listed = annexes.listed(composed.annexes)
    return proof(texts, composed.facts, listed)
