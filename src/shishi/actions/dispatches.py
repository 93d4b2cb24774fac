"""发文 — draw a paper up, edit its words, send it for signature, send it back, sign it, discard it.

From the moment it is sent everything that stands in it is frozen, with the ledger it stands on. Its
number and its issue are in `actions.serials`.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from shishi.actions.base import alone, change
from shishi.papers.stored import Frozen, as_stored
from shishi.queries import dispatches as look
from shishi.queries import door, ledgers, snapshots
from shishi.records.dispatches import BESIDE, may_do, move, step
from shishi.records.models import Dispatch, Override, Programme
from shishi.rules import dispatches, overrides
from shishi.rules.access import Actor
from shishi.rules.audit import canonical
from shishi.rules.digests import digest
from shishi.rules.dispatches import Kind
from shishi.rules.lifecycle import Refused, no
from shishi.rules.overrides import ByHand
from shishi.rules.phrases import Passage
from shishi.rules.plain import as_plain, from_plain

_BACK = "恢复拟稿文字"  # the reason of what was put back without another


def draw(
    *,
    actor: Actor,
    programme: int,
    kind: Kind,
    on: date,
    at: datetime,
    about: int | None = None,
) -> int:
    """起草 — a draft in the proposed words; its key. `Refused` while one of the same kind, day and
    matter is under way or was issued."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "dispatch.draw", row, at=at) as log:
        if on > at.date():
            raise Refused(no("截至日期不能晚于今天。请修改。", "on"))
        Programme.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        same = Dispatch.objects.filter(programme=row, kind=kind, on=on, about=about)
        verdict = dispatches.may_draw(kind, same.order_by("pk").values_list("state", "title"))
        if not verdict:
            raise Refused(verdict)
        drawn = look.proposed(actor, kind, row.pk, on, about, at)
        verdict = dispatches.may_tell(kind, drawn.facts)
        if not verdict:
            raise Refused(verdict)
        made = Dispatch.objects.create(
            programme=row,
            kind=kind,
            on=on,
            about=about,
            title=drawn.title,
            passages=as_plain(drawn.passages),
            drawn_by_id=actor.key,
            drawn_at=at,
            changed_by_id=actor.key,
            changed_at=at,
        )
        step(made, "draw", actor.key, at)
        log.about(made)
        log.note(year=row.year, kind=kind.label, on=on.isoformat(), title=made.title)
        return made.pk


def edit(
    *,
    actor: Actor,
    dispatch: int,
    version: int,
    title: str,
    passages: Sequence[Passage],
    at: datetime,
    reason: str = "",
) -> int:
    """修改 — the words around the figures; returns the new version. A number typed into them, or a
    figure taken out, needs its reason; `verdict.where` is the slot of the passage."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.edit", row, at=at) as log:
        before = from_plain(tuple[Passage, ...], row.passages)
        may_do(row, "edit", version, at.tzinfo)
        changes, back = _fit(actor, row, title.strip(), passages, before, reason, at)
        words = {"title": title.strip(), "passages": as_plain(tuple(passages))}
        move(row, "edit", version, actor.key, at, **words)
        for one in changes:
            _by_hand(row, one.name[: overrides.LONGEST_NAME], one.says[:200], reason, actor, at)
        for name in back:
            _by_hand(row, name, "", reason.strip() or _BACK, actor, at)
        if changes:
            told = "；".join([reason.strip(), *(one.says for one in changes)])
            step(row, "edit", actor.key, at, told)
        log.note(title=row.title, version=row.version, reason=reason.strip() if changes else "")
        log.note(changed=[one.slot for one in passages if one not in before])
        log.note(by_hand=[[one.slot, one.says] for one in changes])
        return row.version


def override(
    *,
    actor: Actor,
    dispatch: int,
    version: int,
    name: str,
    words: str,
    reason: str,
    at: datetime,
) -> int:
    """手填数字 — put words in the place of one figure, with the reason; empty words take it back.
    Returns the new version."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.override", row, at=at) as log:
        may_do(row, "override", version, at.tzinfo)
        now = look.standing(actor, row, at)
        words, reason = words.strip(), reason.strip()
        verdict = overrides.may_override(name, words, reason, now.facts)
        if not verdict:
            raise Refused(verdict)
        move(row, "override", version, actor.key, at)
        Override.objects.create(
            dispatch=row, name=name, words=words, reason=reason, by_id=actor.key, at=at
        )
        told = f"“{name}”由“{now.facts[name].words}”手填为“{words}”" if words else f"“{name}”恢复"
        step(row, "override", actor.key, at, f"{told}；{reason}")
        log.note(title=row.title, version=row.version, reason=reason)
        log.note(name=name, was=now.facts[name].words, now=words)
        return row.version


