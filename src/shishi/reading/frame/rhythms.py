"""周期 — how often something is done: 每周, 每半月, 每两个月, 每季度末, 6月、11月分别, “月调度”."""

import re
from collections.abc import Iterator

from shishi.reading.draft import MechanismKind

_EVERY = (
    ("semimonthly", r"每半个?月|每两周|每双周|每隔一?周|半月|每旬"),
    ("bimonthly", r"每[两二2]个?月|每双月|双月|每隔一?个?月|隔月"),
    ("semiannual", r"每半年|半年(?=[一至进开召向]|\d)|上、?下半年各|每年(?:两|二|2)次"),
    ("quarterly", r"每个?季度?|按季度?|逐季|季度末"),
    ("weekly", r"每周|每星期|按周|逐周"),
    ("monthly", r"每个?月|按月|逐月|月底前?(?=报)|次月\d"),
    ("yearly", r"每年|年终|年末|年底(?=[由向对进开组邀])"),
)
_TIMES = re.compile("[每旬月季周年]")  # every rhythm has one of these characters
_PATTERNS = tuple((name, re.compile(words)) for name, words in _EVERY)
_MONTH_LIST = re.compile(r"(?:\d{1,2}月(?:底|末|初|[上中下]旬)?前?[、和及]){1,5}\d{1,2}月")
_BY_COUNT = {2: "semiannual", 4: "quarterly", 6: "bimonthly", 12: "monthly"}
_DUE_DAY = re.compile(
    r"(?:每个?月|次月|每季度?(?:首月|末月|第[一三]个?月)?|季[末后]首?月|逢月|月)(?:的)?"
    r"(?:\d{1,2}(?:日|号)?[至到—-])?(?P<day>\d{1,2})(?:日|号)"
)
_SLOGAN_KINDS = {
    "调度": MechanismKind.DISPATCH,
    "跟踪": MechanismKind.DISPATCH,
    "例会": MechanismKind.DISPATCH,
    "会商": MechanismKind.DISPATCH,
    "研判": MechanismKind.DISPATCH,
    "点评": MechanismKind.DISPATCH,
    "推进": MechanismKind.DISPATCH,
    "会办": MechanismKind.DISPATCH,
    "碰头": MechanismKind.DISPATCH,
    "通报": MechanismKind.BULLETIN,
    "晾晒": MechanismKind.BULLETIN,
    "排名": MechanismKind.BULLETIN,
    "报告": MechanismKind.REPORT,
    "报送": MechanismKind.REPORT,
    "汇报": MechanismKind.REPORT,
    "上报": MechanismKind.REPORT,
    "报": MechanismKind.REPORT,
    "汇总": MechanismKind.SUMMARY,
    "督查": MechanismKind.INSPECTION,
    "督导": MechanismKind.INSPECTION,
    "督办": MechanismKind.INSPECTION,
    "检查": MechanismKind.INSPECTION,
    "抽查": MechanismKind.INSPECTION,
    "核查": MechanismKind.INSPECTION,
    "公开": MechanismKind.DISCLOSURE,
    "公示": MechanismKind.DISCLOSURE,
}
_SLOGAN_CADENCES = {
    "周": "weekly",
    "半月": "semimonthly",
    "双周": "semimonthly",
    "旬": "semimonthly",
    "双月": "bimonthly",
    "月": "monthly",
    "季": "quarterly",
    "季度": "quarterly",
    "半年": "semiannual",
    "年": "yearly",
}
_SLOGAN = re.compile(
    r"(?<![\d每个两双上本当全各逐半按隔])[“\"]?(?:[一每](?=.{1,2}[一有]))?"
    r"(?P<period>双周|周|半月|旬|双月|月|季度|季|半年|年)[一有]?(?P<deed>调度|跟踪|例会|会商|研判|点评|推进|会办|碰头|通报|晾晒|排名|报告|报送|汇报|上报"
    r"|汇总|督查|督导|督办|检查|抽查|核查|公开|公示|报(?=[、”\"“制及和]))[”\"]?(?!室|中心|局|一次|会议?)"
)
# What every slogan has in it; sought by its first character, which is fast.
_SLOGAN_SIGN = re.compile("[周旬月季度年][一有]?[调跟例会研点推碰通晾排报汇上督检抽核公]")


def cadence_of(words: str) -> str | None:
    """The rhythm that a clause names, None where it names none or only 定期, 适时."""
    if not _TIMES.search(words):
        return None
    for name, pattern in _PATTERNS:
        if pattern.search(words):
            return name
    months = _MONTH_LIST.search(words)
    if months:
        return _BY_COUNT.get(len(re.findall(r"\d{1,2}月", months.group())))
    return None


def due_day_of(words: str) -> int | None:
    """The day of the month by which it is due: 每月25日前."""
    match = _DUE_DAY.search(words)
    day = int(match["day"]) if match else 0
    return day if 1 <= day <= 31 else None


def slogans(text: str, start: int, end: int) -> Iterator[tuple[MechanismKind, str, int, int]]:
    """(kind, cadence, start, end) of 周调度, “月通报”, 一月一督查."""
    if not _SLOGAN_SIGN.search(text, start, end):
        return
    for match in _SLOGAN.finditer(text, start, end):
        kind = _SLOGAN_KINDS[match["deed"]]
        yield kind, _SLOGAN_CADENCES[match["period"]], match.start(), match.end()
