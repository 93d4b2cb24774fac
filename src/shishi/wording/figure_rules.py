"""数字规则 — the rules of sums, shares, changes and dates, each with its article and an example."""

from shishi.wording import changes, dates, shares, sums
from shishi.wording.findings import Rule, Severity, rule

_ARITHMETIC = "核校常规：合计等于各分项之和，占比等于件数之比"
_POINTS = "统计用语：两个百分数之差用百分点"
_DATE = "GB/T 9704—2012 7.3.5.4；GB/T 15835—2011"
_NUMBERS = "GB/T 15835—2011"
_DOUBT = Severity.DOUBT

FIGURES: tuple[Rule, ...] = (
    rule(
        *("sum", "分项之和", _ARITHMETIC, "分项相加等于合计。", sums.sums),
        wrong="改造小区25个（其中城区18个、乡镇9个）",
        right="改造小区25个（其中城区18个、乡镇7个）",
    ),
    rule(
        *(
            "category",
            "类别不全",
            _ARITHMETIC,
            "分类说明总数的，各类相加覆盖总数。",
            sums.categories,
        ),
        wrong="全县48项民生实事中，已完成20项，滞后6项。",
        right="全县48项民生实事中，已完成20项，正在推进22项，滞后6项。",
        severity=_DOUBT,
    ),
    rule(
        *("share", "占比", _ARITHMETIC, "占比、完成率与件数相符，按末位四舍五入。", shares.shares),
        wrong="全县65项民生实事已完成26项，占42%。",
        right="全县65项民生实事已完成26项，占40%。",
    ),
    rule(
        *("hundred", "占比合计", _ARITHMETIC, "同一总体的各项占比合计为100%。", shares.hundred),
        wrong="建设类占61.5%，政策类占30.8%，其他类占17.7%。",
        right="建设类占61.5%，政策类占30.8%，其他类占7.7%。",
    ),
    rule(
        *("points", "百分点", _POINTS, "比率之差用“个百分点”，比率本身用“%”。", changes.points),
        wrong="开工率92.3%，比上月提高5.1%。",
        right="开工率92.3%，比上月提高5.1个百分点。",
    ),
    rule(
        *("change", "增减", _ARITHMETIC, "增减数等于前后两数之差。", changes.differences),
        wrong="投资完成率61.14%，低于序时进度（62.5%）2.36个百分点。",
        right="投资完成率61.14%，低于序时进度（62.5%）1.36个百分点。",
    ),
    rule(
        *(
            "previous",
            "上期",
            _ARITHMETIC,
            "“上月”“上年”之后写明的，是前一个月、前一年。",
            changes.months,
        ),
        wrong="9月份完成投资1800万元，较上月（7月）增加300万元。",
        right="9月份完成投资1800万元，较上月（8月）增加300万元。",
    ),
    rule(
        *("padded", "月日补零", _DATE, "月、日不编虚位。", dates.padded),
        wrong="2025年09月05日",
        right="2025年9月5日",
    ),
    rule(
        *("year", "年份简写", _NUMBERS, "年份写全四位。", dates.short_years),
        wrong="25年10月底前",
        right="2025年10月底前",
    ),
    rule(
        *("day", "日期不存在", "历法", "日期是历法上有的日子。", dates.days),
        wrong="9月31日前完成",
        right="9月30日前完成",
    ),
    rule(
        *("weekday", "星期", "历法", "星期与日期相符。", dates.weekdays),
        wrong="2025年9月10日（星期四）",
        right="2025年9月10日（星期三）",
    ),
    rule(
        *("date", "日期写法", _DATE, "正文中的日期用阿拉伯数字和年月日写全。", dates.forms),
        wrong="截至2025-09-30，累计完成投资2.4亿元。",
        right="截至2025年9月30日，累计完成投资2.4亿元。",
    ),
)
