"""Templates of stages: the given ones are in order, a wrong one is refused in a sentence."""

import json
from dataclasses import replace

import pytest

from shishi.rules.plain import as_plain, from_plain
from shishi.rules.stages import TEMPLATES, StepTemplate, Template, unfit
from tests.tables.stages import CONDITIONS

CONSTRUCTION = TEMPLATES["construction"]


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.key)
def test_a_given_template_is_in_order_and_comes_back_from_json(template: Template):
    assert unfit(template) == ()
    assert from_plain(Template, json.loads(json.dumps(as_plain(template)))) == template


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.key)
def test_each_step_comes_after_all_before_it(template: Template):
    seen: set[str] = set()
    for step in template.order:
        assert set(step.after) <= seen
        assert template.before(step.key) <= seen
        seen.add(step.key)
    assert len(seen) == len(template.steps)


def test_the_legal_times_of_construction():
    permit = CONSTRUCTION.step("permit")
    assert (permit.valid_months, permit.extensions, permit.extension_months) == (3, 2, 3)
    within = {one.name: one.within_days for one in CONSTRUCTION.steps if one.within_days}
    assert within == {"招标情况书面报告": 15, "签订合同": 30, "竣工验收备案": 15}
    assert CONSTRUCTION.step("works").outdoor


@pytest.mark.parametrize(("name", "basis"), CONDITIONS.rows)
def test_what_the_construction_permit_asks_for(name: str, basis: str):
    assert name in {CONSTRUCTION.step(key).name for key in CONSTRUCTION.before("permit")}
    assert next(one for one in CONSTRUCTION.steps if one.name == name).needed_to_start, basis


def test_procurement_and_service_are_launched_without_permits():
    for key in ("procurement", "service"):
        assert TEMPLATES[key].step("start").name.startswith("启动")
        assert not any(one.outdoor or one.valid_months for one in TEMPLATES[key].steps)


def test_what_was_not_accepted_is_never_in_use():
    use = CONSTRUCTION.step("use")
    assert (use.name, use.after, use.strict) == ("投入使用", ("acceptance",), True)


def with_step(key: str, **changes: object) -> Template:
    steps = (replace(one, **changes) if one.key == key else one for one in CONSTRUCTION.steps)
    return replace(CONSTRUCTION, steps=tuple(steps))


LOOSE = StepTemplate("loose", "另行手续", 3)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (replace(CONSTRUCTION, steps=(*CONSTRUCTION.steps, LOOSE, LOOSE)), "代号重复：loose"),
        (with_step("code", after=("nowhere",)), "“项目代码”引用了没有的环节“nowhere”"),
        (with_step("permit", used_by="nowhere"), "“施工许可证”引用了没有的环节“nowhere”"),
        (replace(CONSTRUCTION, finish="nowhere"), "“完成环节”引用了没有的环节"),
        (with_step("proposal", after=("site",)), "环节互为前提，无法推进"),
        (with_step("code", after=("code",)), "环节互为前提，无法推进：项目代码 → 项目代码"),
        (replace(CONSTRUCTION, start="filing"), "不在完成环节之前"),
        (with_step("design", days=-1), "小于 0 的天数"),
        (with_step("design", name=" "), "没有名称"),
        (with_step("design", days=731), "或数超过 730"),
        (with_step("design", approver="局" * 51), "的名称超过 50 个字"),
        (
            replace(
                CONSTRUCTION,
                steps=(*CONSTRUCTION.steps, *(replace(LOOSE, key=f"k{n}") for n in range(40))),
            ),
            "环节不超过 40 个，现有 60 个",
        ),
        (with_step("works", workdays=True), "不能既按工作日又按施工季"),
        (with_step("filing", needed_to_start=True), "是开工条件，却不在开工之前"),
        (with_step("permit", used_by=""), "有效期和用途须同时写明"),
        (with_step("code", valid_months=3), "有效期和用途须同时写明"),
        (with_step("permit", used_by="design"), "有效期止于它之前的环节"),
        (with_step("permit", extension_months=0), "延期次数和每次月数须同时写明"),
        (with_step("code", within_days=5), "没有起算的环节"),
    ],
)
def test_a_wrong_template_is_refused(template: Template, says: str):
    assert says in " ".join(verdict.says for verdict in unfit(template))


def test_a_loose_step_does_no_harm():
    assert unfit(replace(CONSTRUCTION, steps=(*CONSTRUCTION.steps, LOOSE))) == ()
