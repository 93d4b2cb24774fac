"""姓名职务 — names and posts against a register of who held which post on the day of the paper."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript
from shishi.wording.register import Holding

_TITLES = (
    "书记 县长 市长 区长 州长 乡长 镇长 局长 主任 部长 科长 院长 校长 经理 董事长 检察长 主席 委员 "
    "秘书长 组长 所长 站长"
)
_TITLE = f"(?:{'|'.join(_TITLES.split())})"
_BEFORE = re.compile(rf"(?P<post>[一-龥（）]{{0,24}}{_TITLE})(?:同志)?$")
_AFTER = re.compile(rf"[（(](?P<post>[^（）()，。；\n]{{0,24}}{_TITLE})[）)]")
_HEAD = re.compile(r"(?:常务)?副?[县市区州乡镇]长$")
_LEADING = re.compile(r"^.*(?:由|任命|请|按照|[，、。；：和及]|会议)")
_GOES_ON = re.compile(r"[一-龥](?<![主出汇带作任同负签调指强要到在为等和说介表对就分同向])")
_DEPUTY = re.compile(r"副(?=[^副]{0,2}$)")


def posts(paper: Manuscript) -> Iterator[Hit]:
    """姓名与职务."""
    if not paper.holdings:
        return
    on = paper.own_date
    names = sorted({one.name for one in paper.holdings}, key=len, reverse=True)
    for name in names:
        held = [one for one in paper.holdings if one.name == name]
        for found in re.finditer(re.escape(name), paper.text):
            yield from _told(paper, found, held, on)
    yield from _strangers(paper, on)


def _told(
    paper: Manuscript, found: re.Match[str], held: Sequence[Holding], on: date | None
) -> Iterator[Hit]:
    start, end = found.span()
    if len(found.group()) == 2 and _GOES_ON.match(paper.text, end):
        return  # 李卫 in 李卫国
    before = _BEFORE.search(paper.text[paper.text.rfind("\n", 0, start) + 1 : start])
    after = _AFTER.match(paper.text, end)
    told = after or before
    if not told:
        return
    post = _bare(told["post"])
    now = [one for one in held if on is None or one.holds(on)]
    if any(_same(one.post, post) for one in now):
        return
    place = after.span("post") if after else (start - len(post), end)
    if now:
        right = "、".join(one.post for one in now)
        says = f"名册中{found.group()}的职务是{right}，此处写作“{post}”。"
        yield Hit(*place, says, f"{right}{found.group()}" if before and not after else right)
    else:
        right = "、".join(_holders(paper, post, on)) or "核对任职时间"
        says = f"名册中{found.group()}在成文之日不担任“{post}”。"
        yield Hit(*place, says, right)


def _bare(post: str) -> str:
    """The post without the words that lead to it (会议由, 和)."""
    return _LEADING.sub("", post) or post


def _same(held: str, told: str) -> bool:
    """县住建局局长 told as 局长 or 住建局局长; 副局长 is another post than 局长."""
    if bool(_DEPUTY.search(held[-4:])) != bool(_DEPUTY.search(told[-4:])):
        return False
    heads = _HEAD.search(held), _HEAD.search(told)
    if heads[0] and heads[1]:  # 县委常委副县长 beside 县政府副县长
        return heads[0].group().removeprefix("常务") == heads[1].group().removeprefix("常务")
    return held.endswith(told) or told.endswith(held) or _letters(told, held)


def _letters(short: str, full: str) -> bool:
    """Whether a short form keeps the letters of the full one (住建局, 住房和城乡建设局)."""
    rest = iter(full)
    return short[-2:] == full[-2:] and all(letter in rest for letter in short)


def _holders(paper: Manuscript, post: str, on: date | None) -> list[str]:
    return [
        f"{one.post}{one.name}"
        for one in paper.holdings
        if (on is None or one.holds(on)) and _same(one.post, post)
    ]


def _strangers(paper: Manuscript, on: date | None) -> Iterator[Hit]:
    """A name one letter away from that of the holder: 张志钢 for 张志刚."""
    for one in paper.holdings:
        if on is not None and not one.holds(on):
            continue
        for found in re.finditer(re.escape(one.post), paper.text):
            end = found.end() + len(one.name)
            name = paper.text[found.end() : end]
            known = any(holding.name == name for holding in paper.holdings)
            if not known and _nearly(name, one.name):
                says = f"名册中{one.post}是{one.name}，此处写作“{name}”。"
                yield Hit(found.end(), end, says, one.name)


def _nearly(name: str, true: str) -> bool:
    """One letter of three or more differs, the family name being the same."""
    if len(name) != len(true) or len(name) < 3 or name[0] != true[0]:
        return False
    return sum(a != b for a, b in zip(name, true, strict=True)) == 1
