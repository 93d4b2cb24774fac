"""亮灯 — a light that is excused for the flood, a light that people made more serious, and what a
county leader remarks.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from shishi.actions import comments
from shishi.actions import lights as deeds
from shishi.console.opening import Cast, moment
from shishi.console.story.happening import YEAR, Happening
from shishi.console.story.reports import FLOOD
from shishi.queries import door
from shishi.rules.lights import Light
from shishi.rules.rulesets import Dimension

EXCUSED = 7, date(YEAR, 7, 20), date(YEAR, 9, 30)  # the project, granted on, until
LOWERED = 10, date(YEAR, 9, 10), date(YEAR, 9, 20)  # and the reason why it is made amber
FOUND = "9月上旬实地督查，3 处改造公共厕所化粪池尚未验收即对外开放，须整改后复核。"
REMARKS = (
    (1, date(YEAR, 7, 3), "水质检测结果要在村务公开栏同步张贴，让群众看得到。"),
    (1, date(YEAR, 9, 30), "入冬前务必完成试压并网，逐村核对通水到户情况。"),
)


def told(cast: Cast) -> Iterator[Happening]:
    """The reason, the more serious light and its second, the remarks."""
    at = moment(EXCUSED[1], 11)
    yield Happening(at, partial(_excused, cast, at))
    at = moment(LOWERED[1], 9)
    yield Happening(at, partial(_lowered, cast, at))
    for project, day, words in REMARKS:
        at = moment(day, 16)
        yield Happening(at, partial(_remarked, cast, project, words, at))


def _excused(cast: Cast, at: datetime) -> None:
    project, day, until = EXCUSED
    deeds.exempt(
        actor=cast.office,
        project=cast.key(project),
        dimension=Dimension.PROGRESS,
        reason=FLOOD,
        approved_by="县政府常务会议",
        until=until,
        on=day,
        at=at,
    )


def _lowered(cast: Cast, at: datetime) -> None:
    """The inspection office proposes it, the reform commission seconds."""
    project, day, until = LOWERED
    key = deeds.lower(
        actor=cast.office,
        project=cast.key(project),
        light=Light.AMBER,
        reason=FOUND,
        starts_on=day,
        until=until,
        on=day,
        at=at,
    )
    deeds.second(actor=cast.collector, lowering=key, on=day, at=at.replace(hour=11))


def _remarked(cast: Cast, project: int, words: str, at: datetime) -> None:
    leader = door.named("xianling", on=at.date())
    comments.write(actor=leader, project=cast.key(project), says=words, at=at)
