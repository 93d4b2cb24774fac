"""台账快照 — the ledger of a day as plain values, the snapshots that were kept, and how one stands
to the replay of its day."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import get_current_timezone

from shishi.queries import door, ledgers, replays
from shishi.queries.ledgers import LedgerIndicator, LedgerParty, LedgerProject, Sieve
from shishi.queries.lights import Figure, Lit
from shishi.records.models import AuditEntry, Programme, Snapshot
from shishi.rules import snapshots
from shishi.rules.access import Actor
from shishi.rules.amounts import number_text
from shishi.rules.closings import Closing
from shishi.rules.comparisons import Comparison, compared
from shishi.rules.snapshots import Body, Difference


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """One snapshot in the list."""

    pk: int
    on: date
    digest: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class SnapshotsPage:
    """The snapshots of a programme, the latest day first."""

    programme: int
    year: int
    closing: Closing | None
    lines: tuple[SnapshotLine, ...]


@dataclass(frozen=True, slots=True)
class SnapshotPage:
    """One snapshot: what it holds; whether its digest is that of its text and of the trail; and in
    what the replay of its day differs."""

    programme: int
    year: int
    line: SnapshotLine
    body: Body
    sound: bool
    differences: tuple[Difference, ...]


def body(actor: Actor, programme: int, on: date, known_at: datetime) -> Body:
    """台账 — the ledger of the day as known at the moment, with every figure and sentence."""
    found = ledgers.ledger(actor, programme, Sieve(), on, known_at)
    versions = replays.versions(actor, programme, on, known_at)
    return {
        "年度": found.year,
        "方案": found.title,
        "截至": on.isoformat(),
        "规则": [
            {
                "事项": one.label,
                "名称": one.name,
                "版本": one.number,
                "施行": one.holds_from.isoformat(),
            }
            for one in versions
        ],
        "实事": [_project(one, found.lit.get(one.pk)) for one in found.projects],
    }


def snapshots_of(actor: Actor, programme: int) -> SnapshotsPage:
    """The snapshots of the programme."""
    row = door.fetch(actor, Programme, programme)
    rows = door.visible(actor, Snapshot).filter(programme=row).order_by("-on")
    bare = rows.values_list("pk", "on", "digest", "taken_at")
    lines = tuple(SnapshotLine(*values) for values in bare)
    return SnapshotsPage(row.pk, row.year, row.closing, lines)


def snapshot(actor: Actor, programme: int, pk: int) -> SnapshotPage:
    """One snapshot beside the replay of its day."""
    rows = door.visible(actor, Snapshot).filter(programme=programme, pk=pk)
    row = rows.select_related("programme").first()
    if row is None:
        raise door.NotThere
    known_at = snapshots.known_at(row.on, row.taken_at.astimezone(get_current_timezone()))
    replayed = body(actor, row.programme.pk, row.on, known_at)
    return SnapshotPage(
        row.programme.pk,
        row.programme.year,
        SnapshotLine(row.pk, row.on, row.digest, row.taken_at),
        row.body,
        snapshots.digest_of(row.body) == row.digest == _told(row.pk),
        snapshots.differences(row.body, replayed),
    )


@dataclass(frozen=True, slots=True)
class PairPage:
    """两期 — two snapshots of a programme, the earlier first, and what is between them."""

    programme: int
    year: int
    lines: tuple[SnapshotLine, ...]
    before: SnapshotLine
    after: SnapshotLine
    found: Comparison


def pair(actor: Actor, programme: int, one: int, other: int) -> PairPage:
    """Two of the snapshots, whichever was named first; `NotThere` where one is none of them."""
    page = snapshots_of(actor, programme)
    keys = {line.pk: line for line in page.lines}
    if one not in keys or other not in keys:
        raise door.NotThere
    before, after = sorted((keys[one], keys[other]), key=lambda line: line.on)
    rows = door.visible(actor, Snapshot).filter(pk__in=(before.pk, after.pk))
    bodies = dict(rows.values_list("pk", "body"))
    found = compared(bodies[before.pk], bodies[after.pk])
    return PairPage(page.programme, page.year, page.lines, before, after, found)


def due(actor: Actor, programme: int, on: date) -> tuple[date, ...]:
    """The ends of months whose snapshot is still to be taken by the day; before the plan was taken
    in there was no ledger."""
    row = door.fetch(actor, Programme, programme)
    if row.started_on is None:
        return ()
    kept = door.visible(actor, Snapshot).filter(programme=row).values_list("on", flat=True)
    adopted_on = row.adopted_at.astimezone(get_current_timezone()).date()
    return snapshots.due(max(row.started_on, adopted_on), on, row.closed_on, kept)


def _told(pk: int) -> str:
    """The digest in the trail, which was written with the snapshot."""
    rows = AuditEntry.objects.filter(thing="snapshot", thing_key=pk, deed="snapshot.take")
    detail = rows.filter(done=True).order_by("number").values_list("detail", flat=True).first()
    return str(json.loads(detail).get("digest", "")) if detail else ""


def _project(one: LedgerProject, lit: Lit | None) -> dict[str, Any]:
    figures = {each.held.indicator: each for each in lit.figures} if lit else {}
    return {
        "名称": f"第{one.number}件 {one.title}",
        "时限": one.deadline_on.isoformat(),
        "推定时限": one.presumed,
        "责任人": [_party(each) for each in one.people],
        "责任单位": [_party(each) for each in one.units],
        "指标": [_line(each, figures.get(each.pk)) for each in one.indicators],
        "亮灯": _light(lit) if lit else None,
        "报送": lit.report.says if lit and lit.report else "",
    }


def _party(one: LedgerParty) -> str:
    return f"{one.label}：{one.name}"


def _line(one: LedgerIndicator, figure: Figure | None) -> dict[str, Any]:
    per = f"/{one.per}" if one.per else ""
    return {
        "名称": one.subject or one.task or ("资金" if one.money else ""),
        "符号": one.sign,
        "目标": number_text(one.value),
        "目标上限": _number(one.upper),
        "计量单位": f"{one.measure}{per}",
        "类型": one.type_label,
        "进展": _figure(figure) if figure else None,
    }


def _figure(one: Figure) -> dict[str, Any]:
    stands, seen = one.standing, one.held.observed
    presumed = stands.presumed
    return {
        "应完成": None if presumed else _number(stands.scheduled),
        "实际": _number(stands.actual),
        "数据截至": seen.as_of.isoformat() if seen else None,
        "完成比例": _number(stands.share),
        "序时比例": None if presumed else _number(stands.scheduled_share),
        "相差百分点": None if presumed else _number(stands.points),
        "按日判断": stands.basis is None,
        "分月目标版本": one.held.plan_number,
        "灯": one.light.word,
        "依据": stands.says,
        "预计完成": one.forecast.likely.isoformat() if one.forecast.likely else None,
    }


def _light(lit: Lit) -> dict[str, Any]:
    rating = lit.rating
    return {
        "灯": lit.look.word,
        "依据": rating.says,
        "规则": f"“{rating.ruleset}”{rating.version}，第 {lit.rule_number} 次设定",
        "各方面": [
            {"名称": one.dimension.label, "灯": one.light.word, "依据": one.says}
            for one in rating.by_dimension
        ],
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else number_text(value)
