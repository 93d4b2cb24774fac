"""发文设定 — the head of official papers of a county: under whose name they go out, to whom.

A version of the county's rules; what an organ must have follows 条例 article 9.
"""

import re
from collections import Counter
from dataclasses import dataclass

from shishi.rules.lifecycle import Verdict, no

LONGEST = 200  # characters of a name
NO_HEAD = "发文机关和代字尚未设定，文稿可以起草，不能送签"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """发文设定 of a county, a version of its rules: the issuing organ, its 机关代字, who signs, who
    receives and gets copies, who prints. `sealed` leaves room for the seal. Units stand beside
    each other by their progress only where `compared_on` names the written basis for it."""

    organ: str
    code: str
    signer: str = ""
    receivers: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    printer: str = ""
    sealed: bool = True
    compared_on: str = ""

    @property
    def says(self) -> str:
        """云岭县人民政府办公室，代字“云政办督”."""
        return f"{self.organ}，代字“{self.code}”" if self.organ else NO_HEAD


UNSET = Letterhead("", "")  # each county has its own
_CODE = re.compile(r"[\u4e00-\u9fff]{2,12}")


def unfit(head: Letterhead) -> tuple[Verdict, ...]:
    """What a letterhead cannot be saved with."""
    found = []
    if not head.organ.strip():
        found.append(no("请填写发文机关全称或规范化简称。", "organ"))
    if not _CODE.fullmatch(head.code):
        found.append(no("机关代字应为 2 至 12 个汉字，如：云政办督。请修改。", "code"))
    written = Counter((*head.receivers, *head.copies))
    for name in (one for one, count in written.items() if count > 1):
        where = "copies" if name in head.copies else "receivers"
        found.append(no(f"“{name}”在主送、抄送中重复。请删去一处。", where))
    longest = max(map(len, (head.organ, head.printer, *written)), default=0)
    if longest > LONGEST:
        found.append(no(f"单位名称不超过 {LONGEST} 个字。请一行写一个单位。", "receivers"))
    return tuple(found)
