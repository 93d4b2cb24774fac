"""岗位空缺 — what cannot go on because nobody holds the post for it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from shishi.queries import door, slots
from shishi.queries.desk import Duty, Todo
from shishi.records.models import Post, Programme
from shishi.rules.access import OFFICES, Actor, Role


def to_staff(actor: Actor, on: date) -> Iterator[Todo]:
    """What the administrator has to fill: an office that takes in the plan, and in each unit that
    reports somebody who fills in the form."""
    now = Q(ends_before=None) | Q(ends_before__gt=on)
    posts = door.visible(actor, Post).filter(now, starts_on__lte=on)
    rows = posts.values_list("role", "unit", "unit__same_as")
    held = {(role, same or unit) for role, unit, same in rows}
    if not any(role in OFFICES for role, _ in held):
        says = "方案由其上传、校核和启动。请新增人员并任职。"
        yield Todo(Duty.VACANT, "尚无政府督查室、发展改革委人员", says, (), on, 0)
    open_years = door.visible(actor, Programme).filter(closed_on=None).values_list("pk", flat=True)
    units = slots.answering_units(actor, open_years)
    lacking = dict.fromkeys(
        unit.name for unit in units.values() if (Role.UNIT_REPORTER, unit.pk) not in held
    )
    if lacking:
        title = f"{len(lacking)} 个单位没有填报人"
        says = f"{'、'.join(lacking)}。报送开放后无人填报，请任职并交付登录链接。"
        yield Todo(Duty.VACANT, title, says, (), on, 0)
