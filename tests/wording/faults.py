"""预设差错 — faults planted by hand-written rules into sound papers, each with the place it must be
found at.

A plant knows a turn of phrase and how a clerk spoils it; it shares nothing with the linter. One
that finds no such phrase in a paper leaves it alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from tests.wording.passages import sound

Spoiled = tuple[str, int, int]  # the paper, and the range that a finding must touch
Plant = Callable[[str, Random], Spoiled | None]


class Planted(NamedTuple):
    """The rule that must find a fault, and the words at its place."""

    rule: str
    start: int
    end: int


def _swap(shape: str, turn: Callable[[re.Match[str]], str], reach: int = 0) -> Plant:
    """Spoils one of the places that a shape fits; `reach` widens the range it may be found in."""
    compiled = re.compile(shape, re.MULTILINE)

    def plant(text: str, chance: Random) -> Spoiled | None:
        places = list(compiled.finditer(text))
        if not places:
            return None
        found = chance.choice(places)
        words = turn(found)
        start = found.start()
        spoiled = text[:start] + words + text[found.end() :]
        return spoiled, max(0, start - reach), start + max(len(words), 1) + reach

    return plant


def _more(found: re.Match[str]) -> str:
    return f"{found[1]}{int(found[2]) + 3}{found[3]}"


PLANTS: tuple[tuple[str, Plant], ...] = (
    ("sum", _swap(r"((?:序时|正常|按计划|正在)推进)(\d+)([项件个])(?=[，（])(?!（)", _more)),
    ("sum", _swap(r"(（城区18个、乡镇)(7)(个）)", _more)),
    ("sum", _swap(r"(，共计)(20)(个)", _more, 12)),
    ("sum", _swap(r"(、红灯)(\d+)(项)", _more)),
    ("sum", _swap(r"(县级配套)(\d+)(万元)", lambda m: f"{m[1]}{int(m[2]) + 260}{m[3]}")),
    ("category", _swap(r"，(?:正在推进\d+项|\d+件正常推进|序时进行\d+项)", lambda m: "", 30)),
    ("category", _swap(r"；按序时推进\d+项，占[\d.]+%", lambda m: "", 30)),
    ("share", _swap(r"(?<=已完成)(\d+项，占)([\d.]+)%", lambda m: f"{m[1]}{float(m[2]) + 4:.1f}%")),
    ("share", _swap(r"(整改率|竣工率)([\d.]+)%", lambda m: f"{m[1]}{float(m[2]) - 2:.1f}%")),
    ("share", _swap(r"255户（75%）", lambda m: "255户（78%）")),
    ("share", _swap(r"的1116人，占93%", lambda m: "的1116人，占91%")),
    ("hundred", _swap(r"其他类占10.4%", lambda m: "其他类占14.0%", 30)),
    ("points", _swap(r"(比上月提高[\d.]+)个百分点", lambda m: f"{m[1]}%")),
    ("points", _swap(r"(较上季度提高[\d.]+)个百分点", lambda m: f"{m[1]}%")),
    ("points", _swap(r"，提高(6|3\.5)个百分点", lambda m: f"，提高{m[1]}%")),
    ("points", _swap(r"参检率由68%", lambda m: "参检率为66个百分点，由68%")),
    ("change", _swap(r"）1\.36个百分点", lambda m: "）3.16个百分点")),
    ("change", _swap(r"(件，增加)(\d+)(件)", _more)),
    ("previous", _swap(r"较上月（(\d+)月）", lambda m: f"较上月（{int(m[1]) - 1}月）")),
    ("previous", _swap(r"与上月（(\d+)月）", lambda m: f"与上月（{int(m[1]) + 2}月）")),
    ("order", _swap(r"^三、(?=.)", lambda m: "四、")),
    ("order", _swap(r"^（三）", lambda m: "（二）")),
    ("order", _swap(r"^3\.(?=代表)", lambda m: "5.")),
    ("level", _swap(r"^二、(?=.)", lambda m: "2、")),
    ("mark", _swap(r"^（二）", lambda m: "（二）、")),
    ("mark", _swap(r"^2\.(?=资金)", lambda m: "2、")),
    ("caption", _swap(r"^([图表])2 ", lambda m: f"{m[1]}4 ")),
    ("serial", _swap(r"〔(20\d\d)〕(\d+)号", lambda m: f"[{m[1]}]{m[2]}号")),
    ("serial", _swap(r"〔(20\d\d)〕(\d+)号", lambda m: f"〔{m[1]}〕0{m[2]}号")),
    ("serial", _swap(r"〔(20\d\d)〕(\d+)号", lambda m: f"（{m[1]}）第{m[2]}号")),
    ("annex", _swap(r"^其他项目进展情况表$", lambda m: "其余项目进展表")),
    ("annex", _swap(r"^(附件：督查发现问题清单)$", lambda m: f"{m[1]}。")),
    ("blank", _swap(r"^(?=清|柳|长|石|北|云|青|海|安|枫)(.{6,16})$(?=\n20\d\d年)", lambda m: f"（此页无正文）\n{m[1]}")),
    ("padded", _swap(r"(?<=年)(\d)月(6)日$", lambda m: f"0{m[1]}月0{m[2]}日")),
    ("year", _swap(r"(?<=于)20(\d\d)年(?=12月)", lambda m: f"{m[1]}年")),
    ("day", _swap(r"(?<=截至)(4|6|9|11)月30日", lambda m: f"{m[1]}月31日")),
    ("day", _swap(r"(?<=月)2[05]日(?=前)", lambda m: "32日", 4)),
    ("weekday", _swap(r"（星期(.)）", lambda m: f"（星期{'一' if m[1] != '一' else '二'}）")),
    ("date", _swap(r"于(20\d\d)年12月20日(?=前)", lambda m: f"于{m[1]}-12-20")),
    ("halfwidth", _swap(r"(?<=[一-龥])，(?=[一-龥])", lambda m: ",")),
    ("halfwidth", _swap(r"(?<=[一-龥])；(?=[一-龥])", lambda m: ";")),
    ("bracket", _swap(r"（(详见附件)）", lambda m: f"（{m[1]})")),
    ("bracket", _swap(r"（城区18个、乡镇7个）", lambda m: "(城区18个、乡镇7个）")),
    ("pair", _swap(r"(“[^”\n]{2,6})”(?=[，问方要])", lambda m: m[1], 8)),
    ("pair", _swap(r"(《[^》\n]{2,16})》(?=要求|追|宣|，)", lambda m: m[1], 18)),
    ("doubled", _swap(r"(?<=[一-龥])。(?=\n)", lambda m: "。。")),
    ("quote", _swap(r"“([一-龥]{2,6})”", lambda m: f'"{m[1]}"')),
    ("ellipsis", _swap(r"……", lambda m: "...")),
    ("ellipsis", _swap(r"——", lambda m: "--")),
    ("between", _swap(r"》《", lambda m: "》、《")),
    ("between", _swap(r"”“", lambda m: "”、“")),
    ("ending", _swap(r"(?<=[一-龥]{6})。(?=\n)(?<=.{30}。)", lambda m: "", 30)),
    ("lookalike", _swap(r"(?<=新建公共充电桩\d)0(?=个)", lambda m: "O", 2)),
    ("lookalike", _swap(r"(?<=新建主管网\d)0(?=\.5公里)", lambda m: "O", 2)),
    ("lookalike", _swap(r"(\d)0(?=\d日?人|0人)", lambda m: f"{m[1]}O", 4)),
    ("form", _swap(r"＋", lambda m: "﹢")),
    ("range", _swap(r"(?<=\d)—(?=\d+周?岁)", lambda m: "-", 2)),
    ("range", _swap(r"1—(\d+)月完成", lambda m: f"1-{m[1]}月完成")),
    ("percent", _swap(r"88%～96%", lambda m: "88～96%")),
    ("unit", _swap(r"110kV", lambda m: "110KV")),
    ("unit", _swap(r"(?<=00)平方米", lambda m: "㎡", 1)),
    ("scale", _swap(r"3000余份", lambda m: "3千余份")),
    ("spelling", _swap(r"存在的?问题", lambda m: m[0].replace("问题", "间题"))),
    ("spelling", _swap(r"困难", lambda m: "围难")),
    ("post", _swap(r"许文舟", lambda m: "罗听雨", 8)),
    ("post", _swap(r"许文舟", lambda m: "许文州")),
    ("post", _swap(r"副县长梁知秋", lambda m: "县长梁知秋")),
    ("until", _swap(r"截至(?=\d+月|20)", lambda m: "截止")),
)  # fmt: skip
TIMES = 3  # faults a paper


def faulty_papers(count: int) -> Iterator[tuple[str, tuple[Planted, ...]]]:
    """Sound papers with faults in them; the rules and plants used least so far come first."""
    rules: Counter[str] = Counter()
    plants: Counter[Plant] = Counter()
    for number in range(count):
        chance = Random(1000 + number)
        text, planted = sound(number), ()
        for rule, plant in sorted(PLANTS, key=lambda one: (rules[one[0]], plants[one[1]])):
            spoiled = plant(text, chance)
            told = {one.rule for one in planted}
            if len(planted) == TIMES or rule in told or not spoiled or _clashes(spoiled, planted):
                continue
            longer = len(spoiled[0]) - len(text)
            text, start, end = spoiled
            moved = [_moved(one, start, longer) for one in planted]
            planted = (*moved, Planted(rule, start, end))
            rules[rule] += 1
            plants[plant] += 1
        yield text, planted


def _clashes(spoiled: Spoiled, planted: Sequence[Planted]) -> bool:
    """Whether a fault would stand in the sentence of another: one could hide the other."""
    _, start, end = spoiled
    return any(start < one.end + 60 and one.start < end + 60 for one in planted)


def _moved(one: Planted, start: int, longer: int) -> Planted:
    return (
        one._replace(start=one.start + longer, end=one.end + longer) if one.start >= start else one
    )
