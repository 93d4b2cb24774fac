"""类别 — the words by which a count tells what it counts: how far (完成、推进、滞后), whose level
(省级、市级), which half (城区、乡镇). Counts of one family over different kinds share a total."""

import re
from typing import NamedTuple

from shishi.wording.figures import Figure

REST = "其余"


class Kind(NamedTuple):
    """The family of a count and its kind in it; `spare` kinds may lie inside another kind."""

    family: str
    name: str
    spare: bool = False


# The first shape that fits tells the kind: what denies (未完成) stands before what it denies.
_STATES: tuple[tuple[str, str, bool], ...] = (
    (REST, r"其余|其他|其它|剩余|余下", False),
    ("未报", r"未报|漏报|未按要求报送", False),
    ("迟报", r"迟报|晚报|逾期报送|超期报送", False),
    ("已报", r"(?:按时|按期|如期|准时|及时)(?:完成)?(?:报送|上报)", False),
    ("未开工", r"[未没]有?(?:开工|启动|动工|实施|开始)", True),
    ("滞后", r"滞后|慢于|落后|未达|低于序时|缓慢|偏慢|逾期|超期|未按[期时]|不及序时", False),
    ("未完成", r"[未没]有?(?:全部|全面)?(?:完成|办结|竣工|完工|整改|建成|销号)", False),
    ("较快", r"较快", False),
    ("提前", r"提前|超前|超序时|快于|高于序时", True),
    (
        "推进",
        r"序时|推进|按计划|按进度|正在|在建|整改中|办理中|实施中|建设中|施工中|招标中",
        False,
    ),
    ("完成", r"完成(?!投资|路基)|办结|完工|竣工|建成|整改|投用|交付|销号", False),
)
_STATE_SHAPES = tuple((name, re.compile(shape), spare) for name, shape, spare in _STATES)
_LEVEL = re.compile(
    r"^(?:其中|分别为|[，、])*(?:(?P<level>省|市|州|县|乡镇?|村)本?级|(?P<top>中央|国家级?|自治区级?))"
    r"(?:层面|实施|承担|安排|部门|重点)?(?:民生)?(?:项目|实事|事项|任务|资金|财政|配套|补助|预算|投入)*$"
)
_LIGHT = re.compile(r"(?P<light>[红黄绿蓝])[灯牌](?:项目)?$|^(?:亮|挂)(?P<mark>[红黄绿蓝])[灯牌]")
_BALLOT = re.compile(
    r"(?:^|评为|评价为)(?P<vote>不满意|基本满意|较满意|满意|赞成|同意|反对|弃权)(?:的|票)?$"
)
_SORT = re.compile(
    r"(?:^|按|属于?|安排|其中)(?P<sort>[一-龥]{1,8}类)(?:民生)?(?:项目|实事|事项|任务)?(?:安排|有|共)?$"
)
COMPLEMENTS = (
    {"城区", "乡镇"},
    {"城区", "农村"},
    {"城镇", "农村"},
    {"城市", "农村"},
    {"线上", "线下"},
    {"新建", "改造"},
    {"新建", "改扩建"},
    {"新建", "续建"},
    {"县级", "乡级"},
    {"男", "女"},
    {"机关", "乡镇"},
)


def kind_of(figure: Figure) -> Kind | None:
    """What a count says it counts, None when it says nothing known."""
    level = _LEVEL.match(figure.before)
    if level:
        return Kind("层级", level["level"] or level["top"])
    for family, shape in (("亮灯", _LIGHT), ("评价", _BALLOT), ("分类", _SORT)):
        found = shape.search(figure.before)
        if found:
            return Kind(family, next(word for word in found.groups() if word))
    for words in (figure.before, figure.after):
        for name, shape, spare in _STATE_SHAPES:
            if shape.search(words):
                return Kind("进展", name, spare)
    return None


def complementary(labels: list[str]) -> bool:
    """Whether the parts are two halves of a whole: 城区 and 乡镇, 线上 and 线下."""
    return any(all(any(word in label for label in labels) for word in pair) for pair in COMPLEMENTS)
