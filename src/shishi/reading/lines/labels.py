"""标签 — the words before a colon that say what follows: 责任单位, 牵头领导, 完成时限 …

The lists are the vocabulary of plans, ledgers and task sheets (domain paper §3.6). The heads of
table columns use the same words.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from shishi.rules.parties import UnitRole


class Field(StrEnum):
    """What a label announces."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SUPERVISE = "supervise"
    PERSON = "person"
    MIXED = "mixed"  # 责任单位及责任人
    DEADLINE = "deadline"
    CONTENT = "content"
    PROGRESS = "progress"
    NEXT = "next"  # 下步计划, 存在问题
    MONEY = "money"
    TITLE = "title"
    OTHER = "other"  # 建设地点, 联系电话


UNIT_ROLES = MappingProxyType(
    {
        Field.LEAD: UnitRole.LEAD,
        Field.RESPONSIBLE: UnitRole.RESPONSIBLE,
        Field.SUPPORT: UnitRole.SUPPORT,
        Field.SUPERVISE: UnitRole.SUPERVISE,
    }
)

_BODY = "(?:责任)?(?:单位|部门|主体|机构|方|科室|处室|股室|站所|镇街|乡镇)"
_LEVEL = "(?:[市县区州旗乡镇省](?:级|直|政府)?|乡镇)?"
_DUTY = (
    "(?:牵头|责任|分管|主管|包联|包抓|包保|包挂|包案|联系|联挂|挂联|挂点|挂包|挂钩|挂帅|挂牌|分包"
    "|督办|督导"
    "|协管|协调|主抓|领办|负责|具体|第一|直接|落实|总)"
)

_KIND = (
    "(?:本?年度|全年|当年|工作|具体|主要|总体|项目|工程|实事|民生|建设|实施|服务|绩效|重点"
    "|办理|推进)"
)
_PLANNED = "(?:计划|预计|拟|力争|确保|承诺|最迟|最晚|全面|全部|正式|要求)?"
_ENDS = (
    "(?:办结|办妥|办成|完成|完工|竣工|交付|投用|投运|投产|建成|收官|见效|达产|达标|销号|交账|验收|兑现|开业|通车"
    "|通水|上线)"
)
_AIM = "(?:目标|任务|内容|规模|举措|措施|指标)"

