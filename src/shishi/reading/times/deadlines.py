"""完成时限 — which of the times of an item is its deadline, and which are milestones.

In a place for deadlines (a label, a cell, the bracket at the end) every time counts and the last
is the deadline. Inside sentences only a time by which something is completed or used counts;
times of intermediate steps are milestones.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from shishi.reading.draft import DeadlineDraft, MilestoneDraft
from shishi.reading.source import View
from shishi.reading.times.dates import When, cut_off, whens

FINISH = (
    "完成|完工|竣工|建成|投用|投入|投运|办完|做完|建完|完毕|运行|运营|启用|使用|交付|通车|通水|通气"
    "|通电|贯通|达标|达到"
    "|实现|到位|验收|办结|收尾|销号|兑现|发放|"
    "开园|开学|开课|开放|开馆|点火|供暖|供水|入住|搬迁|落地|上线|全覆盖|见效|执行|施行|实施|清零"
    "|结束|配齐|供应|开通|营业|挂牌|开业|开张|开诊|接诊|开院|收官|达产|投产|完结|试运行|亮灯|建好|修好|办好|办妥"
    "|改完|办成|修通|架通|接通|面世|揭牌|启幕|全覆盖|交账|交底|兑付|发到|打卡|到账|到户|装完|通航|首发|出栏|移交|退出"
    "|覆盖|清偿|结清|到岗|上岗|上架|补齐|销账|脱贫|摘帽|开播|开行|接入|下达|拨付|实行"
)
_FINAL = re.compile(
    rf"(?:^|[^，。；\n]{{0,24}}?)(?:{FINISH})(?!(?:前期|招标|设计|立项|采购|征地|拆迁|勘察|审批"
    rf"|可研|选址|主体|基础|路基|开工|启动|手续|投资|总量|\d+ ?%|百分之)|[^，。；\n]{{0,4}}的(?!$"
    rf"|[，。；]))"
)
_STEP = re.compile(
    r"[^，。；\n]{0,16}?(?:开工|启动|招标|招投标|采购|设计|立项|前期|可研|征地|拆迁|封顶|勘察|选址"
    r"|进场|动工|施工许可|编制|制定|报送|上报|签订|签约|准备|调试|试点)"
)
_STRUCTURE = re.compile(r"[^，。；\n]{0,4}?完成[^，。；\n]{0,6}(?:主体|封顶|路基|基础|土建)")
_DELAYED = re.compile(r"(?:延后至|延期至|推迟至|推迟到|延长至|调整至|顺延至|延至|延后到|延期到)$")
_BUT_TRYING = re.compile(r"(?:力争|争取|确保)[^，。；]{0,4}$")
_EVENT = re.compile(
    r"[一-龥]{2,12}(?:前|后|季|期|期间|时|开展|坚持|推进|结束)(?=$|[，。；;、 \n）)])"
)
_WORDS = re.compile(r"\s*(?P<words>[一-龥]{2,15})[。；;]?\s*")
_CLAUSE = re.compile(r"[，。；;\n（）()]")
_NO_ATTRIBUTE = re.compile(
    r"[^，。；\n]{0,10}(?:建成|投用|完成|竣工|建设|修建|出生|入住|参加|登记|投入使用|交付)(?:投用"
    r"|使用)?的"
)
_AT_ONCE = re.compile(
    r"(?:份)?(?:全面|全部|正式|如期)?(?:建成)?(?:投入使用|投用|完工|竣工|交付|通车|通水|开园|开学"
    r"|启用|建成)"
)
_PART = re.compile(r"其中[^，。；]{0,4}$")
_IN_USE = re.compile(r"(?:全面|全部|正式|统一)*(?:上线|运行|投用|投入使用|启用|开放|运营|通车)")
_TIME_SIGN = re.compile("[年月日季旬节前底]")
_STARTING = re.compile(r"起(?:全面|正式)?(?:执行|施行|实施|实行|发放|生效)$")


class Stage(Enum):
    """What a time in a sentence is the end of."""

    END = "end"  # 完成, 投用
    STRUCTURE = "structure"  # 完成主体: counts where nothing later is said
    LOOSE = "loose"  # 5月1日前 of a deed of another kind: counts where nothing else is said
    STEP = "step"  # 开工, 招标


class Timing(NamedTuple):
    """When an item is due, and the days on the way."""

    deadline: When | None = None
    milestones: tuple[When, ...] = ()
    alternatives: tuple[date, ...] = ()


NO_TIMING = Timing()


def stated(text: str, ranges: Iterable[tuple[int, int]], year: int | None) -> Timing:
    """The times in places that are meant for the deadline; the last one counts."""
    found = [
        when
        for start, end in ranges
        for when in whens(text, start, end, year)
        if not cut_off(text, when)
    ]
    if len(found) > 1:
        found = [one for one in found if not _base_year(one, found)]
    return _timing(text, found)


def worded(text: str, ranges: Iterable[tuple[int, int]]) -> Timing:
    """A place for the deadline that names an event of its own (植树季, 学期结束前)."""
    for start, end in ranges:
        words = _EVENT.search(text, start, end) or _WORDS.fullmatch(text, start, end)
        if words:
            return Timing(When(*words.span(words.lastgroup or 0), None, open_end=True))
    return NO_TIMING


def spoken(text: str, ranges: Iterable[tuple[int, int]], year: int | None) -> Timing:
    """The times in sentences by which something is to be completed or in use."""
    told = [
        (stage, when)
        for start, end in ranges
        if _TIME_SIGN.search(text, start, end)
        for when in whens(text, start, end, year)
        if (stage := _said_of(text, when, start, end, year))
    ]
    if not told:
        return NO_TIMING
    ends, structures, loose, steps = (
        [when for stage, when in told if stage is wanted]
        for wanted in (Stage.END, Stage.STRUCTURE, Stage.LOOSE, Stage.STEP)
    )
    timing = _timing(text, ends or structures or loose)
    before = [*timing.milestones, *steps, *(structures if ends else ())]
    before.sort(key=lambda one: one.start)
    return Timing(timing.deadline, tuple(before), timing.alternatives)


def _said_of(text: str, when: When, start: int, end: int, year: int | None) -> Stage | None:
    """What the time ends: the work, its structure, a step, or none of these."""
    if cut_off(text, when) or (when.on and year and when.on.year < year) or when.open_end:
        return None
    if _NO_ATTRIBUTE.match(text, when.end, end):
        return None
    if _PART.search(text, max(start, when.start - 6), when.start):
        return Stage.STEP
    if _DELAYED.search(text, max(start, when.start - 6), when.start):
        return Stage.END
    if _STARTING.search(text, when.start, when.end):
        return Stage.END
    if text.startswith("起", when.end - 1) and _IN_USE.match(text, when.end, end):
        return Stage.END
    at = _past_comma(text, when, start)
    clause = _CLAUSE.search(text, at, end)
    return _said_behind(text, when, at, clause.start() if clause else end)


def _said_behind(text: str, when: When, at: int, stop: int) -> Stage | None:
    """What the words `[at, stop)` behind a time say that it ends."""
    if _STRUCTURE.match(text, when.end, stop):
        return Stage.STRUCTURE
    if _STEP.match(text, when.end, stop):
        return Stage.STEP
    before = "前" in text[when.start : when.end]
    if when.bare and not before:
        return Stage.END if when.on and _AT_ONCE.match(text, when.end, stop) else None
    if _FINAL.match(text, at, stop):
        return Stage.END
    return Stage.LOOSE if before else None


def _past_comma(text: str, when: When, start: int) -> int:
    """The end of the time, behind the comma where the time opens a sentence (9月底前，完成…)."""
    opens = not text[start : when.start].strip() or text[when.start - 1] in "。；;\n"
    return when.end + 1 if opens and text.startswith("，", when.end) else when.end


def _base_year(when: When, among: Sequence[When]) -> bool:
    """Whether a bare year stands beside a real day (2025年，10月底前)."""
    return (
        when.bare
        and when.on is not None
        and any(other is not when and not other.open_end and not other.bare for other in among)
        and when.end - when.start <= 6
        and when.on.month == 12
        and when.on.day == 31
    )


def _timing(text: str, found: Sequence[When]) -> Timing:
    """The last time is the deadline; a hope for an earlier day (力争10月底) is another day."""
    if not found:
        return NO_TIMING
    if len(found) == 1:
        return Timing(found[0])
    dated = [one for one in found if not one.open_end] or list(found)
    last, others = dated[-1], dated[:-1]
    if others and _BUT_TRYING.search(text, max(0, last.start - 8), last.start):
        first = others[-1]
        if first.on and last.on and last.on < first.on:
            return Timing(first, (*others[:-1], last), (last.on,))
    return Timing(last, tuple(others))


def drafts(view: View, timing: Timing) -> tuple[DeadlineDraft | None, tuple[MilestoneDraft, ...]]:
    """What was found, as drafts with their places in the source."""
    milestones = tuple(
        MilestoneDraft(view.span(one.start, one.end), one.on) for one in timing.milestones
    )
    last = timing.deadline
    if last is None:
        return None, milestones
    span = view.span(last.start, last.end)
    return DeadlineDraft(span, last.on, (*last.others, *timing.alternatives)), milestones
