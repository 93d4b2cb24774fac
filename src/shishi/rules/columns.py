"""栏目 — what a column of a ledger may show: its usual head, how it is set, what it means, and
where what stands in it is changed.

Sources: domain paper §3.6, the recommended row of a 总台账 and the sheets of nine counties. What is
computed is changed nowhere; what the plan says is not changed on a sheet that comes back.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from shishi.rules.amounts import Bound
from shishi.rules.bands import Light
from shishi.rules.indicators import IndicatorType
from shishi.rules.ledgers import Shape
from shishi.rules.projects import Level


class Grain(StrEnum):
    """每行一项 — what one row of a table stands for."""

    LINE = "line"
    PROJECT = "project"
    UNIT = "unit"

    @property
    def label(self) -> str:
        return {"line": "每个指标一行", "project": "每件实事一行", "unit": "每个牵头单位一行"}[
            self.value
        ]


COMPUTED = "由系统计算，不能在表中改"
_PLAN = "出自方案，不能在表中改；方案有误的，由政府督查室按程序调整"
_UNITS = "责任单位和责任人不能在表中改，请在实事页的责任中办理"
_REPORT = "出自已采用的报送，不能在表中改，请在下一轮报送中写明"
_FUNDS = "资金不能在表中改，请在“资金”页填报"
_PERMITS = "手续不能在表中改，请在“手续”页登记"
_TARGETS = "不能在表中改，请在“分月目标”页调整"
_HAND = "本栏留作手写，不导入"
CORRECTED = ""  # of a column that may be changed: the change becomes a proposed correction

_EVERY = frozenset(Grain)
_OWN = frozenset({Grain.LINE, Grain.PROJECT})
_LINE = frozenset({Grain.LINE})
_PROJECT = frozenset({Grain.PROJECT})
_UNIT = frozenset({Grain.UNIT})
_SUMMED = frozenset({Grain.PROJECT, Grain.UNIT})


@dataclass(frozen=True, slots=True)
class Known:
    """已知栏目 — `head` is its usual head, `width` in characters of half width; `says` is what it
    means (口径), `where` where its content is changed; `grains` the tables it may stand in, `whole`
    that it says the same for every line of a project; `choices` are all it can say, where they are
    few."""

    head: str
    width: int
    shape: Shape
    says: str
    where: str
    grains: frozenset[Grain] = _OWN
    whole: bool = True
    choices: tuple[str, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether it says who answers for what was promised."""
        return self.where == _UNITS

    @property
    def promised(self) -> bool:
        """Whether it stands from the day of the plan, or is left to the hand."""
        return self.answers or self.where in (_PLAN, _HAND)


W, M, N, D = Shape.WORDS, Shape.MARK, Shape.NUMBER, Shape.DAY
_SIGNS = tuple(one.sign for one in Bound if one.sign)
_LIGHTS = tuple(f"{one.shape} {one.word}" for one in Light)


def _line(
    head: str, width: int, shape: Shape, says: str, where: str, choices: tuple[str, ...] = ()
) -> Known:
    """A column of one figure."""
    return Known(head, width, shape, says, where, _LINE, False, choices)


def _money(head: str, says: str) -> Known:
    return Known(head, 11, N, says, _FUNDS, _EVERY)


