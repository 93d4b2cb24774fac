"""口径 — which figures report progress and which set the target.

已完成, 实际, 目前 tell progress, as do 完成 and 建成 after a figure that was called 目标 or 任务;
labels (年度目标：, 进展情况：) hold to the next label.
"""

import re
from collections.abc import Sequence

from shishi.reading.draft import Aspect
from shishi.reading.numbers.candidates import Candidate
from shishi.reading.numbers.measure_words import MeasureKind
from shishi.rules.amounts import Bound

_TARGETED, _REACHED = Aspect.TARGET, Aspect.ACTUAL
_SHARE = MeasureKind.SHARE
_WINDOW = 40  # characters before a figure that may tell
_LABEL_LENGTH = 13  # characters, with its colon
_LABEL = re.compile(
    r"(?:(?P<actual>(?:进展|进度|完成|推进|落实|实施)(?:情况|结果)?)"
    r"|(?P<target>(?:目标|任务|计划|内容)|(?:下一?步|存在|下阶段)[一-鿿]{0,6}))[:：]\Z"
)
_ACTUAL = re.compile(  # each begins with a letter, so that a search jumps from one to the next
    r"已(?![^，]{0,8}的|有|知|然)|实际(?!情况|需|上|报销|使用|种|支付|居住|困难|出发)|目前(?!的)|现(?:已|新增|完成|建成|累计)|仅[一-鿿]{0,2}(?:完成|建成|占)"
    r"|截[至止]|—(?<=\d—)\d{1,2}月|–(?<=\d–)\d{1,2}月|-(?<=\d-)\d{1,2}月|本月|上月|当月|通过验收|累计(?:已|实际)|到位资金|资金到位|完成进度|完成率为|形象进度"
)
_DONE = re.compile(
    r"完成|累计|签约|启动|受理|拨付|支付|安装|建成|完工|开工|竣工|投用|到位(?!率)|占(?![比地])|发放|滞后|超"
)
_OF_PLAN = re.compile(r"(?:完成|占|为)[^，]{0,8}(?:任务|计划|目标|预算|全年)[^，]{0,6}\Z|^的\Z")
_TARGET = re.compile(r"目标|计划|任务|应(?:当)?|年度|要求|力争|确保|拟|将|预计|全年")
_CALLED = re.compile(r"目标|计划|任务|应")
_QUOTED = re.compile(r"[”」』][^，。；]{0,12}(?:完成|建成|完工|开工|竣工)")
_MET = frozenset({Bound.EXACT, Bound.ABOUT, Bound.MORE_THAN})
_MARK = re.compile(r"[:：。；;！？\n|]")  # what ends a label or a sentence


def aspects(text: str, found: Sequence[Candidate]) -> list[Aspect]:
    """Target or actual, for every candidate."""
    result: list[Aspect] = []
    zone = state = _TARGETED
    called = False  # a figure of this sentence was called the target
    edge = 0
    marks = _MARK.finditer(text)
    mark = next(marks, None)
    for candidate in found:
        start, stop = candidate.start, 0
        while mark and (at := mark.end()) <= start:
            if at <= edge:
                pass  # part of the figure before
            elif mark.group() not in ":：":
                stop = at
            elif label := _LABEL.search(text, max(0, at - _LABEL_LENGTH), at):
                zone = state = _REACHED if label["actual"] else _TARGETED
            mark = next(marks, None)
        if stop:
            state, called, edge = zone, False, stop
        if not candidate.reason:
            state, called = _next(text, edge, candidate, state, called)
        result.append(state)
        edge = candidate.end
    return result


def _next(
    text: str, edge: int, candidate: Candidate, state: Aspect, called: bool
) -> tuple[Aspect, bool]:
    first = candidate.start - _WINDOW
    words = text[edge if edge > first else first : candidate.number]
    if candidate.per and words.rpartition("，")[2].startswith("每"):
        return _TARGETED, called
    shared = candidate.kind is _SHARE and _OF_PLAN.search(words)
    if shared and (state is _REACHED or words.startswith("的")):
        return _REACHED, called
    if _ACTUAL.search(words) or _QUOTED.search(words):
        return _REACHED, called
    target = _TARGET.search(words)
    if target:
        return _TARGETED, called or _CALLED.search(words) is not None
    if called and candidate.bound in _MET and _DONE.search(words):
        return _REACHED, called
    return state, called
