"""列 — what the columns of a plan's table hold, from their heads (domain paper §3.6)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from shishi.reading.lines.labels import UNIT_ROLES, Field, field_of


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
    REMARK = "remark"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, its head as written, and the measure or scale of money in the head."""

    role: Role
    head: str
    measure: str | None = None


NUMERIC = frozenset(
    {Role.MONEY, Role.TARGET, Role.ACTUAL, Role.PERCENT, Role.ALLOCATION, Role.UNKNOWN}
)
UNITS = frozenset({Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT, Role.SUPERVISE, Role.MIXED})

_WHOSE = r"(?:全[县市区州旗省镇乡]|全年|年度|本年度?|20\d\d年|年内|总|县级?|市级?|区级?|当年)"
_AIM = r"(?:目标任务|计划任务|建设任务|目标|计划|任务|指标)"
_DONE = r"(?:完成|拨付|支付|到位|投入|发放|建成|开工)"
_WHEN = (
    r"(?:\d{1,2}(?:[—–~～至-]\d{1,2})?月(?:底|末|份)?|截至.*|目前|本月|累计|实际|已|当前|上半年"
    r"|前[一二三]季度|[一二三四]季度)"
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
        (Role.ORDINAL, r"序号?|编号|项次|号|No\.?|№|序 ?号"),
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
            r"|完成(?:数|量|值|投资)|实际(?:数|值)|累计数|完成情况数|进度数",
        ),
        (
            Role.TARGET,
            rf"{_WHOSE}{_AIM}(?:数|量|值|总量|总数)?|(?:目标|计划|任务|指标)(?:数|量|值|总量|总数)"
            r"|全[县市区州旗镇乡](?:合计|总计|总数|总量)?|数量|工程量|建设数量|合计|总计|任务量"
            r"|年计划",
        ),
        (
            Role.MONEY,
            rf"(?:{_SOURCE})*(?:{_FUNDS})+(?:额|总额|合计|规模|估算|安排|来源|情况|需求|小计"
            rf"|投入)?",
        ),
        (
            Role.TITLE,
            r"(?:民生|惠民|重点|具体|年度|细分|分)?(?:实事|项目|工程|指标|任务|事项|工作|考核指标"
            r"|实事项目"
            r"|民生实事|民生项目|工程项目|项目类)(?:名称|名)?|[一-龥]{0,6}名称|考核指标",
        ),
        (
            Role.REMARK,
            r"备注|说明|(?:主要)?存在(?:的)?问题.*|问题|下一?步.*|未完成原因|原因|亮灯.*|进度评价"
            r"|序时.*"
            r"|评价|灯号|状态",
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
_MEASURE_NOTE = re.compile(r"[（(](?:单位[:：])?((?![市县区州旗乡镇街村部])[^（）()\d]{1,8})[）)]")
_SCALES = re.compile(r"(?:万|亿|千)?元|(?:万|亿)(?=$)")
_TOWN = re.compile(r"[一-龥（）、]{1,8}(?:镇|乡|街道|县|区|市|场|旗|村|州|盟|园|本级|直属|直管)")


def column(head: str) -> Column:
    """The column that a head names; unknown heads may be towns or anything."""
    head = "".join(head.split()).strip("：:、*★ ")
    note = _MEASURE_NOTE.search(head)
    measure = note[1] if note else None
    role = _role(_MEASURE_NOTE.sub("", head) if note else head)
    scaled = bool(measure and _SCALES.fullmatch(measure))
    if scaled and role in (Role.UNKNOWN, Role.TITLE, Role.CONTENT, Role.REMARK):
        role = Role.MONEY
    if role is Role.PERCENT:
        measure = "%"
    if role not in NUMERIC:
        measure = None
    return Column(role, head, measure)


def _role(bare: str) -> Role:
    field = field_of(bare)
    if bare in _TEXTS:
        return Role.CONTENT
    if field and field not in _WEAK:
        return _BY_FIELD[field]
    for role, pattern in _HEADS:
        if pattern.fullmatch(bare):
            return role
    return _BY_FIELD[field] if field else Role.UNKNOWN


def columns(heads: Sequence[str]) -> list[Column]:
    """The columns of a table; beside a column of measures a target is a number, not a text."""
    found = [column(head) for head in heads]
    roles = {one.role for one in found}
    if Role.MEASURE in roles or (Role.BODY in roles and Role.ACTUAL in roles):
        found = [
            replace(one, role=Role.TARGET)
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
            return [*found[:at], replace(one, role=Role.TITLE), *found[at + 1 :]]
    return found


def is_town(words: str) -> bool:
    """Whether the head of a column names a town, county or the like."""
    return bool(_TOWN.fullmatch("".join(words.split())))


def is_head(words: str) -> bool:
    """Whether words are the head of a column of a plan's table."""
    bare = "".join(words.split())
    return 1 <= len(bare) <= 16 and column(bare).role is not Role.UNKNOWN
