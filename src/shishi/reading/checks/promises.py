"""承诺 — which clauses promise something that can be delivered, and which only speak of purposes.

Deeds (新建, 购置, 成立 …) with an object one can count make a promise; 机制, 水平, 保障 and the
like are no objects of that kind.
"""

import re

# Deeds whose object can be counted by itself.
_CONCRETE = (
    r"新建|改扩建|新改建|改建|扩建|迁建|重建|续建|修建|建成|建设|购置|购买|采购|配备|配置|安装|加装|铺设|敷设"
    r"|架设|设立|成立|组建|构建|打造|提供|添置|更换|维修|整修|硬化|栽植|种植|开设|开通|增设|布设|发放(?![到至])|配齐"
)
# Deeds that also begin a clause with its amounts in the next one.
_GENERAL = (
    r"实施|开展|推进|推动|改造|完善|整治|治理|修缮|升级|兑付|举办|开工|启动|更新|加快|建立|培育"
    r"|清理|清欠|补齐|疏浚|加固|提升改造|改善|扩大|救助|帮扶|创建|引导"
)
_DEED = re.compile(rf"{_CONCRETE}|{_GENERAL}")
_CONCRETE_DEED = re.compile(_CONCRETE)
_ABSTRACT = tuple(
    "机制 制度 格局 环境 氛围 保障 支撑 基础 条件 水平 能力 形象 合力 模式 体验 需求 质量 效能"
    " 效率 意识 力度 活力 优势 品牌 工作 秩序 发展 振兴 安全 稳定 体系 作用 效益 满意度"
    " 幸福感 获得感".split()
)
_FINE_SERVICE = re.compile(r"(?:优质|高效|便捷|贴心|周到|精准|全方位)[一-龥]{0,4}服务$")
_PURPOSE = re.compile(
    r"不断|有效|切实|努力|着力|全面|充分|进一步|持续|逐步|更好|确保|力争|促进|满足|保障人民|让|使|推动实现"
    r"|助力|实现|提升|提高|增强|解决|缓解|织密|改善|为[^，]{0,12}提供(?:有力|坚实|优质)"
)
# 建成二级甲等医院: a grade that is reached or not.
_GRADE = re.compile(r"(?:建成|创建|创成|达到|评为|通过)[^，]{0,12}(?:[一二三]级|甲等|示范|[1-5]A)")
# 实施…建设项目, 开展…行动: the amounts stand in the clauses after it.
_UMBRELLA = re.compile(
    r"^(?:大力|扎实|深入|持续|加快|继续)?(?:实施|开展|推进|启动|组织)[^，]*(?:项目|工程|行动|计划|活动|工作)$"
)
_CLAUSE = re.compile(r"(?:[^，,；;。\n（(]+|[（(][^（）()\n]{0,120}[）)]|[（(])+")


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between commas that are not in brackets."""
    found = []
    at = start
    for match in _CLAUSE.finditer(text, start, end):
        stop = match.end()
        while at < stop and text[at] in "，,、 ":
            at += 1
        found.append((at, stop))
        at = stop + 1
    return found


def promises(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` promises anything."""
    return any(is_promise(text[first:last]) for first, last in clauses(text, start, end))


def first_promise(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first stretch of clauses that promise something, purposes left out."""
    found: tuple[int, int] | None = None
    for first, last in clauses(text, start, end):
        if is_promise(text[first:last]):
            found = (found[0], last) if found else (first, last)
        elif found:
            break
    return found


def is_promise(clause: str) -> bool:
    """A deed with an object: not a purpose, not 机制 or 水平 at its end."""
    deed = _DEED.search(clause, 0, 30)
    if deed is None or _is_abstract(clause) or _GRADE.search(clause):
        return False
    counted = _CONCRETE_DEED.match(clause, deed.start(), 30) is not None
    if not counted and _PURPOSE.match(clause):
        return False
    after = len(clause) - deed.end()
    return after >= (2 if counted else 3) or deed.start() >= 6


def _is_abstract(clause: str) -> bool:
    """Whether a clause ends with what cannot be counted: 机制, 水平, 优质服务."""
    return clause.endswith(_ABSTRACT) or (
        clause.endswith("服务") and _FINE_SERVICE.search(clause[-12:]) is not None
    )


def concrete(clause: str) -> re.Match[str] | None:
    """The deed of a clause whose object can be counted by itself, None where there is none."""
    deed = _CONCRETE_DEED.search(clause, 0, 30)
    if deed is None or _is_abstract(clause) or _PURPOSE.match(clause):
        return None
    return None if _UMBRELLA.match(clause) or _GRADE.search(clause) else deed
