"""What a figure may not be. The day of the report is 2026-04-02; the figures are of 供水管网, up to
2026-03-31 where nothing else is said."""

from shishi.rules.checks import Severity
from shishi.rules.indicators import IndicatorType
from tests.tables import Table

_SUM, _RATE, _PHYSICAL = IndicatorType.CUMULATIVE, IndicatorType.RATE, IndicatorType.PHYSICAL
_FUNDS, _KEEP, _CEILING = IndicatorType.FUNDS, IndicatorType.MAINTAIN, IndicatorType.CEILING
_MILESTONE, _FLOOR = IndicatorType.MILESTONE, IndicatorType.FLOOR
_HARD = Severity.HARD
_FIX = "累计数不能减少；上期有误的，请先办理更正。"

HEADS = ("指标类型", "计量单位", "以前各期", "本期填写", "其他", "处理", "系统提示")

MUST = Table(
    "必须改正的数",
    "有这些情形的不能提交。上期报错了的，先办理更正，再报本期。",
    HEADS,
    (
        (_SUM, "公里", "40", "45", "", "—", "—"),
        (_SUM, "公里", "40", "40", "", "—", "—"),
        (_SUM, "公里", "40", "39.9", "", _HARD, f"供水管网累计数由 40 公里减为 39.9 公里。{_FIX}"),
        (
            _FUNDS,
            "元",
            "21038600",
            "9870840",
            "",
            _HARD,
            f"供水管网累计数由 2103.86 万元减为 987.084 万元。{_FIX}",
        ),
        (_PHYSICAL, "%", "70", "60", "", _HARD, f"供水管网累计数由 70%减为 60%。{_FIX}"),
        (_KEEP, "万亩", "40", "38", "", "—", "—"),
        (_CEILING, "%", "3.6", "3.5", "", "—", "—"),
        (_SUM, "公里", "", "5O", "", _HARD, "供水管网填的“5O”不是数字，是否为 50？请填写数字。"),
        (_SUM, "公里", "", "约50", "", _HARD, "供水管网填的“约50”不是数字。请填写数字。"),
        (_SUM, "公里", "", "-5", "", _HARD, "供水管网不能小于零，现为 -5。请改正。"),
        (_SUM, "公里", "", "－５", "", _HARD, "供水管网不能小于零，现为 －５。请改正。"),
        (_SUM, "公里", "", "-", "", _HARD, "供水管网填的“-”不是数字。请填写数字。"),
        (
            _FLOOR,
            "元",
            "60",
            "80",
            "无变化：等待资金",
            _HARD,
            "供水管网报“无变化”，但由 60 元变为 80 元。请改正其一。",
        ),
        (_SUM, "公里", "", "５０", "", "—", "—"),
        (
            _SUM,
            "公里",
            "40",
            "",
            "",
            _HARD,
            "供水管网没有填数。没有进展的，请报“无变化”并选择原因。",
        ),
        (_SUM, "公里", "40", "", "无变化：等待手续", "—", "—"),
        (_SUM, "公里", "40", "40", "无变化：等待手续", "—", "—"),
        (
            _SUM,
            "公里",
            "40",
            "45",
            "无变化：等待手续",
            _HARD,
            "供水管网报“无变化”，但由 40 公里变为 45 公里。请改正其一。",
        ),
        (_MILESTONE, "", "", "", "", "—", "—"),
        (_SUM, "公里", "", "5", "数据日期：2026-04-02", "—", "—"),
        (
            _SUM,
            "公里",
            "",
            "5",
            "数据日期：2026-04-03",
            _HARD,
            "供水管网的数据日期2026年4月3日晚于今天。请改为已经发生的日期。",
        ),
        (_RATE, "户", "", "5", "应办数：0", _HARD, "供水管网的应办数应大于零，现为 0。请改正。"),
        (_PHYSICAL, "%", "70", "100", "", "—", "—"),
        (
            _PHYSICAL,
            "%",
            "70",
            "100.5",
            "",
            _HARD,
            "供水管网的形象进度为 100.5%，不能超过 100%。请改正。",
        ),
    ),
)
