"""通报样文 — eight shapes of progress papers in own words, filled with figures that hold together.

Each shape is written by hand and differs in build, figures and turns of phrase; counties, people and
projects are invented. `facts` makes figures that fit; nothing here knows the linter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from shishi.wording.register import Holding

COUNTIES = (
    ("清岩县", "清"), ("柳泉县", "柳"), ("长坪县", "长"), ("石桥县", "石"), ("北塘县", "北"),
    ("云麓县", "麓"), ("青禾县", "禾"), ("海棠县", "棠"), ("安澜县", "澜"), ("枫林县", "枫"),
)  # fmt: skip
WORKS = (
    "老旧小区改造", "农村供水保障", "乡镇卫生院提升", "城区停车场建设", "普惠托育服务", "校舍加固",
    "农村公路延伸", "养老服务中心改造", "集中供热扩容", "智慧农贸市场", "口袋公园建设",
)  # fmt: skip
UNITS = ("县住建局", "县水利局", "县卫健委", "县交通局", "县民政局", "县教育局", "县农业农村局")
DAYS = "一二三四五六日"
HOLDINGS = (
    Holding("梁知秋", "副县长", date(2021, 3, 1)),
    Holding("许文舟", "县水利局局长", date(2020, 5, 1)),
    Holding("罗听雨", "县水利局局长", date(2015, 1, 1), date(2020, 4, 30)),
    Holding("罗听雨", "县政协副主席", date(2020, 5, 1)),
)


@dataclass(frozen=True)
class Facts:
    county: str
    sign: str
    year: int
    month: int
    serial: int
    total: int
    done: int
    on: int
    behind: int
    idle: int
    money: int
    paid: int
    works: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def last_day(self) -> int:
        return {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(self.month, 31)

    @property
    def issued(self) -> date:
        return date(self.year, self.month + 1, 6)

    @property
    def weekday(self) -> str:
        return DAYS[date(self.year, self.month + 1, 15).weekday()]


def facts(chance: Random) -> Facts:
    county, sign = chance.choice(COUNTIES)
    parts = [
        chance.randint(8, 31),
        chance.randint(9, 33),
        chance.randint(3, 9),
        chance.randint(2, 6),
    ]
    money = chance.randint(2100, 9800)
    return Facts(
        county, sign, chance.choice((2023, 2024, 2025, 2026)), chance.randint(4, 11),
        chance.randint(2, 48), sum(parts), *parts, money, int(money * chance.uniform(0.3, 0.9)),
        tuple(chance.sample(WORKS, 5)), tuple(chance.sample(UNITS, 4)),
    )  # fmt: skip


def percent(part: int, whole: int, places: int = 1) -> str:
    step = Decimal(1).scaleb(-places)
    return f"{(Decimal(part) * 100 / Decimal(whole)).quantize(step, ROUND_HALF_UP)}%"


def inspection(f: Facts, chance: Random) -> str:
    """督查通报 with headings, shares and annexes."""
    rise = chance.randint(2, 9)
    return f"""{f.sign}政督通〔{f.year}〕{f.serial}号
{f.county}人民政府办公室关于民生实事推进情况的通报
各乡镇人民政府，县直各有关单位：
根据《{f.county}{f.year}年民生实事实施方案》，县政府督查室会同有关单位开展了实地督查。现将有关情况通报如下。
一、总体情况
截至{f.month}月{f.last_day}日，全县{f.total}项民生实事中，已完成{f.done}项，占{percent(f.done, f.total)}；按序时推进{f.on}项，占{percent(f.on, f.total)}；进度滞后{f.behind}项，占{percent(f.behind, f.total)}；未开工{f.idle}项，占{percent(f.idle, f.total)}。
项目开工率为{percent(f.total - f.idle, f.total)}，比上月提高{rise}.5个百分点，总体好于预期。
二、主要问题
（一）前期工作不实。{f.works[0]}涉及的用地手续尚未办结，{f.units[0]}要于{f.month + 1}月20日前拿出解决办法。
（二）资金拨付偏慢。年度安排资金{f.money}万元，已拨付{f.paid}万元，占年度安排资金的{percent(f.paid, f.money)}。
（三）调度不够及时。{f.units[1]}对{f.works[1]}中存在的困难研究不深，没有落实“周调度”“月小结”要求。
三、下步要求
各责任单位要对照通报认真整改，逐项明确措施和时限。县政府督查室将适时组织“回头看”，对整改不力的予以约谈。
附件：1.进度滞后项目清单
      2.其他项目进展情况表
{f.county}人民政府办公室
{f.issued.year}年{f.issued.month}月{f.issued.day}日
（此件公开发布）
附件1
进度滞后项目清单
附件2
其他项目进展情况表
"""


def monthly(f: Facts, chance: Random) -> str:
    """月报 in one flow of prose."""
    last = f.done - chance.randint(1, 5)
    return f"""{f.county}民生实事{f.month}月份进展
