"""What is held in memory is what the facts say, whatever was done in between."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from shishi.actions import ledgers as export
from shishi.actions import lights as reasons
from shishi.actions import observations, plans, reports, rounds, schedules, settings
from shishi.queries import ledgers, lights
from shishi.queries.kept import Shelf, Touched
from shishi.queries.ledger_projects import projects_of
from shishi.queries.light_facts import known
from shishi.records.models import Observation, Programme, Report, RuleVersion
from shishi.records.models import Schedule as Plans
from shishi.rules.days import end_of
from shishi.rules.fillings import Filled, Typed
from shishi.rules.lifecycle import Refused
from shishi.rules.observations import Told
from shishi.rules.rulesets import PRESETS, Dimension
from shishi.rules.schedules import even
from shishi.rules.settings import Subject
from shishi.rules.targets import Terms
from tests.anew import as_worked_out_anew
from tests.makers import AT, PLAN
from tests.reporting import APRIL, MAY, Year, a_draft, a_year, accepted, typed
from tests.year import a_light_rule

pytestmark = pytest.mark.django_db(transaction=True)

LATER = MAY + timedelta(days=2)
Deed = Callable[[Year, random.Random, datetime], object]


@pytest.fixture
def year() -> Year:
    held = a_year()
    a_light_rule(Programme.objects.get(pk=held.programme), "默认", AT)
    return held


def fill(year: Year, chance: random.Random, at: datetime) -> object:
    held = chance.choice(year.rounds)
    row = Report.objects.filter(round=held, project=year.project).first()
    filled = typed(year, pipes=str(chance.randint(20, 34)), people=str(chance.randint(0, 900)))
    return reports.fill(
        actor=year.reporter,
        round=held,
        project=year.project,
        version=row.version if row else 0,
        filled=filled,
        at=at,
    )


def step(name: str) -> Deed:
    def deed(year: Year, chance: random.Random, at: datetime) -> object:
        row = chance.choice(list(Report.objects.order_by("pk")))
        by = {"submit": year.reporter, "withdraw": year.reporter, "accept": year.office}
        words = {"reason": "与台账不符"} if name == "send_back" else {}
        deed = getattr(reports, name)
        actor = by.get(name, year.head)
        return deed(actor=actor, report=row.pk, version=row.version, at=at, **words)

    return deed


def correct(year: Year, chance: random.Random, at: datetime) -> object:
    row = chance.choice(list(Observation.objects.order_by("pk")))
    told = Told(Decimal(chance.randint(1, 60)))
    return observations.correct(
        actor=year.office, observation=row.pk, told=told, reason="复核", at=at
    )


def exempt(year: Year, chance: random.Random, at: datetime) -> object:
    return reasons.exempt(
        actor=year.office,
        project=year.project,
        dimension=Dimension.PROGRESS,
        reason="汛期停工",
        approved_by="县政府",
        until=at.date() + timedelta(days=chance.randint(1, 60)),
        on=at.date(),
        at=at,
    )


def extend(year: Year, chance: random.Random, at: datetime) -> object:
    held = chance.choice(year.rounds)
    until = at.date() + timedelta(days=chance.randint(5, 30))
    return rounds.extend(
        actor=year.office, round=held, project=year.project, until=until, reason="道路中断", at=at
    )


def open_rounds(year: Year, chance: random.Random, at: datetime) -> object:
    on = at.date() + timedelta(days=chance.randint(0, 40))
    opened = rounds.open_due(actor=year.office, programme=year.programme, on=on, at=at)
    year.rounds.extend(opened)
    return opened


def reschedule(year: Year, chance: random.Random, at: datetime) -> object:
    row = Plans.objects.filter(indicator=year.pipes).order_by("-number").first()
    return schedules.set_schedule(
        actor=year.office,
        indicator=year.pipes,
        version=row.number,
        schedule=even(lit_target(year), date(2026, chance.randint(1, 5), 1), date(2026, 10, 31)),
        terms=Terms(),
        reason="县政府常务会议同意",
        at=at,
    )


def lit_target(year: Year):
    held = lights.lights(year.office, year.programme, MAY.date())[year.project]
    return next(one.held.target for one in held.figures if one.held.indicator == year.pipes)


def rule(year: Year, chance: random.Random, at: datetime) -> object:
    number = RuleVersion.objects.filter(subject=Subject.LIGHTS).count()
    return settings.set_rule(
        actor=year.office,
        programme=year.programme,
        subject=Subject.LIGHTS,
        value=PRESETS[chance.choice(list(PRESETS))],
        holds_from=at.date(),
        basis="县政府办通知",
        version=number,
        at=at,
    )


def rate(year: Year, chance: random.Random, at: datetime) -> object:
    return reasons.rate(actor=year.office, programme=year.programme, on=at.date(), at=at)


def take(year: Year, chance: random.Random, at: datetime) -> object:
    return export.export(actor=year.office, programme=year.programme, sieve=ledgers.Sieve(), at=at)


def another_plan(year: Year, chance: random.Random, at: datetime) -> object:
    words = PLAN.replace("2026年", f"20{chance.randint(30, 60)}年")
    return plans.take_in(actor=year.office, filename="方案.txt", content=words.encode(), at=at)


DEEDS: tuple[Deed, ...] = (
    *(fill, fill, step("submit"), step("submit"), step("approve"), step("accept"), step("accept")),
    *(step("withdraw"), step("send_back"), correct, exempt, extend, open_rounds, reschedule, rule),
    *(rate, take, another_plan),
)


def as_held_as_computed(year: Year, at: datetime) -> None:
    row = Programme.objects.get(pk=year.programme)
    past = at.date() - timedelta(days=20)
    for actor in (year.office, year.reporter):
        for on, known_at in ((at.date(), None), (past, end_of(past, at.tzinfo))):
            wanted = lights.lit(known(actor, row, known_at), on)
            assert lights.lights(actor, row.pk, on, known_at) == wanted
            own = lights.lights(actor, row.pk, on, known_at, {year.project})
            assert own == {year.project: wanted[year.project]}
        assert ledgers.ledger(actor, row.pk, ledgers.Sieve()).projects == projects_of(actor, row)
        as_worked_out_anew(actor, row, year.project, at.date())


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_the_held_lights_are_those_that_the_facts_give(year, seed):
    chance, at, done = random.Random(seed), MAY, 0
    accepted(year)
    open_rounds(year, chance, at)
    as_held_as_computed(year, at)
    for _ in range(14):
        at += timedelta(hours=chance.randint(1, 40))
        try:
            chance.choice(DEEDS)(year, chance, at)
            done += 1
        except Refused:
            pass
        as_held_as_computed(year, at)
    assert done > 3


def test_of_one_project_alone_the_light_follows_its_report(year):
    on = LATER.date()
    before = lights.lights(year.office, year.programme, on, only={year.project})[year.project]
    accepted(year)
    after = lights.lights(year.office, year.programme, on, only={year.project})[year.project]
    assert before.report.reported_on is None
    assert after.report.reported_on is not None


def test_what_was_seen_inside_a_deed_that_came_to_nothing_is_not_held(year):
    on = LATER.date()
    lights.lights(year.office, year.programme, on)

    class Broken(Exception): ...

    def broken_off():
        with transaction.atomic():
            accepted(year)
            inside = lights.lights(year.office, year.programme, on)[year.project]
            assert inside.report.reported_on is not None
            raise Broken

    with pytest.raises(Broken):
        broken_off()
    outside = lights.lights(year.office, year.programme, on)[year.project]
    assert outside.report.reported_on is None


@pytest.fixture
def shelf(year: Year):
    """A shelf that says what it was asked to work out."""
    asked: list[object] = []
    made: Shelf[int] = Shelf(("report.submit",), room=3)

    def of(key: str = "here") -> list[object]:
        asked.clear()

        def whole() -> int:
            asked.append("whole")
            return 1

        def renewed(value: int, touched: Touched) -> int:
            asked.append(set(touched))
            return value

        made.of(key, whole, renewed, lambda _: 1)
        return list(asked)

    return of


def test_only_the_projects_that_were_dealt_with_are_worked_out_again(year, shelf):
    assert shelf() + shelf() == ["whole"]
    row = accepted(year)
    assert shelf() == [{year.project}]
    observations.correct(
        actor=year.office,
        observation=Observation.objects.filter(report=row, indicator=year.pipes).get().pk,
        told=Told(Decimal(21)),
        reason="复核",
        at=MAY,
    )
    assert shelf() == [{year.project}]
    open_rounds(year, random.Random(1), MAY)
    assert shelf() == ["whole"]


def test_a_deed_that_changes_nothing_it_rests_on_passes(year, shelf):
    kept = a_draft(year)
    shelf()
    reports.submit(actor=year.reporter, report=kept.report, version=kept.version, at=APRIL)
    assert shelf() == []


def test_a_refused_deed_passes(year, shelf):
    shelf()
    with pytest.raises(Refused):
        reports.fill(
            actor=year.head,
            round=year.rounds[0],
            project=year.project,
            version=7,
            filled=Filled(figures={year.pipes: Typed("1")}),
            at=MAY,
        )
    assert shelf() == []


def test_a_trail_that_is_not_the_one_of_then_is_not_believed(year):
    """The database was put back to an earlier day, and the year went on differently."""
    made: Shelf[int] = Shelf((), room=9)
    told = iter(range(9))

    def of() -> int:
        return made.of("key", lambda: next(told), lambda value, _: value, lambda _: 1)

    accepted(year)
    assert of() == 0
    held = made._held["key"]
    made._held["key"] = type(held)(held.number, "0" * 64, held.value, held.size)
    assert of() == 1


def test_what_was_asked_last_stays_where_room_is_short(year, shelf):
    for key in ("one", "two", "three"):
        shelf(key)
    assert shelf("one") == []
    assert shelf("four") == ["whole"]
    assert shelf("two") == ["whole"]
    assert shelf("one") == shelf("four") == []
