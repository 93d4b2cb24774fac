"""报送 — the reports of the ten projects from March to the end of September.

The units report in the last days of a month, their heads approve, 发展改革委 accepts. What does not
go to plan is written in the tables below.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from types import MappingProxyType

from shishi.actions import evidence, observations, reports
from shishi.console import invented, pictures
from shishi.console.opening import Cast, moment
from shishi.console.story.happening import YEAR, Happening, line_of
from shishi.console.story.places import placed
from shishi.queries import reports as kept
from shishi.queries import slots
from shishi.queries.targets import TargetLine
from shishi.rules.access import Actor
from shishi.rules.days import month_end
from shishi.rules.faults import GROWING
from shishi.rules.fillings import Filled, Typed
from shishi.rules.observations import Told

DAYS = MappingProxyType(
    {3: (27, 30), 4: (28, 29), 5: (28, 29), 6: (29, 30), 7: (29, 30), 8: (28, 31), 9: (28, 29)}
)  # the workday on which the units report, and the one on which the reports are accepted
PICTURED = {2: (5, 7, 8, 9), 4: (5, 8), 7: (6, 9)}  # projects whose reports bring a photograph
LATE, LATE_ACCEPTED = (
    (6, 3, date(YEAR, 7, 13)),
    date(YEAR, 7, 16),
)  # 县民政局 reports June eight days after it was due
RETURNED = (5, 10, "充电车位报 30 个，现场核验为 24 个，请核对后重报。", "充电车位", 30)
DOUBLED = (6, 9, "职业技能培训", 40)  # 县人力资源和社会保障局 counted so many twice
CORRECTED = date(YEAR, 7, 20), "6月有一期培训班 40 人次重复统计，经核对学员名册更正。"
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
EXPECTED = MappingProxyType(
    {
        (2, 6): "2026-10-31",
        (2, 7): "2026-11-10",
        (2, 8): "2026-11-25",
        (2, 9): "2026-10-31",
        (7, 5): "2026-10-31",
        (7, 6): "2026-11-15",
        (7, 7): "2026-11-30",
        (7, 8): "2026-11-20",
        (7, 9): "2026-11-10",
    }
)  # when the units themselves expect to finish
STEADY = "该项按件计数，本期没有新完工的，其他工作有进展。"

CAUGHT_UP = 2, 9, "增加一个施工班组，集中补建停工整改期间的工程量。"  # and in which month
NEXT = (
    "做好前期准备，按分月目标推进，下月底前报送进展。",
    "按分月目标推进，下月底前报送进展。",
    "逐项收尾，成熟一项验收一项。",
)
_Reports = dict[tuple[int, int], tuple[int, int]]
"""Of each month and project the report that was handed in, with its version."""


def told(cast: Cast) -> Iterator[Happening]:
    """Every report of the year: handed in, sent back once, handed in again, accepted."""
    made: _Reports = {}
    for month in invented.MONTHS:
        for project in cast.projects:
            yield from _one(cast, made, month, project)
    yield Happening(moment(CORRECTED[0], 10), partial(_corrected, cast))


def _one(cast: Cast, made: _Reports, month: int, project: int) -> Iterator[Happening]:
    day, accepted = (date(YEAR, month, one) for one in DAYS[month])
    if (month, project) == LATE[:2]:
        day, accepted = LATE[2], LATE_ACCEPTED
    filled = _filled(cast, project, month)
    reported = partial(_reported, cast, made, month, project)
    at = moment(day, 10)
    if (month, project) == RETURNED[:2]:
        yield Happening(at, partial(reported, _wrong(cast, filled), at))
        at = moment(day, 15)
        yield Happening(at, partial(_returned, cast, made, month, project, at))
        at = moment(day, 17)
    yield Happening(at, partial(reported, filled, at))
    at = moment(accepted, 11)
    yield Happening(at, partial(_accepted, cast, made, month, project, at))


def _reported(
    cast: Cast, made: _Reports, month: int, project: int, filled: Filled, at: datetime
) -> None:
    """The report filled in, handed in and approved."""
    reporter, head = cast.reporter(project), cast.head(project)
    version = made.get((month, project), (0, 0))[1]
    begun = reports.fill(
        actor=reporter,
        round=_round(cast, month, at.date()),
        project=cast.key(project),
        version=version,
        filled=filled,
        at=at,
    )
    _pictured(cast, begun.report, reporter, project=project, at=at)
    version = reports.submit(actor=reporter, report=begun.report, version=begun.version, at=at)
    later = at.replace(minute=30)
    version = reports.approve(actor=head, report=begun.report, version=version, at=later)
    made[month, project] = begun.report, version


def _round(cast: Cast, month: int, on: date) -> int:
    """The round of the month, which the daily duty has opened."""
    lines = slots.lines(cast.office, on)
    return next(one.pk for one in lines if one.card.period.start.month == month)


def _returned(cast: Cast, made: _Reports, month: int, project: int, at: datetime) -> None:
    report, version = made[month, project]
    version = reports.send_back(
        actor=cast.collector, report=report, version=version, reason=RETURNED[2], at=at
    )
    made[month, project] = report, version


def _accepted(cast: Cast, made: _Reports, month: int, project: int, at: datetime) -> None:
    report, version = made[month, project]
    reports.accept(actor=cast.collector, report=report, version=version, at=at)


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


def _corrected(cast: Cast) -> None:
    """What was counted twice is taken off the accepted value of that month."""
    month, project, name, twice = DOUBLED
    line = line_of(cast, project, name)
    end = month_end(date(YEAR, month, 1))
    wrong = kept.history(cast.office, line.pk, end).kept[0]
    observations.correct(
        actor=cast.office,
        observation=wrong.pk,
        told=Told(invented.amount(line, month)),
        reason=CORRECTED[1],
        at=moment(CORRECTED[0], 10),
    )
    assert wrong.fields.value == str(invented.amount(line, month) + twice)


def _filled(cast: Cast, project: int, month: int) -> Filled:
    """What the reporter types at the end of the month."""
    lines = cast.projects[project]
    typed = invented.typed(lines, month)
    typed |= {line.pk: placed(line, typed[line.pk]) for line in lines}
    if (month, project) == DOUBLED[:2]:
        line = line_of(cast, project, DOUBLED[2])
        typed[line.pk] = Typed(str(invented.amount(line, month) + DOUBLED[3]))
    season = 0 if month < 5 else 1 if month < 8 else 2
    return Filled(
        figures=typed,
        progress=f"{month}月：{TOLD[project][season]}。",
        problem=TROUBLE.get((project, month), ""),
        coordination=HELP.get((project, month), ""),
        next_step=NEXT[season],
        forecast_on=EXPECTED.get((project, month), ""),
        reasons=dict(_reasons(lines, month)),
    )


def _wrong(cast: Cast, filled: Filled) -> Filled:
    """The same with the figure that the office asks about."""
    _, project, _, name, value = RETURNED
    line = line_of(cast, project, name)
    wrong = {**filled.figures, line.pk: Typed(str(value))}
    return replace(filled, figures=wrong)


def _reasons(lines: tuple[TargetLine, ...], month: int) -> Iterator[tuple[tuple[str, str], str]]:
    """What the reporter answers to the questions of the checks."""
    for line in lines:
        if _frozen(line, month):
            yield ("frozen", str(line.pk)), STEADY
        if (line.ordinal, month) == CAUGHT_UP[:2]:
            yield ("jump", str(line.pk)), CAUGHT_UP[2]


def _frozen(line: TargetLine, month: int) -> bool:
    """Whether the same figure is told for the third time before the target is reached."""
    place = invented.MONTHS.index(month)
    if line.aim.kind not in GROWING or place < 2:
        return False
    told = {invented.amount(line, one) for one in invented.MONTHS[place - 2 : place + 1]}
    return len(told) == 1 and told != {line.aim.whole}
