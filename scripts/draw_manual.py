"""Draws docs/manual: the rules of the reporting year as an official looks them up, in Chinese.

The examples are the tables of cases that the tests walk (tests/tables), so what the manual says is
what the system does.

python scripts/draw_manual.py          write the files
python scripts/draw_manual.py --print  show them
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts"), str(ROOT)]

import manual_papers  # noqa: E402
from manual_pages import INDEX, PAGES, Page  # noqa: E402

from shishi.rules.access import Role  # noqa: E402
from shishi.rules.amounts import number_text  # noqa: E402
from shishi.rules.bands import Light  # noqa: E402
from shishi.rules.checks import CODES  # noqa: E402
from shishi.rules.decisions import DECISION, DecisionState  # noqa: E402
from shishi.rules.escalations import CLOCKS, COORDINATION, Rung  # noqa: E402
from shishi.rules.hours import PRESETS as HOURS  # noqa: E402
from shishi.rules.hours import text  # noqa: E402
from shishi.rules.lifecycle import Machine  # noqa: E402
from shishi.rules.occasions import TOLD, Occasion  # noqa: E402
from shishi.rules.reports import WAITS  # noqa: E402
from shishi.rules.rulesets import PRESETS, Ruleset  # noqa: E402
from shishi.rules.stages import TEMPLATES, StepTemplate, Template  # noqa: E402
from shishi.wording.table import RULES  # noqa: E402
from tests.tables import Table  # noqa: E402

TARGET = ROOT / "docs/manual"
DRAWN = "本页由 `make manual` 按规则和测试用例生成，请勿直接修改。"
DECISION_STEPS = {"finish": "办结", "refuse": "不予办理", "carry": "结转"}
COORDINATION_STEPS = {"escalate": "提交上一层级", "settle": "解决"}


def drawn() -> dict[str, str]:
    """The text of every file of the manual by its name."""
    return {"README.md": _index(), **{f"{page.name}.md": _page(page) for page in PAGES}}


def tables(module: str) -> tuple[Table, ...]:
    """Every table of a module of cases, in its order."""
    held = vars(import_module(f"tests.tables.{module}")).values()
    return tuple(one for one in held if isinstance(one, Table))


def _index() -> str:
    lines = ["# 手册", "", INDEX, "", DRAWN, ""]
    rows = ((f"[{page.title}]({page.name}.md)", _first(page)) for page in PAGES)
    return "\n".join([*lines, *_grid(("查什么", "说什么"), rows), ""])


def _first(page: Page) -> str:
    """What the index says of a page: the first sentence of its introduction."""
    return page.words.split("。", 1)[0] + "。"


def _page(page: Page) -> str:
    lines = [f"# {page.title}", "", page.words, "", f"{DRAWN}[返回目录](README.md)"]
    for table in (*OWN.get(page.name, tuple)(), *(t for name in page.cases for t in tables(name))):
        lines += ["", f"## {table.title}", "", table.words, "", *_grid(table.heads, table.rows)]
    return "\n".join([*lines, ""])


def _grid(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    names = [cell(head) for head in heads]
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield f"| {' | '.join(map(cell, row))} |"


def cell(value: object) -> str:
    """A value as an official reads it; TypeError for one that has no such form."""
    if isinstance(value, StrEnum):
        return str(value.label)
    if isinstance(value, str):
        return value.strip().replace("|", "\\|")
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(map(cell, value)) or "—"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"no words for {value!r}")


def _life(
    title: str, words: str, machine: Machine, states: type[StrEnum], steps: dict[str, str]
) -> Table:
    """The life cycle as a table: what each step leads to from each state."""

    def after(step: str, state: StrEnum) -> object:
        return machine.after(step, state) if machine.may(step, state) else "不能"

    rows = tuple((state, *(after(step, state) for step in steps)) for state in states)
    return Table(title, words, ("现在的状态", *steps.values()), rows)


def _lights() -> tuple[Table, ...]:
    """What the lights mean, and every published rule with its basis."""
    looks = tuple((light, light.word, light.shape) for light in Light)
    words = "自上而下由重到轻。颜色之外同时有文字和图形，黑白打印也能分清；“未报”不亮绿灯。"
    return (
        Table("灯的含义", words, ("灯", "文字", "图形"), looks),
        *map(_preset, PRESETS.values()),
    )


def _preset(rule: Ruleset) -> Table:
    exempt = "、".join(one.label for one in rule.exempt)
    leave = f"{exempt}有正当理由并经批准的，最重为{rule.exempt_light.label}" if exempt else ""
    parts = (
        leave or "不设正当理由",
        "红灯赶上后先转黄灯" if rule.catch_up else "红灯赶上后按当期数据亮灯",
        f"全部指标完成并审定的为{rule.finished.label}",
    )
    rows = tuple(
        (one.dimension, one.metric, band.words(one.metric), band.light)
        for one in rule.criteria
        for band in one.bands
    )
    words = f"{rule.basis}\n\n{'；'.join(parts)}。"
    title = f"规则“{rule.name}”（{rule.version}）"
    return Table(title, words, ("维度", "衡量办法", "分档", "亮灯"), rows)


def _checks() -> tuple[Table, ...]:
    rows = tuple((name, severity) for severity, name in CODES.values())
    words = "“必须改正”的不能提交；“请核对”的，改正或者写明原因后可以提交。"
    return (Table("体检项目", words, ("项目", "轻重"), rows),)


def _reports() -> tuple[Table, ...]:
    words = "报送走到哪一步，下一步由谁办。"
    return (Table("下一步由谁办", words, ("状态", "下一步"), tuple(WAITS.items())),)


def _stocktakes() -> tuple[Table, ...]:
    coordination = _life(
        "需协调事项的流程",
        "逐级提交，任何一级都可以解决；解决以后又出现的，重新提出。",
        COORDINATION,
        Rung,
        COORDINATION_STEPS,
    )
    words = "到期仍未解决的，系统建议提交上一层级，由人决定。"
    days = Table("各级时限", words, ("层级", "时限（天）"), tuple(CLOCKS.items()))
    decision = _life(
        "议定事项的流程",
        "办结和不予办理是终点；结转可以多次，每次写明理由和新期限。",
        DECISION,
        DecisionState,
        DECISION_STEPS,
    )
    return (days, coordination, decision)


def _stages() -> tuple[Table, ...]:
    return tuple(map(_template, TEMPLATES.values()))


def _template(template: Template) -> Table:
    heads = ("环节", "前提", "通常用时", "审批部门", "有效期", "法定时限", "开工（启动）条件")
    start, finish = template.step(template.start).name, template.step(template.finish).name
    words = f"“{start}”即报开工（启动）的环节；“{finish}”应在完成时限之前办结。"
    rows = tuple(_stage(template, step) for step in template.order)
    return Table(f"环节模板：{template.name}", words, heads, rows)


def _stage(template: Template, step: StepTemplate) -> tuple[object, ...]:
    measure = "个工作日" if step.workdays else "天（只计施工季）" if step.outdoor else "天"
    valid = ""
    if step.valid_months:
        used = template.step(step.used_by).name
        valid = f"{step.valid_months} 个月内办到“{used}”"
    if step.extensions:
        valid += f"，可延期 {step.extensions} 次，每次不超过 {step.extension_months} 个月"
    return (
        step.name,
        tuple(template.step(key).name for key in step.after),
        f"{step.days} {measure}" if step.days else "—",
        step.approver or "—",
        valid or "—",
        f"{step.within_days} 日内" if step.within_days else "—",
        "是" if step.needed_to_start else "—",
    )


def _reminders() -> tuple[Table, ...]:
    """Whom each occasion is for, and the hours that come with the product."""
    rows = tuple((one, _told(one), one.says) for one in Occasion)
    words = "自上而下由急到缓。单位的人只收到本单位实事和议定由本单位办理的事。"
    hours = tuple((name, "；".join(text(held).splitlines())) for name, held in HOURS.items())
    says = "时段自所写的日期起适用，没有写日期的全年适用；各县可以另行设定。"
    return (
        Table("哪些事提醒谁", words, ("事由", "提醒谁", "什么时候"), rows),
        Table("预设的提醒时间", says, ("作息", "工作日的时段"), hours),
    )


def _told(occasion: Occasion) -> tuple[str, ...]:
    leader = ("责任县领导",) if occasion is Occasion.LIGHT else ()
    return (*(role.label for role in Role if role in TOLD[occasion]), *leader)


def _wording() -> tuple[Table, ...]:
    """Every rule of wording with its basis, a wrong and a right example."""
    rows = tuple(
        (
            rule.label,
            rule.severity,
            rule.asks,
            rule.wrong.replace("\n", "<br>"),
            rule.right.replace("\n", "<br>"),
            rule.basis,
        )
        for rule in RULES
    )
    heads = ("规则", "轻重", "要求", "有误的写法", "正确的写法", "依据")
    return (Table("核校规则", "每条规则先找有误的写法，再看正确的写法不被误报。", heads, rows),)


OWN = {
    "checks": _checks,
    "lights": _lights,
    "papers": manual_papers.tables,
    "reminders": _reminders,
    "reports": _reports,
    "stages": _stages,
    "stocktakes": _stocktakes,
    "wording": _wording,
}


if __name__ == "__main__":
    if "--print" in sys.argv:
        print("\n".join(drawn().values()), end="")
    else:
        TARGET.mkdir(exist_ok=True)
        for name, text in drawn().items():
            (TARGET / name).write_text(text, encoding="utf-8")
