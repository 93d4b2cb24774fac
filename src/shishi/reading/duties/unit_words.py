"""单位用词 — what the name of a unit or of a group of units looks like."""

import re
from collections.abc import Iterator

Place = tuple[int, int]

_LONGEST_SUFFIX = 6  # characters; the words of UNIT_SUFFIX are shorter
_CLOSING = ("）", ")")
_NOTE = re.compile(r"[（(][^（()）]*[）)]$")
_NO_NAME = re.compile("[0-9。：:“”%]")
UNIT_SUFFIX = re.compile(
    r"(?:局|委|办|厅|部|院|所|站|中心|公司|集团|银行|支行|农商行|信用社|联社|政府|乡|镇|街道|街"
    r"|办事处|委员会|会|残联|妇联|"
    r"工商联|文联|侨联|科协|团委|团县委|团市委|团区委|团州委|供销社|学校|中学|小学|大学|学院|幼儿园"
    r"|医院|卫生院|医疗集团|医共体|大队|支队|总队|中队|队|公路段|段|管理处|处|林场|牧场|农场|场"
    r"|合作社|社|"
    r"村|社区|居委会|园区|开发区|片区|企业|部门|单位|机构|报社|电视台|融媒体|台|馆|图书馆|专班"
    r"|指挥部|办公室|科|股|室|组|厂|"
    r"电信|移动|联通|铁塔|邮政|电力|燃气|各县|县区|区县|镇街|街镇|乡镇|旗县|县市|市县|检察院|法院"
    r"|工会|商会|协会|学会|基金会|红十字会|档案馆|库|渠首|水务|城投|交投|发改|住建|人社|卫健|教育"
    r"|民政|财政|农业农村|气象|总站|总院|分局|运营商|物业)$"
)
GROUP = re.compile(
    r"^(?:各|有关|相关|沿线|沿途|沿江|沿河|全县|全市|全区|全体|所涉|涉及|涉农|辖区|县直|市直|区直"
    r"|属地|所在|其他|其它|项目所在|试点|受益|两|三|四|五|六|七|八|九)"
    r".*(?:乡|镇|街|街道|街道办|政府|办事处|委员会|部门|单位|县|区|市|旗|村|社区|园区|企业|学校"
    r"|机构|局|集团|公司|医院|[）)])$|^(?:乡镇|街道|镇街|乡镇（街道）|乡镇人民政府)$"
)


def looks_like_unit(name: str) -> bool:
    """Whether a phrase is the name of a unit or of a group of units."""
    name = name.replace(" ", "")
    bare = _NOTE.sub("", name) if name[-1:] in _CLOSING else name
    if not 2 <= len(bare) <= 24 or _NO_NAME.search(bare):
        return False
    end = max(0, len(bare) - _LONGEST_SUFFIX)
    return bool(UNIT_SUFFIX.search(bare, end) or GROUP.search(name))


def pieces(text: str, start: int, end: int, marks: str = "、，,；;/\t｜|") -> Iterator[Place]:
    """Parts of `[start, end)` between `marks` outside brackets, without space around them."""
    depth, at = 0, start
    for place in range(start, end):
        letter = text[place]
        if letter in "（(〔[":
            depth += 1
        elif letter in "）)〕]":
            depth = max(0, depth - 1)
        elif depth == 0 and letter in marks:
            yield from trimmed(text, at, place)
            at = place + 1
    yield from trimmed(text, at, end)


def trimmed(text: str, start: int, end: int) -> Iterator[Place]:
    while start < end and text[start] in " 　\n\t。.：:":
        start += 1
    while end > start and text[end - 1] in " 　\n\t。.：:":
        end -= 1
    if end > start:
        yield start, end
