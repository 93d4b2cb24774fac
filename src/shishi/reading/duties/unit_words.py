"""单位用词 — what the name of a unit or of a group of units looks like."""

import re
from collections.abc import Iterator
from types import MappingProxyType

Place = tuple[int, int]

_MARKS = "、，,；;/\t｜|"  # what stands between the names of a list
_OPENING = "（(〔["
_CLOSING = "）)〕]"
_AROUND = " 　\n\t。.：:"
LISTED = re.compile(f"[^{_MARKS}]+")
"""One name of a list that holds nothing but names and the marks between them."""
NOT_LISTED = "|".join(re.escape(sign) for sign in f"{_OPENING}{_CLOSING} 　\n。.：:")
"""The signs that such a list does not hold, as one pattern."""
_NOTE = re.compile(r"[（(][^（()）]*[）)]$")
_NO_NAME = re.compile("[0-9。：:“”%]")
_SUFFIXES = (
    "局 委 办 厅 部 院 所 站 中心 公司 集团 银行 支行 农商行 信用社 联社 政府 乡 镇 街道 街"
    " 办事处 委员会 会 残联 妇联"
    " 工商联 文联 侨联 科协 团委 团县委 团市委 团区委 团州委 供销社 学校 中学 小学 大学 学院 幼儿园"
    " 医院 卫生院 医疗集团 医共体 大队 支队 总队 中队 队 公路段 段 管理处 处 林场 牧场 农场 场"
    " 合作社 社"
    " 村 社区 居委会 园区 开发区 片区 企业 部门 单位 机构 报社 电视台 融媒体 台 馆 图书馆 专班"
    " 指挥部 办公室 科 股 室 组 厂"
    " 电信 移动 联通 铁塔 邮政 电力 燃气 各县 县区 区县 镇街 街镇 乡镇 旗县 县市 市县 检察院 法院"
    " 工会 商会 协会 学会 基金会 红十字会 档案馆 库 渠首 水务 城投 交投 发改 住建 人社 卫健 教育"
    " 民政 财政 农业农村 气象 总站 总院 分局 运营商 物业".split()
)
GROUP = re.compile(
    r"(?:各|有关|相关|沿线|沿途|沿江|沿河|全县|全市|全区|全体|所涉|涉及|涉农|辖区|县直|市直|区直"
    r"|属地|所在|其他|其它|项目所在|试点|受益|两|三|四|五|六|七|八|九)"
    r".*(?:乡|镇|街|街道|街道办|政府|办事处|委员会|部门|单位|县|区|市|旗|村|社区|园区|企业|学校"
    r"|机构|局|集团|公司|医院|[）)])$|(?:乡镇|街道|镇街|乡镇（街道）|乡镇人民政府)$"
)
"""What a group of units is called, matched from the first sign of the name."""
_BY_LAST = MappingProxyType(
    {
        sign: tuple(one for one in _SUFFIXES if one[-1] == sign)
        for sign in {s[-1] for s in _SUFFIXES}
    }
)
_LAST = frozenset({*_BY_LAST, *"县区市旗）)\n"})
"""The last signs of all names of units and groups: most other words are ruled out by one look."""


def looks_like_unit(name: str) -> bool:
    """Whether a phrase is the name of a unit or of a group of units."""
    name = name.replace(" ", "")
    if name[-1:] not in _LAST:
        return False
    bare = _NOTE.sub("", name) if name.endswith(("）", ")")) else name
    if not 2 <= len(bare) <= 24 or _NO_NAME.search(bare):
        return False
    bare = bare.removesuffix("\n")
    return bare.endswith(_BY_LAST.get(bare[-1], ())) or GROUP.match(name) is not None


def _signs(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks + _OPENING + _CLOSING)}]")


_SIGNS = _signs(_MARKS)


def pieces(text: str, start: int, end: int, marks: str = _MARKS) -> Iterator[Place]:
    """Parts of `[start, end)` between `marks` outside brackets, without space around them."""
    signs = _SIGNS if marks == _MARKS else _signs(marks)
    depth, at = 0, start
    for sign in signs.finditer(text, start, end):
        place = sign.start()
        if text[place] in _OPENING:
            depth += 1
        elif text[place] in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            first, last = trimmed(text, at, place)
            if first < last:
                yield first, last
            at = place + 1
    first, last = trimmed(text, at, end)
    if first < last:
        yield first, last


def trimmed(text: str, start: int, end: int) -> Place:
    """The part without space and points around it; empty where nothing else is there."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end
