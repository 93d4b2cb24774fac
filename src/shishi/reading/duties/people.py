"""人员 — the people in the value of a label, a cell or a bracket; names as written."""

import re
from collections.abc import Iterator

from shishi.reading.draft import PersonDraft
from shishi.reading.duties.unit_words import (
    LISTED,
    NOT_LISTED,
    Place,
    looks_like_unit,
    pieces,
    trimmed,
)
from shishi.reading.lines.tidy import written
from shishi.reading.source import View
from shishi.rules.parties import PersonRole
from shishi.rules.spans import Span

_HAN = "一-鿿"
_NOTE = re.compile(r"[（(]([^（）()]{1,40})[）)]$")
_POINTS = re.compile(r" ?[·•・‧．∙⋅] ?")
_NAME = re.compile(rf"[{_HAN}]{{2,7}}|[{_HAN}]+(?:·[{_HAN}]+)+")
_OFFICES = (
    "常委|书记|县长|区长|市长|州长|旗长|盟长|镇长|乡长|主席|主任|局长|部长|秘书长|调研员|巡视员|处长|科长|所长|院长"
    "|校长|总工程师|组长|县级干部|主任委员"
)
OFFICE_SIGNS = "常委|书记|长|主席|主任|调研员|巡视员|总工程师|干部"
"""What the word has, as one pattern, with which every post ends."""
POST = re.compile(
    r"(?:(?:中共)?(?:[县市区州省旗盟镇乡]|自治[县州旗])?(?:党|工)?(?:委|政府|人大|政协|人大常委会"
    r"|纪委|纪委监委|人民政府|党组|党工委|管委会|工委)?(?:办公室|党组)?"
    rf"(?:一级|二级|三级|四级)?(?:党组|常务)?副?(?:{_OFFICES}))"
)
_POST_RUN = re.compile(rf"(?:{POST.pattern}[、,，/ ]*)+")
_POST_TAIL = re.compile(rf"(?:{POST.pattern})+$")
_MORE_THAN_NAMES = re.compile(f"{NOT_LISTED}|同志|{OFFICE_SIGNS}")
_OFFICIALS = re.compile(r"负责|领导|同志|人员|主任|单位|部门|乡镇|主要|合计|分管|各|有关")
_LONGEST_NAME = 7  # 布仁巴雅尔: long names are written without a point too
_CONTACTS = re.compile("联络|联系人|经办|填报")
_OFFICERS = re.compile("责任人|负责人|牵头人|承办人|局长|主任")
_HONORIFIC = re.compile(r"同志$")
_NO_NAME = frozenset(
    "领导 各级 待定 负责人 责任人 主要负责人 分管领导 分管负责人 负责 牵头 主要领导 单位 "
    "部门 无 空缺 同上 各乡镇 联系人 班子成员 有关领导 相关 有关 同志".split()
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"
    "姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程邢裴陆荣翁荀羊"
    "惠甄曲封芮储靳汲邴松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑"
    "桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公"
    "肖闫付岳帅亓况官代覃阳佟仝展苟辜冼仉麦税佘楚原依玉阿买艾吐热古努帕哈加木叶库"
)


def looks_like_person(name: str, longest: int = 4) -> bool:
    """Whether a phrase is the name of a person; without points it has at most `longest` signs."""
    if not name.isalpha():
        name = _pointed(name).replace(" ", "")
    if "·" not in name and (len(name) > longest or (len(name) > 2 and _OFFICIALS.search(name))):
        return False
    if name in _NO_NAME:
        return False
    return bool(_NAME.fullmatch(name)) and not looks_like_unit(name)


def people(view: View, start: int, end: int, label: str) -> tuple[PersonDraft, ...]:
    """The people of a value; posts before or behind a name are kept apart."""
    start, end = trimmed(view.text, start, end)
    if _MORE_THAN_NAMES.search(view.text, start, end):
        return tuple(_with_posts(view, start, end, label))
    text, role = view.text, person_role(label)
    found: list[PersonDraft] = []
    for part in LISTED.finditer(text, start, end):
        if looks_like_person(part[0], _LONGEST_NAME):
            name, span = name_at(view, *part.span())
            found.append(PersonDraft(_pointed(name), label, role, span))
    return tuple(found)


def _with_posts(view: View, start: int, end: int, label: str) -> Iterator[PersonDraft]:
    """The people of a value with more than their names: posts, brackets, spaces."""
    post = ""
    for piece_start, piece_end in pieces(view.text, start, end):
        head = _POST_RUN.match(view.text, piece_start, piece_end)
        if head:
            post = (post + "、" if post else "") + head.group().strip("、,，/ ")
            piece_start = head.end()
        for name_start, name_end in _name_pieces(view.text, piece_start, piece_end):
            person = _person(view, name_start, name_end, label, post)
            if person:
                yield person
                post = ""


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
    note = _NOTE.search(text, start, end)
    if note and note.start() > start:
        post = post or (note[1] if POST.search(note[1]) else "")
        end = note.start()
    tail = _POST_TAIL.search(text, start, end)
    if tail and tail.start() - start >= 2:
        post, end = post or tail.group(), tail.start()
    if not looks_like_person(text[start:end], _LONGEST_NAME) or _POST_TAIL.search(text, start, end):
        return None
    name, span = name_at(view, start, end)
    called = label or post
    return PersonDraft(_pointed(name), called, person_role(called), span, post)


def _pointed(name: str) -> str:
    """The name with one sign for the point between its parts."""
    return name if name.isalpha() or name.replace("·", "").isalpha() else _POINTS.sub("·", name)


def name_at(view: View, start: int, end: int) -> tuple[str, Span]:
    """The name in `[start, end)` as written, without breaks and spaces, and its place."""
    span = view.span(start, end)
    whole = len(span.quote) == end - start  # nothing was dropped between its characters
    name = span.quote if whole else written(view, start, end)
    return name if name.isalpha() else "".join(name.split()), span


def person_role(label: str) -> PersonRole:
    """The normalised role of a person from the verbatim label."""
    if _CONTACTS.search(label):
        return PersonRole.CONTACT
    if _OFFICERS.search(label):
        return PersonRole.OFFICER
    if "牵头" in label:
        return PersonRole.LEAD_SPONSOR
    return PersonRole.SPONSOR
