"""离线填报表 — a unit takes the workbook of a round along and brings it back, whole or not at all.

What comes back goes the way of the page: each touched project becomes a draft by `reports.fill`,
with the same checks. Handing in stays on the page.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from shishi.actions import reports
from shishi.actions.base import change
from shishi.papers import report_sheet
from shishi.queries import door, report_books, report_facts, sheets
from shishi.queries.report_books import Books
from shishi.reading.files import report_sheet as reader
from shishi.reading.source import Unreadable
from shishi.records.models import Round, Unit
from shishi.rules import bringing, fillings
from shishi.rules.access import Actor
from shishi.rules.bringing import Brought, Grid
from shishi.rules.bringing import Fault as Fault
from shishi.rules.checks import Check, Severity, unanswered
from shishi.rules.lifecycle import Refused, no
from shishi.rules.reports import may_stand_still
from shishi.rules.sheets import Blank, Stamp


@dataclass(frozen=True, slots=True)
class Stored:
    """导入结果 — the projects that are drafts now, with how many questions of the checks are still
    without an answer; nothing is stored while there are `faults`."""

    projects: tuple[int, ...]
    asked: int
    faults: tuple[Fault, ...] = ()


def take(*, actor: Actor, unit: int, round: int, at: datetime) -> bytes:
    """导出离线填报表 (.xlsx) — of what the unit can still fill in in the round."""
    own, held = door.thing(actor, Unit, unit), door.thing(actor, Round, round)
    with change(actor, "sheet.take", own, at=at) as log:
        on = at.date()
        books = report_books.books(actor, held.programme, on)
        blank = _fillable(sheets.blank(actor, own, held, books, on, at.tzinfo))
        if not blank.passages:
            says = "本单位在这一轮没有可以填写的报送：已经提交、已经截止，或没有承担的实事。"
            raise Refused(no(says))
        log.note(round=blank.period, projects=len(blank.passages))
        return report_sheet.draw(blank, f"{at.year}年{at.month}月{at.day}日{at:%H:%M}")


def bring(*, actor: Actor, unit: int, round: int, content: bytes, at: datetime) -> Stored:
    """导入离线填报表 (.xlsx) — every touched project or none; every fault at its cell."""
    own, held = door.thing(actor, Unit, unit), door.thing(actor, Round, round)
    with change(actor, "sheet.bring", own, at=at, prepare=lambda: _read(content)) as log:
        on = at.date()
        stamp = _same(log.prepared, own, held)
        books = report_books.books(actor, held.programme, on)
        blank = sheets.blank(actor, own, held, books, on, at.tzinfo)
        told, faults = bringing.brought(log.prepared, blank, stamp)
        checked = [_checked(one, books, held, on) for one in told]
        known = {fault.place for fault in faults}  # a cell that cannot be read is not empty as well
        wrong = (fault for _, ones, _ in checked for fault in ones if fault.place not in known)
        faults = (*faults, *wrong)
        if faults:
            log.note(round=blank.period, errors=len(faults))
            return Stored((), 0, faults)
        if not told:
            raise Refused(no("表中没有改动，没有可以导入的内容。请填写后再导入。", "file"))
        for one, _, _ in checked:
            reports.fill(
                actor=actor,
                round=round,
                project=one.project,
                version=one.version,
                filled=one.filled,
                at=at,
            )
        log.note(round=blank.period, projects=len(checked))
        return Stored(tuple(one.project for one in told), sum(asked for *_, asked in checked))


def _fillable(blank: Blank) -> Blank:
    """Without the projects of which nothing can be filled in now."""
    passages = tuple(one for one in blank.passages if not one.refusal)
    keys = tuple(one.project for one in passages)
    lines = tuple(one for one in blank.lines if one.project in keys)
    stamp = replace(blank.stamp, projects=keys)
    return replace(blank, stamp=stamp, lines=lines, passages=passages)


def _read(content: bytes) -> dict[str, Grid]:
    try:
        return reader.grids(content)
    except Unreadable as unreadable:
        raise Refused(no(str(unreadable), "file")) from unreadable


def _same(grids: dict[str, Grid], unit: Unit, round: Round) -> Stamp:
    """The stamp of the workbook; `Refused` unless it is of this unit and this round."""
    stamp = bringing.stamped(grids)
    if stamp is None:
        says = "这不是本系统导出的离线填报表，或者工作表、首列已被删改。请重新导出后填写。"
        raise Refused(no(says, "file"))
    if stamp.territory != round.programme.territory_id:
        raise Refused(no("这是其他地区的离线填报表，不能导入。请核对是否选错文件。", "file"))
    if stamp.unit != unit.pk:
        says = f"这不是{unit.name}的离线填报表，不能导入。请核对是否选错文件。"
        raise Refused(no(says, "file"))
    if stamp.round != round.pk:
        says = f"这不是{round.facts().period.label}的离线填报表，请到它所属的一轮报送中导入。"
        raise Refused(no(says, "file"))
    return stamp


def _checked(
    one: Brought, books: Books, round: Round, on: date
) -> tuple[Brought, list[Fault], int]:
    """The report with the remarks as answers, what must be put right in the workbook, and how many
    questions are left for the page."""
    said = report_facts.typed(books, one.project, one.filled, report_facts.dated(round, on))
    found = report_facts.found(books, round, one.project, said, on)
    filled = _answered(one, found, books)
    refusals = list(fillings.unfit(filled))
    if filled.no_change:
        refusals.append(may_stand_still(filled.no_change, filled.remark))
    faults = [Fault(one.places[bad.where], bad.says) for bad in refusals if not bad]
    faults += [
        Fault(one.places[check.where], check.says)
        for check in found
        if check.severity is Severity.HARD
    ]
    left = [check for check in unanswered(found, filled.reasons) if check.severity is Severity.ASK]
    return replace(one, filled=filled), faults, len(left)


def _answered(one: Brought, found: tuple[Check, ...], books: Books) -> fillings.Filled:
    """A remark beside a figure answers the questions about it; where there are none it goes to the
    words of the report."""
    asked = [check for check in found if check.severity is Severity.ASK]
    notes = {str(key): words for key, words in one.notes.items()}
    answers = {
        (check.code, check.where): notes[check.where] for check in asked if check.where in notes
    }
    used = {where for _, where in answers}
    names = {str(held.indicator): held.name for held in books.of(one.project)}
    spare = [f"{names[key]}：{words}" for key, words in notes.items() if key not in used]
    remark = "\n".join(words for words in (one.filled.remark, *spare) if words)
    return replace(one.filled, reasons={**one.filled.reasons, **answers}, remark=remark)
