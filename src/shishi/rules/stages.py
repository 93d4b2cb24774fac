"""手续环节 — the chain of permits and stages of a project, as templates a county edits.

Sources: domain paper §3.9 — 政府投资条例 9、13、20 条, 招标投标法 24、46、47 条, 建筑法 8 条,
建筑工程施工许可管理办法 4、8—10 条, 建设工程质量管理条例 16、49 条. Durations without a source are
usual ones, to be edited; each step names who applies and which department approves, so that delay
has a desk.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from shishi.rules.lifecycle import Verdict, no


@dataclass(frozen=True, slots=True)
class StepTemplate:
    """环节 — takes `days` (work days when `workdays`, days of the working season when `outdoor`)
    once every step of `after` is done.

    `valid_months` run from its date until `used_by` is done (0: no limit), prolonged at most
    `extensions` times by `extension_months` each. `within_days` is the legal time after the steps
    before it (0: none). Without those marked `needed_to_start` the start cannot be reported.
    """

    key: str
    name: str
    days: int
    workdays: bool = True
    outdoor: bool = False
    after: tuple[str, ...] = ()
    applicant: str = "责任单位"
    approver: str = ""
    valid_months: int = 0
    used_by: str = ""
    extensions: int = 0
    extension_months: int = 0
    within_days: int = 0
    needed_to_start: bool = False
    strict: bool = False


@dataclass(frozen=True)
class Template:
    """环节模板 — `start` is the step reported as 开工 or 启动, `finish` the one that has to be done
    by the deadline; steps after the finish have clocks of their own. What is asked of the order is
    worked out once, as the projects of a county share a few templates."""

    key: str
    name: str
    start: str
    finish: str
    steps: tuple[StepTemplate, ...]

    @cached_property
    def _by_key(self) -> dict[str, StepTemplate]:
        return {one.key: one for one in self.steps}

    @cached_property
    def _before(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def order(self) -> tuple[StepTemplate, ...]:
        """The steps, each after all that come before it; CycleError where they run in a circle."""
        order = TopologicalSorter({one.key: one.after for one in self.steps}).static_order()
        return tuple(map(self.step, order))

    def step(self, key: str) -> StepTemplate:
        """The step of that key; KeyError where there is none."""
        return self._by_key[key]

    def before(self, key: str) -> frozenset[str]:
        """Every step that has to be done before that one, near or far."""
        if key not in self._before:
            found: set[str] = set()
            waiting = list(self.step(key).after)
            while waiting:
                one = waiting.pop()
                if one not in found:
                    found.add(one)
                    waiting += self.step(one).after
            self._before[key] = frozenset(found)
        return self._before[key]


LONGEST, MOST, MOST_STEPS = 50, 730, 40  # characters of a name; days, months or times; steps


def unfit(template: Template) -> tuple[Verdict, ...]:
    """What must be put right before the template can be worked with; empty when in order."""
    return tuple(_unfit(template))


def _unfit(template: Template) -> Iterator[Verdict]:
    keys = [one.key for one in template.steps]
    if doubled := sorted({key for key in keys if keys.count(key) > 1}):
        yield no(f"环节代号重复：{'、'.join(doubled)}。每个环节的代号只能用一次。", "key")
        return
    if len(keys) > MOST_STEPS:
        yield no(f"环节不超过 {MOST_STEPS} 个，现有 {len(keys)} 个。请合并。", "key")
        return
    named = [(one.name, key) for one in template.steps for key in (*one.after, one.used_by) if key]
    named += [("开工环节", template.start), ("完成环节", template.finish)]
    unknown = [(name, key) for name, key in named if key not in keys]
    for name, key in unknown:
        yield no(f"“{name}”引用了没有的环节“{key}”。请更正，或补上这个环节。", name)
    if unknown:
        return
    try:
        template.order  # noqa: B018 — worked out here
    except CycleError as circle:
        names = " → ".join(template.step(key).name for key in circle.args[1])
        yield no(f"环节互为前提，无法推进：{names}。请去掉其中一个前提。", circle.args[1][0])
        return
    if template.start != template.finish and template.start not in template.before(template.finish):
        yield no("开工（启动）环节不在完成环节之前。请核对前后次序。", "start")
    for one in template.steps:
        yield from _unfit_step(template, one)


def _unfit_step(template: Template, one: StepTemplate) -> Iterator[Verdict]:
    counts = (one.days, one.valid_months, one.extensions, one.extension_months, one.within_days)
    if not one.name.strip() or min(counts) < 0:
        yield no(f"“{one.name or one.key}”没有名称，或有小于 0 的天数。请核对。", one.key)
    if max(map(len, (one.name, one.applicant, one.approver))) > LONGEST or max(counts) > MOST:
        yield no(f"“{one.name[:20]}”的名称超过 {LONGEST} 个字，或数超过 {MOST}。请核对。", one.key)
    if one.workdays and one.outdoor:
        yield no(f"“{one.name}”不能既按工作日又按施工季计算。请选一种。", one.key)
    if one.needed_to_start and one.key not in template.before(template.start):
        yield no(f"“{one.name}”是开工条件，却不在开工之前。请核对前后次序。", one.key)
    if bool(one.valid_months) != bool(one.used_by):
        says = f"“{one.name}”的有效期和用途须同时写明：几个月内、应办到哪个环节。"
        yield no(says, one.key)
    elif one.used_by and one.key not in template.before(one.used_by):
        yield no(f"“{one.name}”的有效期止于它之前的环节。请核对。", one.key)
    if bool(one.extensions) != bool(one.extension_months):
        yield no(f"“{one.name}”的延期次数和每次月数须同时写明。", one.key)
    if one.within_days and not one.after:
        yield no(f"“{one.name}”有法定时限，却没有起算的环节。请写明前提。", one.key)


_REFORM, _LAND, _HOUSING = "发展改革部门", "自然资源部门", "住房城乡建设部门"
_TENDERING, _FINANCE, _ECOLOGY = "招标投标监督部门", "财政部门", "生态环境部门"


def _step(
    key: str,
    name: str,
    days: int,
    after: str = "",
    approver: str = "",
    *,
    valid: tuple[int, str] = (0, ""),
    more: tuple[int, int] = (0, 0),
    counted: str = "workdays",
    within: int = 0,
    strict: bool = False,
) -> StepTemplate:
    """A step in one line: `after` has keys separated by blanks, `valid` the months and what the
    document is for, `more` the extensions and their months."""
    return StepTemplate(
        key,
        name,
        days,
        workdays=counted == "workdays",
        outdoor=counted == "season",
        after=tuple(after.split()),
        approver=approver,
        valid_months=valid[0],
        used_by=valid[1],
        extensions=more[0],
        extension_months=more[1],
        within_days=within,
        strict=strict,
    )


def _template(key: str, name: str, finish: str, needed: str, *steps: StepTemplate) -> Template:
    """A template whose steps of the keys `needed` are conditions of its start."""
    marked = (replace(one, needed_to_start=one.key in needed.split()) for one in steps)
    return Template(key, name, "start", finish, tuple(marked))


_CONSTRUCTION = _template(
    "construction",
    "工程建设类",
    "acceptance",
    "code design environment land planning drawings tender contract funds permit",
    _step("code", "项目代码", 1, "", _REFORM),
    _step("proposal", "项目建议书", 7, "code", _REFORM, valid=(24, "feasibility")),
    _step("site", "用地预审与选址意见书", 15, "proposal", _LAND, valid=(36, "land")),
    _step("feasibility", "可行性研究报告", 20, "proposal site", _REFORM, valid=(24, "design")),
    _step("environment", "环境影响评价", 20, "proposal", _ECOLOGY, valid=(60, "start")),
    _step("design", "初步设计及概算", 20, "feasibility", _REFORM),
    _step("land", "用地批准与用地规划许可", 10, "feasibility", _LAND, valid=(12, "planning")),
    _step("planning", "建设工程规划许可", 10, "design land", _LAND, valid=(12, "permit")),
    _step("drawings", "施工图设计与审查", 20, "design", _HOUSING),
    # 招标投标法第二十四条: at least 20 days from the documents to the closing of bids
    _step("tender", "招标", 30, "design", _TENDERING, counted="days"),
    _step("tender_report", "招标情况书面报告", 5, "tender", _TENDERING, within=15),
    _step("contract", "签订合同", 5, "tender", within=30),
    _step("funds", "资金落实", 5, "design", _FINANCE),
    _step(
        "permit",
        "施工许可证",
        7,
        "environment planning drawings contract funds",
        _HOUSING,
        valid=(3, "start"),
        more=(2, 3),
        counted="days",
    ),
    _step("start", "开工", 0, "permit"),
    _step("works", "施工", 120, "start", counted="season"),
    _step("acceptance", "竣工验收", 10, "works"),
    # 建设工程质量管理条例第十六条: nothing is used before it is accepted
    _step("use", "投入使用", 0, "acceptance", strict=True),
    _step("filing", "竣工验收备案", 5, "acceptance", _HOUSING, within=15),
    _step("settlement", "竣工结算与财务决算", 60, "acceptance", _FINANCE),
)
_PROCUREMENT = _template(
    "procurement",
    "采购类",
    "acceptance",
    "demand plan",
    _step("demand", "采购需求与预算", 10, "", _FINANCE),
    _step("plan", "采购计划备案", 5, "demand", _FINANCE),
    _step("start", "启动采购", 0, "plan"),
    _step("tender", "招标采购", 30, "start", _FINANCE, counted="days"),
    _step("contract", "签订合同", 5, "tender", within=30),
    _step("delivery", "供货安装", 45, "contract", counted="days"),
    _step("acceptance", "履约验收", 5, "delivery"),
    _step("payment", "资金支付", 10, "acceptance", _FINANCE),
)
_SERVICE = _template(
    "service",
    "服务和补助类",
    "review",
    "scheme funds",
    _step("scheme", "实施细则", 15, "", "县级人民政府"),
    _step("funds", "资金下达", 10, "scheme", _FINANCE),
    _step("start", "启动", 0, "funds"),
    _step("screening", "对象审核与公示", 20, "start"),
    _step("delivery", "发放或服务", 60, "screening", counted="days"),
    _step("review", "核查汇总", 10, "delivery"),
)
TEMPLATES = MappingProxyType({one.key: one for one in (_CONSTRUCTION, _PROCUREMENT, _SERVICE)})
