"""方案 — take a document in, check its draft, let it lapse, adopt it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from shishi.actions.base import Log, change
from shishi.queries import door
from shishi.reading import handover, pipeline
from shishi.reading.files import formats
from shishi.reading.source import SourceText, Unreadable
from shishi.records import filing, originals, seals
from shishi.records.models import Draft, Programme, SourceDocument, Territory
from shishi.rules import adoption
from shishi.rules.access import Actor
from shishi.rules.bodies import entries
from shishi.rules.digests import digest
from shishi.rules.edits import Edit, apply
from shishi.rules.entries import Hand
from shishi.rules.inputs import Unfit
from shishi.rules.lifecycle import Refused, no
from shishi.rules.plain import as_plain
from shishi.rules.plans import DRAFT, Body, DraftState
from shishi.rules.programmes import settings_of

LONGEST = 1_000_000  # characters of a document; a long plan has some fifty thousand

# What no database stores as text: NUL, halves of surrogate pairs. One character for one, so
# places in the text stay where they are.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The draft a document became; `known` says that the same file had been taken in before and
    this is that draft (`programme` when it is already in the ledger), with the sentence."""

    draft: int
    known: bool = False
    programme: int | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The programme that a draft became."""

    programme: int
    year: int
    projects: int
    indicators: int


def take_in(*, actor: Actor, filename: str, content: bytes, at: datetime) -> TakenIn:
    """上传方案. `Refused` with a sentence for a file too large, unreadable or empty."""
    name = _CONTROL.sub("", PurePath(filename.replace("\\", "/")).name)[-255:] or "未命名"
    territory = door.thing(actor, Territory, actor.territory or 0)
    prepare = partial(_prepared, territory, name, content, at)
    with change(actor, "plan.take_in", territory, at=at, prepare=prepare) as log:
        return _filed(log, territory, name, content, actor, at)


def take_in_text(*, actor: Actor, text: str, at: datetime) -> TakenIn:
    """粘贴方案 — the same for pasted text."""
    plain = _UNSTORABLE.sub("\ufffd", text.replace("\r\n", "\n"))
    name, content = f"粘贴文本{at:%Y%m%d-%H%M}.txt", plain.encode() if plain.strip() else b""
    territory = door.thing(actor, Territory, actor.territory or 0)
    prepare = partial(_prepared, territory, name, content, at)
    with change(actor, "plan.take_in", territory, at=at, prepare=prepare) as log:
        return _filed(log, territory, name, content, actor, at)


def amend(*, actor: Actor, draft: int, version: int, edits: Sequence[Edit], at: datetime) -> int:
    """校核 — all edits or none; returns the new version. `Refused` when somebody else has changed
    the draft since `version` (names them and the time), or at the field that does not fit
    (`verdict.where` is `key.field`)."""
    row = door.thing(actor, Draft, draft)
    with change(actor, "plan.amend", row, at=at) as log:
        _move(row, "amend", version, actor, at)
        before = {entry.key: adoption.in_words(entry.now) for entry in entries(row.facts())}
        body = _edited(row, edits, Hand(actor.key, actor.name, at.isoformat()))
        Draft.objects.filter(pk=row.pk).update(**_columns(body))
        log.note(version=version + 1, edits=[_told(edit, before) for edit in edits])
        return version + 1


def discard(*, actor: Actor, draft: int, version: int, at: datetime) -> None:
    """作废 — the draft lapses; the document may be taken in again."""
    row = door.thing(actor, Draft, draft)
    with change(actor, "plan.discard", row, at=at) as log:
        _move(row, "discard", version, actor, at)
        log.note(filename=row.document.filename)


def adopt(*, actor: Actor, draft: int, version: int, at: datetime) -> Adopted:
    """确认入账 — the draft becomes the programme of its year, whole or not at all. Open remarks do
    not stand in the way; a missing year, no item, or a programme of that year does."""
    row = door.thing(actor, Draft, draft)
    with change(actor, "plan.adopt", row, at=at) as log:
        _move(row, "adopt", version, actor, at)
        body = row.facts()
        if found := adoption.blockers(body):
            raise Refused(no(" ".join(found)))
        programme = _programme(row, body, actor, at)
        filed = filing.file_projects(programme, body, adopter=actor.key, at=at)
        log.about(programme)
        log.note(
            draft=row.pk,
            digest=row.document.digest,
            year=programme.year,
            projects=filed.projects,
            indicators=filed.indicators,
            open_remarks=sum(remark.is_open for remark in body.remarks),
            seals=seals.seals(programme),
        )
        return Adopted(programme.pk, programme.year, filed.projects, filed.indicators)


def _prepared(
    territory: Territory, name: str, content: bytes, at: datetime
) -> TakenIn | tuple[SourceText, Body]:
    """Reading takes its time and needs no rows: it is done before the transaction begins."""
    return _known(territory, digest(content), at) or _read(content, name)


def _filed(
    log: Log, territory: Territory, name: str, content: bytes, actor: Actor, at: datetime
) -> TakenIn:
    """The draft of what was prepared; the one there is already when the file is known."""
    log.note(filename=name, digest=digest(content), size=len(content))
    known = _known(territory, digest(content), at)
    if known:
        log.note(draft=known.draft, known=True)
        return known
    source, body = log.prepared
    document = _document(territory, name, content, source, actor, at)
    draft = _open_draft(document, body, actor, at)
    log.about(draft)
    return TakenIn(draft.pk)


def _read(content: bytes, filename: str) -> tuple[SourceText, Body]:
    """The source text and the body of the draft, or the sentence why there is none."""
    if len(content) > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // (1024 * 1024)
        raise Refused(no(f"文件超过 {limit} MB，未接收。请压缩图片或分开后重新上传。", "file"))
    if not content:
        raise Refused(no("文件是空的，没有内容可读。请核对后重新上传。", "file"))
    try:
        source = formats.open_source(content, filename)
    except Unreadable as unreadable:
        raise Refused(no(str(unreadable), "file")) from unreadable
    if len(source.text) > LONGEST:
        says = f"文件有 {len(source.text) // 10000} 万字，不像一个年度的方案。请核对是否选错文件。"
        raise Refused(no(says, "file"))
    source = replace(source, text=_UNSTORABLE.sub("\ufffd", source.text))
    body = handover.body_of(pipeline.read(source))
    if not body.items and not body.loose:
        says = "文件可以打开，但没有读出实事和数字。请核对是否为民生实事方案，或改为粘贴正文。"
        raise Refused(no(says, "file"))
    return source, body


def _known(territory: Territory, name: str, at: datetime) -> TakenIn | None:
    """The draft that the same file already is, unless it was discarded."""
    found = (
        Draft.objects.filter(document__territory=territory, document__digest=name)
        .exclude(state=DraftState.DISCARDED)
        .select_related("document")
        .first()
    )
    if found is None:
        return None
    programme = Programme.objects.filter(draft=found).values_list("pk", "year").first()
    when = f"{found.opened_at.astimezone(at.tzinfo):%Y-%m-%d}"
    if programme:
        says = f"同一文件已于 {when} 上传，并已确认为 {programme[1]} 年度方案。"
        return TakenIn(found.pk, True, programme[0], says)
    return TakenIn(found.pk, True, None, f"同一文件已于 {when} 上传，正在校核，请在原草稿上继续。")


def _document(
    territory: Territory,
    filename: str,
    content: bytes,
    source: SourceText,
    actor: Actor,
    at: datetime,
) -> SourceDocument:
    """The row of the file; one that lapsed is read anew."""
    document, _ = SourceDocument.objects.update_or_create(
        territory=territory,
        digest=originals.keep(content),
        defaults={
            "size": len(content),
            "filename": filename,
            "format": source.format,
            "text": source.text,
            "anchors": [[anchor.start, anchor.label] for anchor in source.anchors],
            "tables": [asdict(table) for table in source.tables],
            "notices": [notice.says for notice in source.notices],
            "taken_in_by_id": actor.key,
            "taken_in_at": at,
        },
    )
    return document


def _open_draft(document: SourceDocument, body: Body, actor: Actor, at: datetime) -> Draft:
    try:
        with transaction.atomic():
            return Draft.objects.create(
                territory_id=document.territory_id,
                document=document,
                **_columns(body),
                opened_by_id=actor.key,
                opened_at=at,
                changed_by_id=actor.key,
                changed_at=at,
            )
    except IntegrityError:
        raise Refused(no("同一文件刚刚由他人上传，请刷新方案列表后在该草稿上继续。")) from None


def _columns(body: Body) -> dict[str, Any]:
    """The body as the columns of its draft."""
    return {"body": as_plain(body), "outline": as_plain(adoption.outline(body))}


def _move(row: Draft, step: str, version: int, actor: Actor, at: datetime) -> None:
    """Take a step of the draft's life, as long as it still is what the actor saw. The row is
    locked by the update itself, so of two who come at once the second is refused."""
    took = Draft.objects.filter(pk=row.pk, version=version, state=DraftState.OPEN).update(
        state=DRAFT.after(step, row.state),
        version=F("version") + 1,
        changed_by=actor.key,
        changed_at=at,
    )
    row.refresh_from_db()
    if not took:
        DRAFT.after(step, row.state)
        raise Refused(no(_overtaken(row, version, at), "version"))


def _overtaken(row: Draft, version: int, at: datetime) -> str:
    changed = row.changed_at.astimezone(at.tzinfo)
    when = f"{changed.month}月{changed.day}日{changed:%H:%M}"
    return (
        f"{row.changed_by.name}于{when}修改了这份草稿（第 {row.version} 版），"
        f"您看到的是第 {version} 版。您填写的内容没有保存，请在最新内容上核对后再提交。"
    )


def _edited(row: Draft, asked: Sequence[Edit], hand: Hand) -> Body:
    try:
        return apply(row.facts(), asked, text=row.document.text, hand=hand)
    except Unfit as unfit:
        raise Refused(no(unfit.says, unfit.where)) from unfit


def _told(edit: Edit, before: Mapping[str, str]) -> dict[str, object]:
    """What the trail says of an edit: what was asked, and what stood there before."""
    told = {"act": edit.act.value, "key": edit.key, "was": before.get(edit.key, "")}
    asked = {"what": edit.what, "other": edit.other, "at": edit.at, "fields": dict(edit.fields)}
    return {name: value for name, value in {**told, **asked}.items() if value}


def _programme(row: Draft, body: Body, actor: Actor, at: datetime) -> Programme:
    """The programme of the year, unless there is one."""
    head = {name: entry.now.value for name, entry in body.head.items() if entry.stands}
    year = body.year or 0
    try:
        with transaction.atomic():
            return Programme.objects.create(
                territory_id=row.territory_id,
                year=year,
                draft=row,
                document=row.document,
                title=head.get("title", f"{year}年民生实事方案")[: adoption.LONGEST],
                head=head,
                copied_to=[entry.now.value for entry in body.copied_to if entry.stands],
                settings=as_plain(settings_of(e.now for e in body.mechanism if e.stands)),
                issued_text=row.document.text,
                adopted_by_id=actor.key,
                adopted_at=at,
            )
    except IntegrityError:
        says = f"{year} 年度方案已经入账，一个年度只有一份方案。请核对年度，或到台账查看已有方案。"
        raise Refused(no(says, "year")) from None
