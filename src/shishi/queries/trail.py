"""留痕 — the audit trail of a thing or of the territory, and the check of its chain."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Q

from shishi.queries import door
from shishi.queries.kept import WAYS
from shishi.records import seals
from shishi.records.models import AuditEntry, AuditHead, Programme
from shishi.rules.access import Actor
from shishi.rules.audit import Entry, first_break
from shishi.rules.deeds import DEEDS

SEALING = ("plan.adopt", "post.succeed")  # the deeds that leave seals in their entries

LENGTH = 40  # entries of one thing that a page shows; the trail has them all


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry as a person reads it; `done` is False for a refused attempt."""

    number: int
    at: datetime
    actor: str
    source: str
    deed: str
    deed_label: str
    thing: str
    thing_key: str
    says: str
    done: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """核验 — `entries` checked; `broken_at` is the first number that does not fit, else None;
    `altered` are the projects that do not fit their seals, as people name them; `head` is the
    hash at the end of the chain, to be kept with a backup."""

    entries: int
    broken_at: int | None
    says: str
    head: str = ""
    altered: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return self.broken_at is None and not self.altered


def recent(
    actor: Actor, *, before: int | None = None, count: int = 50, project: int | None = None
) -> tuple[TrailLine, ...]:
    """The latest entries of the territory, or of one project of it, below the number `before`
    where given."""
    rows = door.visible(actor, AuditEntry).order_by("-number")
    if before is not None:
        rows = rows.filter(number__lt=before)
    if project is not None:
        numbers = [number for number, _ in _of_project(project) if not before or number < before]
        rows = rows.filter(number__in=sorted(numbers)[-count:])
    return tuple(_line(row) for row in rows[:count])


def of(
    actor: Actor,
    thing: str,
    key: int,
    known_at: datetime | None = None,
    without: Collection[str] = (),
) -> tuple[TrailLine, ...]:
    """The last `LENGTH` entries of one thing, the latest first: draft, programme, project, unit,
    person, document; with `known_at`, those of that moment and before; `without` deeds that are
    done every day. A round that was looked for and not yet there is no news of its programme."""
    rows = door.visible(actor, AuditEntry).filter(thing=thing, thing_key=key)
    rows = rows.exclude(deed__in=without) if without else rows
    lines = (_line(row) for row in rows.order_by("-number").iterator())
    told = (one for one in lines if one.says or one.deed != "round.open")
    return tuple(islice((one for one in told if _by(one.at, known_at)), LENGTH))


def of_project(
    actor: Actor, project: int, known_at: datetime | None = None
) -> tuple[TrailLine, ...]:
    """The last `LENGTH` entries of a project and of everything that belongs to it, the latest
    first; with `known_at`, those of that moment and before."""
    numbers = sorted(number for number, at in _of_project(project) if _by(at, known_at))
    latest = door.visible(actor, AuditEntry).filter(number__in=numbers[-LENGTH:])
    return tuple(_line(row) for row in latest.order_by("-number"))


def _of_project(project: int) -> Iterator[tuple[int, datetime]]:
    """The numbers of the entries of a project with their moments; in no order: asked for one,
    SQLite walks through the whole trail of the county."""
    about = Q(thing="project", thing_key=project)
    for thing, (rows, way) in WAYS.items():
        about |= Q(thing=thing, thing_key__in=rows.filter(**{way: project}).values("pk"))
    held = AuditEntry.objects.filter(about).values_list("number", "at")
    return ((number, datetime.fromisoformat(at)) for number, at in held)


def verify() -> Verification:
    """Walk the whole chain and hold every project against its seal; needs no person."""
    head = AuditHead.objects.get(pk=1)
    counted = [0]
    broken = first_break(_chain(counted), (head.number, head.hash))
    if broken is None:
        altered = unsealed(Programme.objects.order_by("year", "pk"))
        says = f"留痕共 {counted[0]} 条，链条完整。"
        if altered:
            says += f"台账与入账时不符：{'、'.join(altered)}绕过程序被改动过，请立即核查。"
        return Verification(counted[0], None, says, head.hash, altered)
    says = f"留痕链条在第 {broken} 条处断开：该条或其前后的记录被改动、删除或插入，请立即核查。"
    return Verification(counted[0], broken, says)


