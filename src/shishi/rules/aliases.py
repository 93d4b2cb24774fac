"""单位别名 — everyday short names of departments and the full names they stand for.

The table is common official usage, not any county's own; what it proposes counts only after
a person has confirmed it. A short name may follow the name or level of its place (县住建局).
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum


class AliasState(StrEnum):
    """别名状态."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        return {"proposed": "待确认", "confirmed": "已确认", "rejected": "不是同一单位"}[self.value]


FULL_NAMES = {
    "发改委": "发展和改革委员会",
    "发改局": "发展和改革局",
    "发展改革委": "发展和改革委员会",
    "发展改革局": "发展和改革局",
    "工信局": "工业和信息化局",
    "工信委": "工业和信息化委员会",
    "经信局": "经济和信息化局",
    "商工局": "商务和工业和信息化局",
    "教体局": "教育和体育局",
    "教科局": "教育和科学技术局",
    "科技局": "科学技术局",
    "科工局": "科学技术和工业信息化局",
    "民宗局": "民族宗教事务局",
    "民宗委": "民族宗教事务委员会",
    "人社局": "人力资源和社会保障局",
    "人力社保局": "人力资源和社会保障局",
    "自规局": "自然资源和规划局",
    "资规局": "自然资源和规划局",
    "住建局": "住房和城乡建设局",
    "住建委": "住房和城乡建设委员会",
    "住保局": "住房保障局",
    "城管局": "城市管理局",
    "城管执法局": "城市管理综合行政执法局",
    "综合执法局": "综合行政执法局",
    "交通局": "交通运输局",
    "交运局": "交通运输局",
    "文旅局": "文化和旅游局",
    "文广旅局": "文化广电和旅游局",
    "文旅广电局": "文化旅游广电局",
    "文体广旅局": "文化体育广电和旅游局",
    "文体旅局": "文化体育和旅游局",
    "卫健委": "卫生健康委员会",
    "卫健局": "卫生健康局",
    "卫生健康委": "卫生健康委员会",
    "退役军人局": "退役军人事务局",
    "应急局": "应急管理局",
    "国资委": "国有资产监督管理委员会",
    "国资局": "国有资产监督管理局",
    "市监局": "市场监督管理局",
    "市场监管局": "市场监督管理局",
    "林草局": "林业和草原局",
    "医保局": "医疗保障局",
    "机关事务局": "机关事务管理局",
    "政数局": "政务服务和数据管理局",
    "政务服务局": "政务服务管理局",
    "乡村建设局": "乡村建设管理局",
    "网信办": "网络安全和信息化委员会办公室",
    "编办": "机构编制委员会办公室",
    "政法委": "政法委员会",
    "纪委": "纪律检查委员会",
    "人防办": "人民防空办公室",
    "残联": "残疾人联合会",
    "妇联": "妇女联合会",
    "工商联": "工商业联合会",
    "文联": "文学艺术界联合会",
    "科协": "科学技术协会",
    "侨联": "归国华侨联合会",
    "红会": "红十字会",
    "供销社": "供销合作社联合社",
    "疾控中心": "疾病预防控制中心",
    "疾控局": "疾病预防控制局",
    "公积金中心": "住房公积金管理中心",
    "消防大队": "消防救援大队",
    "法院": "人民法院",
    "检察院": "人民检察院",
}

# The place a name may begin with: a level alone, or a name of two to eight characters ending
# in one.
_PLACE = re.compile(r"(?:[一-鿿]{1,8}?)?(?:自治)?[省市州盟县区旗]")


def full_name(name: str) -> str | None:
    """What a short name stands for, None when the table does not know it: 县住建局 is
    县住房和城乡建设局, 民政局 is already whole."""
    for length in range(len(name), 1, -1):
        full = FULL_NAMES.get(name[-length:])
        if full and not name.endswith(full):
            place = name[:-length]
            return place + full if not place or _PLACE.fullmatch(place) else None
    return None


def proposals(names: Iterable[str]) -> dict[str, str]:
    """Short name → full name, for the names of a plan: those the table knows, and those that
    stand in the plan once with and once without the level of their place (县民政局, 民政局)."""
    known = set(names)
    found = {name: full for name in known if (full := full_name(name))}
    for name in known:
        longer = next((level + name for level in "县市区旗" if level + name in known), None)
        if longer:
            found[name] = full_name(longer) or longer
    return dict(sorted(found.items()))


def resolved(name: str, confirmed: Mapping[str, str]) -> str:
    """The name that a name of the plan stands for, by the aliases confirmed so far."""
    passed = {name}
    while (full := confirmed.get(name)) and full not in passed:
        passed.add(full)
        name = full
    return name
