"""归档数据表的栏目 — the columns of each table and what they mean: the data dictionary."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shishi.rules.amounts import Bound
from shishi.rules.funds import NAMES
from shishi.rules.plain import from_plain
from shishi.rules.reports import STEPS
from shishi.rules.shares import percent_text
from shishi.rules.targets import Stage


@dataclass(frozen=True, slots=True)
class Column:
    """一栏 — its head, what it means, the field it is taken from, and how that is shown."""

    head: str
    says: str
    field: str
    shown: Callable[[Any], Any] | None = None


def _sign(bound: Bound) -> str:
    return bound.sign


def _stages(held: list[Any]) -> str:
    """基础 100%；主体 40%."""
    stages = from_plain(tuple[Stage, ...], held)
    return "；".join(f"{one.name} {percent_text(one.done)}" for one in stages)


def _points(held: dict[str, Any] | None) -> str:
    return "；".join(f"{name} {value}" for name, value in (held or {}).items())


def _of(project: str) -> Column:
    return Column("实事序号", "所属实事在方案中的序号，见“实事”表", f"{project}number")


def _line(indicator: str) -> tuple[Column, Column]:
    return (
        _of(f"{indicator}project__"),
        Column("指标序号", "实事之内的序号，见“指标”表", f"{indicator}number"),
    )


def _key(says: str = "本条的编号，供其他栏目引用") -> Column:
    return Column("编号", says, "pk")


_ENTERED = (
    Column("录入人", "录入的人", "entered_by__name"),
    Column("录入时间", "录入的时间，此前无人知道这一内容", "entered_at"),
)
_STEPPED = (Column("经办人", "办理的人", "by__name"), Column("办理时间", "办理的时间", "at"))
_ROUND = "round__"


def _period(round_: str) -> Column:
    return Column("报送期", "报送期的第一天，见“报送期”表", f"{round_}starts_on")


COLUMNS: dict[str, tuple[Column, ...]] = {
    "实事": (
        Column("序号", "在方案中的序号", "number"),
        Column("原序号", "方案原文的序号", "ordinal"),
        Column("名称", "实事名称，照录方案", "title"),
        Column("来源层级", "省级、市级、县级", "level"),
        Column("完成时限", "最后一日，含当日", "deadline_on"),
        Column("时限推定", "方案没有写明时限，以年末代替", "deadline_presumed"),
        Column("时限原文", "方案关于时限的原话", "deadline_words"),
        Column("方案原文", "这件实事在方案中的全文", "issued_text"),
    ),
    "责任": (
        _of("project__"),
        Column("序号", "实事之内的序号", "number"),
        Column("责任", "责任县领导、牵头单位、责任单位、配合单位等", "role"),
        Column("原称谓", "方案所用的称谓", "label"),
        Column("姓名或单位", "方案或交接时所写的姓名、单位", "written"),
        Column("起始日期", "责任开始的日期", "starts_on"),
        Column("终止日期", "责任终止的日期，当日起不再负责；空白为仍在负责", "ended_then"),
        Column("确认时间", "确认入账或登记交接的时间", "confirmed_at"),
    ),
    "指标": (
        _of("project__"),
        Column("指标序号", "实事之内的序号", "number"),
        Column("分项", "所属分项的原文", "task__words"),
        Column("名称", "计量的对象", "subject"),
        Column("比较", "≥ 不少于，≤ 不超过，约，＞ 余，＜ 低于；空白为等于", "bound", _sign),
        Column("目标", "年度目标；金额以元计", "value"),
        Column("目标上限", "目标为区间时的上限", "upper"),
        Column("计量单位", "照录原文", "measure"),
        Column("每", "标准的基数，如户、人·月", "per"),
        Column("类型", "判断是否完成的办法", "type"),
        Column("金额", "是否为资金", "money"),
        Column("其中所属", "“其中”项所属合计的指标序号", "total__number"),
        Column("原句", "数字在方案中的原句", "source_quote"),
    ),
    "分月目标": (
        *_line("schedule__indicator__"),
        Column("版本", "第几版，截至当日以最后一版为准", "schedule__number"),
        Column("截至", "节点日期", "on"),
        Column("累计目标", "到节点日期应达到的累计数；金额以元计", "value"),
        Column("编制方式", "这一版目标的来历", "schedule__source"),
        Column("理由", "调整的理由", "schedule__reason"),
        Column("设定人", "设定的人", "schedule__set_by__name"),
        Column("设定时间", "设定的时间", "schedule__set_at"),
    ),
    "实绩": (
        _key(),
        *_line("indicator__"),
        Column("数据截至", "数据所述的日期", "as_of"),
        Column("数值", "累计完成数；金额以元计", "value"),
        Column("分母", "比率指标的分母", "denominator"),
        Column("达到日期", "节点指标达到的日期", "reached_on"),
        Column("分阶段", "工程各阶段的完成情况", "stages", _stages),
        Column("分点位", "各点位的完成数", "points", _points),
        Column("更正", "本条更正的是哪一条，写其编号", "corrects"),
        Column("理由", "更正的理由", "reason"),
        Column("所据报送期", "采用自哪一期报送，写其第一天", "report__round__starts_on"),
        *_ENTERED,
    ),
    "报送期": (
        Column("起始日期", "报送期的第一天", "starts_on"),
        Column("终止日期", "报送期结束的次日", "ends_before"),
        Column("开放填报", "开放的日期", "opens_on"),
        Column("到期日", "当日报送仍为按时", "due_on"),
        Column("补报截止", "逾此须经批准延期", "closes_on"),
        Column("开放时间", "系统开放本期的时间", "opened_at"),
    ),
    "报送": (
        _period(_ROUND),
        _of("project__"),
        Column("填报单位", "填报的单位", "unit__name"),
        Column("状态", "月末时的状态；空白为仅有草稿", "state_then"),
        Column("进展", "月末时已采用的文字；未采用的留空", "progress_then"),
        Column("存在问题", "同上", "problem_then"),
        Column("需协调", "同上", "coordination_then"),
        Column("下步措施", "同上", "next_step_then"),
        Column("说明", "同上", "remark_then"),
    ),
    "报送经过": (
        _period("report__round__"),
        _of("report__project__"),
        Column("步骤", "填写、提交、撤回、审核通过、退回、采用", "step", STEPS.get),
        Column("状态", "办理之后的状态", "state"),
        Column("理由", "退回的原因", "reason"),
        *_STEPPED,
    ),
    "延期": (
        _period(_ROUND),
        _of("project__"),
        Column("延至", "含当日", "until"),
        Column("原因", "延期的原因", "reason"),
        Column("批准人", "批准的人", "granted_by__name"),
        Column("批准时间", "批准的时间", "granted_at"),
    ),
    "亮灯": (
        Column("日期", "评灯的日期，仅本月", "on"),
        _of("project__"),
        Column("灯", "当日的灯", "light"),
        Column("依据", "评灯的依据和规则", "says"),
        Column("规则版本", "亮灯规则第几次设定", "rule__number"),
        Column("评灯时间", "同一日期有几条的，以最后一条为准", "rated_at"),
    ),
    "正当理由": (
        _of("project__"),
        Column("方面", "不计哪一方面", "dimension"),
        Column("理由", "认定的理由", "reason"),
        Column("批准", "批准的人或机关", "approved_by"),
        Column("起始日期", "自哪一天", "granted_on"),
        Column("终止日期", "至哪一天，含当日", "until"),
        *_ENTERED,
    ),
    "资金": (
        _key(),
        _of("project__"),
        Column("数据截至", "所报数据的日期，累计数", "as_of"),
        Column("来源", "资金来源；“合计”为不分来源填报的数", "body"),
        *(Column(name, f"累计{name}，以元计；空白为未报", "body") for name in NAMES),
        Column("理由", "同日重报的理由", "reason"),
        *_ENTERED,
    ),
    "停滞": (
        _key(),
        _of("project__"),
        Column("起始日期", "停滞开始的日期", "starts_on"),
        Column("恢复日期", "恢复的日期；空白为仍在停滞", "ends_before"),
        Column("原因", "停滞原因", "cause"),
        Column("所在单位", "事项停在哪个单位", "desk"),
        Column("说明", "登记的说明", "remark"),
        Column("代替", "本条代替哪一条，写其编号", "replaces"),
        *_ENTERED,
    ),
    "调度会": (
        Column("日期", "开会的日期", "held_on"),
        Column("县领导", "主持的县领导", "leader__name"),
        *_ENTERED,
    ),
    "议定事项": (
        _key(),
        _of("project__"),
        Column("事项", "议定的内容", "says"),
        Column("承办", "承办的单位或负责人", "owner"),
        Column("议定日期", "议定的日期", "decided_on"),
        Column("期限", "议定时的办理期限", "due_on"),
        Column("县领导", "在谁主持的会上议定", "leader__name"),
        *_ENTERED,
    ),
    "议定事项办理": (
        Column("议定事项", "“议定事项”表中的编号", "decision"),
        Column("办理", "办结、不予办理、结转", "state"),
        Column("日期", "办理的日期", "on"),
        Column("期限", "办理之后的期限", "due_on"),
        Column("说明", "登记的说明", "remark"),
        *_STEPPED,
    ),
    "需协调事项": (
        _key(),
        _of("project__"),
        Column("事项", "需要协调的内容", "says"),
        Column("已采取措施", "已经做过什么", "tried"),
        Column("提出日期", "提出的日期", "raised_on"),
        *_ENTERED,
    ),
    "需协调事项办理": (
        Column("需协调事项", "“需协调事项”表中的编号", "matter"),
        Column("层级", "办理之后所处的层级；已解决的写明", "rung"),
        Column("日期", "办理的日期", "on"),
        Column("结果", "理由或者协调结果", "reason"),
        *_STEPPED,
    ),
    "发文": (
        _key("“发文”文件夹中以此为名"),
        Column("文种", "通报、报告、函等", "kind"),
        Column("标题", "公文标题", "title"),
        Column("数据截至", "文中数据所述的日期", "on"),
        Column("签发人", "签发的县领导", "signed_by__name"),
        Column("成文日期", "签发的日期", "signed_on"),
        Column("印发日期", "印发的日期，仅本月", "issued_on"),
        Column("状态", "月末时的状态", "state_then"),
        Column("留痕编号", "文尾所印留痕的编号", "root_number"),
        Column("留痕散列", "文尾所印留痕的散列", "root"),
    ),
}
