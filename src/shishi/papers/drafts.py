"""文稿草稿 — what a paper is drawn up from: passages with their figures, and annexes; and the
official paper that becomes of it under a head.

One model for every kind: the bulletin, the report, minutes, letters. Whatever stands in it comes
from here, so a paper can be drawn again from what was frozen, to the letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from shishi.papers.content import (
    Annex,
    Block,
    Form,
    Masthead,
    Paper,
    Paragraph,
    Record,
    Signature,
    Traced,
)
from shishi.rules.dispatches import Letterhead
from shishi.rules.phrases import Fact, Override, Passage, filled


@dataclass(frozen=True, slots=True)
class Composed:
    """成稿的内容 — what is drawn up of the ledger: `passages` with the words as proposed, the
    `facts` they name, `blocks` that stand behind a passage by its slot (a table, a drawing)."""

    form: Form
    title: str
    passages: tuple[Passage, ...]
    facts: Mapping[str, Fact]
    blocks: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    annexes: tuple[Annex, ...] = ()
    presence: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """文号、日期 — what a paper gets on its way: none of it while it is a draft; `root` are the
    lines at its foot."""

    number: str = ""
    signed_on: date | None = None
    issued_on: date | None = None
    root: tuple[str, ...] = ()


def paper(
    composed: Composed,
    head: Letterhead,
    stamp: Stamp,
    by_hand: Mapping[str, Override] | None = None,
) -> Paper:
    """The paper; every name in its passages is known (`phrases.unfit`)."""
    upward = composed.form is Form.UPWARD
    blocks: list[Block] = []
    for one in composed.passages:
        blocks.append(_paragraph(one, composed.facts, by_hand or {}))
        blocks.extend(composed.blocks.get(one.slot, ()))
    return Paper(
        form=composed.form,
        masthead=Masthead(
            organs=(head.organ,),
            number=stamp.number,
            signers=(head.signer,) if upward and head.signer else (),
        ),
        title=composed.title,
        blocks=tuple(blocks),
        receivers=head.receivers,
        annexes=composed.annexes,
        signature=Signature((head.organ,), stamp.signed_on, head.sealed),
        record=Record(head.copies, head.printer or head.organ, stamp.issued_on, stamp.root),
        presence=composed.presence,
    )


def _paragraph(
    one: Passage, facts: Mapping[str, Fact], by_hand: Mapping[str, Override]
) -> Paragraph:
    pieces = filled(one.words, facts, by_hand)
    words = tuple(Traced(each.words, each.name) if each.name else each.words for each in pieces)
    return Paragraph(words, one.level, one.lead)
