"""环节增删 — a step is put into a chain, taken out of it or made to wait for others, and the rest
keep their order."""

from collections.abc import Iterable
from dataclasses import replace

from shishi.rules.lifecycle import Refused, no
from shishi.rules.stages import StepTemplate, Template


def dropped(template: Template, keys: Iterable[str]) -> Template:
    """The chain without these steps; what waited for one of them waits for what came before it.
    `Refused` for the start and the finish, which every chain has."""
    for key in keys:
        template = _without(template, key)
    return template


def _without(template: Template, key: str) -> Template:
    gone = template.step(key)
    if key in (template.start, template.finish):
        raise Refused(no(f"“{gone.name}”是开工或完成环节，不能去掉。", key))
    left = (_closed(one, gone) for one in template.steps if one.key != key)
    return replace(template, steps=tuple(left))


def _closed(step: StepTemplate, gone: StepTemplate) -> StepTemplate:
    """The step with the gap closed; a document for the step that is gone has no end any more."""
    after = [
        key for before in step.after for key in (gone.after if before == gone.key else (before,))
    ]
    step = replace(step, after=tuple(dict.fromkeys(after)))
    if not step.after:
        step = replace(step, within_days=0)
    if step.used_by == gone.key:
        step = replace(step, used_by="", valid_months=0, extensions=0, extension_months=0)
    return step


def added(template: Template, step: StepTemplate, before: str = "") -> Template:
    """The chain with the step, listed behind the steps it waits for; `before` is the step that then
    waits for it, none where nothing does."""
    steps = [
        replace(one, after=(*one.after, step.key)) if one.key == before else one
        for one in template.steps
    ]
    places = [place for place, one in enumerate(steps, 1) if one.key in step.after]
    steps.insert(max(places, default=0), step)
    return replace(template, steps=tuple(steps))


def in_turn(template: Template) -> Template:
    """The chain with each step listed behind those it waits for, else as it was; one that runs in a
    circle is left alone."""
    left, listed = list(template.steps), list[StepTemplate]()
    known = {one.key for one in left}
    while left:
        done = {one.key for one in listed}
        turn = next((one for one in left if done.issuperset(known.intersection(one.after))), None)
        if turn is None:
            return template
        left.remove(turn)
        listed.append(turn)
    return replace(template, steps=tuple(listed))
