"""A post is handed over: duties pass on the day, the history stays, the seals hold."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from shishi.actions import parties, reports
from shishi.queries import door, ledgers, projects, trail
from shishi.queries.ledgers import Sieve
from shishi.records.models import Assignment, AuditEntry, Person, Post, Programme, Report
from shishi.rules.access import Actor, Role
from shishi.rules.lifecycle import Refused
from tests import reporting
from tests.makers import AT, ON, a_county, a_person, a_programme
from tests.reporting import APRIL

pytestmark = pytest.mark.django_db

LATER = date(2026, 6, 1)
THEN = datetime(2026, 6, 1, 9, 0, tzinfo=AT.tzinfo)


@pytest.fixture
def keeper() -> Actor:
    return a_county()


@pytest.fixture
def programme(keeper: Actor) -> int:
    return a_programme(a_person(keeper, Role.INSPECTION_OFFICE)).programme


@pytest.fixture
def post(keeper: Actor, programme: int) -> Post:
    """陆知遥 answers for the first and the third project, and holds the post of a county leader."""
    leader = Person.objects.get(name="陆知遥")
    key = parties.appoint(
        actor=keeper,
        person=leader.pk,
        role=Role.COUNTY_LEADER,
        unit=None,
        title="副县长",
        on=ON,
        at=AT,
    )
    return Post.objects.get(pk=key)


def handed(keeper: Actor, post: Post, **told: object) -> Person:
    asked = {"successor": None, "name": "沈向晚", "login": "shenxw", "on": LATER, "at": THEN}
    key = parties.succeed(actor=keeper, post=post.pk, **{**asked, **told})  # type: ignore[arg-type]
    return Person.objects.get(pk=key)


def test_the_post_and_the_duties_pass_on_the_day(keeper, programme, post):
    successor = handed(keeper, post)
    post.refresh_from_db()
    next_post = Post.objects.get(person=successor)
    assert post.ends_before == next_post.starts_on == LATER
    assert (next_post.role, next_post.title, next_post.follows_id) == (
        Role.COUNTY_LEADER,
        "副县长",
        post.pk,
    )
    before, after = LATER - timedelta(days=1), LATER
    assert door.actor(post.person, on=before).roles == {Role.COUNTY_LEADER}
    assert door.actor(post.person, on=after).roles == frozenset()
    assert door.actor(successor, on=before).roles == frozenset()
    assert door.actor(successor, on=after).roles == {Role.COUNTY_LEADER}
    held = Assignment.objects.filter(person=successor).order_by("project__number")
    assert [(one.project.number, one.role, one.written, one.starts_on) for one in held] == [
        (1, "sponsor", "沈向晚", LATER),
        (3, "sponsor", "沈向晚", LATER),
    ]
    assert set(
        Assignment.objects.filter(person=post.person).values_list("ends_before", "ended_at")
    ) == {(LATER, THEN)}


def test_the_project_page_shows_who_from_when_to_when(keeper, programme, post):
    handed(keeper, post)
    office = a_person(keeper, Role.REFORM_COMMISSION)
    pk = Assignment.objects.filter(person__name="陆知遥").order_by("project__number")[0].project_id
    people = projects.project(office, pk).people
    assert [(one.name, one.label, one.starts_on, one.ends_before) for one in people] == [
        ("陆知遥", "责任县领导", date(2026, 1, 1), LATER),
        ("沈向晚", "责任县领导", LATER, None),
    ]


def test_the_ledger_and_its_filter_follow_on_the_day(keeper, programme, post):
    office = a_person(keeper, Role.REFORM_COMMISSION)
    handed(keeper, post)

    def leaders(on: date) -> list[tuple[str, int]]:
        found = ledgers.ledger(office, programme, Sieve(), on)
        return [(one.name, one.count) for one in found.leaders]

    assert leaders(LATER - timedelta(days=1)) == [("陆知遥", 2), ("顾怀舟", 1)]
    assert leaders(LATER) == [("沈向晚", 2), ("顾怀舟", 1)]


def test_a_pair_of_the_document_is_kept_both_ways(keeper, post):
    row = Assignment.objects.filter(person=post.person).order_by("pk")[0]
    row.pair = Assignment.objects.filter(project=row.project, unit__isnull=False)[0]
    row.save(update_fields=["pair"])
    successor = handed(keeper, post)
    begun = Assignment.objects.get(person=successor, project=row.project)
    row.refresh_from_db()
    assert begun.pair_id == row.pair_id is not None


def test_the_seals_hold_and_still_find_what_was_altered(keeper, programme, post):
    handed(keeper, post)
    assert trail.verify().ok
    told = json.loads(AuditEntry.objects.get(deed="post.succeed").detail)
    assert set(told["sealed"][str(programme)]) == {"1", "3"}
    assert told["duties"] == ["2026年第1件", "2026年第3件"]
    Assignment.objects.filter(written="沈向晚", project__number=3).update(written="别人")
    assert trail.verify().altered == ("2026年第3件",)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_project SET title = '别的' WHERE number = 2")
    assert trail.verify().altered == ("2026年第2件", "2026年第3件")


def test_what_was_altered_before_is_not_sealed_anew(keeper, programme, post):
    Assignment.objects.filter(person=post.person, project__number=3).update(written="别人")
    with pytest.raises(Refused) as refused:
        handed(keeper, post)
    assert "2026年第3件与留痕不符" in refused.value.verdict.says
    assert not Person.objects.filter(name="沈向晚").exists()
    assert trail.verify().altered == ("2026年第3件",)


def test_duties_of_a_closed_year_stay(keeper, programme, post):
    Programme.objects.filter(pk=programme).update(closed_on=ON)
    successor = handed(keeper, post)
    assert not Assignment.objects.filter(person=successor).exists()
    assert Assignment.objects.filter(person=post.person, ends_before=None).count() == 2
    assert trail.verify().ok


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"name": ""}, "name"),
        ({"login": "有 空格"}, "login"),
        ({"on": ON - timedelta(days=1)}, "on"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(keeper, post, told, where):
    with pytest.raises(Refused) as refused:
        handed(keeper, post, **told)
    assert refused.value.verdict.where == where
    post.refresh_from_db()
    assert post.ends_before is None


def test_it_is_done_once(keeper, post):
    handed(keeper, post)
    with pytest.raises(Refused) as refused:
        handed(keeper, post, name="另一人", login="lingyr")
    assert "已于2026年6月1日结束或交接" in refused.value.verdict.says
    assert not Person.objects.filter(name="另一人").exists()


def test_nobody_hands_a_post_to_themselves(keeper, post):
    with pytest.raises(Refused) as refused:
        handed(keeper, post, successor=keeper.key)
    assert "不能给自己任职" in refused.value.verdict.says


def test_somebody_who_holds_it_already_or_may_not_sign_in_does_not_follow(keeper, post):
    other = a_person(keeper, Role.COUNTY_LEADER, name="程望野").key
    with pytest.raises(Refused) as refused:
        handed(keeper, post, successor=other)
    assert "已担任这一职务" in refused.value.verdict.says
    gone = a_person(keeper, Role.CONGRESS_OFFICE, name="尚可期").key
    parties.disable(actor=keeper, person=gone, at=AT)
    with pytest.raises(Refused) as refused:
        handed(keeper, post, successor=gone)
    assert "已停用" in refused.value.verdict.says


def test_a_draft_stays_with_the_unit(db):
    year = reporting.a_year()
    kept = reporting.a_draft(year)
    keeper = door.named(
        Person.objects.get(posts__role=Role.ADMINISTRATOR).login or "", on=APRIL.date()
    )
    old = Post.objects.get(
        person=year.reporter.key,
        unit__in=year.reporter.units,
        starts_on=ON,
        role="unit_reporter",
        unit=Report.objects.get(pk=kept.report).unit,
    )
    key = parties.succeed(
        actor=keeper,
        post=old.pk,
        on=APRIL.date(),
        successor=None,
        name="沈向晚",
        login="shenxw",
        at=APRIL,
    )
    successor = door.actor(Person.objects.get(pk=key), on=APRIL.date())
    with pytest.raises(Refused):
        reports.submit(
            actor=door.actor(Person.objects.get(pk=year.reporter.key), on=APRIL.date()),
            report=kept.report,
            version=kept.version,
            at=APRIL,
        )
    reports.submit(actor=successor, report=kept.report, version=kept.version, at=APRIL)
    assert Report.objects.get(pk=kept.report).submitted_by_id == key
