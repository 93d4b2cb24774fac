"""列 — what the columns of a plan's table hold, from their heads (domain paper §3.6)."""

import re
from collections.abc import Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from shishi.reading.lines.labels import UNIT_ROLES, Field, field_of, is_usual


class Role(StrEnum):
    """What a column holds."""

    ORDINAL = "ordinal"
    CATEGORY = "category"
    TITLE = "title"
    CONTENT = "content"
    MEASURE = "measure"  # 计量单位
    BODY = "body"  # 单位: a measure or an organisation, the cells tell
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SUPERVISE = "supervise"
    MIXED = "mixed"
    PERSON = "person"
    DEADLINE = "deadline"
    MONEY = "money"
    TARGET = "target"
    ACTUAL = "actual"
    PERCENT = "percent"
    ALLOCATION = "allocation"
    PROGRESS = "progress"  # 进展情况, in words
    SOURCE = "source"  # 中央, 县级, 自筹: who pays, where the amounts of the table are money
    RANK = "rank"  # 排名, 得分: numbers that are no amounts of work
    REMARK = "remark"
    UNKNOWN = "unknown"


class Column(NamedTuple):
    """A column: its role, its head as written, and the measure or scale of money in the head."""

    role: Role
    head: str
    measure: str | None = None


NUMERIC = frozenset(
    {
        Role.MONEY,
        Role.SOURCE,
        Role.TARGET,
        Role.ACTUAL,
        Role.PERCENT,
        Role.ALLOCATION,
        Role.UNKNOWN,
    }
)
UNITS = frozenset({Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT, Role.SUPERVISE, Role.MIXED})

