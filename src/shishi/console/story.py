"""演示年度 — the reports of the invented county from March to the end of September, told by the
deeds that officials use, each at the day of then. Nothing depends on chance or on the clock.

The units report in the last days of a month, their heads approve, 发展改革委 accepts, and the
lights of the month's end are kept. What does not go to plan is written in the tables below.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from shishi.actions import evidence, lights, observations, reports, rounds
from shishi.console import invented, pictures
from shishi.console.opening import Cast, moment
from shishi.queries import reports as kept
from shishi.queries.targets import TargetLine
from shishi.rules.access import Actor
from shishi.rules.days import month_end
from shishi.rules.faults import GROWING
from shishi.rules.fillings import Filled, Typed
from shishi.rules.observations import Told
from shishi.rules.rulesets import Dimension

YEAR = 2026
DAYS = MappingProxyType(
    {3: (27, 30), 4: (28, 29), 5: (28, 29), 6: (29, 30), 7: (29, 30), 8: (28, 31), 9: (28, 29)}
)  # the workday on which the units report, and the one on which the reports are accepted
OPENS = 25
PICTURED = {2: (5, 7, 8, 9), 4: (5, 8), 7: (6, 9)}  # projects whose reports bring a photograph
LATE = (6, 3, date(2026, 7, 13))  # 县民政局 reports June eight days after it was due
RETURNED = (5, 10, "充电车位报 30 个，现场核验为 24 个，请核对后重报。", "充电车位", 30)
DOUBLED = (6, 9, "职业技能培训", 40)  # 县人力资源和社会保障局 counted so many twice
CORRECTED = date(2026, 7, 20), "6月有一期培训班 40 人次重复统计，经核对学员名册更正。"
EXCUSED = 7, date(2026, 7, 20), date(2026, 9, 30)  # the project, granted on, until
FLOOD = "6月下旬连续强降雨，基坑和管沟积水，按防汛要求停工 26 天"
TOLD = MappingProxyType(
    {
        1: ("完成施工图审查和招标", "供水管网和水池分段施工", "主体完工，分段试压并网"),
        2: ("完成路线勘测和招标", "路基和巷道分段施工", "路面铺设和桥涵收尾"),
        3: ("摸清老年人就餐需求，确定点位", "助餐点改造和入户改造同步推进", "助餐点陆续开餐"),
        4: ("完成招标，施工单位进场", "园舍主体施工，设备完成采购", "竣工验收，秋季学期投入使用"),
        5: ("制定培训和巡诊计划", "培训、巡诊按月开展，设备分批到货", "设备装机，互认项目扩面"),
        6: ("完成补贴对象核定", "补贴按月发放，入户改造推进", "补贴足额发放，改造逐户验收"),
        7: ("完成入户征询和设计", "小区管网和外立面施工", "分小区收尾，电梯陆续验收"),
        8: ("完成地块勘测和招标", "土地平整和田间道路施工", "渠系配套，分片验收"),
        9: ("发布培训计划和岗位信息", "培训班按期开班，专场招聘推进", "补录学员，跟踪就业"),
        10: ("确定点位，完成招标", "泊位划线和公厕改造推进", "设备安装，逐处验收"),
    }
)  # what was done in spring, from May, and from August
TROUBLE = MappingProxyType(
    {
        (2, 7): "砂石料供应不足，两个标段机械不够。",
        (2, 8): "两个标段停工整改 20 天，路面工程滞后较多。",
        (2, 9): "增加一个施工班组，已补回大部分滞后工程量。",
        (7, 6): f"{FLOOD}。",
        (7, 7): f"{FLOOD}。",
        (7, 8): "复工后抢抓工期，燃气管道仍有 2 处待改线。",
    }
)
HELP = MappingProxyType(
    {(2, 8): "请县政府协调砂石料保供。", (7, 7): "请协调燃气公司确定改线方案。"}
)
PARTLY = MappingProxyType({"新建公共停车泊位": "充电车位只是其中一部分，其余为普通泊位。"})
STEADY = "该项按件计数，本期没有新完工的，其他工作有进展。"

CAUGHT_UP = 2, 9, "增加一个施工班组，集中补建停工整改期间的工程量。"  # and in which month
COUNTED = "该项逐件完成，件数已与现场核对，确与计划相同。"


def months(cast: Cast) -> Iterator[int]:
    """The year up to the end of each month at a time."""
    for month in invented.MONTHS:
        opens, end = date(YEAR, month, OPENS), month_end(date(YEAR, month, 1))
        made = rounds.open_due(
            actor=cast.clockwork, programme=cast.programme, on=opens, at=moment(opens, 6)
        )
        for project in cast.projects:
            if (month, project) != LATE[:2]:
                _report(cast, made[-1], project, month)
        lights.rate(actor=cast.clockwork, programme=cast.programme, on=end, at=moment(end, 22))
        if month == LATE[0]:
            _late(cast, made[-1])
            _corrected(cast)
            _excused(cast)
        yield month


def _report(cast: Cast, round_: int, project: int, month: int) -> None:
    """A report on the day of its month, sent back once where the table says so."""
    day, accepted = (date(YEAR, month, one) for one in DAYS[month])
    filled = _filled(cast, project, month)
    if (month, project) == RETURNED[:2]:
        report, version = _reported(cast, round_, project, _wrong(cast, filled), moment(day, 10))
        version = reports.send_back(
            actor=cast.collector,
            report=report,
            version=version,
            reason=RETURNED[2],
            at=moment(day, 15),
        )
        at = moment(day, 17)
        report, version = _reported(cast, round_, project, filled, at, version)
    else:
        report, version = _reported(cast, round_, project, filled, moment(day, 10))
    reports.accept(actor=cast.collector, report=report, version=version, at=moment(accepted, 11))


def _reported(
    cast: Cast, round_: int, project: int, filled: Filled, at: datetime, version: int = 0
) -> tuple[int, int]:
    """The report filled in, handed in and approved; its key and its version."""
    first = cast.projects[project][0]
    assert first.unit is not None  # every project of the plan has its unit
    reporter, head = cast.units[first.unit]
    begun = reports.fill(
        actor=reporter, round=round_, project=first.project, version=version, filled=filled, at=at
    )
    _pictured(cast, begun.report, reporter, project=project, at=at)
    version = reports.submit(actor=reporter, report=begun.report, version=begun.version, at=at)
    later = at.replace(minute=30)
    return begun.report, reports.approve(actor=head, report=begun.report, version=version, at=later)


def _pictured(cast: Cast, report: int, reporter: Actor, *, project: int, at: datetime) -> None:
    """A photograph of the site in the months of the table, as far as the first figure has come."""
    if at.month not in PICTURED.get(project, ()):
        return
    line = cast.projects[project][0]
    share = invented.amount(line, at.month) / (line.aim.whole or 1)
    evidence.attach(
        actor=reporter,
        report=report,
        filename=f"现场照片{at.month}月.png",
        content=pictures.photograph(project, at.date(), share),
        at=at,
    )


def _late(cast: Cast, round_: int) -> None:
    month, project, day = LATE
    filled = _filled(cast, project, month)
    report, version = _reported(cast, round_, project, filled, moment(day, 10))
    reports.accept(actor=cast.collector, report=report, version=version, at=moment(day, 16))


def _corrected(cast: Cast) -> None:
    """What was counted twice is taken off the accepted value of that month."""
    month, project, name, twice = DOUBLED
    line = _line(cast, project, name)
    end = month_end(date(YEAR, month, 1))
    wrong = next(one for one in kept.history(cast.office, line.pk).kept if one.as_of <= end)
    observations.correct(
        actor=cast.office,
        observation=wrong.pk,
        told=Told(invented.amount(line, month)),
        reason=CORRECTED[1],
        at=moment(CORRECTED[0], 10),
    )
    assert wrong.fields.value == str(invented.amount(line, month) + twice)


def _excused(cast: Cast) -> None:
    project, day, until = EXCUSED
    lights.exempt(
        actor=cast.office,
        project=cast.projects[project][0].project,
        dimension=Dimension.PROGRESS,
        reason=FLOOD,
        approved_by="县政府常务会议",
        until=until,
        on=day,
        at=moment(day, 11),
    )


def _filled(cast: Cast, project: int, month: int) -> Filled:
    """What the reporter types at the end of the month."""
    lines = cast.projects[project]
    typed = invented.typed(lines, month)
    if (month, project) == DOUBLED[:2]:
        line = _line(cast, project, DOUBLED[2])
        typed[line.pk] = Typed(str(invented.amount(line, month) + DOUBLED[3]))
    words = TOLD[project]
    return Filled(
        figures=typed,
        progress=f"{month}月：{words[0] if month < 5 else words[1] if month < 8 else words[2]}。",
        problem=TROUBLE.get((project, month), ""),
        coordination=HELP.get((project, month), ""),
        next_step="按分月目标推进，下月底前报送进展。",
        reasons=dict(_reasons(lines, month)),
    )


def _wrong(cast: Cast, filled: Filled) -> Filled:
    """The same with the figure that the office asks about."""
    _, project, _, name, value = RETURNED
    line = _line(cast, project, name)
    wrong = {**filled.figures, line.pk: Typed(str(value))}
    return replace(filled, figures=wrong)


def _reasons(lines: tuple[TargetLine, ...], month: int) -> Iterator[tuple[tuple[str, str], str]]:
    """What the reporter answers to the questions of the checks."""
    for line in lines:
        if line.name in PARTLY:
            yield ("parts", str(line.pk)), PARTLY[line.name]
        if _frozen(line, month):
            yield ("frozen", str(line.pk)), STEADY
        if _as_planned(line, month):
            yield ("parrot", str(line.pk)), COUNTED
        if (line.ordinal, month) == CAUGHT_UP[:2]:
            yield ("jump", str(line.pk)), CAUGHT_UP[2]


def _frozen(line: TargetLine, month: int) -> bool:
    """Whether the same figure is told for the third time before the target is reached."""
    place = invented.MONTHS.index(month)
    if line.aim.kind not in GROWING or place < 2:
        return False
    told = {invented.amount(line, one) for one in invented.MONTHS[place - 2 : place + 1]}
    return len(told) == 1 and told != {line.aim.whole}


def _as_planned(line: TargetLine, month: int) -> bool:
    """Whether it is for the third time just what was due, as small numbers often are."""
    place = invented.MONTHS.index(month)
    if line.schedule is None or line.aim.kind not in GROWING or place < 2:
        return False
    return all(
        invented.amount(line, one)
        == int(line.schedule.value_at(date(YEAR, one, DAYS[one][0]), line.starts_on))
        for one in invented.MONTHS[place - 2 : place + 1]
    )


def _line(cast: Cast, project: int, name: str) -> TargetLine:
    return next(line for line in cast.projects[project] if line.name == name)
