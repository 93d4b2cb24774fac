"""亮灯规则 — a county's rule for its lights as versioned data, with the published presets.

Source: domain paper §3.5 and the requirements 50 and 94. A preset says in `basis` what was
published and what was not: a range that a county left open is filled in the mild way and named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from shishi.rules.bands import Band, Light, Metric, unfit_bands
from shishi.rules.lifecycle import Verdict, no


class Dimension(StrEnum):
    """维度 — the sides from which a project is looked at; the worst of them decides."""

    START = "start"
    PROGRESS = "progress"
    FUNDS = "funds"
    PERMITS = "permits"
    REPORTING = "reporting"

    @property
    def label(self) -> str:
        return _DIMENSIONS[self]


_DIMENSIONS = {
    Dimension.START: "开工",
    Dimension.PROGRESS: "进度",
    Dimension.FUNDS: "资金",
    Dimension.PERMITS: "手续",
    Dimension.REPORTING: "报送",
}

# What can be counted on each side; anything else could never be rated.
MEASURED = MappingProxyType(
    {
        Dimension.START: (Metric.DAYS_LATE, Metric.MONTHS_IN_A_ROW),
        Dimension.PROGRESS: (
            Metric.POINTS_BEHIND,
            Metric.RATIO,
            Metric.ABSOLUTE_SHARE,
            Metric.DAYS_LATE,
            Metric.CAN_STILL_FINISH,
        ),
        Dimension.FUNDS: (Metric.RATIO,),
        Dimension.PERMITS: (Metric.DAYS_LATE, Metric.MONTHS_IN_A_ROW),
        Dimension.REPORTING: (Metric.DAYS_LATE,),
    }
)
FEWEST, MOST = 3, 5  # colours of a rule


@dataclass(frozen=True, slots=True)
class Criterion:
    """判据 — one dimension, measured one way, with a light for every value."""

    dimension: Dimension
    metric: Metric
    bands: tuple[Band, ...]

    @property
    def name(self) -> str:
        return f"{self.dimension.label}·{self.metric.label}"


@dataclass(frozen=True, slots=True)
class Ruleset:
    """一套亮灯规则. `finished` is the light of what is done and accepted; in the dimensions
    `exempt` a reason approved in time holds the light at `exempt_light` or better (正当理由);
    `catch_up` lets a red light return through amber only (赶上后先转黄灯)."""

    name: str
    version: str
    basis: str
    colours: tuple[Light, ...]
    criteria: tuple[Criterion, ...]
    finished: Light = Light.GREEN
    exempt: tuple[Dimension, ...] = ()
    exempt_light: Light = Light.AMBER
    catch_up: bool = True


def unfit(ruleset: Ruleset) -> tuple[Verdict, ...]:
    """What must be put right before the rule set can rate anything; empty when it is in order."""
    return tuple(_unfit(ruleset))


def _unfit(ruleset: Ruleset) -> Iterator[Verdict]:
    if not ruleset.name.strip() or not ruleset.version.strip():
        yield no("规则没有名称或版本。请补充，灯下要印出所依据的规则和版本。", "name")
    yield from _unfit_colours(ruleset)
    if not ruleset.criteria:
        yield no("规则没有任何判据。请至少写明一个维度怎样亮灯。", "criteria")
    kinds = [(one.dimension, one.metric) for one in ruleset.criteria]
    for one in ruleset.criteria:
        if kinds.count((one.dimension, one.metric)) > 1:
            yield no(f"“{one.name}”重复。请合并为一条。", one.name)
        if one.metric not in MEASURED[one.dimension]:
            known = "、".join(metric.label for metric in MEASURED[one.dimension])
            says = f"“{one.dimension.label}”不能用“{one.metric.label}”衡量。可用：{known}。"
            yield no(says, one.name)
        for verdict in unfit_bands(one.bands, one.metric):
            yield no(f"{one.dimension.label}：{verdict.says}", one.name)


def _unfit_colours(ruleset: Ruleset) -> Iterator[Verdict]:
    colours = ruleset.colours
    if not FEWEST <= len(set(colours)) == len(colours) <= MOST or Light.GREY in colours:
        yield no("颜色应为 3 至 5 种且不重复；“未报”不是颜色，不必列入。", "colours")
    used = {band.light for one in ruleset.criteria for band in one.bands} | {ruleset.finished}
    used |= {ruleset.exempt_light} if ruleset.exempt else set()
    used |= {Light.RED, Light.AMBER} if ruleset.catch_up else set()
    if unknown := [light for light in Light if light in used and light not in colours]:
        names = "、".join(light.label for light in unknown)
        yield no(f"用到了未列入的颜色：{names}。请列入颜色，或改用已列的颜色。", "colours")


def _rated(
    dimension: Dimension, metric: Metric, first: Light, *steps: tuple[str, bool, Light]
) -> Criterion:
    """Bands from the least value up: each step has the edge, whether the edge still belongs to the
    band below it, and the light above."""
    lights = [first, *(light for _, _, light in steps)]
    edges = [None, *(Decimal(edge) for edge, _, _ in steps), None]
    lower = [False, *(below for _, below, _ in steps), False]
    rows = zip(lights, edges, edges[1:], lower, lower[1:], strict=False)
    bands = (Band(light, low, high, not cut, below) for light, low, high, cut, below in rows)
    return Criterion(dimension, metric, tuple(bands))


_R, _O, _A, _G, _B = Light.RED, Light.ORANGE, Light.AMBER, Light.GREEN, Light.BLUE
_START, _PROGRESS, _FUNDS, _PERMITS, _REPORTING = Dimension
_LATE, _MONTHS = Metric.DAYS_LATE, Metric.MONTHS_IN_A_ROW
_POINTS = _rated(_PROGRESS, Metric.POINTS_BEHIND, _G, ("10", False, _A), ("30", True, _R))
_DAYS = (("0", True, _A), ("7", True, _O), ("15", False, _R))
_MONTH = (("0", True, _A), ("30", True, _R))

_YINCHUAN = Ruleset(
    "银川",
    "2025年版",
    "银川市重点项目“红黄绿灯”机制。公开规则：低于序时进度10至30个百分点（含）黄灯，超过30个百分点红灯；"
    "计划当月开工而未开工黄灯，连续3个月红灯；资金按计划支付绿灯，低于国家、自治区要求红灯；"
    "开工后1个月未入库黄灯，超过2个月红灯；未开工、未入库有正当理由的除外。公开规则未列的：落后不足"
    "10个百分点的按绿灯；资金以计划为要求；入库归入手续，自开工之日起算，超过1个月为黄灯。",
    (_R, _A, _G),
    (
        _rated(_START, _MONTHS, _G, ("1", False, _A), ("3", False, _R)),
        _POINTS,
        _rated(_FUNDS, Metric.RATIO, _R, ("1", False, _G)),
        _rated(_PERMITS, _MONTHS, _G, ("1", False, _A), ("2", False, _R)),
    ),
    exempt=(_START, _PERMITS),
    exempt_light=_G,
    catch_up=False,
)
_WUHAN = Ruleset(
    "武汉",
    "第1版",
    "武汉市重大项目管理办法。公开规则：完成进度低于时序进度的80%黄牌，低于60%红牌。达到80%的，公开规则未列，按绿灯。",
    (_R, _A, _G),
    (_rated(_PROGRESS, Metric.RATIO, _R, ("0.6", False, _A), ("0.8", False, _G)),),
    catch_up=False,
)
_BY_DAYS = Ruleset(
    "天数",
    "第1版",
    "工期预警常用分档。公开规则：进度滞后7天（含）以内黄灯，7至15天（不含）橙灯，15天（含）以上红灯。"
    "未逾期按绿灯；开工和手续照此办理。",
    (_R, _O, _A, _G),
    tuple(_rated(one, _LATE, _G, *_DAYS) for one in (_START, _PROGRESS, _PERMITS)),
    catch_up=False,
)
_FIVE = Ruleset(
    "五色",
    "第1版",
    "“五色督办”做法。公开规则：进度不足30%红灯，完工并验收蓝灯。其余各档公开资料未列数值，"
    "按30%至60%橙灯、60%至80%黄灯、80%及以上绿灯设定，可修改。",
    (_R, _O, _A, _G, _B),
    (
        _rated(
            _PROGRESS,
            Metric.ABSOLUTE_SHARE,
            _R,
            *(("0.3", False, _O), ("0.6", False, _A), ("0.8", False, _G)),
        ),
    ),
    finished=_B,
    catch_up=False,
)
_PLAIN = Ruleset(
    "默认",
    "第1版",
    "本系统的通用设定：进度按百分点，开工和手续按逾期天数，资金按应拨付的八成和五成，"
    "预计不能如期完成的（按目前进度最早的完成日晚于时限，再快四分之一也赶不上）亮黄灯，"
    "迟报超过5天的亮黄灯；有理由并经批准的，最重亮黄灯；红灯赶上后先转黄灯。",
    (_R, _A, _G),
    (
        _rated(_START, _LATE, _G, *_MONTH),
        _POINTS,
        _rated(_PROGRESS, Metric.CAN_STILL_FINISH, _A, ("1", False, _G)),
        _rated(_FUNDS, Metric.RATIO, _R, ("0.5", False, _A), ("0.8", False, _G)),
        _rated(_PERMITS, _LATE, _G, *_MONTH),
        _rated(_REPORTING, _LATE, _G, ("5", True, _A)),
    ),
    exempt=(_START, _PROGRESS, _FUNDS, _PERMITS),
)
PRESETS = MappingProxyType({one.name: one for one in (_PLAIN, _YINCHUAN, _WUHAN, _BY_DAYS, _FIVE)})
