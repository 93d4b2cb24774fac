"""名称 — units and people in the value of a label, a cell or a bracket.

Names are quoted as written: breaks and spaces inside a name are dropped, nothing is expanded.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from shishi.reading.draft import PersonDraft, UnitDraft
from shishi.reading.duties.people import (
    OFFICE_SIGNS,
    POST,
    SURNAMES,
    looks_like_person,
    name_at,
    people,
    person_role,
)
from shishi.reading.duties.unit_words import (
    GROUP,
    LISTED,
    NOT_LISTED,
    Place,
    looks_like_unit,
    pieces,
    trimmed,
)
from shishi.reading.source import View
from shishi.rules.parties import UnitRole

_HAN = "一-鿿"
_TWO_HAN = re.compile(f"[{_HAN}]{{2}}")
_LEVEL_PREFIX = re.compile(rf"^([县市区州省旗镇乡盟])(?=[{_HAN}])(?![直级])")
_SHARED_ENDING = re.compile(r"(?:局|委|办|会|联|院|中心|公司|所|队|站|社)$")
_MARK = re.compile(r"^[★☆▲△●◆*＊※√]+|[★☆▲△*＊※]+$")
_TRAILING = re.compile(
    r"(?:等(?:相关|有关)?(?:部门|单位|乡镇)?|(?:具体|共同|分别|分工|按?职责分工|按照?职责)*(?:负责"
    r"|实施|组织实施|落实|承担)(?:推进|落实|实施)?)$"
)
_LEADING = re.compile(r"(?:由|为|是|会同|并由|并|和|及|以及|与|以)")
_ROLE_WORDS: tuple[tuple[re.Pattern[str], UnitRole], ...] = (
    (
        re.compile(
            r"(?:分别|共同|联合|总|负责|具体)*(?:牵头|主办)(?:单位|部门|负责|组织|实施|落实|抓总"
            r"|协调)*$"
        ),
        UnitRole.LEAD,
    ),
    (
        re.compile(
            r"(?:共同|积极|协同|予以|做好)?(?:配合|协办|协助|协同|协作|参与|支持)(?:单位|部门|实施"
            r"|落实|做好)*$"
        ),
        UnitRole.SUPPORT,
    ),
    (
        re.compile(r"(?:统一|负责|跟踪|全程)*(?:督办|督查|督导|监督)(?:单位|落实)?$"),
        UnitRole.SUPERVISE,
    ),
    (
        re.compile(
            r"(?:分别|共同|具体|分工|组织)*(?:按?照?各?自?职责分工)?(?:分别|共同|具体|组织)*"
            r"(?:(?:负责|承办|实施|落实|主责|责任单位|承建|责任)(?:推进|落实|实施)*"
            r"|(?:负责|承担)[一-鿿]{2,16})$"
        ),
        UnitRole.RESPONSIBLE,
    ),
)
_SAYS_ROLE = re.compile(
    "牵头|主办|配合|协办|协助|协同|协作|参与|支持|督办|督查|督导|监督|负责|承办|实施|落实|主责|责任|承建|承担"
)
"""The words of which each pattern of `_ROLE_WORDS` has one."""
_MORE_THAN_NAMES = re.compile(
    rf"{NOT_LISTED}|★|☆|▲|△|●|◆|\*|＊|※|√|【|】|等|由|为|是|并|以|会同"
    rf"|{_SAYS_ROLE.pattern}|{OFFICE_SIGNS}"
)
_ROLE_NOTE = re.compile(r"[（(〔\[【]([^（）()〔〕\[\]【】]{1,40})[）)〕\]】]$")
_PART_OF_NAME = re.compile(
    r"^[市县区州旗镇乡街道、办事处园村社]+$|(?:局|委|办|中心|院|部|会|厅|所|站|队|公司)$"
)
_AND = re.compile(r"以及|会同|和|及|与")
_NOTES = (
    (
        UnitRole.LEAD,
        "牵头 主办 牵头单位 牵头部门 主责 主办单位 主责单位 排名第一 总牵头 共同牵头 ★ ☆ ▲ *",
    ),
    (UnitRole.SUPPORT, "配合 协办 配合单位 协助 参与 协办单位 协同 配合部门"),
    (UnitRole.RESPONSIBLE, "责任 承办 实施 责任单位 负责 落实 实施单位 承办单位 责任部门"),
    (UnitRole.SUPERVISE, "督办 督办单位"),
)
ROLE_OF_NOTE = MappingProxyType({word: role for role, words in _NOTES for word in words.split()})


class Named(NamedTuple):
    """Units and people of one value, and which of them the text pairs (单位（姓名）)."""

    units: tuple[UnitDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()


NOBODY = Named()


def units(view: View, start: int, end: int, role: UnitRole, label: str = "") -> Named:
    """The units of a value that belongs to `label`; roles said inside the value win."""
    text, (start, end) = view.text, trimmed(view.text, start, end)
    if _MORE_THAN_NAMES.search(text, start, end):
        return _with_more(view, start, end, role, label)
    parts: Iterable[Place] = [part.span() for part in LISTED.finditer(text, start, end)]
    if _AND.search(text, start, end):
        parts = _apart(text, parts)
    found = [_draft(view, first, last, role, label) for first, last in parts]
    return Named(_with_prefixes([unit for unit in found if unit]))


def _apart(text: str, parts: Iterable[Place]) -> Iterator[Place]:
    """The names among `parts` that 和 joins or leads in."""
    for part in parts:
        for start, end in _parted_by_and(text, *part):
            yield _past_leading(text, start, end), end


def _with_more(view: View, start: int, end: int, role: UnitRole, label: str) -> Named:
    """The units of a value with more than their names: people, roles, marks, notes, spaces."""
    found: list[UnitDraft] = []
    persons: list[PersonDraft] = []
    pairs: list[tuple[int, int]] = []
    for part_start, part_end in pieces(view.text, start, end, "；;"):
        waiting = len(found)
        for piece in _unit_pieces(view.text, part_start, part_end):
            officer = _officer(view, piece, label) if found else None
            unit, person, spoken = (
                (None, officer, None) if officer else _unit(view, piece, role, label)
            )
            if unit:
                found.append(unit)
            if person:
                pairs.append((len(found) - 1, len(persons)))
                persons.append(person)
            if spoken:
                found[waiting:] = [unit._replace(role=spoken) for unit in found[waiting:]]
                waiting = len(found)
    return Named(_with_prefixes(found), tuple(persons), tuple(pairs))


def _officer(view: View, piece: Place, label: str) -> PersonDraft | None:
    """The person whom a post names behind a unit: 县交通局  局长 吴志刚."""
    if not POST.match(view.text, *piece):
        return None
    inside = people(view, *piece, label)
    return inside[0] if len(inside) == 1 and inside[0].post else None


def _unit_pieces(text: str, start: int, end: int) -> Iterator[Place]:
    for piece in pieces(text, start, end):
        for part in _parted_by_space(text, *piece):
            yield from _parted_by_and(text, *part)


def _parted_by_space(text: str, start: int, end: int) -> Iterator[Place]:
    """县发改局 县商务局 are two, 县残 联 is one: a part ends where a unit's name may end."""
    at = start
    for place in range(start, end):
        if text[place] in " \n" and place > at and looks_like_unit(text[at:place]):
            rest = text[place:end].strip()
            if len(rest) >= 2:
                yield at, place
                at = place + 1
    first, last = trimmed(text, at, end)
    if first < last:
        yield first, last