_WHOSE = r"(?:全[县市区州旗省镇乡]|全年|年度|本年度?|20\d\d年|年内|总|县级?|市级?|区级?|当年)"
_AIM = r"(?:目标任务|计划任务|建设任务|目标|计划|任务|指标)"
_DONE = r"(?:完成|拨付|支付|到位|投入|发放|建成|开工)"
_WHEN = (
    r"(?:\d{1,2}(?:[—–~～至-]\d{1,2})?月(?:底|末|份)?|截至.*|目前|本月|累计|实际|已|当前|上半年"
    r"|前[一二三]季度|[一二三四]季度)"
)
_PAYERS = (
    r"(?:(?:中央|国家|省|自治区|市|州|盟|县|区|旗|镇|乡|乡镇|街道|村|部|上级|本级|地方|各级|社会|群众"
    r"|企业|单位|银行|业主|个人|农户|居民|村集体|其他|其它|自有|财政|专项|一般|政府|对口|援建|东西部"
    r"|及以上|以上|以下)+(?:级|财政|资本|投入|捐赠|捐助|筹资|出资|承担|分担|部分|及以上|以上|以下|渠道"
    r"|来源|协作|援助|预算内)*(?:[及和、](?:中央|省|市|县|区)级?)?|自筹|债券|专项债券?|贷款|融资|捐赠|奖补|中省市?|省市县?|上争|争取)"
)
_FUNDS = "资金|投资|经费|金额|补助|配套|预算|概算|自筹|拨款|债券|财政|筹资|贷款|补贴"
_SOURCE = (
    "中央|国家|省|自治区|市|县|区|州|旗|盟|镇|乡|级|上级|本级|地方|各级|财政|自筹|社会|群众|银行"
    "|专项|一般|政府|项目|工程|年度|本年|当年"
    "|计划|总|估算|到位|拨付|支付|下达|奖补|所需|投入|其他|企业|累计|完成|已|拟|其中|（区）|（县）"
    "|（市）|（州）|建设|安排|需|及|和|预计|20\\d\\d年"
)
_HEADS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(words))
    for role, words in (
        (Role.ORDINAL, r"[^（(]{0,4}(?:序号|编号|代码)|序|项次|号|No\.?|№"),
        (Role.RANK, r".{0,6}(?:排名|名次|位次|排序|得分|分值|评分|权重|赋分|打分)(?:情况)?"),
        (
            Role.CATEGORY,
            r"(?:项目|实事|工程|任务|工作|指标)?(?:类别|类型|分类|领域|板块|大类|所属类别|类)|方面",
        ),
        (Role.MEASURE, r"计量单位|量纲|数量单位|指标单位|计算单位"),
        (Role.BODY, r"单位|部门"),
        (Role.PERCENT, r"[^（(]*(?:%|占比|比例|完成率|百分比|比率|比重|完成度)[）)]?"),
        (
            Role.ACTUAL,
            rf"{_WHEN}(?:实际|累计|已)?{_DONE}(?:数|量|情况|投资|额)?.*"
            r"|(?!.*(?:计划|目标|应|拟|要求|标准|时|原因|责任|措施))[^（(]{0,8}"
            r"(?:完成|累计|实际|支出|拨付|到位|支付|已建成|已开工)[^（(]{0,5}|完成情况数|进度数",
        ),
        (
            Role.TARGET,
            rf"{_WHOSE}{_AIM}(?:数|量|值|总量|总数)?|(?:目标|计划|任务|指标)(?:数|量|值|总量|总数)"
            r"|(?:全[县市区州旗镇乡]|[县市区州旗镇乡]级)(?:合计|总计|总数|总量)|全[县市区州旗镇乡]|数量|工程量|建设数量|合计|总计|任务量"
            r"|[^（(]{0,4}年计划|(?:年初|全年|当年|本年|应|计划|拟|目标)(?:计划|完成|实施|建设)?(?:数|量|值)?"
            r"|年初(?:计划|目标|任务)(?:数|量|值)?",
        ),
        (
            Role.MONEY,
            rf"(?:{_SOURCE})*(?:{_FUNDS})+(?:额|总额|合计|规模|估算|安排|来源|情况|需求|小计"
            rf"|投入|总量|构成|支出)?",
        ),
        (Role.SOURCE, _PAYERS),
        (
            Role.TITLE,
            r"(?:民生|惠民|重点|具体|年度|细分|分)?(?:实事|项目|工程|指标|任务|事项|工作|考核指标"
            r"|实事项目"
            r"|民生实事|民生项目|工程项目|项目类)(?:名称|名)?|[一-龥]{0,6}名称|考核指标"
            r"|(?:民生|惠民|为民|便民|重点|具体|年度|建设|实施|办理|工作|实事|任务|项目|工程|子|分){1,4}"
            r"(?:项目|事项|工程|实事)|项目[（(]工程[）)](?:名称)?",
        ),
        (
            Role.REMARK,
            r"备注|说明|(?:主要)?存在(?:的)?问题.*|问题|(?:下一?步|下阶段|后续|后期).*|.*原因|.*亮灯.*"
            r"|进度评价|序时.*|评价|灯号|.*状态|评级|等次|[^完]*措施|.*(?:打算|地点|地址|电话|方式|对象)",
        ),
    )
)
_BY_FIELD = MappingProxyType(
    {
        **{field: Role(role.value) for field, role in UNIT_ROLES.items()},
        Field.PERSON: Role.PERSON,
        Field.MIXED: Role.MIXED,
        Field.DEADLINE: Role.DEADLINE,
        Field.CONTENT: Role.CONTENT,
        Field.PROGRESS: Role.PROGRESS,
        Field.NEXT: Role.REMARK,
        Field.MONEY: Role.MONEY,
        Field.TITLE: Role.TITLE,
        Field.OTHER: Role.REMARK,
    }
)
_WEAK = frozenset({Field.PROGRESS, Field.OTHER, Field.CONTENT, Field.MONEY})
_TEXTS = frozenset(
    "目标任务 年度目标任务 工作目标 年度目标 目标 工作任务 任务目标 建设任务 年度任务 "
    "主要任务 具体任务 重点任务".split()
)
_NAMES = frozenset("指标 任务 目标任务 工作任务 主要任务 重点任务 内容 项目内容 实事内容".split())
_BY_END: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(words))
    for role, words in (
        (
            Role.MIXED,
            r".*(?:领导|责任人|负责人)[及和、/].*(?:单位|部门)|.*(?:单位|部门)[及和、/].*(?:人|领导)",
        ),
        (Role.REMARK, r".*(?:开工|启动|开始|填报|报送|下达|批复|入库)(?:时间|日期|时限)"),
        (Role.SUPPORT, r".*(?:配合|协办|协同|协作|协助|参与)[^、/及]{0,3}(?:单位|部门|方|主体)"),
        (Role.LEAD, r".*(?:牵头|主办)[^、/及]{0,3}(?:单位|部门|方|主体|科室)"),
        (Role.SUPERVISE, r".*(?:督办|督查|督导|监督)[^、/及]{0,3}(?:单位|部门|方|主体)"),
        (
            Role.RESPONSIBLE,
            r"(?!.*(?:计量|数量|受益|验收|报送|填报|设计|监理|施工|勘察|审计|举报)).{1,6}"
            r"(?:单位|部门|科室|股室|处室|机构|业主|主体|责任方)",
        ),
        (Role.PERSON, r".{1,6}(?:领导|负责人|责任人|[县市区镇乡局]长|同志|专员)"),
        (Role.DEADLINE, r".{0,8}(?:时限|时间|期限|工期|日期|节点|年限)"),
        (
            Role.CONTENT,
            r".{0,8}(?:内容|规模|标准|任务|目标|举措|要点|概况|简介|明细|事项|做法|清单)",
        ),
    )
)


def _either(table: tuple[tuple[Role, re.Pattern[str]], ...]) -> re.Pattern[str]:
    """One pattern for a table; the group that matched is named after its role."""
    return re.compile("|".join(f"(?P<{role.value}>{words.pattern})" for role, words in table))


