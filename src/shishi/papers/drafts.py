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
from shishi.rules.letterheads import Letterhead
from shishi.rules.phrases import Fact, Override, Passage, filled


@dataclass(frozen=True, slots=True)
class Composed:
    """成稿的内容 — what is drawn up of the ledger: `passages` with the words as proposed, the
    `facts` they name, `blocks` that stand behind a passage by its slot (a table, a drawing).
    `receivers` are those of this very paper, where it does not go to all of the letterhead; it then
    has no copies either. `meeting` is the one that minutes are of."""

    form: Form
    title: str
    passages: tuple[Passage, ...]
    facts: Mapping[str, Fact]
    blocks: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    annexes: tuple[Annex, ...] = ()
    presence: tuple[tuple[str, str], ...] = ()
    receivers: tuple[str, ...] = ()
    meeting: str = ""


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
    """The paper; every name in its passages is known (`phrases.unfit`). Minutes are addressed to
    nobody: whoever gets them stands in their record."""
    blocks: list[Block] = []
    for one in composed.passages:
        blocks.append(_paragraph(one, composed.facts, by_hand or {}))
        blocks.extend(composed.blocks.get(one.slot, ()))
    bare = composed.form is Form.TABLE  # a table has no head and no foot
    minutes = composed.form is Form.MINUTES
    receivers = composed.receivers or head.receivers
    copies = () if composed.receivers else head.copies
    if minutes:
        receivers, copies = (), (*receivers, *copies)
    printed = Record(copies, head.printer or head.organ, stamp.issued_on, stamp.root)
    return Paper(
        form=composed.form,
        masthead=Masthead(word="") if bare else _masthead(composed, head, stamp),
        title=composed.title,
        blocks=tuple(blocks),
        receivers=() if bare else receivers,
        annexes=composed.annexes,
        signature=None
        if bare
        else Signature((head.organ,), stamp.signed_on, head.sealed and not minutes),
        record=None if bare else printed,
        presence=composed.presence,
    )


def _masthead(composed: Composed, head: Letterhead, stamp: Stamp) -> Masthead:
    """A letter bears the bare name of its organ, minutes that of the meeting (10.1, 10.3)."""
    minutes, upward = composed.form is Form.MINUTES, composed.form is Form.UPWARD
    word = {Form.LETTER: "", Form.MINUTES: "纪要"}.get(composed.form, "文件")
    return Masthead(
        organs=(composed.meeting or head.organ if minutes else head.organ,),
        word=word,
        number=stamp.number,
        signers=(head.signer,) if upward and head.signer else (),
    )


def _paragraph(
    one: Passage, facts: Mapping[str, Fact], by_hand: Mapping[str, Override]
) -> Paragraph:
    pieces = filled(one.words, facts, by_hand)
    words = tuple(Traced(each.words, each.name) if each.name else each.words for each in pieces)
    return Paragraph(words, one.level, one.lead)
