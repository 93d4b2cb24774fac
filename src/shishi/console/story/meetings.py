"""周调度 — the weekly meetings of two county leaders: what they decided and how it ended, and the
matters that units could not settle alone.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from shishi.actions import decisions, escalations, stocktakes
from shishi.console.opening import Cast, moment
from shishi.console.story.happening import YEAR, Happening
from shishi.queries import escalations as matters

ROADS, WATER = "顾怀舟", "陆知遥"  # projects 2 and 7; project 1
FIRST, LAST = date(YEAR, 7, 13), date(YEAR, 10, 19)
NONE_ON = frozenset({date(YEAR, 10, 5)})  # the holidays of National Day
DECIDED = (
    (
        *(ROADS, 7, (7, 20), (8, 10), "县住房和城乡建设局"),
        "抢抓晴好天气复工，8月10日前恢复全部作业面，恢复情况报县政府督查室。",
        (((8, 10), "finish", "九个小区作业面已全部恢复。", None),),
    ),
    (
        *(ROADS, 2, (8, 3), (8, 17), "县交通运输局"),
        "与两家砂石场签订保供协议，明确每日供应量。",
        (
            ((8, 17), "carry", "一家砂石场环保整改尚未结束，暂不能供料。", (9, 7)),
            ((9, 7), "finish", "两家砂石场均已签约，供料正常。", None),
        ),
    ),
    (
        *(ROADS, 7, (8, 17), (8, 31), "县住房和城乡建设局"),
        "研究 2 处燃气管道改为架空敷设，以缩短改线工期。",
        (((8, 31), "refuse", "架空敷设不符合安全间距要求，仍按埋地改线方案实施。", None),),
    ),
    (
        *(ROADS, 2, (9, 7), (9, 21), "县交通运输局、县公路养护中心"),
        "增加一个路面施工班组，每周一报送完成工程量。",
        (((9, 21), "finish", "班组9月10日进场，工程量按周报送。", None),),
    ),
    (
        *(ROADS, 7, (10, 19), (10, 26), "县住房和城乡建设局"),
        "逐小区倒排收尾工期，10月26日调度会上报告验收安排。",
        (),
    ),
    (
        *(WATER, 1, (7, 27), (8, 24), "县水利局、县卫生健康局"),
        "汛期水源地水质加密检测，结果在村务公开栏张贴。",
        (((8, 24), "finish", "汛期加测两轮，结果均合格，已张贴。", None),),
    ),
    (
        *(WATER, 1, (9, 7), (9, 21), "县水利局"),
        "制定分段试压并网方案，报县政府备案。",
        (
            ((9, 21), "carry", "2 处过路管段待公路部门确认开挖时间。", (10, 12)),
            ((10, 12), "finish", "方案已备案，10月中旬起分段试压。", None),
        ),
    ),
    (
        *(WATER, 1, (10, 19), (11, 2), "县水利局"),
        "完成裸露管段保温，排定冬季运行值守。",
        (),
    ),
)  # leader, project, decided on, due on, by whom; what; how it went on
MOVED = (
    (
        7,
        ((8, 10), "escalate", "一周内未能确定改线方案，提交专题会。"),
        ((8, 17), "settle", "专题会确定改线方案，燃气公司8月20日起施工。"),
    ),
    (2, ((9, 7), "settle", "县交通运输局与两家砂石场签订保供协议。")),
    (7, ((10, 19), "escalate", "须公安交管、城市管理、燃气三家会商，提交专题会。")),
)  # what became of the matters that the reports of July and August brought up, and of the one below
RAISED = (
    (
        7,
        (10, 12),
        "长青里、河畔小区管沟开挖须占用城区主干道，请确定交通组织方案。",
        "已与交警现场踏勘",
    ),
)  # in a meeting


def told(cast: Cast) -> Iterator[Happening]:
    """Each meeting: what was settled first, then what is new, at last the meeting itself."""
    for leader, project, day, due, owner, says, steps in DECIDED:
        key: list[int] = []
        on, due_on = date(YEAR, *day), date(YEAR, *due)
        enters = partial(_decided, cast, key, leader, project, says, owner, due_on, on)
        yield Happening(moment(on, 10), enters)
        for seen, (moved, step, words, later) in enumerate(steps):
            then = date(YEAR, *moved)
            until = date(YEAR, *later) if later else due_on
            yield Happening(
                moment(then, 9), partial(_went, cast, key, step, seen, words, until, then)
            )
    for project, *moves in MOVED:
        for seen, (day, step, words) in enumerate(moves):
            at = moment(date(YEAR, *day), 9)
            yield Happening(at, partial(_moved, cast, project, step, seen, words, at))
    for project, day, words, tried in RAISED:
        at = moment(date(YEAR, *day), 10)
        yield Happening(at, partial(_raised, cast, project, words, tried, at))
    yield from _held(cast)


def _held(cast: Cast) -> Iterator[Happening]:
    day = FIRST
    while day <= LAST:
        if day not in NONE_ON:
            for leader in (ROADS, WATER):
                yield Happening(moment(day, 11), partial(_hold, cast, leader, day))
        day += timedelta(weeks=1)


def _hold(cast: Cast, leader: str, on: date) -> None:
    key, at = cast.people[leader], moment(on, 11)
    stocktakes.hold(actor=cast.office, programme=cast.programme, leader=key, on=on, at=at)


def _decided(
    cast: Cast,
    kept: list[int],
    leader: str,
    project: int,
    says: str,
    owner: str,
    due_on: date,
    on: date,
) -> None:
    key = decisions.enter(
        actor=cast.office,
        project=cast.key(project),
        leader=cast.people[leader],
        says=says,
        owner=owner,
        due_on=due_on,
        on=on,
        at=moment(on, 10),
    )
    kept.append(key)


def _went(
    cast: Cast, kept: list[int], step: str, seen: int, words: str, due_on: date, on: date
) -> None:
    decisions.move(
        actor=cast.office,
        decision=kept[0],
        step=step,
        seen=seen,
        remark=words,
        due_on=due_on,
        on=on,
        at=moment(on, 9),
    )


def _moved(cast: Cast, project: int, step: str, seen: int, words: str, at: datetime) -> None:
    held = matters.of_project(cast.office, cast.key(project), at.date())
    escalations.move(
        actor=cast.office,
        matter=held[0].pk,
        step=step,
        seen=seen,
        reason=words,
        on=at.date(),
        at=at,
    )


def _raised(cast: Cast, project: int, words: str, tried: str, at: datetime) -> None:
    escalations.bring_up(
        actor=cast.office,
        project=cast.key(project),
        says=words,
        tried=tried,
        on=at.date(),
        at=at,
    )
