"""Who may do what: the table as officials would read it."""

import pytest

from shishi.rules.access import MAY, MEMBERS, Actor, Role, Subject, may

COUNTY, ELSEWHERE = 1, 2
BUREAU, OTHER_BUREAU = 31, 32
A, I, R, P, H, L, C, G, M = (  # noqa: E741  one letter a column
    Role.ADMINISTRATOR,
    Role.INSPECTION_OFFICE,
    Role.REFORM_COMMISSION,
    Role.UNIT_REPORTER,
    Role.UNIT_HEAD,
    Role.COUNTY_LEADER,
    Role.CONGRESS_OFFICE,
    Role.GUEST,
    Role.HOST,
)
EVERYONE = {A, I, R, P, H, L, C, G, M}
SIGNED_IN = {A, I, R, P, H, L, C}

# Each deed with the roles that may do it to somebody else's thing in their own county.
ALLOWED = {
    "plan.take_in": {I, R},
    "plan.amend": {I, R},
    "plan.discard": {I, R},
    "plan.adopt": {I, R},
    "programme.record_vote": {I, R},
    "programme.start": {I, R},
    "programme.lead": {I, R},
    "programme.close": {I, R},
    "project.level": {I, R},
    "rule.set": {I, R},
    "calendar.issue": {A, I, R},
    "schedule.set": {I, R, P, H},
    "point.set": {I, R, P, H},
    "subplan.file": {I, R, P, H},
    "chain.set": {I, R, P, H},
    "permit.record": {I, R, P, H},
    "stop.enter": {I, R, P, H},
    "stop.end": {I, R, P, H},
    "funds.report": {I, R, P, H},
    "round.open": {I, R, M},
    "round.extend": {I, R},
    "report.fill": {P, H},
    "report.attach": {P, H},
    "report.detach": {P, H},
    "report.submit": {P, H},
    "report.withdraw": {P, H},
    "report.approve": {H},
    "report.return": {I, R, H},
    "report.accept": {I, R},
    "sheet.take": {P, H},
    "sheet.bring": {P, H},
    "observation.correct": {I, R},
    "light.rate": {I, R, M},
    "light.exempt": {I, R},
    "light.lower": {I, R},
    "light.second": {I, R},
    "stocktake.hold": {I, R},
    "decision.enter": {I, R},
    "decision.move": {I, R},
    "matter.raise": {I, R},
    "matter.move": {I, R},
    "comment.write": {L},
    "snapshot.take": {I, R, M},
    **{f"dispatch.{step}": {I, R} for step in ("draw", "edit", "override", "send", "discard")},
    **{f"dispatch.{step}": {I, R} for step in ("number", "void", "issue", "withdraw")},
    "dispatch.return": {I, R, L},
    "dispatch.sign": {L},
    "tick.run": {M},
    "tick.set_right": {M},
    "notification.write": {I, R, M},
    "notification.deliver": {M},
    "notification.read": set(),
    "robot.set": {A},
    "robot.switch": {A},
    "ledger.export": SIGNED_IN | {M},
    "archive.export": {I, R, M},
    "proposal.make": SIGNED_IN,
    "proposal.accept": {I, R},
    "proposal.reject": {I, R},
    "unit.add": {A, I, R},
    "alias.propose": {A, I, R},
    "alias.confirm": {A, I, R},
    "alias.reject": {A, I, R},
    "register.import": {A},
    "register.export": {A, I, R},
    "person.add": {A},
    "person.change": {A},
    "person.disable": {A},
    "person.enable": {A},
    "person.invite": {A},
    "post.appoint": {A},
    "post.end": {A},
    "post.succeed": {A},
    "sign_in.enter": {G},
    "sign_in.follow": EVERYONE,
    "sign_in.set_password": {G},
    "sign_in.leave": set(),
    "sign_in.change_password": set(),
    "sign_in.offer_founding": {M},
    "sign_in.offer_demo": {M},
    "territory.found": {G},
}


def somebody(role: Role) -> Actor:
    signed_in = role in MEMBERS
    return Actor(
        person=7 if signed_in else None,
        name="某人",
        territory=COUNTY if signed_in else None,
        roles=frozenset({role}),
        units=frozenset({BUREAU}),
    )


def test_the_written_table_names_every_deed():
    assert set(ALLOWED) == set(MAY)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", ALLOWED)
def test_each_cell_of_deeds(deed: str, role: Role):
    verdict = may(somebody(role), deed, Subject(COUNTY, person=99, unit=BUREAU))
    assert bool(verdict) is (role in ALLOWED[deed])
    assert verdict or verdict.says.endswith("。")


@pytest.mark.parametrize("deed", [deed for deed in ALLOWED if ALLOWED[deed] & MEMBERS])
def test_nobody_reaches_into_another_county(deed: str):
    if deed == "sign_in.follow":
        return
    for role in MEMBERS:
        assert not may(somebody(role), deed, Subject(ELSEWHERE, person=99, unit=BUREAU))


@pytest.mark.parametrize("deed", ["post.appoint", "person.disable"])
def test_an_administrator_does_not_do_it_to_themselves(deed: str):
    verdict = may(somebody(A), deed, Subject(COUNTY, person=7))
    assert not verdict
    assert "自己" in verdict.says


@pytest.mark.parametrize("deed", ["sign_in.leave", "sign_in.change_password", "notification.read"])
def test_some_things_everyone_does_for_themselves_alone(deed: str):
    assert may(somebody(P), deed, Subject(COUNTY, person=7))
    assert not may(somebody(A), deed, Subject(COUNTY, person=8))


def test_the_sentence_says_who_can_help_and_who_one_is():
    verdict = may(somebody(P), "plan.adopt", Subject(COUNTY))
    assert verdict.says == "此事由政府督查室、发展改革委办理，您的岗位是单位填报人。"


OF_A_UNIT = tuple(
    "schedule.set point.set subplan.file chain.set permit.record stop.enter stop.end funds.report"
    " report.fill report.attach report.detach report.submit report.withdraw"
    " sheet.take sheet.bring".split()
)


@pytest.mark.parametrize("role", [P, H])
@pytest.mark.parametrize("deed", [*OF_A_UNIT, "report.approve", "report.return"])
def test_a_unit_answers_for_its_own_projects_only(deed: str, role: Role):
    verdict = may(somebody(role), deed, Subject(COUNTY, person=99, unit=OTHER_BUREAU))
    assert not verdict


@pytest.mark.parametrize(("deed", "role"), [("report.approve", H), ("report.accept", I)])
def test_nobody_reviews_what_they_handed_in(deed: str, role: Role):
    verdict = may(somebody(role), deed, Subject(COUNTY, person=7, unit=BUREAU))
    assert verdict.says == "自己提交的报送，须由他人审核。"
