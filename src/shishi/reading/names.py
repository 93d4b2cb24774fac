"""名称 — units and people in the value of a label, a cell or a bracket.

Names are quoted as written: breaks and spaces inside a name are dropped, nothing is expanded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from shishi.reading.labels import person_role
from shishi.reading.draft import PersonDraft, UnitDraft
from shishi.reading.source import View
from shishi.reading.tidy import written
from shishi.rules.parties import UnitRole

Place = tuple[int, int]

_HAN = "一-鿿"
UNIT_SUFFIX = re.compile(
    r"(?:局|委|办|厅|部|院|所|站|中心|公司|集团|银行|支行|农商行|信用社|联社|政府|乡|镇|街道|街|办事处|委员会|会|残联|妇联|"
    r"工商联|文联|侨联|科协|团委|团县委|团市委|团区委|团州委|供销社|学校|中学|小学|大学|学院|幼儿园|医院|卫生院|医疗集团|医共体|大队|支队|总队|中队|队|公路段|段|管理处|处|林场|牧场|农场|场|合作社|社|"
    r"村|社区|居委会|园区|开发区|片区|企业|部门|单位|机构|报社|电视台|融媒体|台|馆|图书馆|专班|指挥部|办公室|科|股|室|组|厂|"
    r"电信|移动|联通|铁塔|邮政|电力|燃气|各县|县区|区县|镇街|街镇|乡镇|旗县|县市|市县|检察院|法院|工会|商会|协会|学会|基金会|红十字会|档案馆|库|渠首|水务|城投|交投|发改|住建|人社|卫健|教育|民政|财政|农业农村|气象|总站|总院|分局|运营商|物业)$"
)
_GROUP = re.compile(
    r"^(?:各|有关|相关|沿线|沿途|沿江|沿河|全县|全市|全区|全体|所涉|涉及|涉农|辖区|县直|市直|区直|属地|所在|其他|其它|项目所在|试点|受益|两|三|四|五|六|七|八|九)"
    r".*(?:乡|镇|街|街道|街道办|政府|办事处|委员会|部门|单位|县|区|市|旗|村|社区|园区|企业|学校|机构|局|集团|公司|医院|[）)])$|^(?:乡镇|街道|镇街|乡镇（街道）|乡镇人民政府)$"
)
_LEVEL_PREFIX = re.compile(rf"^([县市区州省旗镇乡盟])(?=[{_HAN}])(?![直级])")
_SHARED_ENDING = re.compile(r"(?:局|委|办|会|联|院|中心|公司|所|队|站|社)$")
_MARK = re.compile(r"^[★☆▲△●◆*＊※√]+|[★☆▲△*＊※]+$")
_TRAILING = re.compile(
    r"(?:等(?:相关|有关)?(?:部门|单位|乡镇)?|(?:具体|共同|分别|分工|按?职责分工|按照?职责)*(?:负责|实施|组织实施|落实|承担)(?:推进|落实|实施)?)$"
)
_LEADING = re.compile(r"(?:由|为|是|会同|并由|并|和|及|以及|与|以)")
_ROLE_WORDS: tuple[tuple[re.Pattern[str], UnitRole], ...] = (
    (
        re.compile(
            r"(?:分别|共同|联合|总|负责|具体)*(?:牵头|主办)(?:单位|部门|负责|组织|实施|落实|抓总|协调)*$"
        ),
        UnitRole.LEAD,
    ),
    (
        re.compile(
            r"(?:共同|积极|协同|予以|做好)?(?:配合|协办|协助|协同|协作|参与|支持)(?:单位|部门|实施|落实|做好)*$"
        ),
        UnitRole.SUPPORT,
    ),
    (re.compile(r"(?:负责)?(?:督办|督查|督导|监督)(?:单位|落实)?$"), UnitRole.SUPERVISE),
    (
        re.compile(
            r"(?:分别|共同|具体|分工|组织)*(?:按?照?各?自?职责分工)?(?:分别|共同|具体|组织)*"
            r"(?:负责|承办|实施|落实|主责|责任单位|承建|责任)(?:推进|落实|实施)*$"
        ),
        UnitRole.RESPONSIBLE,
    ),
)
_ROLE_NOTE = re.compile(r"[（(]([^（）()]{1,40})[）)]$")
_PART_OF_NAME = re.compile(
    r"^[市县区州旗镇乡街道、办事处园村社]+$|(?:局|委|办|中心|院|部|会|厅|所|站|队|公司)$"
)
_AND = re.compile(r"以及|会同|和|及|与")
_POINTS = re.compile(r" ?[·•・‧．∙⋅] ?")
_NAME = re.compile(rf"[{_HAN}]{{2,7}}|[{_HAN}]+(?:·[{_HAN}]+)+")
POST = re.compile(
    r"(?:(?:中共)?(?:[县市区州省旗盟镇乡]|自治[县州旗])?(?:党|工)?(?:委|政府|人大|政协|人大常委会|纪委|纪委监委|人民政府|党组|党工委|管委会|工委)?(?:办公室|党组)?"
    r"(?:一级|二级|三级|四级)?(?:党组|常务)?副?(?:常委|书记|县长|区长|市长|州长|旗长|盟长|镇长|乡长|主席|主任|局长|部长|秘书长|调研员|巡视员|处长|科长|所长|院长|校长|总工程师|组长|县级干部|主任委员))"
)
_POST_RUN = re.compile(rf"(?:{POST.pattern}[、,，/ ]*)+")
_POST_TAIL = re.compile(rf"(?:{POST.pattern})+$")
_OFFICIALS = re.compile(r"负责|领导|同志|人员|主任|单位|部门|乡镇|主要|合计|分管|各|有关")
_LONGEST_NAME = 7  # 布仁巴雅尔: long names are written without a point too
_HONORIFIC = re.compile(r"同志$")
_NO_NAME = frozenset(
    "领导 各级 待定 负责人 责任人 主要负责人 分管领导 分管负责人 负责 牵头 主要领导 单位 部门 无 空缺 同上 各乡镇 联系人 班子成员 有关领导 相关 有关 同志".split()
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"
    "姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程邢裴陆荣翁荀羊"
    "惠甄曲封芮储靳汲邴松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑"
    "桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公"
    "肖闫付岳帅亓况官代覃阳佟仝展苟辜冼仉麦税佘楚原依玉阿买艾吐热古努帕哈加木叶库"
)
ROLE_OF_NOTE = MappingProxyType(
    {
        "牵头": UnitRole.LEAD, "主办": UnitRole.LEAD, "牵头单位": UnitRole.LEAD, "牵头部门": UnitRole.LEAD,
        "主责": UnitRole.LEAD, "主办单位": UnitRole.LEAD, "主责单位": UnitRole.LEAD, "排名第一": UnitRole.LEAD,
        "总牵头": UnitRole.LEAD, "共同牵头": UnitRole.LEAD, "双牵头": UnitRole.LEAD, "负责牵头": UnitRole.LEAD,
        "配合": UnitRole.SUPPORT, "协办": UnitRole.SUPPORT, "配合单位": UnitRole.SUPPORT, "协助": UnitRole.SUPPORT,
        "参与": UnitRole.SUPPORT, "协办单位": UnitRole.SUPPORT, "协同": UnitRole.SUPPORT,
        "责任": UnitRole.RESPONSIBLE, "承办": UnitRole.RESPONSIBLE, "实施": UnitRole.RESPONSIBLE,
        "责任单位": UnitRole.RESPONSIBLE, "负责": UnitRole.RESPONSIBLE, "落实": UnitRole.RESPONSIBLE,
        "实施单位": UnitRole.RESPONSIBLE, "承办单位": UnitRole.RESPONSIBLE,
        "督办": UnitRole.SUPERVISE, "督办单位": UnitRole.SUPERVISE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """Units and people of one value, and which of them the text pairs (单位（姓名）)."""

    units: tuple[UnitDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()


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
            yield from _trimmed(text, at, place)
            at = place + 1
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Place]:
    while start < end and text[start] in " 　\n\t。.：:":
        start += 1
    while end > start and text[end - 1] in " 　\n\t。.：:":
        end -= 1
    if end > start:
        yield start, end


def looks_like_unit(name: str) -> bool:
    """Whether a phrase is the name of a unit or of a group of units."""
    name = name.replace(" ", "")
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    if not 2 <= len(bare) <= 24 or re.search(r"[0-9。：:“”%]", bare):
        return False
    return bool(UNIT_SUFFIX.search(bare) or _GROUP.search(name))


def looks_like_person(name: str, longest: int = 4) -> bool:
    """Whether a phrase is the name of a person; without points it has at most `longest` signs."""
    name = _POINTS.sub("·", name).replace(" ", "")
    if "·" not in name and (len(name) > longest or len(name) > 2 and _OFFICIALS.search(name)):
        return False
    if name in _NO_NAME:
        return False
    return bool(_NAME.fullmatch(name)) and not looks_like_unit(name)


def units(view: View, start: int, end: int, role: UnitRole, label: str = "") -> Named:
    """The units of a value that belongs to `label`; roles said inside the value win."""
    found: list[UnitDraft] = []
    people: list[PersonDraft] = []
    pairs: list[tuple[int, int]] = []
    for part_start, part_end in pieces(view.text, start, end, "；;"):
        waiting = len(found)
        for piece in _unit_pieces(view.text, part_start, part_end):
            unit, person, spoken = _unit(view, piece, role, label)
            if unit is None:
                continue
            found.append(unit)
            if person:
                pairs.append((len(found) - 1, len(people)))
                people.append(person)
            if spoken:
                found[waiting:] = [replace(unit, role=spoken) for unit in found[waiting:]]
                waiting = len(found)
    return Named(tuple(_with_prefixes(found)), tuple(people), tuple(pairs))


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
    yield from _trimmed(text, at, end)


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
    leading = _LEADING.match(text, start, end)
    if leading and looks_like_unit(_without_role(text[leading.end() : end])[0]):
        start = leading.end()
    name, spoken = _without_role(text[start:end])
    end = start + len(name)
    for _ in range(2):
        trailing = _TRAILING.search(text, start, end)
        end = trailing.start() if trailing and trailing.start() - start >= 2 else end
    if end - start < 2 or not re.search(f"[{_HAN}]{{2}}", text[start:end]):
        return None, None, None
    written_name = re.sub(r"\s", "", written(view, start, end))
    group = bool(_GROUP.search(text[start:end]))
    unit = UnitDraft(written_name, own, view.span(start, end), label, group)
    return unit, person, spoken


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


def _with_prefixes(found: Sequence[UnitDraft]) -> Iterator[UnitDraft]:
    """县农业农村局、自然资源局: the second shares the prefix of the first."""
    shared = ""
    for unit in found:
        own = _LEVEL_PREFIX.match(unit.name)
        if own:
            shared = own[1]
            yield unit
        elif shared and not unit.group and _SHARED_ENDING.search(unit.name):
            yield replace(unit, prefix=shared)
        else:
            yield unit


def people(view: View, start: int, end: int, label: str) -> tuple[PersonDraft, ...]:
    """The people of a value; posts before or behind a name are kept apart."""
    found: list[PersonDraft] = []
    post = ""
    for piece_start, piece_end in pieces(view.text, start, end):
        head = _POST_RUN.match(view.text, piece_start, piece_end)
        if head:
            post = (post + "、" if post else "") + head.group().strip("、,，/ ")
            piece_start = head.end()
        for name_start, name_end in _name_pieces(view.text, piece_start, piece_end):
            person = _person(view, name_start, name_end, label, post)
            if person:
                found.append(person)
                post = ""
    return tuple(found)


def _name_pieces(text: str, start: int, end: int) -> Iterator[Place]:
    """Names between spaces; 罗 斌 and 阿曼 ·吾买尔 are one name each."""
    words = [(found.start(), found.end()) for found in re.finditer(r"[^ \n\t]+", text[start:end])]
    at = 0
    while at < len(words):
        first, last = words[at]
        while at + 1 < len(words) and _same_name(text, start, (first, last), words[at + 1]):
            at += 1
            last = words[at][1]
        yield start + first, start + last
        at += 1


def _same_name(text: str, start: int, word: Place, following: Place) -> bool:
    left = text[start + word[0] : start + word[1]]
    right = text[start + following[0] : start + following[1]]
    if left[-1] in "·•・‧．" or right[0] in "·•・‧．":
        return True
    return len(left) == 1 or (len(left.replace(" ", "")) <= 2 and len(right) == 1)


def _person(view: View, start: int, end: int, label: str, post: str) -> PersonDraft | None:
    text = view.text
    honorific = _HONORIFIC.search(text, start, end)
    end = honorific.start() if honorific else end
    note = _ROLE_NOTE.search(text, start, end)
    if note and note.start() > start:
        post = post or (note[1] if POST.search(note[1]) else "")
        end = note.start()
    tail = _POST_TAIL.search(text, start, end)
    if tail and tail.start() - start >= 2:
        post, end = post or tail.group(), tail.start()
    name = _POINTS.sub("·", re.sub(r"\s", "", written(view, start, end)))
    if not looks_like_person(text[start:end], _LONGEST_NAME) or _POST_TAIL.search(text, start, end):
        return None
    return PersonDraft(name, label or post, person_role(label or post), view.span(start, end), post)


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
