"""Rules of a programme, version by version."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from shishi.actions import settings
from shishi.queries import settings as look
from shishi.records.models import Programme
from shishi.rules import rounds, rulesets
from shishi.rules.access import Actor, Role
from shishi.rules.lifecycle import Refused
from shishi.rules.programmes import Settings
from shishi.rules.settings import KINDS, Pace, Rule, Subject, proposed
from tests.makers import AT, ON, a_county, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db
JANUARY = date(2026, 1, 1)


def set_(office: Actor, programme: int, rule: Rule, **more) -> int:
    given = {"holds_from": JANUARY, "basis": "县政府常务会议", "version": 0, "at": AT, **more}
    subject = next(one for one in Subject if isinstance(rule, KINDS[one]))
    return settings.set_rule(
        actor=office, programme=programme, subject=subject, value=rule, **given
    )


# A letterhead is none that could be proposed: each county has its own.
PROPOSED = [one for one in Subject if one is not Subject.LETTERHEAD]


@pytest.mark.parametrize("subject", PROPOSED)
def test_what_is_proposed_can_be_set_and_read_again(subject: Subject):
    office = an_office()
    programme = a_programme(office).programme
    rule = proposed(subject, Settings(collector="县政府督查室"))
    assert set_(office, programme, rule) == 1
    row = Programme.objects.get(pk=programme)
    held = look.ruling(office, row, subject, KINDS[subject], JANUARY)
    assert held is not None
    assert (held.rule, held.number, held.set_by) == (rule, 1, office.name)


def test_a_new_version_leaves_the_old_one_in_force_on_its_days():
    office = an_office()
    programme = a_programme(office).programme
    set_(office, programme, Pace())
    later = ON + timedelta(days=30)
    set_(office, programme, Pace(season=(5, 6)), holds_from=later, version=1)
    row = Programme.objects.get(pk=programme)
    seasons = {
        day: look.ruling(office, row, Subject.PACE, Pace, day).rule.season for day in (ON, later)
    }
    assert seasons == {ON: Pace().season, later: (5, 6)}


def _holed() -> rulesets.Ruleset:
    """The house rule without its middle band of points: 10 to 30 have no light."""
    rule = rulesets.PRESETS["默认"]
    criteria = tuple(
        replace(one, bands=(one.bands[0], one.bands[2])) if len(one.bands) > 2 else one
        for one in rule.criteria
    )
    return replace(rule, criteria=criteria)


BAD = [
    (_holed(), {}, "之间没有亮灯规定。请补上这一段", "开工·逾期天数"),
    (replace(rounds.PRESETS["督查室汇总"], due_day=40), {}, "报送日应在 1 至 31", "due_day"),
    (replace(rulesets.PRESETS["默认"], criteria=()), {}, "没有任何判据", "criteria"),
    (Pace(season=(4, 13)), {}, "施工季应为", "season"),
    (Pace(), {"version": 3}, "规则版本不存在", ""),
    (Pace(), {"basis": "长" * 501}, "依据不超过", "basis"),
]


@pytest.mark.parametrize(("rule", "more", "says", "where"), BAD)
def test_what_cannot_be_set(rule: Rule, more: dict, says: str, where: str):
    office = an_office()
    programme = a_programme(office).programme
    with pytest.raises(Refused, match=says) as refused:
        set_(office, programme, rule, **more)
    assert refused.value.verdict.where == where
    row = Programme.objects.get(pk=programme)
    assert look.versions(office, row) == ()


def test_a_rule_of_another_subject_is_refused():
    office = an_office()
    programme = a_programme(office).programme
    with pytest.raises(Refused, match="不是亮灯规则"):
        settings.set_rule(
            actor=office,
            programme=programme,
            subject=Subject.LIGHTS,
            value=Pace(),
            holds_from=ON,
            basis="",
            version=0,
            at=AT,
        )


def test_what_was_told_is_not_told_otherwise_later():
    office = an_office()
    programme = a_programme(office).programme
    set_(office, programme, Pace())
    with pytest.raises(Refused, match="不能追溯生效"):
        set_(office, programme, Pace(), holds_from=ON - timedelta(days=1), version=1)


def test_a_stale_page_is_told_who_set_the_newer_version():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    other = a_person(keeper, Role.REFORM_COMMISSION, name="乔思齐")
    programme = a_programme(office).programme
    set_(other, programme, Pace())
    with pytest.raises(Refused, match="乔思齐已于 2026-03-02 09:30 设定第1版"):
        set_(office, programme, Pace(season=(5,)))


def test_a_unit_sets_no_rules():
    keeper = a_county()
    programme = a_programme(a_person(keeper, Role.INSPECTION_OFFICE)).programme
    with pytest.raises(Refused, match="由政府督查室、发展改革委办理"):
        set_(a_person(keeper, Role.UNIT_HEAD), programme, Pace())
