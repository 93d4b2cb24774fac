"""发文核校 — what is wrong with a paper before it is sent, each at the passage where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from shishi.papers import text
from shishi.papers.content import Block, Paper
from shishi.papers.drafts import Composed
from shishi.queries.holdings import holdings
from shishi.queries.proofs import disproved
from shishi.reading.source import SourceText
from shishi.rules.access import Actor
from shishi.rules.phrases import Override
from shishi.wording.check import check
from shishi.wording.findings import Finding, Severity

TITLE, RECEIVERS, ANNEXES = "title", "receivers", "annexes"


@dataclass(frozen=True, slots=True)
class Found:
    """一处意见 — `slot` is that of the passage, or the title, the receivers, the annexes; it keeps
    the paper from being sent where it `blocks`. What the paper does not prove of itself is no
    `finding` of the written rules."""

    slot: str
    says: str
    blocks: bool = True
    finding: Finding | None = None


def checked(
    actor: Actor, composed: Composed, paper: Paper, by_hand: Mapping[str, Override]
) -> tuple[Found, ...]:
    """What does not add up in `paper`, set of `composed`, and what the written rules of official
    papers say to its text; what keeps it from being sent first."""
    source = SourceText("\n".join(text.body(paper)), "text")
    slots = tuple(_slots(composed, paper))
    found = [Found(one.slot or ANNEXES, one.says) for one in disproved(composed, by_hand)]
    found += [
        Found(
            slots[one.line - 1],
            f"“{one.words}”：{one.says}",
            one.rule.severity is Severity.ERROR,
            one,
        )
        for one in check(source, holdings(actor))
    ]
    return tuple(sorted(found, key=lambda one: not one.blocks))


def _slots(composed: Composed, paper: Paper) -> Iterator[str]:
    """The slot of each line of the text."""
    yield from (TITLE for _ in paper.title.split("\n"))
    if paper.receivers:
        yield RECEIVERS
    bare = replace(paper, title="", receivers=(), annexes=())
    blocks = iter(paper.blocks)
    for one in composed.passages:
        here = [next(blocks) for _ in range(1 + len(composed.blocks.get(one.slot, ())))]
        yield from (one.slot for _ in _lines(bare, here))
    yield from (ANNEXES for _ in paper.annexes)


def _lines(bare: Paper, blocks: Iterable[Block]) -> list[str]:
    told = "\n".join(text.body(replace(bare, blocks=tuple(blocks))))
    return told.split("\n")[1:]  # without the empty title
