"""点位 — where the canteens are set up and which quarters are renewed; each month the units tell of
every point what the invented figures tell of their sum.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from shishi.actions import points
from shishi.console.opening import Cast, moment
from shishi.console.story.happening import Happening, line_of
from shishi.console.story.permits import set_on
from shishi.queries.targets import TargetLine
from shishi.rules.amounts import number_text
from shishi.rules.fillings import Typed
from shishi.rules.points import Point

PLACES = MappingProxyType(
    {
        (3, "新建社区助餐点"): ("鹿鸣社区", "白石社区", "望河社区", "杏林社区", "东桥社区"),
        (3, "改建社区助餐点"): (
            *("北坛社区", "南湾社区", "梨园社区", "石榴巷社区"),
            *("新渠社区", "榆树沟社区", "团结路社区", "和煦社区"),
        ),
        (7, "改造老旧小区"): (
            *("云河苑", "建设路家属院", "榆荫小区", "供销社家属院", "明德里"),
            *("北苑小区", "棉纺厂家属院", "长青里", "河畔小区"),
        ),
    }
)  # in the order in which they are finished


def told(cast: Cast) -> Iterator[Happening]:
    """The lists of points, set with the chain of the project."""
    for project, name in PLACES:
        at = moment(set_on(project), 14)
        yield Happening(at, partial(_set, cast, project, name, at))


def _set(cast: Cast, project: int, name: str, at: datetime) -> None:
    points.set_points(
        actor=cast.reporter(project),
        indicator=line_of(cast, project, name).pk,
        version=0,
        points=[Point(place, Decimal(1)) for place in PLACES[project, name]],
        reason="",
        at=at,
    )


def placed(line: TargetLine, typed: Typed) -> Typed:
    """What is typed of each point where the indicator has points: as many are done as the figure
    says, the first ones of the list."""
    names = PLACES.get((line.ordinal, line.name), ())
    done = int(typed.value) if names else 0
    each = [(name, number_text(Decimal(place < done))) for place, name in enumerate(names)]
    return Typed(typed.value, points=tuple(each)) if names else typed
