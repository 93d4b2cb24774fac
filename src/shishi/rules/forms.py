"""表单与依据 — every field that a form of the product asks, with who keeps the datum, on what basis
it is asked, how often, and who reads it.

A field that is not in the table has no basis, and a datum stands in it once: what is known is not
asked again (政务数据共享条例 国令第809号). Choosing among what is known is no datum; neither is the
condition of a search, nor another way to hand in the same form.
"""

from shishi.rules.fields import Form, form
from shishi.rules.paper_forms import PAPER_FORMS

_PLAN = "年度民生实事实施方案"
_REPORT = f"{_PLAN}的报送要求；统计法第七条（如实报送）"
_EVERYONE = "督查室、发展改革委、人大机关、县领导、公开页（同一份数）"
_WORKS = "政府投资条例（国令第712号）第九条、第二十条；建筑法第八条；招标投标法第四十六条"
_UNIT = "填报单位、汇总单位"
_ROUND, _WHEN, _CHANGED = "每轮一次", "发生时", "每年一次，调整时"


FORMS: tuple[Form, ...] = (
    form(
        *("report", "报送", "填报单位"),
        *(_REPORT, _ROUND, _EVERYONE),
        "value=累计完成数 denominator=应办数 reached_on=节点达到日期 stages=分阶段形象进度 "
        "points=各点位完成数 progress=本期进展 problem=存在问题 coordination=需协调事项 "
        "next_step=下一步打算 no_change=无变化的原因 remark=报送说明 "
        "forecast_on=单位预计完成日期 reasons=数据异常的说明 file=佐证材料（可不附）",
        chosen="cause figures",
    ),
    form(
        *("sheets", "离线填报表（报送的另一种填法）", "填报单位"),
        *(_REPORT, _ROUND, _EVERYONE),
        chosen="file unit",
    ),
    form(
        *("review", "报送审核", "单位负责人、汇总单位"),
        *("两级审核，退回须写明原因", _WHEN, "填报单位"),
        "reason=退回原因",
    ),
    form(
        *("history", "更正", "汇总单位"),
        *("采用后的数不能改动，差错以更正记录说明（统计法第八条）", _WHEN, _EVERYONE),
        "value=更正后的数 denominator=更正后的应办数 reached_on=更正后的日期 "
        "stage-=更正后的分阶段进度 p-=更正后的点位数 reason=更正原因",
    ),
    form(
        *("targets", "分月目标", "填报单位、汇总单位"),
        *("方案关于细化分解到季度、月份的要求", _CHANGED, "亮灯、台账、通报"),
        "on-=各月累计目标 reason=调整目标的理由",
        chosen="paste project way which",
    ),
    form(
        *("points", "点位", _UNIT),
        *("方案或子方案所列的点位", _CHANGED, _EVERYONE),
        "name-=点位名称 target-=点位目标 reason=调整点位的理由",
        chosen="paste",
    ),
    form(
        *("subplans", "单位子方案", _UNIT),
        *("方案关于细化子方案、报备联系人的要求", _CHANGED, "汇总单位、县领导"),
        "file=子方案文件（可不附） contact=联系人 phone=联系人办公电话（可不填）",
    ),
    form(
        *("terms", "核算口径", _UNIT),
        *("方案未写明、核算所必需的口径", "每年一次", "台账、亮灯"),
        "tolerance=约数允许低于目标的百分比 denominator=年初应办数 checks_on=核查日 "
        "stages=形象进度阶段和权重 proxy_value=代用指标目标数 proxy_measure=代用指标计量单位 "
        "step=以哪个手续环节的办结日为准 amount=填报时取资金报表的哪个数",
    ),
    form(
        *("chains", "手续环节", _UNIT),
        *(_WORKS, _CHANGED, "填报单位、汇总单位、县领导"),
        "name-=手续环节名称 days-=环节用时 counted-=环节用时的计算办法 applicant-=申请单位 "
        "approver-=审批部门 within_days-=环节法定时限 valid_months-=批件有效期 "
        "extensions-=批件可延期次数 extension_months-=批件每次延期 used_by-=批件有效期内应办到 "
        "after-=先办结的环节 needed-=开工前是否必须办结 season=与全年度不同的施工季 "
        "reason=修改手续环节的理由",
        chosen="drop- new-name new-days new-counted new-approver new-after new-before",
    ),
    form(
        *("permits", "手续办理", _UNIT),
        *(f"{_WORKS}；建设工程质量管理条例第十六条、第四十九条", _WHEN, _EVERYONE),
        "planned_on=环节计划办结日期 begun_on=环节申请日期 done_on=环节实际办结日期 "
        "document_number=批件文号 extended_to=批件延期至 explained=先行办理的例外说明",
    ),
    form(
        *("stops", "停滞", _UNIT),
        *("建筑法第十条（中止施工须报告）；方案关于问题及时上报的要求", _WHEN, _EVERYONE),
        "cause=停滞原因 desk=卡在哪个单位 starts_on=停滞开始日期 ends_before=恢复日期 "
        "remark=停滞情况说明",
    ),
    form(
        *("funds", "资金", _UNIT),
        *("政府投资条例第十二条（概算）、第二十二条（不得垫资）", _WHEN, _EVERYONE),
        "as_of=资金数据截至日期 -0=分来源计划资金 -1=分来源下达资金 -2=分来源到位资金 "
        "-3=分来源拨付资金 -4=分来源完成投资 built=分不清来源的完成投资 estimate=投资估算 "
        "budget=投资概算 reason=资金累计数减少或改报的说明",
        chosen="scale",
    ),
    form(*("levels", "来源层级", "汇总单位", "方案的来源", _CHANGED, "通报"), "level=来源层级"),
    form(
        *("exemptions", "正当理由", "汇总单位", "亮灯规则关于正当理由的规定", _WHEN, "亮灯、通报"),
        "reason=正当理由 approved_by=正当理由批准人 until=正当理由有效期",
        chosen="dimension",
    ),
    form(
        *("lowerings", "人工降灯", "汇总单位"),
        *("亮灯规则关于人工降灯、另一人复核的规定", _WHEN, "亮灯、通报"),
        "light=人工改为哪种灯 reason=人工降灯的理由 starts_on=人工降灯起始日 until=人工降灯截止日",
    ),
    form(
        *("stocktakes", "周调度查询（不是填报）", "使用人", "查询条件", "查询时", "本人"),
        chosen="on",
    ),
    form(
        *("wording", "文字核校（不是填报，不保存）", "使用人", "拟稿人自愿核校", "核校时", "本人"),
        chosen="text file",
    ),
    form(
        *("decisions", "议定事项", "汇总单位"),
        *("方案关于县领导周调度的要求", "调度时", "县领导、责任单位"),
        "says=议定事项 owner=议定事项责任单位（责任人） due_on=议定事项办理期限 "
        "remark=议定事项结转、不予办理的理由",
        chosen="project step seen",
    ),
    form(
        *("escalations", "提请协调", "汇总单位"),
        *("方案关于问题逐级协调的要求；报送已写明的自动转入，不另填", "调度时", "县领导、责任单位"),
        "says=会上提出的需协调事项 tried=已采取的协调措施 reason=提交上一层级或已解决的说明",
        chosen="project step seen",
    ),
    form(
        *("comments", "县领导批注", "县领导"),
        *("统计法第七条（领导可以批注，不得改数）", _WHEN, "责任单位、汇总单位"),
        "says=县领导批注",
    ),
    form(
        *("rounds", "批准延期", "汇总单位"),
        *("报送规则", _WHEN, "填报单位"),
        "until=延期至 reason=延期原因",
        chosen="project",
    ),
    form(
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
    form(
        *("programmes", "票决文本", "汇总单位"),
        *("人民代表大会票决结果", "每年一次", "人大机关"),
        "text=票决文本",
    ),
    form(
        *("starting", "启动年度", "汇总单位"),
        *(_PLAN, "每年一次", "填报单位"),
        "on=启动日期",
    ),
    form(
        *("snapshots", "冻结台账", "汇总单位"),
        *("方案关于总台账按期留存的要求", _WHEN, "通报、人大机关"),
        chosen="on one other",
    ),
    form(
        *("leaderships", "挂帅、牵头领导", "汇总单位"),
        *(f"{_PLAN}的组织领导要求（县长挂帅、常务副县长牵头）", _CHANGED, _EVERYONE),
        "tier=全局责任的层级 person=挂帅或牵头的县领导 on=全局责任的起始日期",
    ),
    form(
        *("closing", "年度结账", "汇总单位"),
        *("年终向人民代表大会报告实事完成情况", "每年一次", "人大机关、各单位"),
        "on=结账日期",
    ),
    form(
        *("rule_forms", "报送、序时、亮灯规则和提醒时间", "汇总单位"),
        *(f"{_PLAN}和通报办法，每版写明依据", _CHANGED, "各单位"),
        "cadence=报送周期 opens_day=开放日 due_day=报送日 "
        "due_next=在次月报送 shift=遇休息日的办法 remind_workdays=提前提醒的工作日数 "
        "closes_workdays=可补报的工作日数 addressee=报送对象 basis=序时口径 season=施工季 "
        "name=亮灯规则名称 edition=亮灯规则版本 exempt=可以从轻的维度 catch_up=赶上后先转黄灯 "
        "use=采用的亮灯判定项 edge=亮灯各档界限 with=界限算入哪一档 light=亮灯各档的灯 "
        "exempt_light=从轻后的灯 finished=完成后的灯 seasons=提醒时间（当地作息）",
        chosen="holds_from why",
    ),
    form(
        *("rule_base", "规则和发文设定的每一版", "汇总单位"),
        *("规则变更须有依据，不溯及既往", _CHANGED, "各单位"),
        "holds_from=规则执行日期 why=规则依据",
    ),
    form(
        *("calendars", "工作日历", "系统管理员、汇总单位"),
        *("国务院办公厅及本地区放假通知", "每年一次", "各单位"),
        "words=日历版本说明 added=特殊日 scope=特殊日适用范围 source=放假依据 region=地方节日",
        chosen="remove",
    ),
    form(
        *("people", "人员与岗位", "系统管理员"),
        *("账号管理和岗位职责", "变动时", "系统管理员"),
        "name=人员姓名 login=账号 title=职务 on=任职日期 email=工作邮箱（可不填）",
        chosen="role unit",
    ),
    form(
        *("successions", "岗位交接（人员与岗位的另一种填法）", "系统管理员"),
        *("任免文件；岗位变动后责任接续", "变动时", "各单位"),
        chosen="successor name login on",
    ),
    form(
        *("register", "名录导入（人员与岗位的另一种填法）", "系统管理员"),
        *("账号管理和岗位职责", "变动时", "系统管理员"),
        chosen="file",
    ),
    form(
        *("robots", "提醒群机器人", "系统管理员"),
        *("提醒送达的设置，由群的管理人提供", "变动时", "系统管理员"),
        "name=群的名称 channel=群所在平台 address=机器人地址 secret=机器人签名密钥",
        chosen="unsent",
    ),
    form(
        *("units", "单位名录", "系统管理员、汇总单位"),
        *("机构名称以批准文件为准", "变动时", "各单位"),
        "name=单位名称 full=单位全称",
    ),
    form(
        *("sign_in", "登录、开通", "本人"),
        *("账号安全", "登录时", "本人"),
        "territory=地区名称",
        chosen="again login name old password",
    ),
    form(
        *("ledger", "台账查询（不是填报）", "使用人"),
        *("查询条件", "查询时", "本人"),
        chosen="on words layout",
    ),
    form(
        *("proposals", "更正建议（更正的另一种提法）", "使用人、汇总单位"),
        *("采用后的数不能改动，差错以更正记录说明（统计法第八条）", _WHEN, _EVERYONE),
        "reason=提出更正、不采纳更正建议的理由",
        chosen="file",
    ),
    *PAPER_FORMS,
)