def send(*, actor: Actor, dispatch: int, version: int, at: datetime) -> int:
    """送签 — all that stands in the paper is frozen, with the ledger as it is known now. `Refused`
    where the check finds something wrong."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.send", row, at=at) as log:
        alone()  # what is frozen is one ledger, whatever is reported meanwhile
        may_do(row, "send", version, at.tzinfo)
        now = look.standing(actor, row, at)
        if not now.may_send or now.head is None:
            raise Refused(now.may_send)
        ledger = snapshots.body(actor, row.programme_id, row.on, at)
        keys = ledgers.keys(actor, row.programme_id, row.on, at)
        frozen = as_stored(Frozen(now.composed, now.by_hand, now.head, ledger, keys))
        held = digest(canonical(frozen).encode())
        kept: dict[str, Any] = {"frozen": frozen, "frozen_at": at, "frozen_digest": held}
        move(row, "send", version, actor.key, at, **kept)
        step(row, "send", actor.key, at)
        log.note(title=row.title, version=row.version, on=row.on.isoformat(), frozen=held)
        return row.version


def send_back(*, actor: Actor, dispatch: int, version: int, reason: str, at: datetime) -> int:
    """退回修改 — to the draft, whose figures are those of the ledger again."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.return", row, at=at) as log:
        thawed = {"frozen": None, "frozen_at": None, "frozen_digest": ""}
        unsigned = {"signed_by": None, "signed_on": None}
        move(row, "return", version, actor.key, at, reason, **thawed, **unsigned)
        step(row, "return", actor.key, at, reason.strip())
        log.note(title=row.title, version=row.version, reason=reason.strip())
        return row.version


def sign(*, actor: Actor, dispatch: int, version: int, at: datetime) -> int:
    """签发 — the day is the date of the paper (成文日期)."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.sign", row, at=at) as log:
        move(row, "sign", version, actor.key, at, signed_by_id=actor.key, signed_on=at.date())
        step(row, "sign", actor.key, at)
        log.note(title=row.title, version=row.version, frozen=row.frozen_digest)
        log.note(on=at.date().isoformat())
        return row.version


def discard(*, actor: Actor, dispatch: int, version: int, at: datetime, reason: str = "") -> int:
    """作废文稿 — it stays in the list, and another can be drawn up in its place."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.discard", row, at=at) as log:
        move(row, "discard", version, actor.key, at, reason)
        step(row, "discard", actor.key, at, reason.strip())
        log.note(title=row.title, version=row.version, reason=reason.strip())
        return row.version


def _by_hand(row: Dispatch, name: str, words: str, reason: str, actor: Actor, at: datetime) -> None:
    Override.objects.create(
        dispatch=row, name=name, words=words, reason=reason.strip(), by_id=actor.key, at=at
    )


def _fit(
    actor: Actor,
    row: Dispatch,
    title: str,
    passages: Sequence[Passage],
    before: Sequence[Passage],
    reason: str,
    at: datetime,
) -> tuple[tuple[ByHand, ...], tuple[str, ...]]:
    """What a person answers for in the words, and the names of what nobody answers for any more;
    `Refused` where they cannot be kept."""
    verdict = dispatches.unfit_draft(title, passages)
    if not verdict:
        raise Refused(verdict)
    facts, proposed = look.usable(actor, row, before, at)
    for fault in dispatches.faults_of_words(passages, facts):
        raise Refused(fault)
    changes = overrides.by_hand(before, passages, proposed)
    verdict = overrides.may_edit(changes, reason)
    if not verdict:
        raise Refused(verdict)
    left = overrides.by_hand(proposed, passages)
    return changes, overrides.put_back(look.hands(row), left)
