"""样例方案的内容 — what the plan of the invented county says; the writers set it in each format.

Everything here is made up: the county, its towns, its people and its figures. It holds on
purpose what real plans hold: a letter O among digits, a total that does not add up, a number
left out of a list, a doubled full stop, an item without a deadline.
"""

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """一件实事 — `labels` are the lines below it as they stand in the document."""

    title: str
    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """任务分解表的一行."""

    number: str
    title: str
    tasks: str
    investment: str
    sponsor: str
    lead: str
    supporting: str
    deadline: str


MAKER = "云岭县人民政府办公室"
RED_HEAD = f"{MAKER}文件"
DOCUMENT_NUMBER = "云政办发〔2026〕7号"
NOTICE_TITLE = f"{MAKER}关于印发《云岭县2026年十件民生实事实施方案》的通知"
ADDRESSEES = "各乡镇人民政府，县直各有关单位："
NOTICE = (
    "《云岭县2026年十件民生实事实施方案》已经云岭县第九届人民代表大会第六次会议票决通过，"
    "并经县人民政府研究同意，现印发给你们，请认真组织实施。"
)
DATED = "2026年2月12日"
DISCLAIMER = "（此件为演示样例，地名、人名、数字均系虚构）"

TITLE = "云岭县2026年十件民生实事实施方案"
OPENING = (
    "为办好群众身边的事，根据云岭县第九届人民代表大会第六次会议票决结果，结合本县实际，制定本方案。"
)
AIM_HEADING = "一、总体要求"
AIM = (
    "坚持尽力而为、量力而行，把群众最盼、最急、最忧的事列为实事，做到一件一件落实、"
    "一年接着一年办，年底前让群众看得见、用得上。"
)
ITEMS_HEADING = "二、实事项目"
ITEMS = (
    Item(
        "农村供水保障工程",
        "新建集中供水站2座，改造老旧供水管网86.5公里以上；更换村级蓄水池31口，其中高位水池19口、"
        "平地水池12口；全年开展水质检测不少于4次，惠及群众约3.2万人。总投资2146.8万元。",
        (
            "责任县领导：陆知遥",
            "牵头单位：县水利局",
            "责任单位：县卫生健康局、生态环境局，各乡镇人民政府",
            "责任领导：罗听松、景思源、文照野",
            "完成时限：2026年11月30日前",
        ),
    ),
    Item(
        "农村道路畅通工程",
        "改建农村公路5O公里；硬化村内巷道38公里，新建错车道26处、小型桥梁3—5座；"
        "对X312线鹿鸣坡至白石垭段12公里路面实施大修，于10月底前建成通车。",
        ("责任县领导：顾怀舟　牵头单位：县交通运输局　责任单位：县公路养护中心",),
    ),
    Item(
        "老年助餐和适老化改造工程",
        "新建、改建社区助餐点14个，其中新建5个、改建8个；为80周岁及以上老年人就餐给予每餐2元补贴，"
        "服务老年人不少于1800人；为特殊困难老年人家庭实施适老化改造220户，按每户3000元标准补助，"
        "共66万元。",
        (
            "责任县领导：阿丽玛·努兰别克",
            "牵头单位：县民政局",
            "责任单位：县财政局、各乡镇人民政府",
            "完成时限：2026年12月20日前",
        ),
    ),
    Item(
        "托育和学前教育扩容工程",
        "新建公办幼儿园1所、改扩建2所，新增学前教育学位540个；新增普惠托位200个，"
        "每千人口拥有3岁以下婴幼儿托位数达到4.6个；为12所农村学校购置直饮水设备、教室护眼灯各24套，"
        "于8月底前投入使用。",
        (
            "责任县领导：阿丽玛·努兰别克",
            "牵头单位：县教育局",
            "责任单位：县卫生健康局、住房和城乡建设局",
        ),
    ),
    Item(
        "基层医疗能力提升工程",
        "为6个乡镇卫生院购置心电图机、雾化机各6台；培训乡村医生160人次以上；"
        "组织县级医院开展巡回医疗36场次；二级以上医疗机构检查检验结果互认项目达到120项；"
        "适龄女生疫苗接种率不低于85%。",
        (
            "责任县领导：阿丽玛·努兰别克",
            "牵头单位：县卫生健康局",
            "责任单位：县医疗保障局、各乡镇人民政府",
            "责任领导：景思源、祝南乔",
            "完成时限：2026年12月底前",
        ),
    ),
    Item(
        "残疾人关爱工程",
        "为1250名重度残疾人发放护理补贴，每人每年600元，共计75万元；"
        "为持证残疾人家庭实施无障碍改造96户。",
        ("责任县领导：程望野", "牵头单位：县残联", "责任单位：县财政局、民政局"),
    ),
    Item(
        "城镇老旧小区改造工程",
        "改造老旧小区9个1460户；加装电梯不超过12部；更换10千伏供电线路4.8公里、"
        "燃气管道约15公里；增设充电桩80个左右。",
        (
            "责任县领导：顾怀舟",
            "牵头单位：县住房和城乡建设局",
            "配合单位：县发展和改革委员会、国网云岭县供电公司",
        ),
    ),
    Item(
        "高标准农田和良种推广工程",
        "建设高标准农田2.4万亩，其中新建1.5万亩、改造提升0.9万亩；良种推广面积稳定在6万亩以上；"
        "整修田间道路18公里；完善农技服务网络。",
        (
            "责任县领导：程望野",
            "牵头单位：县农业农村局",
            "责任单位：县自然资源局、水利局，各乡镇人民政府",
        ),
    ),
)
ANNEX_POINTER = "本方案正文列明前八件，后两件由多个部门共同承担，任务、投资和时限见附件。"
SHARED_DEADLINE = "注：第六、七件实事均须于2026年10月31日前完成。"

