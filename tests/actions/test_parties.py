"""Units, aliases, people and posts: what each deed does, and when it is refused."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from shishi.actions import aliases, parties
from shishi.queries import door, ledgers, projects
from shishi.queries import parties as look
from shishi.queries.ledgers import Sieve
from shishi.records.models import Assignment, Person, Post, Unit, UnitAlias
from shishi.rules.access import Actor, Role
from shishi.rules.lifecycle import Refused
from tests.makers import AT, ON, PLAN, a_county, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db


def refused(deed: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refused) as refusal:
        deed()
    return refusal.value.verdict.says, refusal.value.verdict.where


def alias_of(name: str) -> UnitAlias:
    return UnitAlias.objects.get(alias=name)


def test_a_unit_is_in_the_register_once():
    office = an_office()
    parties.add_unit(actor=office, name=" 县水利局 ", at=AT)
    says, where = refused(lambda: parties.add_unit(actor=office, name="县水利局", at=AT))
    assert ("已有" in says, where) == (True, "name")
    assert refused(lambda: parties.add_unit(actor=office, name=" ", at=AT))[1] == "name"


def test_confirming_gives_the_unit_its_full_name_and_the_plan_keeps_its_own():
    office = an_office()
    programme = a_programme(office)
    unit = aliases.confirm_alias(actor=office, alias=alias_of("县住建局").pk, at=AT)
    assert Unit.objects.get(pk=unit).name == "县住房和城乡建设局"
    shown = ledgers.ledger(office, programme.programme, Sieve()).projects[1]
    assert shown.units[0].name == "县住房和城乡建设局"
    page = projects.project(office, shown.pk)
    assert page.units[0].written == "县住建局"
    found = ledgers.ledger(office, programme.programme, Sieve(words="住房和城乡建设"))
    assert [project.number for project in found.projects] == [1, 2]


def test_confirming_joins_the_short_name_to_the_unit_that_has_the_full_one():
    office = an_office()
    full = parties.add_unit(actor=office, name="县住房和城乡建设局", at=AT)
    a_programme(office)
    assert aliases.confirm_alias(actor=office, alias=alias_of("县住建局").pk, at=AT) == full
    assert Assignment.objects.filter(unit=full).count() == 2
    names = [line.name for line in look.units(office)]
    assert names.count("县住房和城乡建设局") == 1
    assert "县住建局" not in names


def test_the_next_plan_finds_the_unit_by_either_name():
    office = an_office()
    a_programme(office)
    unit = aliases.confirm_alias(actor=office, alias=alias_of("县住建局").pk, at=AT)
    a_programme(office, PLAN.replace("2026", "2027"))
    a_programme(office, PLAN.replace("2026", "2028").replace("县住建局", "县住房和城乡建设局"))
    assert Assignment.objects.filter(unit=unit, role="lead").count() == 3


def test_a_rejected_alias_is_not_proposed_again():
    office = an_office()
    a_programme(office)
    aliases.reject_alias(actor=office, alias=alias_of("县住建局").pk, at=AT)
    a_programme(office, PLAN.replace("2026", "2027"))
    assert alias_of("县住建局").state == "rejected"
    assert look.proposed_aliases(office) == ()
    says, _ = refused(
        lambda: aliases.confirm_alias(actor=office, alias=alias_of("县住建局").pk, at=AT)
    )
    assert "已由他人处理" in says


def test_a_short_name_leads_to_one_unit_only():
    office = an_office()
    unit = parties.add_unit(actor=office, name="县城管局", at=AT)
    first = aliases.propose_alias(actor=office, unit=unit, full="县城市管理局", at=AT)
    second = aliases.propose_alias(actor=office, unit=unit, full="县城市管理执法局", at=AT)
    aliases.confirm_alias(actor=office, alias=first, at=AT)
    says, _ = refused(lambda: aliases.confirm_alias(actor=office, alias=second, at=AT))
    assert "已确认为“县城市管理局”" in says


def test_what_cannot_be_proposed():
    office = an_office()
    unit = parties.add_unit(actor=office, name="县城管局", at=AT)
    for full in ("县城管局", " "):
        assert (
            refused(
                lambda full=full: aliases.propose_alias(actor=office, unit=unit, full=full, at=AT)
            )[1]
            == "full"
        )
    aliases.propose_alias(actor=office, unit=unit, full="县城市管理局", at=AT)
    says, _ = refused(
        lambda: aliases.propose_alias(actor=office, unit=unit, full="县城市管理局", at=AT)
    )
    assert "已在名录中" in says


def test_a_login_belongs_to_one_person():
    keeper = a_county()
    parties.add_person(actor=keeper, name="乔思齐", login="fagai", at=AT)
    says, where = refused(
        lambda: parties.add_person(actor=keeper, name="祝南乔", login="fagai", at=AT)
    )
    assert ("已被使用" in says, where) == (True, "login")
    assert not Person.objects.filter(name="祝南乔").exists()


@pytest.mark.parametrize(
    ("name", "login", "where"),
    [("", "fagai", "name"), ("长" * 101, "", "name"), ("甲", "发", "login")],
)
def test_what_is_no_name_or_login(name: str, login: str, where: str):
    keeper = a_county()
    assert (
        refused(lambda: parties.add_person(actor=keeper, name=name, login=login, at=AT))[1] == where
    )


def test_a_person_is_corrected():
    keeper = a_county()
    key = parties.add_person(actor=keeper, name="乔思其", login="", at=AT)
    parties.change_person(actor=keeper, person=key, name="乔思齐", login="fagai", at=AT)
    row = Person.objects.get(pk=key)
    assert (row.name, row.login) == ("乔思齐", "fagai")


def appoint(keeper: Actor, key: int, role: Role, unit: int | None = None) -> int:
    return parties.appoint(
        actor=keeper, person=key, role=role, unit=unit, title="科长", on=ON, at=AT
    )


def test_a_post_counts_from_its_day_until_its_end():
    keeper = a_county()
    key = parties.add_person(actor=keeper, name="乔思齐", login="fagai", at=AT)
    post = appoint(keeper, key, Role.REFORM_COMMISSION)
    parties.end_post(actor=keeper, post=post, on=ON + timedelta(days=10), at=AT)
    held = [
        bool(door.named("fagai", on=ON + timedelta(days=days)).roles) for days in (-1, 0, 9, 10)
    ]
    assert held == [False, True, True, False]
    says, _ = refused(lambda: parties.end_post(actor=keeper, post=post, on=ON, at=AT))
    assert "已经免去" in says


def test_a_post_ended_before_it_began_never_counted():
    keeper = a_county()
    key = parties.add_person(actor=keeper, name="乔思齐", login="fagai", at=AT)
    post = appoint(keeper, key, Role.REFORM_COMMISSION)
    parties.end_post(actor=keeper, post=post, on=ON - timedelta(days=5), at=AT)
    assert Post.objects.get(pk=post).ends_before == ON
    assert not door.named("fagai", on=ON).roles


def test_appointments_that_do_not_fit():
    keeper = a_county()
    key = parties.add_person(actor=keeper, name="乔思齐", login="fagai", at=AT)
    assert refused(lambda: appoint(keeper, key, Role.UNIT_HEAD))[1] == "unit"
    assert refused(lambda: appoint(keeper, key, Role.GUEST))[1] == "role"
    appoint(keeper, key, Role.REFORM_COMMISSION)
    assert "已担任" in refused(lambda: appoint(keeper, key, Role.REFORM_COMMISSION))[0]
    assert "自己" in refused(lambda: appoint(keeper, keeper.key, Role.INSPECTION_OFFICE))[0]


def test_people_of_another_county_are_out_of_reach():
    keeper, stranger = a_county(), an_office("松岗县")
    for deed in (
        lambda: parties.disable(actor=keeper, person=stranger.key, at=AT),
        lambda: appoint(keeper, stranger.key, Role.UNIT_HEAD),
        lambda: parties.change_person(
            actor=keeper, person=stranger.key, name="甲", login="", at=AT
        ),
    ):
        with pytest.raises(door.NotThere):
            deed()


def test_the_offices_keep_units_but_no_people():
    office = a_person(a_county(), Role.INSPECTION_OFFICE)
    assert (
        "系统管理员"
        in refused(lambda: parties.add_person(actor=office, name="甲", login="", at=AT))[0]
    )
