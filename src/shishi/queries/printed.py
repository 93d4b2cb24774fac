"""纸上的核验码 — a root that was typed from an issued paper against the trail; and every issued
paper against its files and against what the trail says was frozen. Needs no person."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shishi.records import originals
from shishi.records.models import AuditEntry, Dispatch, Serial
from shishi.rules.audit import PRINTED, canonical, printed, read_printed
from shishi.rules.days import day_text
from shishi.rules.digests import digest
from shishi.rules.dispatches import OPEN
from shishi.rules.serials import number_text


@dataclass(frozen=True, slots=True)
class RootFound:
    """核验结果 — whether the root is that of the trail, in a sentence."""

    ok: bool
    says: str


def root(words: str) -> RootFound:
    """The entry that a printed root speaks of, with its day and the papers that print it."""
    told = read_printed(words)
    if told is None:
        says = (
            f"没有读出核验码。请照文件末页输入，如：1234-3f2a-9c01-7be4-d210"
            f"（序号和 {PRINTED} 位字符）。"
        )
        return RootFound(False, says)
    number, digits = told
    entry = AuditEntry.objects.filter(number=number).first()
    if entry is None:
        return RootFound(False, f"留痕没有第{number}条。留痕被删减过，或者核验码抄录有误，请核对。")
    if not entry.hash.startswith(digits):
        says = (
            f"与留痕第{number}条不符：该条现为{printed(number, entry.hash)}。"
            "核验码抄录有误，或者该条及以前的留痕被改动过，请核对。"
        )
        return RootFound(False, says)
    day = day_text(datetime.fromisoformat(entry.at).date())
    papers = "、".join(_named(row) for row in Dispatch.objects.filter(root=entry.hash))
    on_paper = f"印有此码的文件：{papers}。" if papers else ""
    return RootFound(True, f"与留痕第{number}条（{day}）相符，该条及以前的留痕未被改动。{on_paper}")


def unsound() -> tuple[str, ...]:
    """What no longer is as it was frozen and issued, as sentences."""
    rows = Dispatch.objects.exclude(frozen=None).order_by("pk").prefetch_related("files", "serials")
    return tuple(says for row in rows.iterator(chunk_size=20) for says in _faults(row))


def checked() -> int:
    """How many papers have been issued."""
    return Dispatch.objects.filter(state__in=OPEN).count()


def _faults(row: Dispatch) -> Iterator[str]:
    name = _named(row)
    held = digest(canonical(row.frozen).encode())
    if held != row.frozen_digest or held != _noted(row, "dispatch.send").get("frozen"):
        yield f"{name}的定稿与送签时的留痕不符。"
    if row.state not in OPEN:
        return
    told = _noted(row, "dispatch.issue")
    kept = {one.filename: one.digest for one in row.files.all()}
    if kept != dict(told.get("files", [])):
        yield f"{name}的文件与印发时的留痕不符。"
    for filename, name_of in kept.items():
        try:
            originals.content(name_of)
        except FileNotFoundError:
            yield f"{name}的文件“{filename}”不在了。"
        except ValueError:
            yield f"{name}的文件“{filename}”被改动过。"
    entry = AuditEntry.objects.filter(number=row.root_number or 0).first()
    if entry is None or entry.hash != row.root:
        yield f"{name}所印的核验码与留痕不符。"
    elif told.get("root") != printed(entry.number, entry.hash):
        yield f"{name}的核验码与印发时的留痕不符。"


def _noted(row: Dispatch, deed: str) -> dict[str, Any]:
    """What the trail says of the last time the deed was done to the paper."""
    rows = AuditEntry.objects.filter(thing="dispatch", thing_key=row.pk, deed=deed, done=True)
    detail = rows.order_by("-number").values_list("detail", flat=True).first()
    return dict(json.loads(detail)) if detail else {}


def _named(row: Dispatch) -> str:
    held = Serial.objects.filter(dispatch=row, voided_at=None).first()
    return number_text(held.code, held.year, held.number) if held else f"《{row.title}》"
