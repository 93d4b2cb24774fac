"""计量单位表 — the measure words of plans, by kind, and their plain forms.

The words are those of the trade: classifiers (座, 户, 台套), sizes (公里, 平方米, 亩), persons
(人次, 名), times, shares and ratings. km, ㎡ and m³ are read as 公里, 平方米, 立方米; 千米 stays.
"""

from enum import StrEnum
from types import MappingProxyType


class MeasureKind(StrEnum):
    """What a measure counts, as far as reading needs to know."""

    COUNT = "count"
    PERSON = "person"
    TIMES = "times"  # 次, 场次: how often
    SIZE = "size"
    VOLUME = "volume"  # what a plant can treat a day
    TIME = "time"
    SHARE = "share"
    MONEY = "money"
    FOREIGN = "foreign"  # foreign currency
    AGE = "age"
    VOLTAGE = "voltage"
    POWER = "power"
    CAPACITY = "capacity"  # of transformers


_K = MeasureKind
_WORDS: tuple[tuple[MeasureKind, str], ...] = (
    (
        _K.COUNT,
        "个 座 所 处 栋 幢 条 辆 台 套 台套 间 盏 块 口 眼 道 艘 架 张 部 枚 家 件 项 册 份 株 "
        "棵 头 只 羽 匹 尾 根 顶 把 副 支 组 队 节 门 面 片 幅 篇 首 集 本 例 路 床 户 座次 宗 "
        "桩 笔 对 双 种 类 样 款 盆 箱 盒 瓶 袋 桶 罐 包 捆 盘 卷 页 穴 格 冢 孔 回 段 期 批 班 "
        "排 单元 楼栋 学位 托位 床位 车位 泊位 席位 席 工位 摊位 端口 点位 枪 单 起 封 则 行政村 "
        "自然村 村 乡镇 镇 社区 小区 校 家次 户次 例次 件次 台次 辆次 课时 学时 学分 条次 篇次 "
        "册次 车厢 列 支剂 标箱 圈 站次 支次 项次 村次 店次 盘次 方阵 网格 处次 头只 件套 堆 "
        "架位 蹲位 铺位 格位 墓位 机位 展位 餐位 座席 标台 厕位 柜 顷次 扇 樘 簇 丛 兜 苗 岗",
    ),
    (_K.PERSON, "人 名 位 人口 人头 员"),
    (
        _K.TIMES,
        "次 人次 场 场次 趟 趟次 班次 航班 航次 车次 架次 批次 轮 轮次 期次 剂 剂次 针 针次 针剂 "
        "份次 人天 人日 频次 堂 堂次 课次 遍 床次 床日 人课时 人学时 人期 场期",
    ),
    (
        _K.SIZE,
        "公里 千米 米 延米 延长米 厘米 毫米 公分 车道公里 单公里 双公里 皮长公里 芯公里 杆公里 "
        "管公里 平方公里 平方千米 平方米 平方 平米 公顷 亩 亩次 顷 公斤 千克 克 斤 毫克 升 毫升 "
        "公升 英寸 寸 海里 线公里 单车道公里 沟公里 对公里 立方厘米 平方厘米 微克/立方米 "
        "毫克/立方米 微克/升 毫克/升 微克 分贝 摄氏度 ℃ 度 度电 吨标准煤 吨标煤 千瓦时 兆瓦时 "
        "车道 平",
    ),
    (_K.VOLUME, "吨 立方米 立方 方 蒸吨 标方 标准立方米 标立方米"),
    (
        _K.TIME,
        "年 个月 月 周 天 个工作日 工作日 日历天 个日历天 个自然日 自然日 个小时 小时 分钟 秒 "
        "秒钟 刻钟 个学期 学期 学年 个学年 个季度 个年度 日 时 昼夜 个昼夜 毫秒 晚 宿 个晚上 分 "
        "个周 个星期",
    ),
    (_K.SHARE, "% ‰ 个百分点 百分点 成 倍 折 个千分点 个点"),
    (_K.AGE, "岁 周岁 月龄 个月龄 日龄 岁半"),
    (_K.VOLTAGE, "千伏 伏 伏特 kV KV kv Kv V 安培 赫兹 Hz"),
    (_K.POWER, "千瓦 瓦 兆瓦 吉瓦 W w 马力 匹马力 兆帕 MPa Mpa 公里/小时 公里每小时 km/h"),
    (_K.CAPACITY, "千伏安 兆伏安"),
    (_K.FOREIGN, "美元 欧元 港元 港币 日元 英镑 卢布 澳元 韩元 新元 瑞郎 坚戈 美金 索姆"),
    (_K.MONEY, "元"),
)
_LIKE: tuple[tuple[str, str], ...] = (
    ("公里", "km KM Km ㎞"),
    ("米", "m"),
    ("厘米", "cm ㎝"),
    ("毫米", "mm ㎜"),
    ("平方米", "㎡ m² m2 M2 M²"),
    ("平方公里", "km² km2 ㎢"),
    ("公顷", "hm² hm2 ha"),
    ("立方米", "m³ m3 M3 M³ ㎥ 立米"),
    ("吨", "t 公吨"),
    ("公斤", "kg ㎏ KG Kg"),
    ("千瓦时", "kWh KWh kwh KWH"),
    ("兆瓦时", "MWh"),
    ("小时", "h H"),
    ("分钟", "min"),
    ("个百分点", "pct 百分点"),
    ("人次", "人·次 人（次） 人(次)"),
    ("微克/立方米", "μg/m³ μg/m3 ug/m3 微克每立方米"),
    ("毫克/升", "mg/L mg/l 毫克每升"),
    ("千伏安", "kVA KVA kva"),
    ("兆伏安", "MVA"),
    ("兆瓦", "MW Mw mw MWp"),
    ("千瓦", "kW KW kw Kw kWp"),
    ("吉瓦", "GW"),
    ("元", "元钱 块钱 元人民币 圆 元整"),
)