_HEAD, _END = _either(_HEADS), _either(_BY_END)
_LAST = frozenset("位门室构主体方导人长志员限间期点容模准务标措况介细项法单")
"""The letters with which a head that is told by its end can end."""
_LONGEST = 16  # characters of a head
_MEASURE_NOTE = re.compile(r"[（(](?:单位[:：])?((?![市县区州旗乡镇街村部])[^（）()\d]{1,8})[）)]")
_SCALES = re.compile(r"(?:万|亿|千)?元|(?:万|亿)(?=$)")
_TOWN = re.compile(r"[一-龥（）、]{1,8}(?:镇|乡|街道|县|区|市|场|旗|村|州|盟|园|本级|直属|直管)")


def column(head: str) -> Column:
    """The column that a head names; unknown heads may be towns or anything."""
    return _column("".join(head.split()))


def _column(solid: str) -> Column:
    """The column of a head without white space."""
    head = solid.strip("：:、*★")
    note = _MEASURE_NOTE.search(head)
    measure = note[1] if note else None
    bare = _MEASURE_NOTE.sub("", head) if note else head
    if not bare:
        return Column(Role.UNKNOWN, head)
    role = _role(bare)
    scaled = bool(measure and _SCALES.fullmatch(measure))
    if scaled and role in (Role.UNKNOWN, Role.TITLE, Role.CONTENT, Role.REMARK):
        role = Role.MONEY
    if role is Role.PERCENT:
        measure = "%"
    if role not in NUMERIC:
        measure = None
    return Column(role, head, measure)


def _role(bare: str) -> Role:
    if bare in _TEXTS:
        return Role.CONTENT
    field = field_of(bare)
    if field and field not in _WEAK:
        return _BY_FIELD[field]
    found = _HEAD.fullmatch(bare)
    if field and not found:
        return _BY_FIELD[field]
    if not found and bare[-1] in _LAST:
        found = _END.fullmatch(bare)
    return Role(found.lastgroup) if found and found.lastgroup else Role.UNKNOWN


def columns(heads: Sequence[str]) -> list[Column]:
    """The columns of a table; beside a column of measures a target is a number, not a text."""
    found = [column(head) for head in heads]
    roles = {one.role for one in found}
    if Role.BODY in roles and (roles & UNITS or Role.ACTUAL in roles):
        roles.add(Role.MEASURE)
        found = [
            one._replace(role=Role.MEASURE) if one.role is Role.BODY and roles & UNITS else one
            for one in found
        ]
    if Role.MEASURE in roles:
        found = [
            one._replace(role=Role.TARGET)
            if one.role is Role.CONTENT and re.search("目标|计划|任务", one.head)
            else one
            for one in found
        ]
    return found if Role.TITLE in roles else _with_title(found)


def _with_title(found: list[Column]) -> list[Column]:
    """指标, 任务 name the item where no other column does and a later one holds the content."""
    later = {Role.CONTENT, Role.TARGET, Role.MEASURE}
    for at, one in enumerate(found):
        if one.head in _NAMES and any(other.role in later for other in found[at + 1 :]):
            return [*found[:at], one._replace(role=Role.TITLE), *found[at + 1 :]]
    return found


_PLANNED = frozenset(
    {Role.TARGET, Role.CONTENT, Role.MONEY, Role.DEADLINE, Role.PERSON, Role.BODY, *UNITS}
)


def is_planned(heads: Sequence[str]) -> bool:
    """Whether a table gives what is to be done, by whom, when or for how much; those of
    statistics only give what was (本月, 累计, 同比)."""
    return any(one.role in _PLANNED for one in columns(heads))


def is_town(words: str) -> bool:
    """Whether the head of a column names a town, county or the like."""
    return bool(_TOWN.fullmatch("".join(words.split())))


def is_head(words: str) -> bool:
    """Whether words are the head of a column of a plan's table."""
    return _role_of(words) is not Role.UNKNOWN


def _role_of(words: str) -> Role:
    """What the column under these words holds; a label with its value (责任单位：…) is none."""
    solid = "".join(words.split())
    label, _, value = solid.partition("：")
    if not 1 <= len(solid) <= _LONGEST or (value and is_usual(label)):
        return Role.UNKNOWN
    return _column(solid).role


def is_sure(words: str) -> bool:
    """Whether words are such a head wherever they stand; 省, 其他 are one only beside others."""
    return _role_of(words) not in (Role.UNKNOWN, Role.SOURCE)


def joined(words: Sequence[str]) -> str:
    """One head for a column from the words over it, from the top row of the head to the lowest."""
    words = ["".join(word.split()) for word in words]
    if len(words) < 2:
        return words[0] if words else ""
    first, last = column(words[0]), column(words[-1])
    money = re.search(r"[（(](?:万|亿)?元[）)]", words[0])
    if last.role is not Role.UNKNOWN:
        note = money.group() if money and not last.measure else ""
        paid = first.role is Role.MONEY and last.role in (Role.TARGET, Role.SOURCE)
        return ("资金" if paid else "") + words[-1] + note
    return words[-1] if first.role is not Role.MONEY else "".join(words)
