"""对象 — what a figure measures, in the words of the source, short and readable.

The words stand before the number (新建排水管网15000米), after it (20辆新能源公交车), or with an
earlier figure of the same list (27条61.3千米). Verbs that say nothing of the object (完成, 购置)
are left out; those that tell the work (新建, 改造) stay.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shishi.reading.candidates import Candidate
from shishi.reading.measure_words import MeasureKind
from shishi.reading.phrases import last


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured and where its words stand; `words` may join an earlier subject."""

    words: str
    start: int
    end: int


_LONGEST = 22  # characters; a longer phrase is cut to its last part
_WINDOW = 60
_STOP = re.compile(r"[，,。；;：:！？!?\n\t|“”「」]")
_WORK = (
    "新(?:[（(][^（()）]{1,4}[）)])?[改扩迁]?建|新[增设改购添植]|改扩?建(?![筑议])|扩建|改造|更新|更换|提升|提质|加固|维修|修缮|清淤|疏浚"
    "|整治|治理|延伸|铺设|敷设|续建|迁建|重建|修建|翻建|加装|增设|拆除|补植|绿化|硬化|亮化|打通"
)
_LIGHT = (
    "(?:全面|全年|力争|确保|计划|预计|同步|同时|进一步|积极|继续|累计|共计?|总计|合计|分别|其中|以及|并|再|拟|将|再次|免费|用于|主要|年内|全县|全市|全区)"
    "|完成|实施|开展|推进|进行|购置(?:投运)?|采购|安装(?:投运)?|配[备置]|建成|建设|打造|发放|提供|组织|举办|设[立置](?!机构)|创建|实现|落实|投放|投入|投运"
    "|布设|解决|引进|选派|招[聘收录]|为(?!民)|对|在|把|给|向|由|从|让|使|按(?:照)?|各|每(?!处|个|座|所)|建(?=\\Z)|达到?|提高[到至]?|增[加至]到?|控制在|保持在?"
    "|稳定在|含|包括|共|不少于|用"
)
_TAIL = re.compile(
    r"(?:(?:分别|合计|共计?|总计|累计|均|各|约|达到?|达|为|是|有|由|从|到|至|在|以|需|计|[:：]|数量|总量(?=为)|不低于|力争|确保|预计|控制|保持|稳定|维持"
    r"|(?:提高|提升|增加|增长|上调|下降|降低|减少|压缩|缩短|降|增|扩大|延长)(?:到|至|为|了)?|进行|的|[（(]|\s)+)\Z"
)
_LEAD = re.compile(rf"(?:{_LIGHT}|[、，和及与（）()\s·]|”)+")
_LAST_WORK = re.compile(rf"(?:{_WORK})[、和]?(?=[^、，]{{2,}})")
_LAST_LIGHT = re.compile(
    "完成|实施|开展|购置(?:投运)?|采购|安装|配[备置]|建成|打造|发放|提供|举办|设[立置]|布设|投放|新设|设有|组织|惠及|招收|资助(?=[^，]{2,})|选派|更换为"
)
_ONLY_WORK = re.compile(rf"(?:{_WORK}|{_LIGHT}|[、和及与])*\Z")
_AFTER_OBJECT = re.compile(r"[^，,。；;：:！？!?\n\t|、（）()\d的]{1,20}")
_AFTER_VERB = re.compile(
    rf"{_WORK}|(?:完成|实施|开展|购置|配[备置]|建成|打造|提供|进行|发放|实现|达到|设(?!施|备)|创|各|共|每|为|并|免费|投入使用|投用|到位|以上|以内|以下|左右|建设(?=\Z)|和|与|及)"
)
_PEOPLE = frozenset({"人", "户", "名", "人次", "人口"})
_BRACKETED = re.compile(r"[（(][^（()）]{0,30}[）)]")
_PLACE = re.compile(r"(?:城区|农村|城镇|城市|乡镇|镇区|村级|[一-鿿]{1,6}[镇乡县区市村街道社区])\Z")


def subjects(text: str, found: Sequence[Candidate], totals: dict[int, int]) -> list[Subject | None]:
    """The subject of every figure, None where the text names nothing."""
    result: list[Subject | None] = []
    edge = 0  # end of the last figure that is no trap
    earlier: Subject | None = None
    for place, candidate in enumerate(found):
        if candidate.reason:
            result.append(None)
            continue
        subject = _before(text, edge, candidate) or _after(text, found, place)
        total = totals.get(place)
        if subject is None and earlier and candidate.start - edge <= _LONGEST:
            subject = earlier
        elif subject and total is not None:
            subject = _joined(subject, result[total])
        result.append(subject)
        edge, earlier = candidate.end, subject
    return result


def _before(text: str, edge: int, candidate: Candidate) -> Subject | None:
    """The phrase that ends at the number."""
    start = max(edge, candidate.start - _WINDOW)
    stop = last(_STOP, text, start, candidate.start)
    start = stop.end() if stop else start
    bracket = text.rfind("（", start, candidate.start)
    if bracket >= 0 and "）" not in text[bracket : candidate.start]:
        start = bracket + 1
    if text[candidate.start - 1 : candidate.start] in ("、", "和", "及", "与", "/", "／"):
        return None
    tail = _TAIL.search(text, start, candidate.start)
    end = tail.start() if tail else candidate.start
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Subject | None:
    """The phrase without light verbs; from its last verb of work when there is one."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    cut = last(_LAST_LIGHT, text, start, end)
    if cut and cut.end() < end:
        start = cut.end()
    if end - start > _LONGEST:
        start = _shortened(text, start, end)
    if end - start < 1 or _ONLY_WORK.match(text, start, end):
        return None
    words = _BRACKETED.sub("", text[start:end]).strip(" 、，（）()·")
    return Subject(words, start, end) if words else None


def _shortened(text: str, start: int, end: int) -> int:
    """Where a long phrase may begin: after its last 的, at its last verb, or so that it fits."""
    work = last(_LAST_WORK, text, start, end)
    if work and 2 <= end - work.start() <= _LONGEST:
        return work.start()
    of = text.rfind("的", start, end - 2)
    return of + 1 if of >= 0 and end - of <= _LONGEST else end - _LONGEST


def _after(text: str, found: Sequence[Candidate], place: int) -> Subject | None:
    """The noun that follows the measure, as far as the next verb."""
    candidate = found[place]
    start = candidate.end
    limit = found[place + 1].start if place + 1 < len(found) else len(text)
    match = _AFTER_OBJECT.match(text, start, limit)
    if not match:
        return None
    end = match.end()
    verb = _AFTER_VERB.search(text, start + 1, end)
    if verb:
        end = verb.start()
    words = text[start:end].strip()
    if not words or _ONLY_WORK.match(words):
        return None
    return Subject(words, start, end)


def _joined(part: Subject, whole: Subject | None) -> Subject:
    """城区 of 老年助餐点: a part named by a place or a verb alone takes the total's noun."""
    if whole is None or whole.words in part.words:
        return part
    bare = _ONLY_WORK.match(part.words) or (_PLACE.search(part.words) and len(part.words) <= 6)
    return Subject(part.words + whole.words, part.start, part.end) if bare else part


def implied(candidate: Candidate) -> str:
    """受益97个村寨2.3万余人: persons and households name themselves."""
    return "人口" if candidate.kind is MeasureKind.PERSON and candidate.measure in _PEOPLE else ""