def _table() -> dict[str, tuple[str, MeasureKind]]:
    table = {word: (word, kind) for kind, words in _WORDS for word in words.split()}
    for plain, words in _LIKE:
        table |= dict.fromkeys(words.split(), (plain, table[plain][1]))
    return table


MEASURES = MappingProxyType(_table())

# What a measure word is not when one of these follows: 处理, 条例, 部门, 元旦, 户籍.
_OTHERWISE = (
    "个别性体头 座谈右 所有需以在属得谓 处理置于罚分方长级室境 条例件线文约款理 "
    "台账风州胞阶词山县河 套餐用管取 间房接隔距谍断 块状链 口岸径腔罩粮味语号头之 眼科镜睛 "
    "道路德理教县沟岭河湾 张贴家掖口 部门分队署件位级委长落属 "
    "家庭渠庄堡湾长园属乡禽畜电政具校装教访 件均 项目 份额子 头部雁脑像 只有要能是 根据本治除源 "
    "把关握控 副省市县部主局 支部持出付撑线援渠路流教行边 组织建成团装合长 队伍员 "
    "节约能水点假庆日目气省俭 门峡县源户诊类槛店前球口急窗式 面积向对临貌料包试前部 片区 "
    "首个次批席府要问 集中镇体团市资成约结聚 本级科地县市区村次年报人身金 例如行 "
    "路段面灯网线口由基径况边政 床位 户籍外口厕型主用均一 宗教旨 对口接象外应于全各照比策一 "
    "双方向边语创减职随拥 种植子养苗业粮 类型似别 样本品板式 款项 盆地 包括含联保装干扶 盘活山 "
    "期间限末盼货工 批准复发量评 班子级列主 排水放查名头污涝 单位元独身个 起步草诉来点到止 "
    "列入为车 圈舍养 人大民员才均口行社事工防道居们家力气群物流一 名称单牌录额城校师优誉 "
    "位于置次 员工会 次序数日品均性元会全 场所地馆景域站镇 趟票 轮胎换流候椅岗 针对灸织 剂量 "
    "堂食 遍布及 米级粉 里程 克服隆 升级学至到为高 度假过 方面案便式向位法针圆言程可能才阵 "
    "年级龄度代轻底初末均画 月底初末份均嫂租薪供 周边岁期转年末 天然津山气 日均常照报 "
    "时段间长速代期节限效 分类别级区公局解布支行批期步为配离担校院工之享流值馆点 "
    "成立果本效功员人品熟长都活为交绩片套 倍增感 折叠旧扣合算 岁月 元旦宵素件月首 晚会报间年 "
    "宿舍州 平台稳安均衡方凡原 席卷 村民级委庄集容务组一 镇区街域 校车园长企服 封闭顶面 则是 "
    "堆放 柜台 秒杀 乡村镇亲土贤音"
)
OTHERWISE = MappingProxyType({entry[0]: frozenset(entry[1:]) for entry in _OTHERWISE.split()})
# Those that are read so even after digits; 10家电商 is 10 家, but 5方面 is no 5 方.
ALWAYS = frozenset("年月日时分度元方周天成升克项路岁平次")
