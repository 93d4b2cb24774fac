"""更正建议 — a changed ledger is brought back, whole or not at all; an office decides each change.

What is accepted goes the way of every correction (`observations.correct`), with its checks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from shishi.actions import observations
from shishi.actions.base import change
from shishi.queries import door
from shishi.queries import proposals as look
from shishi.queries.proposals import Reported
from shishi.reading.files import report_sheet as reader
from shishi.reading.source import Unreadable
from shishi.records.models import Programme, Proposal
from shishi.rules import proposals
from shishi.rules.access import Actor
from shishi.rules.bringing import Fault as Fault
from shishi.rules.bringing import Grid
from shishi.rules.lifecycle import Refused, no
from shishi.rules.observations import Told
from shishi.rules.proposals import Change, ProposalState, Stamp, Table
from shishi.rules.shares import amount_text

LONGEST = 500  # characters of a reason


@dataclass(frozen=True, slots=True)
class Made:
    """导入结果 — the keys of the proposals; nothing is stored while there are `faults`."""

    proposals: tuple[int, ...]
    faults: tuple[Fault, ...] = ()


def make(*, actor: Actor, programme: int, content: bytes, reason: str, at: datetime) -> Made:
    """导入台账修改 (.xlsx) — every changed figure a proposal, or none; every fault at its cell."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "proposal.make", row, at=at, prepare=lambda: _read(content)) as log:
        _reasoned(reason)
        Programme.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        held = _same(log.prepared, row)
        changed, faults = proposals.changes(
            held, look.expected(actor, held.stamp, tuple(held.columns))
        )
        told = look.reported(actor, row, [one.line for one in changed], held.stamp.on)
        faults = (*faults, *_unfit(changed, told))
        if faults:
            log.note(year=row.year, errors=len(faults))
            return Made((), faults)
        if not changed:
            raise Refused(no("表中没有改动，没有可以导入的内容。请改好后再导入。", "file"))
        made = [_made(row, one, told[one.line], actor, reason.strip(), at) for one in changed]
        log.note(
            year=row.year,
            on=held.stamp.on.isoformat(),
            reason=reason.strip(),
            changes=[[one.place, one.was, amount_text(one.now)] for one in changed],
        )
        return Made(tuple(one.pk for one in made))


def accept(*, actor: Actor, proposal: int, at: datetime) -> int:
    """采纳更正建议 — the key of the correction; `Refused` where it does not fit what has become
    known since."""
    row = door.thing(actor, Proposal, proposal)
    with change(actor, "proposal.accept", row, at=at) as log:
        row = _waiting(row, "", accept=True)
        made = observations.correct(
            actor=actor,
            observation=row.observation.pk,
            told=Told(row.value),
            reason=f"{row.reason}（{row.proposed_by.name}提出）",
            at=at,
        )
        _decide(row, ProposalState.ACCEPTED, actor, at, correction_id=made)
        log.note(observation=row.observation.pk, value=str(row.value), correction=made)
        return made


def reject(*, actor: Actor, proposal: int, reason: str, at: datetime) -> None:
    """不采纳更正建议 — with its reason."""
    row = door.thing(actor, Proposal, proposal)
    with change(actor, "proposal.reject", row, at=at) as log:
        row = _waiting(row, reason, accept=False)
        _decide(row, ProposalState.REJECTED, actor, at, decision=reason.strip())
        log.note(observation=row.observation.pk, value=str(row.value), reason=reason.strip())


def _read(content: bytes) -> dict[str, Grid]:
    try:
        return reader.grids(content, "台账")
    except Unreadable as unreadable:
        raise Refused(no(str(unreadable), "file")) from unreadable


def _reasoned(reason: str) -> None:
    if not reason.strip() or len(reason) > LONGEST:
        raise Refused(no(f"请写明更正理由，不超过 {LONGEST} 个字。", "reason"))


def _same(grids: dict[str, Grid], row: Programme) -> Table:
    """The table of the workbook; `Refused` unless it is the ledger of this very programme."""
    held = proposals.table(grids)
    if held is None:
        says = "这不是本系统导出的台账，或者隐藏的行、列已被删改。请重新导出后再改。"
        raise Refused(no(says, "file"))
    stamp: Stamp = held.stamp
    if stamp.territory != row.territory_id:
        raise Refused(no("这是其他地区的台账，不能导入。请核对是否选错文件。", "file"))
    if stamp.programme != row.pk:
        says = f"这不是{row.year}年的台账，请到它所属的年度中导入。"
        raise Refused(no(says, "file"))
    return held


def _unfit(changed: Sequence[Change], told: dict[int, Reported]) -> Iterator[Fault]:
    """What of the changes cannot become a proposal, by what stands now."""
    for one in changed:
        held = told.get(one.line)
        if held is None:
            yield Fault(one.place, "这项指标尚未采用任何数，没有可以更正的。请在“报送”中填报。")
        elif not held.plain:
            says = "这项指标由各点位、阶段或应办数算出，不能在表中改一个数。请在“更正”页办理。"
            yield Fault(one.place, says)
        elif held.value is None or amount_text(held.value) != one.was:
            now = "空" if held.value is None else amount_text(held.value)
            says = f"导出之后这个数已有变化：表中原为 {one.was}，现为 {now}。请重新导出台账，再改。"
            yield Fault(one.place, says)
        elif held.open:
            yield Fault(one.place, "这个数已有待核定的更正建议。请等核定后再改。")


def _made(
    row: Programme, one: Change, held: Reported, actor: Actor, reason: str, at: datetime
) -> Proposal:
    try:
        with transaction.atomic():
            return Proposal.objects.create(
                programme=row,
                observation_id=held.observation,
                value=held.stored(one.now),
                place=one.place[:100],
                reason=reason,
                proposed_by_id=actor.key,
                proposed_at=at,
            )
    except IntegrityError:
        says = f"{one.place}：这个数已有待核定的更正建议。请等核定后再改。"
        raise Refused(no(says, "file")) from None


def _waiting(row: Proposal, reason: str, *, accept: bool) -> Proposal:
    """The proposal, held until it is decided; `Refused` once it is."""
    Proposal.objects.select_for_update().get(pk=row.pk)
    held = Proposal.objects.select_related("observation", "proposed_by").get(pk=row.pk)
    verdict = proposals.may_decide(held.state, reason, accept=accept)
    if not verdict:
        raise Refused(verdict)
    if len(reason) > LONGEST:
        raise Refused(no(f"理由不超过 {LONGEST} 个字。", "reason"))
    return held


def _decide(
    row: Proposal,
    state: ProposalState,
    actor: Actor,
    at: datetime,
    correction_id: int | None = None,
    decision: str = "",
) -> None:
    row.state, row.decided_by_id, row.decided_at = state, actor.key, at
    row.correction_id, row.decision = correction_id, decision
    row.save()
