"""手续环节 — a project gets its chain, and what becomes of each step is recorded; nothing that was
entered is changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records.models import Chain, ChainStep, Project
from shishi.rules import permits, preparations, stages
from shishi.rules.access import Actor
from shishi.rules.chains import StepFacts
from shishi.rules.lifecycle import Refused, Verdict, no
from shishi.rules.plain import as_plain
from shishi.rules.stages import Template

LONGEST, LONGEST_NUMBER, LONGEST_WORDS = 500, 100, 1000  # reason, document number, explanation


def set_chain(
    *,
    actor: Actor,
    project: int,
    version: int,
    template: Template,
    season: frozenset[int],
    reason: str,
    at: datetime,
) -> int:
    """设定手续环节 — returns the number of the new version; `version` is the number that the page
    saw, 0 before the first. What is already the last version is not kept twice."""
    row = door.thing(actor, Project, project)
    with change(actor, "chain.set", row, at=at) as log:
        Project.objects.select_for_update().get(pk=row.pk)
        last = _last(row)
        plain, months = as_plain(template), sorted(season)
        if last and last.template == plain and last.season == months:
            return last.number
        _fresh(last, version, at)
        for verdict in (*stages.unfit(template), *_unfit(season, reason, last)):
            raise Refused(verdict)
        made = Chain.objects.create(
            project=row,
            number=version + 1,
            template=plain,
            season=months,
            reason=reason.strip(),
            set_by_id=actor.key,
            set_at=at,
        )
        names = [one.name for one in template.steps]
        log.note(number=made.number, template=template.name, steps=names)
        log.note(season=months, reason=made.reason)
        return made.number


def _last(row: Project) -> Chain | None:
    return Chain.objects.filter(project=row).select_related("set_by").order_by("-number").first()


def _fresh(last: Chain | None, version: int, at: datetime) -> None:
    """Nobody has set a newer version since the page was read."""
    if (last.number if last else 0) == version:
        return
    if last is None:
        raise Refused(no("手续环节的版本不存在。请刷新页面后重新填写。"))
    when = f"{last.set_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"
    says = f"{last.set_by.name}已于 {when} 设定第{last.number}版手续环节。请核对新版后再改。"
    raise Refused(no(says))


def _unfit(season: frozenset[int], reason: str, last: Chain | None) -> tuple[Verdict, ...]:
    if not season or not season <= set(range(1, 13)):
        return (no("施工季至少选一个月。请选择。", "season"),)
    if last is not None and not reason.strip():
        return (no("修改手续环节须写明理由。", "reason"),)
    if len(reason) > LONGEST:
        return (no(f"理由不超过 {LONGEST} 个字。", "reason"),)
    return ()


def record(
    *,
    actor: Actor,
    project: int,
    version: int,
    fresh: StepFacts,
    extend_to: date | None,
    explained: str,
    on: date,
    at: datetime,
) -> int:
    """登记手续办理 — how a step stands now; `version` is the key of the row that the page saw, 0
    before the first. `extend_to` prolongs its document; told twice, it is kept once."""
    row = door.thing(actor, Project, project)
    with change(actor, "permit.record", row, at=at) as log:
        Project.objects.select_for_update().get(pk=row.pk)
        template, held = _template(row, fresh.key), _steps(row)
        last = held.get(fresh.key)
        facts, why = _carried(fresh, last), explained.strip()
        if last and _same(last, facts, extend_to, why):
            return last.pk
        _unchanged(last, version, at)
        for verdict in _faults(template, held, facts, extend_to, why, on):
            raise Refused(verdict)
        ends = (*facts.extended_to, *([extend_to] if extend_to else []))
        made = ChainStep.objects.create(
            project=row,
            key=facts.key,
            planned_on=facts.planned_on,
            begun_on=facts.begun_on,
            done_on=facts.done_on,
            document_number=facts.document_number,
            extended_to=[day.isoformat() for day in ends],
            explained=why,
            entered_by_id=actor.key,
            entered_at=at,
        )
        log.note(**_noted(template, made))
        return made.pk


def _noted(template: Template, made: ChainStep) -> dict[str, object]:
    """What the trail says of an entry."""
    days = {"planned_on": made.planned_on, "begun_on": made.begun_on, "done_on": made.done_on}
    return {
        "step": template.step(made.key).name,
        **{name: day.isoformat() for name, day in days.items() if day},
        "document_number": made.document_number,
        "extended_to": made.extended_to,
        "explained": made.explained,
    }


def _template(row: Project, key: str) -> Template:
    chain = _last(row)
    if chain is None:
        raise Refused(no("本件尚未设定手续环节。请先设定。"))
    template = chain.facts()
    if not any(one.key == key for one in template.steps):
        raise Refused(no("现行手续环节中没有这一环节。请返回手续页核对。"))
    return template


def _steps(row: Project) -> dict[str, ChainStep]:
    """The last row of each step."""
    rows = ChainStep.objects.filter(project=row).select_related("entered_by")
    return {one.key: one for one in rows.order_by("entered_at", "pk")}


def _carried(fresh: StepFacts, last: ChainStep | None) -> StepFacts:
    """With the extensions granted so far; a document that was issued anew has none."""
    number = fresh.document_number.strip()
    kept = last is not None and last.done_on == fresh.done_on
    ends = last.facts().extended_to if last and kept else ()
    return replace(fresh, document_number=number, extended_to=ends)


def _same(last: ChainStep, facts: StepFacts, extend_to: date | None, why: str) -> bool:
    """Whether this is what was entered last, sent once more."""
    asked = extend_to is None or facts.extended_to[-1:] == (extend_to,)
    return asked and last.facts() == facts and last.explained == why


def _unchanged(last: ChainStep | None, version: int, at: datetime) -> None:
    """Nobody has recorded this step since the page was read."""
    if last is None or last.pk == version:
        return
    when = f"{last.entered_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"
    says = f"{last.entered_by.name}已于 {when} 登记这一环节。请核对现在的内容后再改。"
    raise Refused(no(says))


def _faults(
    template: Template,
    held: dict[str, ChainStep],
    facts: StepFacts,
    extend_to: date | None,
    why: str,
    on: date,
) -> Iterator[Verdict]:
    """What speaks against the entry, at its field."""
    if len(facts.document_number) > LONGEST_NUMBER:
        yield no(f"文号不超过 {LONGEST_NUMBER} 个字。", "document_number")
    if len(why) > LONGEST_WORDS:
        yield no(f"说明不超过 {LONGEST_WORDS} 个字。请精简。", "explained")
    steps = [one.facts() for one in held.values()]
    asked = [preparations.may_record(template, steps, facts, on, why)]
    if extend_to is not None:
        asked.append(permits.may_extend(template.step(facts.key), facts, extend_to, on))
    yield from (one for one in asked if not one)
