"""表单与依据 — every field that a form of the product asks, with who keeps the datum, on what basis
it is asked, how often, and who reads it.

A field that is not in the table has no basis, and a datum stands in it once: what is known is not
asked again (政务数据共享条例 国令第809号). Choosing among what is known is no datum; neither is the
condition of a search, nor another way to hand in the same form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Form:
    """表单 — `place` is the page's noun; `data` the datum of each field, `chosen` the fields that
    ask for none; `often` how often it is asked, `once` where only when something happens."""

    place: str
    title: str
    owner: str
    basis: str
    often: str
    readers: str
    data: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    chosen: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """Every field that the table knows of it."""
        return frozenset(self.data) | self.chosen


_PLAN = "年度民生实事实施方案"
_REPORT = f"{_PLAN}的报送要求；统计法第七条（如实报送）"
_EVERYONE = "督查室、发展改革委、人大机关、县领导、公开页（同一份数）"
_ROUND, _WHEN = "每轮一次", "发生时"


def _form(*told: str, chosen: str = "") -> Form:
    """One row: place, title, owner, basis, how often, readers, then field=datum as words."""
    place, title, owner, basis, often, readers, *data = told
    known = dict(one.split("=") for words in data for one in words.split())
    return Form(place, title, owner, basis, often, readers, known, frozenset(chosen.split()))


FORMS: tuple[Form, ...] = (
    _form(
        *("report", "报送", "填报单位"),
        *(_REPORT, _ROUND, _EVERYONE),
        "value=累计完成数 denominator=应办数 reached_on=节点达到日期 stages=分阶段形象进度 "
        "points=各点位完成数 progress=本期进展 problem=存在问题 coordination=需协调事项 "
        "next_step=下一步打算 no_change=无变化的原因 remark=报送说明 "
        "forecast_on=单位预计完成日期 reasons=数据异常的说明 file=佐证材料（可不附）",
        chosen="cause figures",
    ),
    _form(
        *("sheets", "离线填报表（报送的另一种填法）", "填报单位"),
        *(_REPORT, _ROUND, _EVERYONE),
        chosen="file unit",
    ),
    _form(
        *("review", "报送审核", "单位负责人、汇总单位"),
        *("两级审核，退回须写明原因", _WHEN, "填报单位"),
        "reason=退回原因",
    ),
    _form(
        *("history", "更正", "汇总单位"),
        *("采用后的数不能改动，差错以更正记录说明（统计法第八条）", _WHEN, _EVERYONE),
        "value=更正后的数 denominator=更正后的应办数 reached_on=更正后的日期 "
        "stage-=更正后的分阶段进度 p-=更正后的点位数 reason=更正原因",
    ),
    _form(
        *("targets", "分月目标", "填报单位、汇总单位"),
        *("方案关于细化分解到季度、月份的要求", "每年一次，调整时", "亮灯、台账、通报"),
        "on-=各月累计目标 reason=调整目标的理由",
        chosen="paste project way which",
    ),
    _form(
        *("points", "点位", "填报单位"),
        *("方案或子方案所列的点位", "每年一次，调整时", _EVERYONE),
        "name-=点位名称 target-=点位目标 reason=调整点位的理由",
        chosen="paste",
    ),
    _form(
        *("subplans", "单位子方案", "填报单位"),
        *("方案关于细化子方案、报备联络员的要求", "每年一次，调整时", "汇总单位"),
        "file=子方案文件 contact=联络员 phone=联络电话",
    ),
    _form(
        *("exemptions", "正当理由", "汇总单位"),
        *("亮灯规则关于正当理由的规定", _WHEN, "亮灯、通报"),
        "reason=正当理由 approved_by=正当理由批准人 until=正当理由有效期",
        chosen="dimension",
    ),
    _form(
        *("rounds", "批准延期", "汇总单位"),
        *("报送规则", _WHEN, "填报单位"),
        "until=延期至 reason=延期原因",
        chosen="project",
    ),
    _form(
        *("plans", "方案导入与校核", "汇总单位"),
        *("印发的方案原文，逐项校核", "每年一次", "台账"),
        "file=方案文件 title=校核：实事名称 subject=校核：指标名称 kind=校核：数的种类 "
        "indicator=校核：指标类型 aspect=校核：数的性质 bound=校核：数的界限 value=校核：目标值 "
        "upper=校核：目标上限 measure=校核：计量单位 per=校核：计量基数 total=校核：合计口径 "
        "role=校核：责任种类 name=校核：单位或人员名称 label=校核：方案中的称谓 "
        "on=校核：完成时限 cadence=校核：报送周期 due_day=校核：报送日 owner=校核：汇总单位 "
        "recipient=校核：报送对象 quoted=校核：原文摘句",
        chosen="at other text",
    ),
    _form(
        *("programmes", "票决文本", "汇总单位"),
        *("人民代表大会票决结果", "每年一次", "人大机关"),
        "text=票决文本",
    ),
    _form(
        *("starting", "启动年度", "汇总单位"),
        *(_PLAN, "每年一次", "填报单位"),
        "on=启动日期",
    ),
    _form(
        *("rule_forms", "报送、序时、亮灯规则", "汇总单位"),
        *(f"{_PLAN}和通报办法，每版写明依据", "每年一次，调整时", "各单位"),
        "holds_from=规则执行日期 why=规则依据 cadence=报送周期 opens_day=开放日 due_day=报送日 "
        "due_next=在次月报送 shift=遇休息日的办法 remind_workdays=提前提醒的工作日数 "
        "closes_workdays=可补报的工作日数 addressee=报送对象 basis=序时口径 season=施工季 "
        "name=亮灯规则名称 edition=亮灯规则版本 exempt=可以从轻的维度 catch_up=赶上后先转黄灯",
    ),
    _form(
        *("calendars", "工作日历", "系统管理员、汇总单位"),
        *("国务院办公厅及本地区放假通知", "每年一次", "各单位"),
        "words=日历版本说明 added=特殊日 scope=特殊日适用范围 source=放假依据 region=地方节日",
        chosen="remove",
    ),
    _form(
        *("people", "人员与岗位", "系统管理员"),
        *("账号管理和岗位职责", "变动时", "系统管理员"),
        "name=人员姓名 login=账号 title=职务 on=任职日期",
        chosen="role unit",
    ),
    _form(
        *("register", "名录导入（人员与岗位的另一种填法）", "系统管理员"),
        *("账号管理和岗位职责", "变动时", "系统管理员"),
        chosen="file",
    ),
    _form(
        *("units", "单位名录", "系统管理员、汇总单位"),
        *("机构名称以批准文件为准", "变动时", "各单位"),
        "name=单位名称 full=单位全称",
    ),
    _form(
        *("sign_in", "登录、开通", "本人"),
        *("账号安全", "登录时", "本人"),
        "territory=地区名称",
        chosen="again login name old password",
    ),
    _form(
        *("ledger", "台账查询（不是填报）", "使用人"),
        *("查询条件", "查询时", "本人"),
        chosen="on words",
    ),
)