def _parted_by_and(text: str, start: int, end: int) -> Iterator[Place]:
    """县水利局和县财政局 are two; 县海洋与渔业局 is one: both sides must be names of units."""
    at = start
    for joint in _AND.finditer(text, start + 2, end):
        left, right = text[at : joint.start()], text[joint.end() : end]
        if looks_like_unit(left) and looks_like_unit(_without_role(right)[0]):
            yield at, joint.start()
            at = joint.end()
    yield at, end


def _without_role(name: str) -> tuple[str, UnitRole | None]:
    """The name without words that say its role (县住建局牵头), and that role."""
    if not _SAYS_ROLE.search(name):
        return name, None
    for pattern, role in _ROLE_WORDS:
        found = pattern.search(name)
        if found and found.start() >= 2:
            return name[: found.start()], role
    return name, None


def _unit(
    view: View, piece: Place, role: UnitRole, label: str
) -> tuple[UnitDraft | None, PersonDraft | None, UnitRole | None]:
    """The unit of one piece, its person in brackets, and the role said for it and those before."""
    text, (start, end) = view.text, piece
    own = role
    starred = _MARK.search(text[start:end])
    if starred:
        start, end, own = *_less(text, start, end, starred), UnitRole.LEAD
    spoken: UnitRole | None = None
    person: PersonDraft | None = None
    note = _ROLE_NOTE.search(text, start, end)
    if note and note[1].strip() in ROLE_OF_NOTE:
        end, own = note.start(), ROLE_OF_NOTE[note[1].strip()]
    elif note and (inside := _of_note(view, note, label)):
        person, end = inside, note.start()
    elif note and not _PART_OF_NAME.search(note[1]):
        end = note.start()
    start = _past_leading(text, start, end)
    name, spoken = _without_role(text[start:end])
    end = start + len(name)
    for _ in range(2):
        trailing = _TRAILING.search(text, start, end)
        end = trailing.start() if trailing and trailing.start() - start >= 2 else end
    unit = _draft(view, start, end, own, label)
    return (unit, person, spoken) if unit else (None, None, None)


