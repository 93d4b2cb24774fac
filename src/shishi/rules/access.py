"""权限 — who may do which deed, who may see which page: two written tables.

`MAY` answers for deeds, `LOOKS` for pages. Both are asked by the page (to grey a button or
hide a link) and by the layer that acts, with the same sentence. Everyone stays inside one
territory; whoever asks for another territory's things is told that they do not exist. Only
the host, who has the database at hand anyway, is in none.
Source: decisions.md (one ledger, open to all units; drafts only for the two offices).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from shishi.rules.lifecycle import YES, Verdict, no


class Role(StrEnum):
    """岗位角色."""

    ADMINISTRATOR = "administrator"
    INSPECTION_OFFICE = "inspection_office"
    REFORM_COMMISSION = "reform_commission"
    UNIT_REPORTER = "unit_reporter"
    UNIT_HEAD = "unit_head"
    COUNTY_LEADER = "county_leader"
    CONGRESS_OFFICE = "congress_office"
    GUEST = "guest"  # 未登录: nobody has signed in yet
    HOST = "host"  # 本机: whoever runs commands on the machine itself

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Role.ADMINISTRATOR: "系统管理员",
    Role.INSPECTION_OFFICE: "政府督查室",
    Role.REFORM_COMMISSION: "发展改革委",
    Role.UNIT_REPORTER: "单位填报人",
    Role.UNIT_HEAD: "单位负责人",
    Role.COUNTY_LEADER: "县领导",
    Role.CONGRESS_OFFICE: "人大机关",
    Role.GUEST: "未登录",
    Role.HOST: "本机",
}

OFFICES = frozenset({Role.INSPECTION_OFFICE, Role.REFORM_COMMISSION})
MEMBERS = frozenset(Role) - {Role.GUEST, Role.HOST}  # the roles a post can carry
KEEPERS = OFFICES | {Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class Actor:
    """办理人 — the person, as far as permission is concerned, on the day of the deed.

    `territory` is None for a guest and for the host; `source` is the network address.
    """

    person: int | None
    name: str
    territory: int | None
    roles: frozenset[Role]
    units: frozenset[int] = frozenset()
    source: str = ""

    @property
    def key(self) -> int:
        """The person's key in rows they sign; a guest and the host sign none."""
        assert self.person is not None
        return self.person


@dataclass(frozen=True, slots=True)
class Subject:
    """办理对象 — what the rule needs to know of the thing; `person` when it is a person's own."""

    territory: int | None = None
    person: int | None = None


Rule = Callable[[Actor, Subject], Verdict]


def _held_by(roles: frozenset[Role]) -> Rule:
    """The roles that may; others are told who can help."""
    helpers = "、".join(role.label for role in Role if role in roles)

    def rule(actor: Actor, subject: Subject) -> Verdict:
        elsewhere = subject.territory is not None and subject.territory != actor.territory
        if elsewhere and Role.HOST not in actor.roles:
            return no("未找到所办理的内容，请返回上一页核对。")
        if actor.roles & roles:
            return YES
        return no(f"此事由{helpers}办理，您的岗位是{_posts(actor)}。")

    return rule


def _not_oneself(rule: Rule, says: str) -> Rule:
    def narrowed(actor: Actor, subject: Subject) -> Verdict:
        if actor.person is not None and actor.person == subject.person:
            return no(says)
        return rule(actor, subject)

    return narrowed


def _oneself(actor: Actor, subject: Subject) -> Verdict:
    if actor.person is not None and actor.person == subject.person:
        return YES
    return no("只能由本人办理。")


def _guest(actor: Actor, subject: Subject) -> Verdict:
    return YES if Role.GUEST in actor.roles else no("您已登录。请先退出，再办理此事。")


def _anyone(actor: Actor, subject: Subject) -> Verdict:
    return YES


def _posts(actor: Actor) -> str:
    return "、".join(role.label for role in Role if role in actor.roles) or "尚未任职"


