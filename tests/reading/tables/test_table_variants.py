"""Tables as counties publish them: text → items with their figures, one line each.

A line is `ordinal | title | units | people | deadline | figures`; a figure is `value measure`,
with `(actual)` behind progress and `(allocation)` behind what a town gets. Places are invented.
"""

import pytest

from shishi.reading.draft import Aspect, FigureKind, ItemDraft
from shishi.rules.amounts import number_text
from tests.reading.told_items import draft, told

ASPECTS = {Aspect.ACTUAL: "(actual)", Aspect.ALLOCATION: "(allocation)"}


def full(item: ItemDraft) -> str:
    figures = [
        f"{number_text(f.value)}{f.measure}{ASPECTS.get(f.aspect, '')}"
        for f in item.figures
        if f.kind is not FigureKind.TRAP
    ]
    return f"{told(item)} | {' '.join(figures)}"


TEXTS: dict[str, tuple[str, list[str]]] = {
    "bars, funds by source under a caption": (
        "青禾县2024年民生实事资金安排表\n（单位：万元）\n"
        "序号|项目名称|主管部门|资金总额|中央|省|市|县|社会资本|其他\n"
        "1|改造危桥|县交通运输局|300|100|80|/|120|/|/\n"
        "2|安装路灯|县住建局|90|—|—|—|60|30|无\n"
        "合 计|||390|100|80||180|30|\n",
        [
            "1 | 改造危桥 | 县交通运输局:责任 |  |  | 3000000元 1000000元 800000元 1200000元",
            "2 | 安装路灯 | 县住建局:责任 |  |  | 900000元 600000元 300000元",
        ],
    ),
    "spaces, funds by source, the caption in the title, a row over lines": (
        "青禾县2024年民生工程投资计划（万元）\n"
        "序号 工程名称 建设内容 实施单位 总投资 中央预算内 省级补助 县级配套 群众自筹\n"
        "1 村组道路 硬化道路12公里 县交通\n运输局 960 300 260 350 50\n"
        "2 饮水管网\n更换管网8公里 县水利局 420 200 — 220 —\n"
        "总计 1380 500 260 570 50\n",
        [
            "1 | 村组道路 | 县交通运输局:责任 |  |  | 12公里 9600000元 3000000元 2600000元 "
            "3500000元 500000元",
            "2 | 饮水管网 | 县水利局:责任 |  |  | 8公里 4200000元 2000000元 2200000元",
        ],
    ),
    "bars on lines of their own, towns between the aim and the unit": (
        "青禾县2023年民生实事乡镇任务表\n"
        + "\n|\n".join(
            "任务名称 全年任务 石桥镇 双河乡 城东街道 责任单位 新建公厕（座） 24 10 8 6 县住建局 "
            "修建文化广场（个） 9 3 4 2 县文旅局 其中：村级 5 2 2 1 开展体检（万人） 1.2 "
            "0.5 0.4 0.3 县卫健局".split(" ")
        ),
        [
            " | 新建公厕（座） | 县住建局:责任 |  |  | 24座 10座(allocation) 8座(allocation) "
            "6座(allocation)",
            " | 修建文化广场（个） | 县文旅局:责任 |  |  | 9个 3个(allocation) 4个(allocation) "
            "2个(allocation) 5个 2个(allocation) 2个(allocation) 1个(allocation)",
            " | 开展体检（万人） | 县卫健局:责任 |  |  | 12000人 5000人(allocation) "
            "4000人(allocation) 3000人(allocation)",
        ],
    ),
    "cells on lines with empty lines, towns without a suffix": (
        "青禾县2023年民生实事分解表\n"
        + "\n\n".join(
            "项目名称 单位 合计 石桥 双河 城东 牵头部门 改厕 户 900 300 400 200 县农业农村局 "
            "健身路径 条 30 12 10 8 县体育中心".split(" ")
        ),
        [
            " | 改厕 | 县农业农村局:牵头 |  |  | 900户 300户(allocation) 400户(allocation) "
            "200户(allocation)",
            " | 健身路径 | 县体育中心:牵头 |  |  | 30条 12条(allocation) 10条(allocation) "
            "8条(allocation)",
        ],
    ),
    "one line, rare measures, a rank and a light": (
        "青禾市2024年民生实事1—9月推进表 项目名称 计量单位 年初计划 累计完成 完成率（%） 排名 亮灯 "
        "责任科室 更换灭火器 具 800 640 80 2 绿灯 安全科 新建候车亭 座 40 22 55 5 黄灯 公交科 "
        "栽植行道树 万株 0.6 0.6 100 1 绿灯 绿化科",
        [
            " | 更换灭火器 | 安全科:责任 |  |  | 800具 640具(actual) 80%(actual)",
            " | 新建候车亭 | 公交科:责任 |  |  | 40座 22座(actual) 55%(actual)",
            " | 栽植行道树 | 绿化科:责任 |  |  | 6000株 6000株(actual) 100%(actual)",
        ],
    ),
    "tabs, progress in other words, plans behind": (
        "青禾县2022年民心工程三季度调度表\n"
        "序号\t工程名称\t单位\t全年计划\t本月止累计\t进度%\t下步安排\t承担单位\n"
        "1\t棚户区改造\t套\t360\t270\t75\t11月底前全部交付\t县住建局\n"
        "2\t村卫生室\t所\t18\t18\t100\t\t县卫健局\n",
        [
            "1 | 棚户区改造 | 县住建局:责任 |  | 2022-11-30 | 360套 270套(actual) 75%(actual)",
            "2 | 村卫生室 | 县卫健局:责任 |  |  | 18所 18所(actual) 100%(actual)",
        ],
    ),
    "bars, no head row at all": (
        "青禾县2024年民生实事项目\n"
        "1|养老驿站|新建驿站6个|县民政局|10月底前\n"
        "2|便民市场|改造市场3处|县商务局|11月底前\n"
        "3|山塘整治|整治山塘15口|县水利局|6月底前\n",
        [
            "1 | 养老驿站 | 县民政局:责任 |  | 2024-10-31 | 6个",
            "2 | 便民市场 | 县商务局:责任 |  | 2024-11-30 | 3处",
            "3 | 山塘整治 | 县水利局:责任 |  | 2024-06-30 | 15口",
        ],
    ),
    "bars, a head over two lines": (
        "青禾县2024年民生实事项目表\n"
        "序号|项目名称|建设内容|投资（万元）|||责任单位\n"
        "|||合计|上级|县级|\n"
        "1|农贸市场|改造市场2个|200|150|50|县商务局\n"
        "2|休闲公园|新建公园1座|500|300|200|县住建局\n",
        [
            "1 | 农贸市场 | 县商务局:责任 |  |  | 2个 2000000元 1500000元 500000元",
            "2 | 休闲公园 | 县住建局:责任 |  |  | 1座 5000000元 3000000元 2000000元",
        ],
    ),
    "spaces, words of a head broken apart": (
        "青禾县2025年惠民实事\n序 号 实 事 名 称 主要内容 责 任 单 位 完 成 时 限\n"
        "1 书屋提升 提升书屋25家 县文旅局 9月底\n2 急救站点 新增站点4个 县卫健局 10月底\n",
        [
            "1 | 书屋提升 | 县文旅局:责任 |  | 2025-09-30 | 25家",
            "2 | 急救站点 | 县卫健局:责任 |  | 2025-10-31 | 4个",
        ],
    ),
    "bars, a category column merged, groups across": (
        "青禾县2025年民生实事任务分解\n类别|序号|实事事项|年度目标|责任领导|责任科室\n"
        "一、教育类|||||\n"
        "教育|1|校车更新|更新校车20辆|李晓东|基教股\n|2|食堂改造|改造食堂9个||\n"
        "二、医疗类|||||\n医疗|3|免费筛查|筛查3000人次|王敏|妇幼股\n",
        [
            "1 | 校车更新 | 基教股:责任 | 责任领导:李晓东 |  | 20辆",
            "2 | 食堂改造 | 基教股:责任 | 责任领导:李晓东 |  | 9个",
            "3 | 免费筛查 | 妇幼股:责任 | 责任领导:王敏 |  | 3000人次",
        ],
    ),
    "bars, page heads repeated and page numbers between": (
        "青禾县2025年民生实事清单\n编号|事项|主要目标|主责单位|协同单位|完成期限\n"
        "1|公交线路|新开线路3条|县交通局|县财政局|8月底\n— 1 —\n"
        "编号|事项|主要目标|主责单位|协同单位|完成期限\n"
        "2|口袋公园|新建公园6个|县城管局|县住建局|9月底\n— 2 —\n",
        [
            "1 | 公交线路 | 县交通局:牵头 县财政局:配合 |  | 2025-08-31 | 3条",
            "2 | 口袋公园 | 县城管局:牵头 县住建局:配合 |  | 2025-09-30 | 6个",
        ],
    ),
    "cells on lines, a merged cell left out": (
        "青禾县2024年民生实事一览\n"
        + "\n".join(
            "序号 项目名称 实施内容 承办单位 联系领导 办结时限 1 社区食堂 新增食堂5家 县民政局 "
            "赵立新 9月底前 2 停车泊位 新增泊位600个 县城管局 10月底前 3 背街小巷 整治小巷8条 "
            "县住建局 孙红梅 全年".split(" ")
        ),
        [
            "1 | 社区食堂 | 县民政局:责任 | 联系领导:赵立新 | 2024-09-30 | 5家",
            "2 | 停车泊位 | 县城管局:责任 | 联系领导:赵立新 | 2024-10-31 | 600个",
            "3 | 背街小巷 | 县住建局:责任 | 联系领导:孙红梅 | 2024-12-31 | 8条",
        ],
    ),
    "a deadline in the bracket of a cell, and notes under the table": (
        "青禾县2024年民生实事进展\n项目|单位|任务数|完成数|完成比例|责任部门\n"
        "改造老旧小区|个|12|8|66.7%|县住建局（剩余项目11月15日前完工）\n"
        "建设充电桩|台|200|200|100%|县发改局\n注：数据由各责任部门提供。",
        [
            " | 改造老旧小区 | 县住建局:责任 |  | 2024-11-15 | 12个 8个(actual) 66.7%(actual)",
            " | 建设充电桩 | 县发改局:责任 |  |  | 200台 200台(actual) 100%(actual)",
        ],
    ),
    "units of many names in one table": (
        "青禾县2024年民生实事责任表\n"
        "项目编号|项目名称|项目内容及规模|项目业主|行业主管部门|挂点领导|计划完工时间\n"
        "A1|污水管网|新建管网14公里|县城投公司|县住建局|陈刚|12月20日\n"
        "A2|农村电网|改造台区22个|县供电公司|县发改局|林芳|10月\n",
        [
            "A1 | 污水管网 | 县城投公司:责任 县住建局:责任 | 挂点领导:陈刚 | 2024-12-20 | 14公里",
            "A2 | 农村电网 | 县供电公司:责任 县发改局:责任 | 挂点领导:林芳 | 2024-10-31 | 22个",
        ],
    ),
}


@pytest.mark.parametrize(("text", "items"), TEXTS.values(), ids=TEXTS)
def test_items_and_figures_of_a_table(text: str, items: list[str]) -> None:
    assert [full(item) for item in draft(text).items] == items