def _past_leading(text: str, start: int, end: int) -> int:
    """Where the name begins behind a word that leads in a unit (由县住建局, 和县财政局)."""
    leading = _LEADING.match(text, start, end)
    if leading and looks_like_unit(_without_role(text[leading.end() : end])[0]):
        return leading.end()
    return start


def _draft(view: View, start: int, end: int, role: UnitRole, label: str) -> UnitDraft | None:
    """The unit of a range that holds nothing but its name, None for what can be no name."""
    name, span = name_at(view, start, end)
    if not _TWO_HAN.search(name):
        return None
    group = GROUP.match(view.text, start, end) is not None
    return UnitDraft(name, role, span, label, group)


def _of_note(view: View, note: re.Match[str], label: str) -> PersonDraft | None:
    """The one person in the bracket behind a unit: （蒋维忠）, （局长 王志刚）."""
    inside = people(view, note.start(1), note.end(1), label)
    if len(inside) != 1:
        return None
    named = inside[0].post or "·" in inside[0].name or inside[0].name[0] in SURNAMES
    return inside[0] if named else None


def _less(text: str, start: int, end: int, found: re.Match[str]) -> Place:
    if found.start() == 0:
        return start + found.end(), end
    return start, end - (found.end() - found.start())


def _with_prefixes(found: Sequence[UnitDraft]) -> tuple[UnitDraft, ...]:
    """县农业农村局、自然资源局: the second shares the prefix of the first."""
    if len(found) < 2:
        return tuple(found)
    shared, units = "", list(found)
    for at, unit in enumerate(found):
        own = _LEVEL_PREFIX.match(unit.name)
        if own:
            shared = own[1]
        elif shared and not unit.group and _SHARED_ENDING.search(unit.name):
            units[at] = UnitDraft(unit.name, unit.role, unit.span, unit.label, prefix=shared)
    return tuple(units)


def mixed(view: View, start: int, end: int, label: str) -> Named:
    """A value with units and people: 县水利局 蒋维忠, 县水利局（蒋维忠）."""
    found = units(view, start, end, UnitRole.RESPONSIBLE, label)
    kept: list[UnitDraft] = []
    persons: list[PersonDraft] = []
    pairs: list[tuple[int, int]] = []
    inside = {unit: found.people[person] for unit, person in found.pairs}
    for at, unit in enumerate(found.units):
        words = [word for word in re.split(r"[ \n\t：:]+", unit.span.quote) if word]
        names_of = [word for word in words if looks_like_person(word)]
        if looks_like_unit(unit.name):
            kept.append(unit)
        if at in inside:
            if kept:
                pairs.append((len(kept) - 1, len(persons)))
            persons.append(inside[at])
        elif names_of and not looks_like_unit(unit.name):
            offset = unit.span.quote.find(names_of[-1])
            place = unit.span.start + offset
            if kept:
                pairs.append((len(kept) - 1, len(persons)))
            span = view.source.span(place, place + len(names_of[-1]))
            persons.append(PersonDraft(names_of[-1], label, person_role("责任人"), span))
    return Named(tuple(kept), tuple(persons), tuple(pairs))