def _chain(counted: list[int]) -> Iterator[tuple[Entry, str]]:
    for row in AuditEntry.objects.order_by("number").iterator(chunk_size=1000):
        counted[0] += 1
        yield row.facts(), row.hash


def unsealed(programmes: Iterable[Programme]) -> tuple[str, ...]:
    """The projects that are not what the trail last sealed, and those gone or put in."""
    kept = _sealed()
    found = []
    for programme in programmes:
        sealed = kept.get(programme.pk, {})
        now = seals.seals(programme)
        for number in sorted(sealed.keys() | now.keys(), key=int):
            if sealed.get(number) != now.get(number):
                found.append(f"{programme.year}年第{number}件")
    return tuple(found)


def _sealed() -> dict[int, dict[str, str]]:
    """The last seal of each project, by programme: those of the deed that made it, then those of
    each deed that changed it."""
    found: dict[int, dict[str, str]] = {}
    entries = AuditEntry.objects.filter(deed__in=SEALING, done=True).order_by("number")
    for key, detail in entries.values_list("thing_key", "detail"):
        notes = json.loads(detail)
        told = notes["sealed"] if "sealed" in notes else {key or 0: notes.get("seals", {})}
        for programme, own in told.items():
            found.setdefault(int(programme), {}).update(own)
    return found


def _by(at: datetime, known_at: datetime | None) -> bool:
    return known_at is None or at <= known_at


def _line(row: AuditEntry) -> TrailLine:
    detail = json.loads(row.detail)
    return TrailLine(
        number=row.number,
        at=datetime.fromisoformat(row.at),
        actor=row.actor_name,
        source=row.source,
        deed=row.deed,
        deed_label=DEEDS.get(row.deed, row.deed),
        thing=row.thing,
        thing_key=str(row.thing_key or ""),
        says=_says(detail),
        done=row.done,
    )


_WORDS = {
    "filename": "文件",
    "year": "年度",
    "subject": "",
    "opened": "",
    "projects": "实事",
    "indicators": "指标",
    "version": "版本",
    "was": "原为",
    "now": "改为",
    "tier": "层级",
    "leader": "县领导",
    "name": "姓名",
    "successor": "接任人",
    "login": "账号",
    "role": "角色",
    "unit": "单位",
    "alias": "简称",
    "full": "全称",
    "title": "职务",
    "on": "日期",
    "units": "单位数",
    "people": "人员数",
    "posts": "任职数",
    "open_remarks": "未处理疑点",
    "territory": "地区",
    "as_of": "数据截至",
    "light": "灯",
    "until": "至",
    "round": "报送期",
    "indicator": "指标",
    "cause": "原因",
    "step": "环节",
    "done_on": "办结",
    "document_number": "文号",
    "reason": "理由",
    "remark": "说明",
    "holds_from": "执行日期",
    "started_on": "启动日期",
    "closed_on": "结账日期",
    "month": "月份",
    "sums": "清单摘要",
}  # what a person reads of the notes, in this order, some without a label; the rest is for the
# check of the chain
_ACTS = {
    "accept": "采纳",
    "change": "修改",
    "drop": "剔除",
    "restore": "恢复",
    "split": "拆分",
    "merge": "合并",
    "add": "补充",
    "settle": "处理疑点",
}


def _says(detail: dict[str, object]) -> str:
    """The notes of an entry as one line of Chinese."""
    if "says" in detail:
        return str(detail["says"])
    held = [(label, detail[name]) for name, label in _WORDS.items() if detail.get(name)]
    said = [f"{label}：{_value(value)}" if label else _value(value) for label, value in held]
    edits = detail.get("edits")
    said += [_edit(edit) for edit in edits] if isinstance(edits, list) else []
    return "；".join(said)


def _value(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _edit(edit: dict[str, object]) -> str:
    fields, was = edit.get("fields"), edit.get("was")
    typed = "、".join(str(value) for value in fields.values()) if isinstance(fields, dict) else ""
    old = f"“{was}”" if was else ""
    return f"{_ACTS.get(str(edit.get('act')), '')}{old}{f'为“{typed}”' if typed else ''}"
