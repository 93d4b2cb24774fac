"""疑点与核对 — the checks of a draft, as a table; each finds remarks of its own.

Findings point out, they change nothing: `ok` ones say what was checked and is in order.
"""

from collections.abc import Callable, Iterator

from shishi.reading import (
    columns,
    counts,
    lookalikes,
    matching,
    numbering,
    products,
    punctuation,
    sentences,
    sums,
    time_limits,
    typos,
    unquantified,
)
from shishi.reading.draft import PlanDraft, Remark
from shishi.reading.proof import Proof, lay_out
from shishi.reading.source import View

Check = Callable[[Proof], Iterator[Remark]]

CHECKS: tuple[Check, ...] = (
    products.find,
    sums.find,
    counts.find,
    columns.find,
    lookalikes.find,
    typos.find,
    numbering.find,
    punctuation.find,
    sentences.find,
    matching.find,
    time_limits.find,
    unquantified.find,
)


def check(draft: PlanDraft, view: View) -> tuple[Remark, ...]:
    """All remarks on a draft, in the order of the text, what a person should look at first."""
    proof = lay_out(draft, view)
    found = [remark for find in CHECKS for remark in find(proof)]
    return tuple(sorted(dict.fromkeys(found), key=lambda remark: (remark.span.start, remark.ok)))
