"""权限 — who may do which deed: a written table. Who may see which page is in `rules.looks`.

`MAY` is asked by the page (to grey a button) and by the layer that acts, with the same sentence.
Everyone stays inside one
territory; whoever asks for another territory's things is told that they do not exist. Only
the host, who has the database at hand anyway, is in none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from shishi.rules.closings import Closing
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
    """办理对象 — what the rule needs to know of the thing; `person` when it is a person's own, or
    the one who handed it in; `unit` the unit that answers for it; `closing` that of its year."""

    territory: int | None = None
    person: int | None = None
    unit: int | None = None
    closing: Closing | None = None


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
        return no(f"此事由{helpers}办理，{stands(actor)}。")

    return rule


def _of_unit(roles: frozenset[Role], also: frozenset[Role] = frozenset()) -> Rule:
    """The roles that may, each for their own unit; `also` may for every unit."""
    anyone = _held_by(roles | also)

    def rule(actor: Actor, subject: Subject) -> Verdict:
        verdict = anyone(actor, subject)
        if not verdict or actor.roles & also or subject.unit in actor.units:
            return verdict
        return no("这项实事由其他单位填报，您只能办理本单位的。")

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


def posts_of(actor: Actor) -> str:
    """The roles the person holds, as one line."""
    return "、".join(role.label for role in Role if role in actor.roles) or "尚未任职"


def stands(actor: Actor) -> str:
    """What a refusal says of the person's posts."""
    return f"您的岗位是{posts_of(actor)}" if actor.roles else "您尚未任职"


_office = _held_by(OFFICES)
_keeper = _held_by(KEEPERS)
_administrator = _held_by(frozenset({Role.ADMINISTRATOR}))
_insider = _held_by(MEMBERS | {Role.HOST})  # who owns the machine has the file anyway
_host = _held_by(frozenset({Role.HOST}))
_clockwork = _held_by(OFFICES | {Role.HOST})  # what the daily tick does, an office may do by hand
_reporter = _of_unit(frozenset({Role.UNIT_REPORTER, Role.UNIT_HEAD}))
_head = _of_unit(frozenset({Role.UNIT_HEAD}))
_planner = _of_unit(frozenset({Role.UNIT_REPORTER, Role.UNIT_HEAD}), OFFICES)
_reviewer = _of_unit(frozenset({Role.UNIT_HEAD}), OFFICES)
_leader = _held_by(frozenset({Role.COUNTY_LEADER}))
_OWN_REPORT = "自己提交的报送，须由他人审核。"

MAY: dict[str, Rule] = {
    **{f"plan.{step}": _office for step in ("take_in", "amend", "discard", "adopt")},
    **{f"programme.{step}": _office for step in ("record_vote", "start", "lead", "close")},
    "project.level": _office,
    "rule.set": _office,
    "calendar.issue": _keeper,
    "schedule.set": _planner,
    "point.set": _planner,
    "subplan.file": _planner,
    "chain.set": _planner,
    "permit.record": _planner,
    "stop.enter": _planner,
    "stop.end": _planner,
    "funds.report": _planner,
    "round.open": _clockwork,
    "round.extend": _office,
    "report.fill": _reporter,
    "report.attach": _reporter,
    "report.detach": _reporter,
    "report.submit": _reporter,
    "report.withdraw": _reporter,
    "report.approve": _not_oneself(_head, _OWN_REPORT),
    "report.return": _reviewer,
    "report.accept": _not_oneself(_office, _OWN_REPORT),
    "sheet.take": _reporter,
    "sheet.bring": _reporter,
    "observation.correct": _office,
    "light.rate": _clockwork,
    "light.exempt": _office,
    "light.lower": _office,
    "light.second": _not_oneself(_office, "人工降灯须由另一人复核。"),
    "stocktake.hold": _office,
    "decision.enter": _office,
    "decision.move": _office,
    "matter.raise": _office,
    "matter.move": _office,
    "comment.write": _leader,
    "snapshot.take": _clockwork,
    **{f"dispatch.{step}": _office for step in ("draw", "edit", "override", "send", "discard")},
    **{f"dispatch.{step}": _office for step in ("number", "void", "issue", "withdraw")},
    "dispatch.return": _held_by(OFFICES | {Role.COUNTY_LEADER}),
    "dispatch.sign": _leader,
    "tick.run": _host,
    "tick.set_right": _host,
    "notification.write": _clockwork,
    "notification.deliver": _host,
    "notification.read": _oneself,
    "robot.set": _administrator,
    "robot.switch": _administrator,
    "ledger.export": _insider,
    "archive.export": _clockwork,  # the trail is in it, which the offices alone may see
    "proposal.make": _held_by(MEMBERS),
    **{f"proposal.{step}": _office for step in ("accept", "reject")},
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
    "post.succeed": _administrator,
    "sign_in.enter": _guest,
    "sign_in.follow": _anyone,
    "sign_in.set_password": _guest,
    "sign_in.leave": _oneself,
    "sign_in.change_password": _oneself,
    "sign_in.offer_founding": _host,
    "sign_in.offer_demo": _host,
    "territory.found": _guest,
}


# What is still done about the things of a closed year: they are told and frozen, never changed.
_TELLING = ("ledger.export", "archive.export", "snapshot.take", "dispatch.")
AFTER_CLOSING = frozenset(deed for deed in MAY if deed.startswith(_TELLING))


def may(actor: Actor, deed: str, subject: Subject) -> Verdict:
    """Whether the actor may do the deed to the subject; next to nothing once its year is closed."""
    verdict = MAY[deed](actor, subject)
    if verdict and subject.closing and deed not in AFTER_CLOSING:
        return no(subject.closing.says)
    return verdict