WORDS: tuple[tuple[Field, str], ...] = (
    (
        Field.MIXED,
        rf"(?:牵头|责任){_BODY}(?:及|和|、|/)(?:其)?(?:主要|具体|直接)?(?:责任人|负责人|领导"
        rf"|联系人)"
        r"|责任(?:单位)?[（(](?:责任)?人[）)]|责任分工|任务分工|职责分工",
    ),
    (
        Field.LEAD,
        rf"{_LEVEL}(?:总?牵头|主办|主体责任|主要责任|第一责任|主责|首要责任|牵头责任"
        rf"|主要承办){_BODY}"
        rf"|主体责任|主要责任|{_LEVEL}牵头|主办|主责",
    ),
    (
        Field.SUPPORT,
        rf"{_LEVEL}(?:主要|共同)?(?:配合|协办|协同|协作|协助|参与|参加|支持|会办|配合责任|协同责任"
        rf"|协同配合|责任配合)"
        rf"{_BODY}|协同责任|配合责任|配合|协办|协同|协作|协助|会办|参与",
    ),
    (Field.SUPERVISE, rf"{_LEVEL}(?:督办|督查|督导|监督|监管|跟踪督办){_BODY}|督办|督查|督导"),
    (
        Field.RESPONSIBLE,
        rf"{_LEVEL}(?:其他|其它|共同|具体|主要|相关)?(?:责任|主管|承办|实施|落实|建设|法人|业主"
        rf"|执行"
        rf"|承担|负责|完成|组织实施|项目"
        r"|项目实施|项目建设|项目法人|项目业主|项目责任|工作责任|经办|承接|代建|立项|包保|包抓)"
        rf"(?:单位|部门|主体|机构|业主|科室|处室|股室|站所|镇街|乡镇)(?:[（(]部门[）)])?|法人|业主"
        rf"|{_LEVEL}(?:直)?(?:有关|相关)(?:单位|部门)|承办|责任|业主",
    ),
    (
        Field.PERSON,
        rf"{_LEVEL}{_DUTY}?{_LEVEL}(?:责任|分管|包联|牵头)?领导(?:同志|干部)?|[一-龥]{{1,6}}领导"
        rf"|{_LEVEL}{_DUTY}(?:常务)?副?(?:县长|区长|市长|镇长|乡长|局长|书记|主任)"
        rf"|{_LEVEL}(?:政府)?(?:办)?{_DUTY}?(?:责任人|负责人|联系人|联络员|联络人|经办人|填报人"
        rf"|牵头人|承办人|协管员|督办人|包联人|包抓人|分管人)"
        r"|(?:部门|单位|项目|具体|主要|直接|现场|第一|乡镇|牵头单位|责任单位)(?:主要|分管|责任"
        r"|具体)?(?:负责人|责任人|领导|联系人|联络员)",
    ),
    (
        Field.DEADLINE,
        r"(?:计划|预计|拟|要求|最迟|全面|总体)?(?:完成|办结|办理|完工|竣工|交付|投用|建成|达标|整改"
        r"|销号|结束|实施|建设|推进|落实|工作|任务|办成)"
        r"(?:时限|时间|期限|日期|时间节点|时限要求|时间要求|节点|年限|周期|进度要求|目标时间)"
        r"|开工[—–~～至-]+(?:完工|竣工)(?:时间|日期)?|起止(?:时间|年限|日期|年月)|时限要求|时间要求"
        r"|时限|时间安排|时间节点|进度要求|进度安排|工期要求|建设工期|计划工期"
        r"|工期|期限|限期|时间|要求|完成时间（时限）|何时完成"
        rf"|{_PLANNED}{_ENDS}(?:于|节点|期|日|时点|年月)?|最迟|最晚|截止(?:时间|日期)?|节点|时点|时效"
        r"|进度(?:目标|节点)",
    ),
    (
        Field.TITLE,
        r"(?:民生)?(?:项目|工程|实事|任务|事项|工作)名称|名称|[一-龥]{1,6}名称|(?:项目|实事"
        r"|指标)类?别?名称",
    ),
    (
        Field.PROGRESS,
        r"(?:目前|当前|截至目前|工作|项目|任务|最新|实际|本月|累计)?(?:进展|完成|推进|落实|实施"
        r"|进度)(?:情况|程度)|(?:工作|目前|当前|形象)?(?:进展|进度)"
        r"|累计完成|已完成",
    ),
    (
        Field.NEXT,
        r"(?:存在)?(?:的)?(?:主要)?问题(?:及原因)?|存在(?:的)?困难|(?:下一?步"
        r"|下阶段)(?:的)?(?:工作)?(?:计划|打算|措施|安排|举措|工作)?"
        r"|需(?:要)?协调(?:解决)?(?:的)?(?:事项|问题)",
    ),
    (
        Field.MONEY,
        r"(?:计划|项目|估算|概算|预算|年度|所需|预计|概算)?(?:总)?(?:投资|资金|经费)(?:估算|概算"
        r"|规模|额|安排|需求|来源|预算|总额|及来源)?(?:（万元）|\(万元\))?",
    ),
    (
        Field.CONTENT,
        rf"{_KIND}*{_AIM}(?:[及和与、/]?{_KIND}*(?:{_AIM}|要求|标准)){{0,2}}|主要包括|项目概况",
    ),
    (
        Field.OTHER,
        r"(?:建设|实施|项目|具体)?(?:地点|地址|位置|范围|区域|对象|性质|依据|类别|类型)"
        r"|受益(?:对象|范围|群众)|惠及(?:对象|范围)|联系(?:电话|方式)|电话|备注|资金渠道",
    ),
)
_Told = tuple[Field, str]  # what a label announces, and its word
_FIELDS = MappingProxyType({field.value: field for field in Field})
_ANY = "|".join(f"(?P<{field.value}>{words})" for field, words in WORDS)
_NOTE = r"(?:[（(][^（）()\n]{0,10}[）)])?"
_WITH_COLON = re.compile(rf"(?:{_ANY}){_NOTE} ?[:：]")
_BOXED = re.compile(rf"[【〔\[](?:{_ANY}){_NOTE}[】〕\]] ?[:：]?")
_AT_LINE = re.compile(rf"(?:{_ANY})(?=[ \t]+[^ \t\n]|[ \t]*\n)")
_WHOLE = re.compile(rf"(?:{_ANY}){_NOTE}")
_COLON = re.compile(r"[:：【〔\[]")
_BOXES = frozenset("【〔[")
_REACH = 24  # characters: the longest label with its note
# Labels without a colon stand before a gap or the end of the line; most lines have neither so near,
# or a sign or digit before it that no label has.
_ALONE = rf"[ \t]*(?=[^ \t\n:：，。；\d]{{2,{_REACH}}}[ \t\n])"
_FIRST_LINE, _FURTHER_LINE = re.compile(_ALONE), re.compile(rf"\n{_ALONE}")
_SHORT = frozenset(
    "时限 期限 工期 牵头 主办 协办 配合 承办 目标 内容 任务 名称 责任人 负责人 联系人".split()
)
_EDGES = frozenset(" \t\n。；;，,、（(〔[【）)】〕]|｜：:*★•·-—“”》’")
_EDGE = re.compile(rf"[{re.escape(''.join(sorted(_EDGES)))}]")
_BEHIND_NOTE = frozenset("、，,；;）)")  # 县水利局〔牵头〕、…: a note behind a name


