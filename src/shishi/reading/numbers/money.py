"""资金 — what an amount of money is for one of: 每户3000元, 2000元/户, 人均, 每人每月.

The base is written plainly, 人·月 with the time last. A base said once holds for the amounts
that follow it in the same list (小学每生每年1000元、初中1250元).
"""

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from shishi.reading.numbers import bounds
from shishi.reading.numbers.candidates import Candidate
from shishi.reading.numbers.measure_words import MeasureKind
from shishi.rules.amounts import Bound

_TIME = "学期|学年|季度?|个?月|半年|年|天|日|周|小时|期|学时|课时|工作日|晚"
_THING = (
    "㎡|m²|m2|m³|km|人次|人天|千瓦时|平方米|平方公里|立方米|公里|千米|延米|行政村|自然村|乡镇|社区|小区|家庭|床位|车位|学位|托位|班级|单元|学生"
    "|人|生|户|亩|床|例|站|所|个|座|台|辆|套|处|村|部|件|家|名|位|张|吨|米|棵|株|头|只|羽|条|栋|间|盏|场|餐|度|班|店|点|方|孩|胎"
    "|门|项|单|块|眼|口|车|顿|公顷|团队|师|街道|镇|乡|校|宗|尾|斤|公斤|批|本|册|幅|箱|份|桶|支|梯|次|岗|企业|片|面|组|队|节|首|篇|集|盆|箱|盒|瓶|袋|包|穴|格|孔|辖区|园|馆|院|段|期|亭|柜|井|塘|池"
)
_KINDS = (
    "行政村|自然村|村|乡镇|社区|小区|家庭|站点?|网点|岗位|学生|老人|班级?|学校|企业|镇|乡|街道"
    "|车间|基地|点位?"
)
_ONE = f"{_THING}|{_TIME}"
_EACH = re.compile(rf"每(?:个(?P<kind>{_KINDS})|(?P<one>{_ONE}))")
_BETWEEN = 5  # characters between 每名 and 每月 of one base: 每名教师每月
_AVERAGE = re.compile(
    r"(?:([年月])(?=[人户]))?([户人亩生件床村次站年月日师棵吨])均(?![衡等匀可])([年月](?!龄))?"
)
_MONTHLY = re.compile(r"(月)(?:均|(?:保育|服务|伙食|使用|托|收|缴)?费|租金|工资|补贴|薪)")
_AFTER = re.compile(
    rf"\s?(?:[/／∕]\s?(?P<open>[（(])?|(?=每))每?个?({_ONE})"
    rf"(?:(?:[·•.、/／∕]|\s?(?=每))每?({_ONE}))?(?:(?:[·•.、/／∕]|\s?(?=每))每?({_TIME}))?(?(open)[）)]?)"
)
_OFTEN = re.compile(r"每(年|月|天|学期|学年)[一-鿿]{0,4}\Z")
_PLAIN = MappingProxyType(
    {
        "㎡": "平方米",
        "m²": "平方米",
        "m2": "平方米",
        "m³": "立方米",
        "km": "公里",
        "季度": "季",
        "个月": "月",
        "学生": "生",
        "家庭": "户",
        "老人": "人",
        "度": "千瓦时",
    }
)
_YEARLY = re.compile("(?:年度|全年)[一-鿿]{0,5}\\Z")
_TIME_WORD = re.compile(_TIME)
_GRANT = (
    "(?:一次性|给予|予以|按|补助|补贴|奖补|奖励|发放|资助|优惠|最高|标准|为|收取|缴纳|减免|提供)"
)
_GRANTED = re.compile(f"{_GRANT}{{0,3}}")
_TOUCHING = re.compile(rf"每([一-鿿]{{1,2}}?){_GRANT}{{0,3}}\Z")
_INVESTED = re.compile(
    r"(?<![均成位计])(?:(?:计划|概算|估算|预计|项目)?总投资额?|(?<![一-鿿])投资)(?:为|：)?\Z"
)
_STOP = "[，,。；;！？\n\t|（(]"
_STOPPED = re.compile(_STOP)
_TO_STOP = re.compile(f"(?s:.*){_STOP}")  # to the last of them
_MONEY = MeasureKind.MONEY
_LARGE = 10**4  # yuan; 每年 before a larger sum says when it is paid, not what for
_WINDOW = 26  # characters before an amount in which its base stands
_NEW_SUM = re.compile(r"[共总合需投拨票价]|资金|经费|贷款|。|；|;|\n")


