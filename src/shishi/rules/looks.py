"""查看 — who may see which page: a written table, asked to show a link and to open the page.

Source: decisions.md (one ledger, open to all units; drafts only for the two offices).
"""

from shishi.rules.access import KEEPERS, MEMBERS, OFFICES, Actor, Role, stands
from shishi.rules.lifecycle import YES, Verdict, no

LOOKS: dict[str, frozenset[Role]] = {
    "today": MEMBERS,  # 待办
    "programmes": MEMBERS | {Role.HOST},  # 年度方案
    "ledger": MEMBERS | {Role.HOST},  # 总台账
    "project": MEMBERS | {Role.HOST},  # 实事与来历
    "source": MEMBERS,  # 已入账方案的原文
    "plans": OFFICES,  # 方案导入
    "review": OFFICES,  # 方案校核
    "wording": MEMBERS,  # 文字核校
    "targets": MEMBERS | {Role.HOST},  # 分月目标
    "reports": MEMBERS | {Role.HOST},  # 报送
    "lights": MEMBERS | {Role.HOST},  # 亮灯
    "permits": MEMBERS | {Role.HOST},  # 手续与停滞
    "funds": MEMBERS | {Role.HOST},  # 资金
    "stocktake": MEMBERS | {Role.HOST},  # 周调度
    "comments": MEMBERS,  # 领导批注
    "snapshots": MEMBERS | {Role.HOST},  # 台账快照
    "dispatches": MEMBERS | {Role.HOST},  # 发文
    "due": MEMBERS,  # 到期日历
    "burden": MEMBERS,  # 填报负担
    "notifications": MEMBERS,  # 本人收到的提醒
    "robots": frozenset({Role.ADMINISTRATOR}),  # 群机器人
    "settings": MEMBERS | {Role.HOST},  # 规则与日历
    "units": MEMBERS,  # 单位名录
    "people": KEEPERS,  # 人员名录
    "trail": OFFICES,  # 留痕
    "account": MEMBERS,  # 本人账号
}
OWN = frozenset({"account"})  # looks at oneself, for everyone signed in, with a post or without


def may_look(actor: Actor, look: str) -> Verdict:
    """Whether the actor may see the page."""
    allowed = LOOKS[look]
    if actor.roles & allowed or (look in OWN and actor.person is not None):
        return YES
    helpers = "、".join(role.label for role in Role if role in allowed)
    return no(f"此页供{helpers}使用，{stands(actor)}。")