WORK_HEADING = "三、推进机制"
WORK = (
    "1.建立台账。县发展和改革委员会建立民生实事总台账，逐项列明任务、单位和时限。",
    "2.按期调度。责任县领导每周调度一次分管实事；各牵头单位于每月5日前将上月进展情况"
    "报县发展和改革委员会，由县发展和改革委员会汇总后报县人民政府；县政府督查室每月通报一次完成情况。",
    "4.严格督查。县政府督查室每季度开展一次专项督查，对进度滞后的单位下发督办单。",
    "5.接受监督。项目设计、招标、施工、验收等环节邀请县人大代表参与，每半年向县人大常委会报告一次；"
    "实施情况在县人民政府门户网站公开，接受群众监督。。",
)
ANNEX_MARK = "附件"
ANNEX_TITLE = "云岭县2026年部分民生实事任务分解表"
COPIED_TO = (
    "抄送：县委办公室，县人大常委会办公室，县政协办公室，县监察委员会，县人民法院，县人民检察院。"
)
IMPRINT = f"{MAKER}　　　　2026年2月13日印发"

HEADS = (
    ("序号",),
    ("实事名称",),
    ("任务", "内容"),
    ("任务", "投资（万元）"),
    ("责任分工", "责任县领导"),
    ("责任分工", "牵头单位"),
    ("责任分工", "配合单位"),
    ("完成时限",),
)
ANNEX = (
    TableRow(
        "9",
        "就业创业服务工程",
        "开展职业技能培训2600人次；新增城镇就业1500人以上；城镇登记失业率控制在4%以内",
        "320",
        "沈砚秋",
        "县人力资源和社会保障局",
        "县财政局",
        "2026年11月30日",
    ),
    TableRow(
        "10",
        "便民停车和公共厕所建设工程",
        "新建公共停车泊位600个，其中充电车位90个；改造公共厕所18座",
        "865.5",
        "沈砚秋",
        "县城市管理局",
        "县自然资源局、各乡镇人民政府",
        "2026年12月15日",
    ),
)
NUMERALS = "一二三四五六七八九十"
TASK_SHEET_TITLE = "云岭县2026年十件民生实事任务分解表"
TASK_SHEET_LINE = f"填报单位：{MAKER}　　　　填报日期：2026年2月12日"
TASK_SHEET_NOTE = (
    "说明：完成时限空白的，以年度工作安排为准。本表为演示样例，地名、人名、数字均系虚构。"
)


def ordinal(place: int) -> str:
    """（一） for the first item; in the .docx Word computes it."""
    return f"（{NUMERALS[place]}）"


def body(number: bool = True) -> list[str]:
    """The paragraphs of the plan in order, from its title to its last requirement."""
    lines = [TITLE, OPENING, AIM_HEADING, AIM, ITEMS_HEADING, ANNEX_POINTER]
    for place, item in enumerate(ITEMS):
        mark = ordinal(place) if number else ""
        lines += [f"{mark}{item.title}。{item.text}", *item.labels]
    return [*lines, SHARED_DEADLINE, WORK_HEADING, *WORK]


def notice() -> list[str]:
    """The paragraphs of the notice that circulates the plan."""
    return [RED_HEAD, DOCUMENT_NUMBER, NOTICE_TITLE, ADDRESSEES, NOTICE, MAKER, DATED, DISCLAIMER]


def annex_cells() -> list[tuple[str, ...]]:
    """The rows of the annex without its heads."""
    return [astuple(row) for row in ANNEX]


def task_sheet() -> list[tuple[str, ...]]:
    """All ten items as rows of the task sheet, what the labels say put into its columns."""
    rows = []
    for place, item in enumerate(ITEMS):
        said = {}
        for line in item.labels:
            for part in line.split("　"):
                label, _, value = part.partition("：")
                said[label] = value
        supporting = said.get("责任单位") or said.get("配合单位", "")
        deadline = said.get("完成时限", "")
        if place + 1 in (6, 7):
            deadline = "2026年10月31日"
        text = item.text.rstrip("。")
        duties = (said["责任县领导"], said["牵头单位"], supporting)
        rows.append((str(place + 1), item.title, text, "", *duties, deadline))
    return rows + annex_cells()
