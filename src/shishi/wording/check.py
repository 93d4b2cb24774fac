"""核校 — a paper held against every rule of the table; findings in the order of the text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from shishi.reading.source import SourceText
from shishi.wording.findings import Finding, Hit, Rule
from shishi.wording.manuscript import Manuscript, lay_out
from shishi.wording.register import Holding
from shishi.wording.table import RULES

_LONGEST = 120  # characters of a sentence that are quoted


def check(
    source: SourceText, holdings: Sequence[Holding] = (), dated: date | None = None
) -> tuple[Finding, ...]:
    """What the rules find; without `holdings` no name is looked at."""
    paper = lay_out(source, holdings, dated)
    lines = _line_starts(source.text)
    found = [_finding(paper, lines, rule, hit) for rule, hit in _hits(paper)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.rule.name)))


def _hits(paper: Manuscript) -> Iterator[tuple[Rule, Hit]]:
    for rule in RULES:
        for hit in rule.find(paper):
            if hit.start < hit.end:
                yield rule, hit


def _line_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]


def _finding(paper: Manuscript, lines: Sequence[int], rule: Rule, hit: Hit) -> Finding:
    start, end, words = paper.view.span(hit.start, hit.end)
    line = bisect_right(lines, start)
    first, last = paper.sentence_at(hit.start, hit.end)
    return Finding(
        rule=rule,
        line=line,
        column=start - lines[line - 1] + 1,
        start=start,
        end=end,
        words=words,
        sentence=paper.text[first:last].strip()[:_LONGEST],
        says=hit.says,
        instead=hit.instead,
    )