class _Base(NamedTuple):
    """What an amount is per, empty for a plain sum, and where the words that touch it reach."""

    per: str
    start: int
    end: int
    bound: Bound = Bound.EXACT


def with_bases(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those of money with their base and the words of it that touch them."""
    result: list[Candidate] = []
    before: Candidate | None = None
    for candidate in found:
        if candidate.kind is not _MONEY or candidate.reason:
            result.append(candidate)
            continue
        base = _base(text, candidate, before.end if before else 0)
        per = base.per
        if not per and before and _continues(text, before, candidate):
            per = before.per
        before = candidate._replace(
            start=base.start,
            end=base.end,
            per=per,
            bound=bounds.stronger(candidate.bound, base.bound),
        )
        result.append(before)
    return result


def _continues(text: str, before: Candidate, candidate: Candidate) -> bool:
    """Whether the amount goes on in the list of the one before, and so shares its base."""
    if candidate.start - before.end > _WINDOW or _NEW_SUM.search(text, before.end, candidate.start):
        return False
    scaled = "万亿"
    plain = not any(text[c.stop - 2] in scaled for c in (before, candidate))
    return plain or not _STOPPED.search(text, before.end, candidate.start)


def _base(text: str, candidate: Candidate, edge: int) -> _Base:
    after = _AFTER.match(text, candidate.end)
    if after:
        per = _written(*after.groups()[1:])
        often = _OFTEN.search(text, max(edge, candidate.start - 8), candidate.start)
        if often and not _TIME_WORD.search(per):
            per = f"{per}·{often[1]}"
        return _Base(per, candidate.start, after.end())
    start = max(edge, candidate.start - _WINDOW)
    stop = _TO_STOP.match(text, start, candidate.start)
    start = stop.end() if stop else start
    window = text[start : candidate.start]
    each, average = _each(window) if "每" in window else None, _average(window)
    if each and not set(average) <= set(each.per.split("·")):
        per = _written(*dict.fromkeys([*each.per.split("·"), *average]))
        return _Base(per, candidate.start, candidate.end)
    if each and not (candidate.value >= _LARGE and _TIME_WORD.fullmatch(each.per)):
        return _with_each(text, candidate, start, each)
    touching = _TOUCHING.search(window) or _INVESTED.search(window)
    per = touching[1] if touching and touching.re is _TOUCHING and not each else _written(*average)
    return _Base(per, start + touching.start() if touching else candidate.start, candidate.end)


def _with_each(text: str, candidate: Candidate, start: int, each: _Base) -> _Base:
    """The base of 每…; its words are quoted where they touch the amount, as is their bound."""
    window = text[start : candidate.start]
    per = each.per
    if not _TIME_WORD.search(per) and _YEARLY.search(window, 0, each.start):
        per = f"{per}·年"
    bound, edge = bounds.before(text, start + each.start)
    touches = _GRANTED.fullmatch(window, each.end)
    return _Base(per, edge if touches else candidate.start, candidate.end, bound)


def _average(window: str) -> list[str]:
    """户均, 人均年, 月保育费: the parts of a base said by an average or a monthly charge."""
    found = _AVERAGE.search(window) or _MONTHLY.search(window)
    return [part for part in dict.fromkeys(found.groups()) if part] if found else []


def _each(window: str) -> _Base | None:
    """The last 每… of the words before an amount: 每名教师每月, with its place in them."""
    chain: list[re.Match[str]] = []
    for each in _EACH.finditer(window):
        if chain and each.start() - chain[-1].end() > _BETWEEN:
            chain = []
        chain.append(each)
    if not chain:
        return None
    per = _written(*(each["kind"] or each["one"] for each in chain[-3:]))
    return _Base(per, chain[0].start(), chain[-1].end())


def _written(*parts: str | None) -> str:
    """人·月: things first, times last, each in its plain word."""
    plain = [_PLAIN.get(part, part) for part in parts if part]
    joined = "·".join(sorted(plain, key=lambda part: bool(_TIME_WORD.fullmatch(part))))
    return joined.replace("人·次", "人次")
