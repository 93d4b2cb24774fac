"""发文 — the official papers of a programme: live while they are drafted, from what was frozen once
they are sent for signature; their steps, numbers, files, and whom they went to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from shishi.papers.content import Paper
from shishi.papers.drafts import Composed, Stamp
from shishi.papers.stored import Frozen
from shishi.queries import door, letterheads
from shishi.queries.composers import again
from shishi.queries.composers import proposed as proposed
from shishi.queries.dispatch_checks import Found, checked
from shishi.queries.issued import files as files
from shishi.queries.issued import frozen_of as frozen_of
from shishi.queries.issued import numbers_of as numbers_of
from shishi.queries.issued import paper as paper
from shishi.queries.issued import stamp as stamp
from shishi.records import originals
from shishi.records.models import (
    Dispatch,
    DispatchFile,
    DispatchStep,
    Programme,
    Recipient,
)
from shishi.rules import audit, overrides
from shishi.rules.access import Actor
from shishi.rules.dispatches import STEPS, WAITS, DispatchState, Kind, may_send
from shishi.rules.letterheads import UNSET, Letterhead
from shishi.rules.lifecycle import YES, Verdict
from shishi.rules.phrases import Fact, Override, Passage, names
from shishi.rules.plain import from_plain

_GONE = "〔该数已不存在〕"


@dataclass(frozen=True, slots=True)
class Standing:
    """文稿现状 — what would be frozen now: the content with the words as they were edited, the
    facts that are there, what was put in by hand, the letterhead where one is set; what the
    check finds wrong; and the words as they are proposed now."""

    composed: Composed
    facts: Mapping[str, Fact]
    by_hand: Mapping[str, Override]
    head: Letterhead | None
    found: tuple[Found, ...]
    proposed: tuple[Passage, ...]

    @property
    def may_send(self) -> Verdict:
        """Whether it can be laid before whoever signs."""
        wrong = [one.says for one in self.found if one.blocks]
        return may_send(self.head, self.composed.passages, self.facts, wrong)


@dataclass(frozen=True, slots=True)
class DispatchLine:
    """One paper in the list; `number` is empty before it has one."""

    pk: int
    kind: Kind
    title: str
    on: date
    state: DispatchState
    number: str
    drawn_by: str
    changed_at: datetime
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class DispatchesPage:
    """The papers of a programme, the latest day first."""

    programme: int
    year: int
    lines: tuple[DispatchLine, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """经办记录 — one step with who took it when, and why."""

    label: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """印发文件."""

    pk: int
    filename: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class FileContent:
    """印发文件 with its bytes as they were issued."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class DispatchPage:
    """One paper: `paper` as it is read now; `passages`, `facts` and `by_hand` to be edited, beside
    the words that are `proposed`; `found` what the check says to a draft, `may_send` whether that
    keeps it from being sent; `waits` what has to happen next; `root` as it is printed."""

    line: DispatchLine
    programme: int
    year: int
    about: int | None
    version: int
    paper: Paper
    passages: tuple[Passage, ...]
    facts: Mapping[str, Fact]
    by_hand: Mapping[str, Override]
    proposed: tuple[Passage, ...]
    found: tuple[Found, ...]
    may_send: Verdict
    waits: str
    changed_by: str
    frozen_at: datetime | None
    signed_by: str
    signed_on: date | None
    root: str
    steps: tuple[StepLine, ...]
    files: tuple[FileLine, ...]
    recipients: tuple[tuple[str, bool, int], ...]


def dispatches(actor: Actor, programme: int) -> DispatchesPage:
    """The papers of the programme that the actor may see."""
    row = door.fetch(actor, Programme, programme)
    rows = door.visible(actor, Dispatch).filter(programme=row).select_related("drawn_by")
    held = list(rows.defer("frozen").order_by("-on", "-pk"))
    numbers = numbers_of(actor, [one.pk for one in held])
    return DispatchesPage(row.pk, row.year, tuple(_line(one, numbers) for one in held))


