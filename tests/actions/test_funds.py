"""Funds are told on a day; what falls is explained, what is told twice is kept once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from shishi.actions import funds
from shishi.queries import door
from shishi.records.models import AuditEntry, FundsStatement, Post, Project
from shishi.rules.access import Actor, Role
from shishi.rules.funds import Funds, Level, Line
from shishi.rules.lifecycle import Refused
from shishi.rules.statements import Told
from tests.actions.test_at_once import _at_once
from tests.makers import AT, ON, a_person, a_programme, an_office
from tests.reporting import APRIL, a_year
from tests.rules.test_funds import amounts, yuan

pytestmark = pytest.mark.django_db

END = date(2026, 2, 28)
LATER = AT + timedelta(days=31)


def county(words: str, **whole: str) -> Funds:
    held = {name: yuan(amount) for name, amount in whole.items()}
    return Funds(lines=(Line(Level.COUNTY, amounts(words)),), **held)


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def project(office: Actor) -> Project:
    return Project.objects.get(programme=a_programme(office).programme, number=1)


def report(actor: Actor, project: Project, words: str, **changed) -> int:
    last = FundsStatement.objects.filter(project=project).order_by("-pk").first()
    asked = {"as_of": END, "reason": "", "version": last.pk if last else 0, "at": AT} | changed
    told = Told(asked.pop("as_of"), county(words))
    return funds.report(actor=actor, project=project.pk, told=told, **asked)


def test_a_statement_is_kept_to_the_digit(office, project):
    told = Told(END, county("2103.86 1000.0001 0 — 12.3", built="400", budget="2103.86"))
    funds.report(actor=office, project=project.pk, version=0, told=told, reason=" ", at=AT)
    row = FundsStatement.objects.get()
    assert row.facts() == told.funds
    assert (row.as_of, row.reason, row.entered_by_id, row.entered_at) == (END, "", office.key, AT)
    entry = AuditEntry.objects.get(deed="funds.report", thing_key=project.pk)
    assert entry.done
    assert "21038600" in entry.detail


def test_the_same_handed_in_twice_is_kept_once(office, project):
    first = report(office, project, "600 600 300 240 300")
    again = report(office, project, "600 600 300 240 300", version=0)
    assert (again, FundsStatement.objects.count()) == (first, 1)


def test_a_later_statement_of_the_day_needs_its_reason_and_both_stay(office, project):
    report(office, project, "600 600 300 240 300")
    with pytest.raises(Refused) as refused:
        report(office, project, "600 600 300 250 300", at=LATER)
    assert refused.value.verdict.where == "reason"
    report(office, project, "600 600 300 250 300", reason="录入有误", at=LATER)
    assert [row.reason for row in FundsStatement.objects.order_by("pk")] == ["", "录入有误"]


@pytest.mark.parametrize(
    ("words", "as_of", "where"),
    [
        ("600 600 300 239 300", date(2026, 3, 1), "reason"),
        ("600 600 300 — 300", date(2026, 3, 1), "reason"),
        ("600 600 300 241 300", date(2026, 1, 31), "reason"),  # later it is less
        ("600 600 300 240 300", ON + timedelta(days=1), "as_of"),
        ("— — — — —", date(2026, 3, 1), "lines"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_field(office, project, words, as_of, where):
    report(office, project, "600 600 300 240 300")
    with pytest.raises(Refused) as refused:
        report(office, project, words, as_of=as_of)
    assert refused.value.verdict.where == where
    assert FundsStatement.objects.count() == 1
    assert AuditEntry.objects.filter(deed="funds.report", done=False).count() == 1


def test_what_was_told_since_the_page_was_read_is_named(office, project):
    first = report(office, project, "600 600 300 240 300")
    report(office, project, "600 600 300 250 300", as_of=ON, at=LATER)
    with pytest.raises(Refused) as refused:
        report(office, project, "600 600 300 260 300", as_of=ON, version=first, at=LATER)
    assert refused.value.verdict.where == "version"
    assert office.name in refused.value.verdict.says
    with pytest.raises(Refused):
        report(office, project, "600 600 300 260 300", as_of=ON, version=first + 999)


def test_the_unit_that_answers_tells_of_its_own_project_only():
    year = a_year()
    own = Project.objects.get(pk=year.project)
    other = Project.objects.get(programme=year.programme, number=2)
    for actor in (year.reporter, year.head, year.office, year.reform):
        assert report(actor, own, "600 600 300 240 300", reason="核对后改报", at=APRIL)
    with pytest.raises(Refused) as refused:
        report(year.reporter, other, "600 600 300 240 300", at=APRIL)
    assert "其他单位" in refused.value.verdict.says


def test_another_county_finds_no_such_project(office, project):
    stranger = an_office("青溪县")
    with pytest.raises(door.NotThere):
        report(stranger, project, "600 600 300 240 300")
    post = Post.objects.get(person__territory=office.territory, role=Role.ADMINISTRATOR)
    leader = a_person(door.named(post.person.login, on=ON), Role.COUNTY_LEADER)
    with pytest.raises(Refused):
        report(leader, project, "600 600 300 240 300")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_tell_at_once_the_second_is_told_of_the_first():
    office = an_office()
    row = Project.objects.get(programme=a_programme(office).programme, number=1)
    told = Told(END, county("600 600 300 240 300"))

    def tell(words: str) -> object:
        asked = replace(told, funds=county(words))
        try:
            return funds.report(
                actor=office, project=row.pk, version=0, told=asked, reason="", at=AT
            )
        except Refused as refused:
            return refused.verdict.where

    found = _at_once(lambda: tell("600 600 300 240 300"), lambda: tell("600 600 300 250 300"))
    assert [one for one in found if isinstance(one, str)] == ["version"]
    assert FundsStatement.objects.count() == 1