_PERCENT = "；没有计划数的留空。"
KNOWN: MappingProxyType[str, Known] = MappingProxyType(
    {
        "number": Known("编号", 5, M, "实事在方案中的顺序。", _PLAN, _EVERY),
        "level": Known(
            *("层级", 6, M, "实事来源层级。", "不能在表中改，请在实事页登记来源层级"),
            choices=tuple(one.label for one in Level),
        ),
        "territory": Known("地区", 9, M, "台账所属地区。", _PLAN, _EVERY),
        "title": Known("实事", 16, W, "名称照录方案原文。", _PLAN),
        "task": _line("子项", 22, W, "事项内容中的各项任务，照录原文；没有数字的单独成行。", _PLAN),
        "content": Known("主要内容", 44, W, "各项任务照录原文，含数量和投资。", _PLAN, _PROJECT),
        "indicator": _line("指标", 16, W, "“其中”项不与合计项相加。", _PLAN),
        "bound": _line("比较符", 6, M, "≥以上；≤以内；＞多于；＜低于；空白等于。", _PLAN, _SIGNS),
        "target": _line("年度目标", 11, N, "方案承诺的数，万、亿已换算为个位。", _PLAN),
        "quantity": _line("目标", 11, N, "不含资金，资金另列一栏。", _PLAN),
        "goal": _line("目标任务", 24, W, "指标及其目标。", _PLAN),
        "measure": _line("计量单位", 8, M, "照录原文；资金为万元。", _PLAN),
        "kind": _line(
            *("类型", 9, M, "按何种办法判断是否完成。", _PLAN),
            tuple(one.label for one in IndicatorType),
        ),
        "quarters": Known(
            *("季度计划", 20, W, "按分月目标，各季末应完成的累计数。", _TARGETS), whole=False
        ),
        "month_due": _line("本月计划", 10, N, "按分月目标，本月末应完成的累计数。", _TARGETS),
        "actual": _line("累计完成", 11, N, "截至当日已采用的累计数；尚未采用的留空。", CORRECTED),
        "share": _line("完成率（%）", 9, N, "累计完成占年度目标的百分比。", COMPUTED),
        "scheduled": _line("应完成", 11, N, "按分月目标，截至当日应完成的数。", COMPUTED),
        "scheduled_share": _line("序时（%）", 9, N, "应完成占年度目标的百分比。", COMPUTED),
        "points": _line("差（百分点）", 9, N, "完成率减序时，负数为低于序时。", COMPUTED),
        "done": Known("完成情况", 30, W, "各指标累计完成与目标对照。", COMPUTED, _PROJECT),
        "overall": Known(
            "当前进度", 16, W, "各指标完成率的平均（超过100%的按100%计）。", COMPUTED, _PROJECT
        ),
        "overall_share": Known("进度（%）", 9, N, "同“当前进度”。", COMPUTED, _SUMMED),
        "overall_points": Known(
            "与序时进度比较（百分点）", 12, N, "进度减序时，负数为低于序时。", COMPUTED, _SUMMED
        ),
        "light": _line(
            "指标灯", 10, M, "指标单独按进度评定。", COMPUTED, tuple(o.word for o in Light)
        ),
        "status": Known(
            "灯", 10, M, "按现行亮灯规则评定；“未报”不表示正常。", COMPUTED, choices=_LIGHTS
        ),
        "funds": _line("方案资金（万元）", 11, N, "方案写明的金额，小数位数与原文一致。", _PLAN),
        "whole": _money("总投资（万元）", "概算，没有概算的为估算。"),
        "planned": _money("计划投资（万元）", "各来源计划资金合计。"),
        "issued": _money("资金下达（万元）", "各来源下达资金合计。"),
        "issued_share": Known("下达比例（%）", 9, N, f"下达占计划{_PERCENT}", COMPUTED, _EVERY),
        "arrived": _money("到位（万元）", "各来源到位资金合计。"),
        "paid": _money("拨付（万元）", "各来源拨付资金合计。"),
        "paid_share": Known("拨付比例（%）", 9, N, f"拨付占计划{_PERCENT}", COMPUTED, _EVERY),
        "built": _money("完成投资（万元）", "已完成的工作量。"),
        "built_share": Known("占计划（%）", 9, N, f"完成投资占计划{_PERCENT}", COMPUTED, _EVERY),
        "node": Known("前期手续节点", 18, W, "已办结的环节数、正在办或卡住的环节。", _PERMITS),
        "works": Known(
            "形象进度", 20, W, "分阶段的为各阶段比例，否则为报送的本期进展。", _REPORT, whole=False
        ),
        "spots": _line("点位", 16, W, "各点位合计，点名偏慢和未报的。", COMPUTED),
        "sponsors": Known("责任县领导", 9, W, "照录方案，变动后为现任。", _UNITS),
        "leaders": Known("领导", 12, W, "责任县领导在前，责任领导在后。", _UNITS),
        "lead_units": Known("牵头单位", 14, W, "照录方案。", _UNITS, _EVERY),
        "units": Known("责任单位", 20, W, "牵头单位在前，照录方案。", _UNITS),
        "answering": Known("填报单位", 16, W, "牵头单位；未写明的，为列在首位的责任单位。", _UNITS),
        "others": Known("其余单位", 22, W, "填报单位以外的责任单位、配合单位。", _UNITS),
        "responsible_units": Known("责任单位", 16, W, "不含牵头单位，照录方案。", _UNITS),
        "supporting_units": Known("配合单位", 14, W, "照录方案；督办单位注明。", _UNITS),
        "officers": Known("责任领导", 10, W, "照录方案，变动后为现任。", _UNITS),
        "contact": Known("联系人", 13, W, "单位子方案报备的联系人。", "请在“单位子方案”页报备"),
        "deadline_on": Known("完成时限", 11, D, "最后一日，“前”“底前”包括当日。", _PLAN),
        "deadline": Known("时限（原文）", 16, W, "照录方案的说法；推定的注明。", _PLAN),
        "presumed": Known(
            *("时限依据", 8, M, "“推定”为方案未写明，以年度最后一日代替，须经确认。", _PLAN),
            choices=("原文", "推定"),
        ),
        "problem": Known("存在问题", 18, W, "最近一次已采用的报送所写。", _REPORT),
        "coordination": Known("需协调事项", 16, W, "最近一次已采用的报送所写。", _REPORT),
        "next_step": Known("下步措施", 18, W, "最近一次已采用的报送所写。", _REPORT),
        "behind": Known("未达序时说明", 18, W, "低于序时的，报送中对数据的说明。", _REPORT),
        "evidence": Known("佐证", 7, M, "随报送提交的材料份数，可不附。", _REPORT),
        "updated": Known("更新人、时间", 13, W, "最近一次已采用的报送由谁何时提交。", COMPUTED),
        "reviewed": Known("审核人、时间", 13, W, "最近一次已采用的报送由谁何时采用。", COMPUTED),
        "report": Known("月报", 16, M, "最近一轮报送的情况。", COMPUTED),
        "projects": Known("项目数", 8, N, "本行所计的实事件数。", COMPUTED, _UNIT),
        "source": _line("来历", 20, W, "数在方案中的位置和原句，可据此核对。", COMPUTED),
        "remark": Known("备注", 12, W, "留空，供手写。", _HAND, _EVERY),
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """一栏 — `key` names what it shows (`KNOWN`); without head or width it has the usual."""

    key: str
    head: str = ""
    width: int = 0

    @property
    def known(self) -> Known:
        return KNOWN[self.key]

    @property
    def broad(self) -> int:
        return self.width or self.known.width

    @property
    def usual(self) -> str:
        """The head, with its braces still in it."""
        return self.head or self.known.head