def dispatch(actor: Actor, pk: int, at: datetime) -> DispatchPage:
    """One paper, with its figures as they stand at the moment while it is a draft."""
    row = door.fetch(actor, Dispatch, pk)
    if row.frozen is None:
        now = standing(actor, row, at)
        head = now.head or UNSET
        frozen, facts, found = Frozen(now.composed, now.by_hand, head, {}), now.facts, now.found
        first, send = now.proposed, now.may_send
    else:
        frozen, found, first, send = frozen_of(row), (), (), YES
        facts = frozen.composed.facts
    numbers = numbers_of(actor, [row.pk])
    return DispatchPage(
        line=_line(row, numbers),
        programme=row.programme_id,
        year=row.programme.year,
        about=row.about,
        version=row.version,
        paper=paper(frozen, stamp(row, numbers.get(row.pk, ""))),
        passages=frozen.composed.passages,
        facts=facts,
        by_hand=frozen.by_hand,
        proposed=first,
        found=found,
        may_send=send,
        changed_by=row.changed_by.name,
        waits=WAITS[row.state],
        frozen_at=row.frozen_at,
        signed_by=row.signed_by.name if row.signed_by else "",
        signed_on=row.signed_on,
        root=audit.printed(row.root_number, row.root) if row.root_number else "",
        steps=_steps(actor, row),
        files=_files(actor, row),
        recipients=_recipients(actor, row),
    )


def file(actor: Actor, pk: int, file: int) -> FileContent:
    """One file of an issued paper."""
    row = door.fetch(actor, Dispatch, pk)
    held = door.visible(actor, DispatchFile).filter(dispatch=row, pk=file).first()
    if held is None:
        raise door.NotThere
    return FileContent(held.filename, originals.content(held.digest))


def standing(actor: Actor, row: Dispatch, at: datetime) -> Standing:
    """The draft on the ledger as it is known at the moment."""
    drawn = again(actor, row, at)
    passages = from_plain(tuple[Passage, ...], row.passages)
    facts = {**drawn.facts, **{name: Fact(_GONE) for name in _missing(passages, drawn.facts)}}
    composed = replace(drawn, title=row.title, passages=passages, facts=facts)
    hand = hands(row)
    head = letterheads.held(actor, row.programme, at.date())
    drawn_up = paper(Frozen(composed, hand, head or UNSET, {}), Stamp())
    found = checked(actor, composed, drawn_up, hand)
    return Standing(composed, drawn.facts, hand, head, found, drawn.passages)


def hands(row: Dispatch) -> dict[str, Override]:
    """What was put into a draft by hand, and holds."""
    return overrides.held(
        (one.name, Override(one.words, one.reason, one.by.name))
        for one in row.overrides.select_related("by").order_by("pk")
    )


def usable(
    actor: Actor, row: Dispatch, passages: Iterable[Passage], at: datetime
) -> tuple[Mapping[str, Fact], tuple[Passage, ...]]:
    """The figures that the words of a draft may name, those among them that are there no more; and
    the words as they are proposed now."""
    drawn = again(actor, row, at)
    gone = {name: Fact(_GONE) for name in _missing(passages, drawn.facts)}
    return {**drawn.facts, **gone}, drawn.passages


def previewed(actor: Actor, programme: int, composed: Composed, on: date) -> Paper:
    """The paper that would be drawn up on the day, without what it gets on its way."""
    head = letterheads.held(actor, door.fetch(actor, Programme, programme), on)
    return paper(Frozen(composed, {}, head or UNSET, {}), Stamp())


def _missing(passages: Iterable[Passage], facts: Mapping[str, Fact]) -> set[str]:
    return {name for one in passages for name in names(one.words) if name not in facts}


def _line(row: Dispatch, numbers: Mapping[int, str]) -> DispatchLine:
    return DispatchLine(
        row.pk,
        row.kind,
        row.title,
        row.on,
        row.state,
        numbers.get(row.pk, ""),
        row.drawn_by.name,
        row.changed_at,
        row.issued_on,
    )


def _steps(actor: Actor, row: Dispatch) -> tuple[StepLine, ...]:
    rows = door.visible(actor, DispatchStep).filter(dispatch=row).select_related("by")
    return tuple(
        StepLine(STEPS[one.step], one.by.name, one.at, one.reason) for one in rows.order_by("pk")
    )


def _files(actor: Actor, row: Dispatch) -> tuple[FileLine, ...]:
    rows = door.visible(actor, DispatchFile).filter(dispatch=row).order_by("pk")
    return tuple(FileLine(*one) for one in rows.values_list("pk", "filename", "digest", "size"))


def _recipients(actor: Actor, row: Dispatch) -> tuple[tuple[str, bool, int], ...]:
    rows = door.visible(actor, Recipient).filter(dispatch=row).order_by("pk")
    return tuple(rows.values_list("written", "copy", "copies"))
