"""候选条目 — which numbered entries are items, which only group them, which are requirements.

A set of siblings is judged together: items have units, leaders, deadlines or amounts of work;
requirements speak of what units must do, report and check.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from shishi.reading.lines.labels import UNIT_ROLES, Field, Label
from shishi.reading.lines.marks import number_of
from shishi.reading.lines.outline import Entry, Kind, Range, is_requirement_heading

_OWNED = frozenset({*UNIT_ROLES, Field.PERSON, Field.MIXED, Field.DEADLINE})
_BRACKETED_DUTY = re.compile(
    r"[（(〔\[【][^（()）〔〕]{0,80}(?:牵头|配合|负责|★|主办|协办|承办)|由[^，。；\n]{2,30}牵头"
)
_AMOUNT = re.compile(
    r"\d[\d.,]*(?:[万亿千百余多几]{0,3})(?:公里|千米|平方|立方"
    r"|万?[个户人名套台件座处所家辆张条项亩米元吨场次艘栋间口株棵盏路组块公%％]|km|㎡)"
    r"|[一二两三四五六七八九十]{1,3}[座所处个条项栋辆台]"
)
_REQUIREMENT_TITLE = re.compile(
    r"(?:切实|进一步|全面|强力|着力|坚决|持续|主动|自觉|广泛)?(?:加强|强化|压实|压紧|落实|明确|严格"
    r"|严肃|严明|严控|严管|加大|狠抓|注重|接受|健全|完善|建立|统筹|从严|公开|做好|抓好|抓实|提高"
    r"|统一|营造|靠前|倒排|挂图|细化|制定|科学|精心|密切|深入|保障|广泛|实行|坚持|畅通|形成|凝聚"
    r"|拓宽|夯实|树牢|增强|把握|聚焦)"
    r"[^，。：]{0,8}(?:领导|责任|调度|督导|督查|督办|考核|问效|问责|监督|监管|宣传|公开|透明|协调"
    r"|配合|协作|联动|投入|推进|机制|前期|纪律|奖惩|资金|作战|检查|认识|方案|站位|进度|氛围"
    r"|信息报送|报送|组织实施|台账|舆论|引导|落实|管理|保障|要素|部署|实施|分工|渠道|力度|合力|质量"
    r"|实效|作风|时效|政策|步伐|意识|担当)"
    r"|(?:责任|工作|组织|资金|要素|监督|宣传|制度|机制)[^，。：]{0,4}(?:落实|保障|到位|领导|推进"
    r"|督查|考核|机制)|挂图作战|靠前服务|公开透明|接受监督|信息报送|严格考核|征集[^，。]{1,6}"
    r"|有关事项|其他事项|报名[^，。]{1,6}|投标[^，。]{1,8}|招标[^，。]{1,6}|文件获取|递交截止"
)
_REQUIREMENT_WORDS = re.compile(
    r"(?=[各督约通年绩工总报问专高第要不严挤挪统责])(?:各(?:责任|牵头|配合|有关|相关|承办|实施)(?:县领导|领导|单位|部门)|督查室|督查中心|约谈|通报"
    r"|年度综合考核|绩效考核|工作台账|总台账|报送|问责|督办单|专项督查|高度重视|第一责任人"
    r"|要(?=[^求素闻点塞])|不得|严禁|挤占|挪用|统筹协调|责任追究)"
)
_DATED = re.compile(r" ?(?:20\d\d年)?\d{1,2}月\d{1,2}日(?!之?前|起|以前)")  # news of a day
_FRONT = 1500  # characters in which the number of items is announced
_ANNOUNCED = re.compile(
    r"(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:大|件|项)”?(?:重点|重大|惠民|为民|便民|民生|民心|实事)"
    r"|(?:实事|工程|项目)(\d{1,2}|[一二两三四五六七八九十]{1,3})[件项]"
)
_SENTENCE = re.compile(r"[。；;]|[，,][^，,\n]{6}")
_OPENS_LIST = re.compile(r"(?:[：:]|包括|如下|分别是|分为) *$")
_GROUP_WORDS = re.compile(
    r"(?:项目|任务|实事|工程|类|方面|领域|完成|推进|滞后|慢|快|开工|竣工|分工|分解|内容|安排|序时"
    r"|情况|进展|正常|清单)[：:]?(?:[（(][^）)]*[）)])? *$"
)


class Candidate(NamedTuple):
    """An entry taken for an item: `[start, end)` with its sub-items, the place where its text
    begins, the headings over it, and its name where that is known."""

    entry: Entry
    start: int
    body: int
    end: int
    heads: tuple[Range, ...] = ()
    name: Range | None = None


class Evidence:
    """What speaks for an item, found once for the whole text."""

    def __init__(self, text: str, found: Sequence[Label]) -> None:
        self.text = text
        self._labels = {label.start for label in found}
        self._starts = [label.start for label in found if label.field in _OWNED]

    def labelled(self, start: int, end: int) -> bool:
        """Whether a unit, a leader or a deadline is given in the range."""
        at = bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] < end:
            return True
        return bool(_BRACKETED_DUTY.search(self.text, start, end))

    def opens_field(self, entry: Entry) -> bool:
        """Whether the entry is a label with its value (□ 时限：9月底前)."""
        place = entry.body
        while place < entry.end and self.text[place] in " \t":
            place += 1
        return place in self._labels

    def measured(self, start: int, end: int) -> bool:
        return bool(_AMOUNT.search(self.text, start, end))

    def required(self, entry: Entry) -> bool:
        """Whether the entry reads like a requirement on units, not like an item."""
        titled = _REQUIREMENT_TITLE.fullmatch(entry.title)
        if not titled and self.labelled(entry.body, entry.end):
            return False
        found = _REQUIREMENT_WORDS.finditer(self.text, entry.body, entry.end)
        words = {word.group() for word in found}
        if titled:
            return bool(words) or not self.measured(entry.body, entry.end)
        return len(words) >= 3


def candidates(
    text: str, found: Sequence[Entry], all_labels: Sequence[Label], beside_tables: bool = False
) -> list[Candidate]:
    """The items among the entries, in order; beside tables only those with units or deadlines."""
    evidence = Evidence(text, all_labels)
    merging = _merging_styles(found, evidence)
    sets: dict[tuple[int, str], list[Candidate]] = {}
    for candidate in _walk([e for e in found if e.parent is None], (), evidence, merging):
        key = (id(candidate.entry.parent), candidate.entry.style)
        sets.setdefault(key, []).append(candidate)
    kept = [
        one
        for group in sets.values()
        if _are_items(group, evidence, beside_tables)
        for one in group
    ]
    return sorted(kept, key=lambda candidate: candidate.start)


def _walk(
    siblings: Iterable[Entry], heads: tuple[Range, ...], evidence: Evidence, merging: set[str]
) -> Iterator[Candidate]:
    for entry in siblings:
        if entry.kind in (Kind.NOTE, Kind.STOP):
            continue
        if is_requirement_heading(entry.title):
            continue
        if entry.kind is Kind.HEADING or (entry.children and not _holds(entry, evidence, merging)):
            own = (entry.body, entry.own_end)
            yield from _walk(entry.children, (*heads, own), evidence, merging)
        elif entry.mark:
            yield Candidate(entry, entry.start, entry.body, entry.end, heads)


def _holds(entry: Entry, evidence: Evidence, merging: set[str]) -> bool:
    """Whether an entry with children is an item and they are its parts."""
    text = evidence.text
    own = text[entry.body : entry.own_end]
    if entry.mark and all(child.style == "being" for child in entry.children):
        return True
    fields = sum(evidence.opens_field(child) for child in entry.children)
    if fields * 2 > len(entry.children):
        return True
    if any(evidence.labelled(child.start, child.end) for child in entry.children[:-1]):
        return False
    if _OPENS_LIST.search(own.rstrip()) and not _GROUP_WORDS.search(own.rstrip("：: \n")):
        return True
    if entry.style in merging:
        return True
    sentence = _SENTENCE.search(own)
    return bool(sentence) and (
        evidence.labelled(entry.body, entry.own_end) or evidence.measured(entry.body, entry.own_end)
    )


def _merging_styles(found: Sequence[Entry], evidence: Evidence) -> set[str]:
    """Styles whose entries give units and deadline once, behind their last sub-item, or of which
    there are as many as the plan announces items."""
    votes: dict[str, list[bool]] = {}
    parents, children = Counter[str](), Counter[str]()
    for entry in found:
        if not entry.children or not entry.mark:
            continue
        parents[entry.style] += 1
        children[entry.style] += len(entry.children)
        if len(entry.children) >= 2:
            given = [evidence.labelled(child.start, child.end) for child in entry.children]
            votes.setdefault(entry.style, []).append(given[-1] and not any(given[:-1]))
    merging = {s for s, said in votes.items() if len(said) >= 2 and sum(said) * 2 > len(said)}
    announced = _announced(evidence.text)
    merging |= {style for style, number in parents.items() if number == announced >= 2}
    return merging - {s for s, n in children.items() if n == announced != parents[s]}


def _announced(text: str) -> int:
    """How many items the title or the first sentences announce (十件民生实事); 0 when none."""
    said = _ANNOUNCED.search(text, 0, _FRONT)
    return number_of((said[1] or said[2]).replace("两", "二")) if said else 0


def _are_items(group: Sequence[Candidate], evidence: Evidence, beside_tables: bool) -> bool:
    """Whether a set of siblings are items."""
    labelled = sum(evidence.labelled(one.start, one.end) for one in group)
    required = sum(evidence.required(one.entry) for one in group)
    if sum(bool(_DATED.match(evidence.text, one.body)) for one in group) * 2 > len(group):
        return False
    if beside_tables and (required or labelled * 2 < len(group)):
        return False
    if labelled * 2 >= len(group):
        return required * 2 <= len(group) or labelled > required
    measured = sum(evidence.measured(one.body, one.end) for one in group)
    return measured * 2 >= len(group) and required * 2 < len(group)