今年县委、县政府确定的{f.total}件实事，{f.done}件已经办结，{f.on}件正常推进，{f.behind}件进展缓慢，{f.idle}件尚未启动。与上月（{f.month - 1}月）相比，办结数由{last}件增加到{f.done}件，增加{f.done - last}件。
从资金看，全年计划投资{f.money}万元，其中上级补助{f.money // 2}万元、县级配套{f.money - f.money // 2}万元；1—{f.month}月完成投资{f.paid}万元，投资完成率{percent(f.paid, f.money, 2)}。
从类别看，建设类占58.4%，服务类占31.2%，其他类占10.4%。{f.works[2]}、{f.works[3]}两个项目走在前列，{f.works[4]}受雨季影响进度放慢。
{f.units[2]}新建公共充电桩{chance.randint(3, 6)}0个，铺设管道1{chance.randint(1, 8)}.6公里，服务0—16岁儿童{chance.randint(200, 900)}人；{f.units[3]}新建110kV变电站1座，改造面积{chance.randint(2, 9)}600平方米。
下一步，将于{f.year}年{f.month + 1}月15日（星期{f.weekday}）召开调度会，研究解决存在的问题。各单位材料请在会前3日报送，逾期未报的予以通报。
"""


def letter(f: Facts, chance: Random) -> str:
    """致人大常委会的函."""
    half = f.total - f.done
    return f"""{f.sign}政函〔{f.year}〕{f.serial}号
关于{f.year}年民生实事办理情况的函
县人大常委会办公室：
县{chance.choice(("十八", "十七", "十九"))}届人大四次会议票决的民生实事共分解为{f.total}个子项目。按照《监督工作安排》《满意度测评办法》要求，现将截至{f.month}月底的情况函告如下。
1.办理进度。{f.total}个子项目中，{f.done}个已竣工，{half}个未完成，竣工率{percent(f.done, f.total)}。未完成的{half}个中，{f.on}个按计划推进，{f.behind}个滞后于计划，{f.idle}个未开工。
2.资金保障。安排{f.money}万元，已到位{f.paid}万元，资金到位率{percent(f.paid, f.money)}，较上季度提高3.4个百分点。
3.代表监督。组织代表视察4次，收到意见建议27条，其中已采纳19条、正在研究8条。
4.群众评价。回访群众1200人，表示满意的1116人，占93%。
各项目满意度在88%～96%之间，总体评价较好。
联系人：{f.county}人民政府办公室督查室，电话0991-2345678。
{f.county}人民政府
{f.issued.year}年{f.issued.month}月{f.issued.day}日
"""


def quarterly(f: Facts, chance: Random) -> str:
    """季度通报 by levels and by lights."""
    province, city = chance.randint(4, 9), chance.randint(5, 12)
    county = f.total - province - city
    green = f.done + f.on
    return f"""政务督查
第{f.serial}期
关于{f.year}年民生实事亮灯情况的通报
一、基本情况
列入{f.year}年清单的{f.total}项民生实事按层级分，省级{province}项，市级{city}项，县级{county}项。本季度亮绿灯{green}项、黄灯{f.behind}项、红灯{f.idle}项，共{f.total}项。
二、存在的主要问题
一是进度不平衡。东片区完成率71.5%，西片区完成率64.2%，相差较大。二是要素保障不足，{f.works[0]}、{f.works[1]}等项目缺少用地指标。三是报送质量不高，应报送单位{f.total + 4}个，按时报送{f.total}个，迟报3个，未报1个。
三、有关要求
（一）红灯项目由县领导包联，{f.month + 1}月底前必须见到明显成效。
（二）黄灯项目由{f.units[0]}、{f.units[1]}负责，每周报告一次进展。
（三）绿灯项目要严把质量关，确保建成一个、用好一个。
投资完成{percent(f.paid, f.money, 2)}，进度由上季度的{chance.randint(21, 29)}%继续提高。全县民生支出完成预算的61.14%，低于序时进度（62.5%）1.36个百分点。
图1 各类项目进度
图2 资金拨付情况
"""


def report(f: Facts, chance: Random) -> str:
    """上行的报告."""
    more = chance.randint(11, 49)
    return f"""{f.county}发展和改革委员会文件
{f.sign}发改〔{f.year}〕{f.serial}号                签发人：叶青山
{f.county}发展和改革委员会关于{f.month}月民生实事进展的报告
县人民政府：
根据县政府“月报告”要求，现将民生实事进展情况报告如下。
一、进展情况
（一）总体进度。全县安排的{f.total}个项目，已完成{f.done}个（{percent(f.done, f.total)}），序时推进{f.on}个（{percent(f.on, f.total)}），滞后{f.behind}个（{percent(f.behind, f.total)}），未启动{f.idle}个（{percent(f.idle, f.total)}）。
（二）重点项目。{f.works[0]}完成投资{f.paid}万元；{f.works[1]}改造小区25个（城区18个、乡镇7个），惠及居民3120户；{f.works[2]}培训{more + 20}00人次，其中线上{more}00人次、线下2000人次。
（三）与上月比较。{f.month}月新增受益群众1500人，较上月（{f.month - 1}月）增加{more}人。
二、存在困难
部分项目用地、环评手续办理缓慢，原材料价格波动较大，{f.units[0]}、{f.units[2]}反映冬季施工期短。
三、工作打算
1.倒排工期，挂图作战。对滞后项目逐一制定赶工计划，细化到周、落实到人。
2.强化保障，优先安排。每户补助2000～5000元，资金由县财政局统筹解决。
特此报告。
{f.county}发展和改革委员会
{f.issued.year}年{f.issued.month}月{f.issued.day}日
""".replace("\n1.倒排", "\n（一）倒排").replace("\n2.强化", "\n（二）强化")


def minutes(f: Facts, chance: Random) -> str:
    """调度会纪要."""
    return f"""{f.county}民生实事调度会纪要
{f.year}年{f.month + 1}月15日（星期{f.weekday}），县民生实事工作专班召开第{f.serial}次调度会，副县长梁知秋主持，听取了县水利局局长许文舟和{f.units[0]}、{f.units[1]}等单位的汇报。会议议定以下事项：
一、会议认为，当前{f.total}项实事总体平稳，完成{f.done}项，正在推进{f.on}项，滞后{f.behind}项，未开工{f.idle}项，与年度目标仍有差距。
二、会议指出，{f.works[3]}中标单位履约不到位，{f.units[2]}应当依照《合同》《招标文件》追究责任；{f.works[4]}要增加人手，每天施工不少于8小时。
三、会议要求，30天内完成{chance.randint(2, 6)}条道路的交工验收；新建主管网{chance.randint(4, 9)}0.5公里，于{f.year}年12月20日前投入使用。
四、会议强调，要坚持“问题导向”，对群众反映强烈的噪声、扬尘、断头路……等问题，件件有回音。施工单位——尤其是外地队伍——要及时足额发放工资。
出席：各分管领导，各责任单位主要负责同志。
{f.county}人民政府办公室　　　　{f.year}年{f.month + 1}月16日印发
"""


def rectification(f: Facts, chance: Random) -> str:
    """整改通知 with a table of captions and annexes."""
    found = chance.randint(24, 60)
    mended = found - 6
    return f"""{f.sign}实事办〔{f.year}〕{f.serial}号
关于限期整改督查发现问题的通知
{f.units[0]}、{f.units[1]}、{f.units[3]}：
{f.month}月份，县实事办抽查点位3{chance.randint(1, 9)}个，发现问题{found}个，已整改{mended}个，正在整改4个，未整改2个，整改率{percent(mended, found)}。现就有关事项通知如下。
一、整改任务
{f.works[0]}项目存在材料堆放混乱、围挡破损、标识缺失等问题（详见附件），请{f.units[0]}于{f.month + 1}月25日前完成整改；{f.works[1]}项目设计使用年限50年，须补齐材料检测报告。
二、整改要求
（一）提高认识。不得以会议落实会议、以文件落实文件。
（二）举一反三。对同类项目全面排查，建立台账，逐项销号。
（三）按时反馈。整改报告经主要负责人签字后报送，联系电话0991-8765432，受理时间9:30至18:00。
去年全县同类问题整改率为91.5%，今年提高到95%，提高3.5个百分点。对因整改不力造成不良影响的，按照有关规定严肃处理。
表1 问题清单
表2 责任分工
附件：督查发现问题清单
{f.county}民生实事工作专班办公室
{f.issued.year}年{f.issued.month}月{f.issued.day}日
附件
督查发现问题清单
"""


def briefing(f: Facts, chance: Random) -> str:
    """简报 with a lead paragraph and news of several units."""
    people = chance.randint(12, 40) * 100
    return f"""工作简报（第{f.serial}期）
编者按：{f.month}月以来，{f.county}各责任单位抢抓施工黄金期，全力攻坚民生实事。截至{f.month}月{f.last_day}日，{f.total}项任务已销号{f.done}项，序时进行{f.on}项，落后进度{f.behind}项，尚未实施{f.idle}项。
{f.units[0]}：推行“网格＋热线”工作法，走访群众{people}人次，解决{f.works[0]}方面的诉求86件，办结率95.3%。受理渠道包括12345热线、政务服务网和来信来访。
{f.units[1]}：落实资金{f.money}万元，新建充电桩12个、改造充电桩8个，共计20个；{f.works[1]}年度任务340户，已完成改造255户（75%），剩余85户10月底前完成。
{f.units[2]}：为60—79周岁老年人提供免费体检，参检率由68%提高到74%，提高6个百分点，补助资金由2.1亿元增加到2.4亿元。
{f.units[3]}：开展《条例》《办法》宣讲，发放明白纸3000余份。日供水能力6000立方米的水厂完成主体施工，带动就业{chance.randint(20, 90)}人。
"""


SHAPES: tuple[Callable[[Facts, Random], str], ...] = (
    inspection, monthly, letter, quarterly, report, minutes, rectification, briefing,
)  # fmt: skip


def sound(number: int) -> str:
    """One of the sound papers; the same number gives the same paper."""
    chance = Random(number)
    return SHAPES[number % len(SHAPES)](facts(chance), chance)
