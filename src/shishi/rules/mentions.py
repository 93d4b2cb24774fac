"""提数 — the figures of a bulletin by their names, each with how it was come by and the projects it
rests on.

A sentence names them in braces (`rules.phrases`). The names of `GENERAL` are there in every
bulletin, those of `OF_PROJECT` for each project, behind its number: 第3件完成比例. Sources: GB/T
15835 (百分点 is no %, 万 and 亿 alone stand behind a number), domain paper §3.3.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from shishi.rules.amounts import cut, number_text, points_figure
from shishi.rules.breakdowns import Count, counts, counts_before, money
from shishi.rules.bulletins import SLOW, Category, Facts, Told
from shishi.rules.days import day_text
from shishi.rules.lights import Light
from shishi.rules.phrases import NOTHING, Fact, gap, month, month_day, percent, sentence, wan
from shishi.rules.projects import Level
from shishi.rules.shares import share

Named = Iterator[tuple[str, Fact]]
CLASSES = {True: "建设类", False: "服务保障类"}
WHOLE = {
    Category.DONE: "已完成",
    Category.AHEAD: "超序时推进",
    Category.IN_STEP: "按序时推进",
    Category.BEHIND: "未达序时",
    Category.NOT_STARTED: "未开工",
    Category.NOT_REPORTED: "列为未报",
}


def named(facts: Facts) -> dict[str, Fact]:
    """Every figure that a sentence may name."""
    found = dict(_plain(facts))
    found |= dict(_counted(facts))
    found |= dict(_groups(facts))
    found |= dict(_started(facts.projects))
    found |= dict(_funds(facts.projects))
    found |= dict(_reported(facts.projects))
    found |= dict(_compared(facts))
    for one in facts.projects:
        found |= {f"第{one.number}件{name}": fact for name, fact in _of_project(one, facts.year)}
    return found


def _keys(projects: Iterable[Told]) -> tuple[int, ...]:
    return tuple(one.project for one in projects)


def _plain(facts: Facts) -> Named:
    yield "地区", Fact(facts.territory, "本级的名称")
    yield "年度", Fact(f"{facts.year}年", "方案的年度")
    yield "月份", Fact(month(facts.on, facts.year), "数据截至日所在的月份")
    yield "截至日期", Fact(month_day(facts.on, facts.year), f"数据截至{day_text(facts.on)}")
    yield "方案", Fact(facts.plan, "入账的方案")
    yield "依据", Fact(facts.basis, "方案的标题和发文字号")
    yield "亮灯规则", Fact(facts.rule or NOTHING, "当日施行的亮灯规则及版本")
    for place, words in enumerate(facts.corrections, 1):
        yield f"更正{place}", Fact(words, "更正记录")
    yield "对比依据", Fact(facts.compared_on or NOTHING, "发文设定中写明的书面依据")


def _counted(facts: Facts) -> Named:
    held = facts.projects
    yield "实事总数", Fact(str(len(held)), "方案所列实事的件数", _keys(held))
    for one in counts(held):
        name = one.category.label
        says = f"{len(held)}件中{name}的件数"
        yield f"{name}件数", Fact(str(one.number), says, one.projects)
        says = f"{one.number}÷{len(held)}，各类合计为100%（最大余额法）"
        yield f"{name}占比", Fact(f"{number_text(one.percent)}%", says, one.projects)
    kept = {one.category for one in held}
    words = "、".join(WHOLE[one] for one in Category if one in kept)
    yield "各类名称", Fact(words or NOTHING, "本期有项目的类别", _keys(held))
    missing = "、".join(one.label for one in Category if one not in kept)
    yield "没有的类别", Fact(missing or NOTHING, "本期没有项目的类别")
    slow = facts.slow
    yield "较慢件数", Fact(str(len(slow)), "未达序时、未开工、未报三类之和", _keys(slow))
    measures = [one for each in held for one in each.measures]
    done = sum(one.done for one in measures)
    yield "指标总数", Fact(str(len(measures)), "台账所列指标的项数", _keys(held))
    finished = [one for one in held if any(each.done for each in one.measures)]
    yield "指标完成数", Fact(str(done), "已完成并审定的指标项数", _keys(finished))
    part = share(Decimal(done), Decimal(len(measures)))
    yield "指标完成占比", Fact(percent(part), f"{done}÷{len(measures)}", _keys(finished))


def _groups(facts: Facts) -> Named:
    """By the level that promised them, and by class."""
    for level in Level:
        yield from _group(level.label, [one for one in facts.projects if one.level is level])
    for works, name in CLASSES.items():
        yield from _group(name, [one for one in facts.projects if one.works is works])


def _group(name: str, held: list[Told]) -> Named:
    yield f"{name}件数", Fact(str(len(held)), f"{name}实事的件数", _keys(held))
    for one in counts(held):
        label = one.category.label
        says = f"{name}实事中{label}的件数"
        yield f"{name}{label}件数", Fact(str(one.number), says, one.projects)


def _started(held: tuple[Told, ...]) -> Named:
    begun = [one for one in held if one.started]
    over = [one for one in held if one.category is Category.NOT_STARTED]
    rest = [one for one in held if not one.started and one not in over]
    yield "开工件数", Fact(str(len(begun)), "已开工、启动的件数", _keys(begun))
    rate = share(Decimal(len(begun)), Decimal(len(held)))
    yield "开工率", Fact(percent(rate), f"{len(begun)}÷{len(held)}", _keys(begun))
    yield "逾期未开工件数", Fact(str(len(over)), "过了计划开工时间的件数", _keys(over))
    yield "其余未开工件数", Fact(str(len(rest)), "未到计划时间或未报开工的件数", _keys(rest))


def _funds(held: tuple[Told, ...]) -> Named:
    told = money(held)
    yield "资金件数", Fact(str(len(told.tellers)), "报有计划、到位、拨付三数的件数", told.tellers)
    yield "未报资金件数", Fact(str(len(told.silent)), "三数未报全的件数", told.silent)
    says = "各件最近一次资金报表之和"
    for name, yuan in (("计划", told.planned), ("到位", told.arrived), ("拨付", told.paid)):
        yield f"{name}资金", Fact(wan(yuan), says, told.tellers)
    yield "到位率", Fact(percent(told.arrival), "到位资金÷计划资金", told.tellers)
    yield "拨付率", Fact(percent(told.payment), "拨付资金÷计划资金", told.tellers)


def _reported(held: tuple[Told, ...]) -> Named:
    asked = [(one, one.reporting) for one in held if one.reporting is not None]
    late = [one for one, each in asked if each.late]
    missing = [one for one, each in asked if each.missing]
    open_ = [one for one, each in asked if not each.over and each.reported_on is None]
    on_time = [one for one, each in asked if each.reported_on is not None and one not in late]
    all_ = [one for one, _ in asked]
    yield "应报件数", Fact(str(len(all_)), "本期应报送的件数", _keys(all_))
    yield "按时报送件数", Fact(str(len(on_time)), "在到期日及以前报送的件数", _keys(on_time))
    yield "迟报件数", Fact(str(len(late)), "到期日以后报送的件数", _keys(late))
    yield "未报送件数", Fact(str(len(missing)), "到期未报送的件数", _keys(missing))
    yield "未到期件数", Fact(str(len(open_)), "尚未报送、未到到期日的件数", _keys(open_))


def _compared(facts: Facts) -> Named:
    yield "上期日期", Fact(month_day(facts.before_on, facts.year), "上期数据的截至日")
    now, before = counts(facts.projects), counts_before(facts.projects)
    for one, was in zip(now, before, strict=True):
        yield from _turn(one, was, compared=facts.before_on is not None)
    left = [one for one in facts.projects if one.was in SLOW and not one.slow]
    come = [one for one in facts.projects if one.slow and one.was not in (None, *SLOW)]
    stay = [one for one in facts.projects if one.slow and one.was in SLOW]
    yield "赶上件数", Fact(str(len(left)), "上期列入、本期不再列入附件1的件数", _keys(left))
    yield "新增较慢件数", Fact(str(len(come)), "上期未列入、本期列入附件1的件数", _keys(come))
    yield "持续较慢件数", Fact(str(len(stay)), "两期均列入附件1的件数", _keys(stay))


def _turn(one: Count, was: Count, *, compared: bool) -> Named:
    name = one.category.label
    more, higher = one.number - was.number, one.percent - was.percent
    pieces = f"{'增加' if more > 0 else '减少'}{abs(more)}件" if more else "持平"
    shares = f"{'提高' if higher > 0 else '降低'}{points_figure(higher)}个百分点"
    touched = tuple(sorted({*one.projects} ^ {*was.projects}))
    if not compared:
        pieces = shares = NOTHING
    says = f"本期{one.number}件，上期{was.number}件"
    yield f"{name}件数变化", Fact(pieces, says, touched)
    says = f"本期{number_text(one.percent)}%，上期{number_text(was.percent)}%"
    yield f"{name}占比变化", Fact(shares if higher or not compared else "持平", says, touched)


def _of_project(one: Told, year: int = 0) -> Named:
    rest = (one.project,)
    words: dict[str, tuple[str, str]] = {
        "名称": (one.title, "方案所列名称"),
        "序号": (str(one.number), "方案所列次序"),
        "类别": (one.category.label, one.says),
        "责任单位": ("、".join(one.units) or NOTHING, "台账所列责任单位，填报单位在前"),
        "填报单位": (next(iter(one.units), NOTHING), "台账所列责任单位中负责填报的"),
        "责任领导": ("、".join(one.officers) or NOTHING, "台账所列责任领导"),
        "责任县领导": ("、".join(one.sponsors) or NOTHING, "台账所列责任县领导"),
        "完成时限": (day_text(one.deadline_on), "台账所列完成时限"),
        "完成比例": (percent(one.share), "有分月目标的各项指标完成比例的平均数，超额不计"),
        "序时比例": (percent(one.scheduled_share), "同一批指标当日应完成比例的平均数"),
        "相差": (_gap_of(one), "所列完成比例减序时比例"),
        "评灯依据": (one.says, "亮灯页所列的依据"),
        "开工名称": (one.start_name, "手续环节模板所定"),
        "计划开工日期": (month_day(one.start_planned_on, year), "手续环节所列计划日期"),
        "卡点": (one.stuck_at, "手续环节"),
        "停滞": (one.stopped, "停滞记录"),
        "环节": (one.stage, "手续环节"),
        "正当理由": (sentence(one.excused), "经批准、当日有效的正当理由"),
        **_behind(one),
        **_reporting(one, year),
        **_said(one),
    }
    for name, (told, says) in words.items():
        yield name, Fact(told, says, rest)


def _gap_of(one: Told) -> str:
    """Between the two shares as they are printed, so that a reader finds the same."""
    if one.share is None or one.scheduled_share is None:
        return NOTHING
    return gap(cut(one.share * 100, 1) - cut(one.scheduled_share * 100, 1))


def _behind(one: Told) -> dict[str, tuple[str, str]]:
    low = one.behind
    first = low[0] if low else None
    return {
        "落后指标数": (str(len(low)), "低于应完成数的指标项数"),
        "落后最多指标": (first.subject if first else NOTHING, "相差最多的一项"),
        "应完成": (first.due if first else NOTHING, "分月目标在当日的应完成数"),
        "实际完成": (first.actual if first else NOTHING, "采用的累计完成数"),
        "指标相差": (gap(first.points if first else None), "该项完成比例减应完成比例"),
    }


def _reporting(one: Told, year: int) -> dict[str, tuple[str, str]]:
    held = one.reporting
    return {
        "应报日期": (month_day(held.due_on if held else None, year), "到期说明卡所列到期日"),
        "报送日期": (month_day(held.reported_on if held else None, year), "首次报出的日期"),
    }


def _said(one: Told) -> dict[str, tuple[str, str]]:
    says = "本期采用的报送原文"
    return {
        "本期进展": (sentence(one.progress), says),
        "存在问题": (sentence(one.problem), says),
        "需协调": (sentence(one.coordination), says),
        "下步措施": (sentence(one.next_step), says),
    }


_BLANK = Told(
    *(0, 0, "", Level.COUNTY, False, Category.IN_STEP, Light.GREEN, "", ()),
    *(None, None, None, date.min, (), (), (), False),
)
GENERAL = frozenset(named(Facts("", 0, "", date.min, None, "", "", ())))
OF_PROJECT = frozenset(name for name, _ in _of_project(_BLANK))
