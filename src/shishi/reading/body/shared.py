"""共用说明 — what headings over a group of items, and notes below, give to each item.

副县长某某同志包联项目 · 牵头领导 named over a group · 排名第一的为牵头单位.
"""

import re
from collections.abc import Sequence

from shishi.reading.body.notes import Statement
from shishi.reading.body.values import duties, values
from shishi.reading.draft import ItemDraft, PersonDraft
from shishi.reading.duties.names import Named
from shishi.reading.duties.parties import Parties, in_bracket, named
from shishi.reading.duties.people import POST, looks_like_person, person_role
from shishi.reading.lines.labels import Field, labels
from shishi.reading.source import View
from shishi.reading.times import deadlines
from shishi.reading.times.deadlines import Timing
from shishi.rules.parties import UnitRole

Range = tuple[int, int]

_OTHERS_SUPPORT = re.compile(
    r"(?:其他|其余|其它|之后|后面|后列|后续|以后)(?:的|各|单位|部门|均|都)*(?:为|是|系)(?:配合|协办|协助|协同|参与|支持)"
)
_FIRST = ("第一", "首位", "首个", "最前")
_PLACE = re.compile("第[一1]|首[位个列家]|最前|前列")  # what each wording of FIRST_LEADS holds
_AROUND = 20  # characters of such a wording before and behind that
_LEADS = "(?:总)?(?:牵头|主办|第一责任|主责|主抓)"
_PLACED = "(?:排名?|排列|排序|排位|列|居|位列|位居|名列|位于|署名)"
FIRST_LEADS = re.compile(
    rf"{_LEADS}(?:单位|部门)?(?:为|是)(?:{_PLACED}(?:在|于)?)?(?:第一|首位|最前|首个|首列)"
    rf"|{_PLACED}(?:在|于)?(?:第一|第1|首位|最前|前列|首)[位个名面]?(?:的|者)?(?:责任)?(?:单位|部门)?的?"
    rf"(?:为|是|系|即为?|负责)?{_LEADS}"
    rf"|(?:第一[个家位]?|首[个家位列])(?:责任)?(?:单位|部门)?(?:为|是|系)?{_LEADS}"
)
_LEADER = re.compile(
    rf"(?P<post>(?:{POST.pattern}[、,， ]*)+)(?P<name>[一-鿿·•]{{2,12}}?)(?:同志)?"
    r"(?:负责)?(?:包联|分管|牵头|负责|包抓|挂点|联系|包保|领衔|主抓|挂帅|督办|包干|挂包|领办"
    r"|[：:（(）)\n]|$)"
)
_OF_UNIT = re.compile(
    r"(?:^|(?<=[、.．）) \n【]))"
    r"(?P<who>(?:[^，。；：:\n\d]{2,16}[局委办院会联站]、?){1,4}(?:牵头|负责|主办|承办|实施))"
    r"(?:的|推进|落实|实施|办理)*(?:民生)?(?:项目|实事|任务|事项|工作|工程)?"
    r"[（(]?[^，。；\n]{0,10}[：:】]? *$"
)
_NAMED_FIRST = re.compile(
    rf"[（(]?(?:[一二三四五六七八九十\d]{{1,3}}[）)、.．])? ?"
    rf"(?P<name>[一-鿿·•]{{2,12}}?)(?P<post>{POST.pattern}+)"
    r"(?:同志)?(?:负责|包联|分管|牵头|包抓|挂点|联系|包保|领衔|主抓|挂帅|督办|包干|挂包|领办|[：:])"
)


def heading(view: View, ranges: Sequence[Range], year: int | None) -> tuple[Parties, Timing]:
    """Units, leaders and the deadline that headings over a group of items give for each."""
    parties, timing = Parties(), Timing()
    for start, end in ranges:
        text = view.text
        found = values(text, labels(text, start, end), start, end)
        here = [named(view, label.field, label.word, first, last) for label, first, last in found]
        parts = [part for duty in duties(text, start, end, found) for part in duty.parts]
        here += [in_bracket(view, *part) for part in parts]
        parties = parties.with_named(*here)
        due = [(v.start, v.end) for v in found if v.label.field is Field.DEADLINE] + parts
        timing = deadlines.stated(text, due, year) if due else timing
        if not found and not parts:
            line = text.find("\n", start, end)
            line = line if line > 0 else end
            units = _OF_UNIT.search(text, start, line)
            led = in_bracket(view, *units.span("who")) if units else _leader(view, start, line)
            parties = parties.with_named(led)
    return parties, timing


def _leader(view: View, start: int, end: int) -> Named:
    found = _NAMED_FIRST.match(view.text, start, end)
    if not found or not looks_like_person(found["name"]):
        found = _LEADER.search(view.text, start, end)
    if not found or not looks_like_person(found["name"]):
        return Named()
    post = found["post"].strip("、,， ")
    name = found["name"].replace("•", "·")
    span = view.span(*found.span("name"))
    return Named(people=(PersonDraft(name, post, person_role("领导"), span, post),))


def applied(view: View, item: ItemDraft, number: int, said: Sequence[Statement]) -> ItemDraft:
    """The item with what statements say for it; what it says itself wins."""
    for one in said:
        dated = one.timing.deadline is not None and item.deadline is None
        if not (dated or one.named.units or one.named.people):
            continue
        if not one.scope.holds(number, item.title.value):
            continue
        if dated:
            deadline, milestones = deadlines.drafts(view, one.timing)
            item = item._replace(deadline=deadline, milestones=(*item.milestones, *milestones))
        item = with_parties(item, (one.named.units and one.named) or Named(people=one.named.people))
    return item


def with_parties(item: ItemDraft, more: Named | Parties) -> ItemDraft:
    """Units of roles, and people of labels, that the item itself does not name."""
    if not more.units and not more.people:
        return item
    roles = {unit.role for unit in item.units}
    known = {person.label for person in item.people}
    have = {unit.name for unit in item.units}
    units = [u for u in more.units if u.role not in roles and u.name not in have]
    persons = [p for p in more.people if p.label not in known]
    if not units and not persons:
        return item
    return item._replace(units=(*item.units, *units), people=(*item.people, *persons))


def led_by_first(text: str, items: list[ItemDraft]) -> list[ItemDraft]:
    """The items where the document says 排名第一的为牵头单位, and perhaps 其余为配合单位."""
    if not any(word in text for word in _FIRST) or not _says_first_leads(text):
        return items
    supported = bool(_OTHERS_SUPPORT.search(text))
    return [_first_leads(item, supported) for item in items]


def _says_first_leads(text: str) -> bool:
    return any(
        FIRST_LEADS.search(text, max(0, place.start() - _AROUND), place.end() + _AROUND)
        for place in _PLACE.finditer(text)
    )


def _first_leads(item: ItemDraft, supported: bool) -> ItemDraft:
    """The first unit leads where none is marked."""
    if not item.units or any(unit.role is UnitRole.LEAD for unit in item.units):
        return item
    first, *others = item.units
    if supported:
        others = [
            unit._replace(role=UnitRole.SUPPORT) if unit.role is UnitRole.RESPONSIBLE else unit
            for unit in others
        ]
    return item._replace(units=(first._replace(role=UnitRole.LEAD), *others))