_office = _held_by(OFFICES)
_keeper = _held_by(KEEPERS)
_administrator = _held_by(frozenset({Role.ADMINISTRATOR}))
_insider = _held_by(MEMBERS | {Role.HOST})  # who owns the machine has the file anyway
_host = _held_by(frozenset({Role.HOST}))

MAY: dict[str, Rule] = {
    "plan.take_in": _office,
    "plan.amend": _office,
    "plan.discard": _office,
    "plan.adopt": _office,
    "programme.record_vote": _office,
    "ledger.export": _insider,
    "unit.add": _keeper,
    "alias.propose": _keeper,
    "alias.confirm": _keeper,
    "alias.reject": _keeper,
    "register.import": _administrator,
    "register.export": _keeper,
    "person.add": _administrator,
    "person.change": _administrator,
    "person.disable": _not_oneself(_administrator, "不能停用自己的账号，请由他人办理。"),
    "person.enable": _administrator,
    "person.invite": _administrator,
    "post.appoint": _not_oneself(_administrator, "不能给自己任职，请由另一名系统管理员办理。"),
    "post.end": _administrator,
    "sign_in.enter": _guest,
    "sign_in.follow": _anyone,
    "sign_in.set_password": _guest,
    "sign_in.leave": _oneself,
    "sign_in.change_password": _oneself,
    "sign_in.offer_founding": _host,
    "sign_in.offer_demo": _host,
    "territory.found": _guest,
}

DEEDS: dict[str, str] = {
    "plan.take_in": "上传方案",
    "plan.amend": "校核草稿",
    "plan.discard": "作废草稿",
    "plan.adopt": "确认入账",
    "programme.record_vote": "登记票决文本",
    "ledger.export": "导出台账",
    "unit.add": "新增单位",
    "alias.propose": "提出单位全称",
    "alias.confirm": "确认单位全称",
    "alias.reject": "否定单位全称",
    "register.import": "导入名录",
    "register.export": "导出名录",
    "person.add": "新增人员",
    "person.change": "修改人员",
    "person.disable": "停用账号",
    "person.enable": "启用账号",
    "person.invite": "发放设置密码链接",
    "post.appoint": "任职",
    "post.end": "免职",
    "sign_in.enter": "登录",
    "sign_in.follow": "一次性链接登录",
    "sign_in.set_password": "设置密码",
    "sign_in.leave": "退出",
    "sign_in.change_password": "修改密码",
    "sign_in.offer_founding": "生成开通链接",
    "sign_in.offer_demo": "生成演示登录链接",
    "territory.found": "开通",
}  # what the trail calls them

LOOKS: dict[str, frozenset[Role]] = {
    "programmes": MEMBERS | {Role.HOST},  # 年度方案
    "ledger": MEMBERS | {Role.HOST},  # 总台账
    "project": MEMBERS | {Role.HOST},  # 实事与来历
    "source": MEMBERS,  # 已入账方案的原文
    "plans": OFFICES,  # 方案导入
    "review": OFFICES,  # 方案校核
    "units": MEMBERS,  # 单位名录
    "people": KEEPERS,  # 人员名录
    "trail": OFFICES,  # 留痕
    "account": MEMBERS,  # 本人账号
}
OWN = frozenset({"account"})  # looks at oneself, for everyone signed in, with a post or without


def may(actor: Actor, deed: str, subject: Subject) -> Verdict:
    """Whether the actor may do the deed to the subject."""
    return MAY[deed](actor, subject)


def may_look(actor: Actor, look: str) -> Verdict:
    """Whether the actor may see the page."""
    allowed = LOOKS[look]
    if actor.roles & allowed or (look in OWN and actor.person is not None):
        return YES
    helpers = "、".join(role.label for role in Role if role in allowed)
    return no(f"此页供{helpers}使用，您的岗位是{_posts(actor)}。")