class Label(NamedTuple):
    """A label and the place where its value begins. Offsets into the view."""

    field: Field
    word: str
    start: int
    end: int


def labels(text: str, start: int, end: int) -> list[Label]:
    """All labels in `[start, end)`, in order, none inside another."""
    found = list(_colon_labels(text, start, end))  # in order
    alone = list(_line_labels(text, start, end))
    if alone:
        found = sorted((*found, *alone), key=lambda label: (label.start, -label.end))
    kept: list[Label] = []
    for label in found:
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
    return kept


def _colon_labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Labels with a colon, or in a box of their own (【责任单位】)."""
    known: dict[str, _Told | None] = {}  # the same few come back again and again
    floor = start
    for colon in _COLON.finditer(text, start, end):
        at = colon.start()
        if text[at] in _BOXES:
            boxed = _BOXED.match(text, at, end)
            if boxed and text[boxed.end() : boxed.end() + 1] not in _BEHIND_NOTE:
                yield _label(boxed, at)
                floor = boxed.end()
        elif at >= floor:  # the colon behind a box belongs to it
            label = _label_before(text, max(floor, at - _REACH), at, known)
            if label:
                yield label
            floor = at + 1


def _label_before(
    text: str, floor: int, colon: int, known: dict[str, _Told | None]
) -> Label | None:
    """The longest label that ends at the colon and begins after an edge, or anywhere when it is
    of four to six characters."""
    floor = max(floor, text.rfind("\n", floor, colon) + 1)
    if text[colon - 1] not in "）) ":  # only in a note, before its bracket, a label has a stop
        floor = max(floor, text.rfind("。", floor, colon) + 1, text.rfind("，", floor, colon) + 1)
    words = text[floor:colon]
    told = _USUAL.get(words) or known.get(words)
    if told:
        return Label(*told, floor, colon + 1)
    after_edges = [edge.end() for edge in _EDGE.finditer(text, floor, colon)]
    near = range(max(floor, colon - 6), colon - 3)
    for at in sorted({floor, *after_edges, *near}):
        if text[at] in _EDGES:
            continue
        words = text[at:colon]
        if words not in known:
            known[words] = _named(_WHOLE.fullmatch(words.removesuffix(" ")))
        told = known[words]
        if told:
            return Label(*told, at, colon + 1)
    return None


def _line_labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Labels without a colon: alone in a line, or before a gap at the start of a line."""
    before = max(start - 1, 0)  # the line feed before the first line belongs to the line above
    opening = None if start else _FIRST_LINE.match(text, 0, end)
    for line in (*([opening] if opening else []), *_FURTHER_LINE.finditer(text, before, end)):
        found = _AT_LINE.match(text, line.end(), end)
        if found and (found.end() - found.start() >= 4 or found.group() in _SHORT):
            yield _label(found, found.start())


def _label(found: re.Match[str], start: int) -> Label:
    name = found.lastgroup or Field.OTHER.value
    return Label(_FIELDS[name], found[name], start, found.end())


def _named(found: re.Match[str] | None) -> _Told | None:
    """What a label announces, and its word without note and colon."""
    name = found.lastgroup if found else None
    return (_FIELDS[name], found[name]) if found and name else None


# The labels most plans use: known without a search.
_USUAL = MappingProxyType(
    {
        word: told
        for word in (
            "责任单位 牵头单位 配合单位 主办单位 协办单位 承办单位 实施单位 责任部门 牵头部门"
            " 配合部门 责任分工 责任领导 责任县领导 牵头领导 分管领导 分管县领导 挂点领导"
            " 包联领导 责任人 负责人 联系人 完成时限 完成时间 完成期限 时限要求 建设地点"
            " 建设内容 主要内容 工作内容 目标任务 工作目标 任务 内容 投资 总投资 资金来源"
            " 项目名称 实事名称 工程名称 任务名称"
        ).split()
        if (told := _named(_WHOLE.fullmatch(word)))
    }
)


def field_of(head: str) -> Field | None:
    """The field that a whole phrase names, None when it names none."""
    usual = _USUAL.get(head)
    if usual:
        return usual[0]
    found = _WHOLE.fullmatch(head)
    return _FIELDS[found.lastgroup] if found and found.lastgroup else None


def is_usual(word: str) -> bool:
    """Whether the word is a label that plans use as it stands (责任单位, 完成时限)."""
    return word in _USUAL


def starts_with_label(line: str) -> bool:
    if line[:1] in _BOXES:
        return _BOXED.match(line) is not None
    colon = _COLON.search(line, 0, _REACH)
    if colon and colon.group() not in _BOXES and line[: colon.start()] in _USUAL:
        return True
    if colon and _WITH_COLON.match(line):
        return True
    return bool(_FIRST_LINE.match(line + "\n") and _AT_LINE.match(line + "\n"))
