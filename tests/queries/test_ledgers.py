"""The ledger through its sieve: filters, search, order, sums, and a constant number of queries."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import plans as deeds
from shishi.queries import ledgers
from shishi.queries.ledgers import Ledger, Sieve
from shishi.rules.access import Actor
from shishi.rules.edits import Act, Edit
from shishi.rules.ledgers import rows
from tests.makers import AT, PLAN, a_draft, a_programme, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> int:
    return a_programme(office).programme


def numbers(office: Actor, programme: int, **sieve: object) -> list[int]:
    found = ledgers.ledger(office, programme, Sieve(**sieve))  # type: ignore[arg-type]
    return [project.number for project in found.projects]


def test_the_whole_ledger(office: Actor, programme: int):
    found = ledgers.ledger(office, programme, Sieve())
    assert (found.year, found.total, found.indicators, found.presumed) == (2026, 3, 9, 1)
    assert found.funds == Decimal(6_600_000)
    first = found.projects[0]
    assert (first.ordinal, first.title) == ("（一）", "城乡供水提升工程")
    assert [(i.sign, i.value, i.measure) for i in first.indicators] == [
        ("", Decimal(2), "座"),
        ("≥", Decimal("86.5"), "公里"),
        ("", Decimal(32000), "人"),
    ]
    assert [(unit.name, unit.role) for unit in first.units] == [
        ("县水利局", "lead"),
        ("县住建局", "responsible"),
        ("财政局", "responsible"),
    ]
    assert (first.deadline_on.isoformat(), first.presumed) == ("2026-10-31", False)


def test_choices_count_projects_the_busiest_first(office: Actor, programme: int):
    found = ledgers.ledger(office, programme, Sieve(due="presumed"))
    assert [(choice.name, choice.count) for choice in found.leaders] == [
        ("陆知遥", 2),
        ("顾怀舟", 1),
    ]
    assert (found.units[0].name, found.units[0].count) == ("县住建局", 2)


def key(choices: tuple[ledgers.Choice, ...], name: str) -> int:
    return next(choice.key for choice in choices if choice.name == name)


def test_filters(office: Actor, programme: int):
    every = ledgers.ledger(office, programme, Sieve())
    assert numbers(office, programme, unit=key(every.units, "县住建局")) == [1, 2]
    assert numbers(office, programme, leader=key(every.leaders, "陆知遥")) == [1, 3]
    assert numbers(office, programme, due="presumed") == [3]
    assert numbers(office, programme, due="stated") == [1, 2]
    assert numbers(office, programme, kind="money") == [2]
    assert numbers(office, programme, kind="quantity") == [1, 2, 3]
    assert numbers(office, programme, kind="unquantified") == []
    assert numbers(
        office, programme, unit=key(every.units, "县住建局"), leader=key(every.leaders, "顾怀舟")
    ) == [2]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("老旧小区", [2]),
        ("供水", [1]),
        ("助餐", [3]),
        ("水", [1]),
        ("县住建局", [1, 2]),
        ("陆知遥", [1, 3]),
        ("改造 电梯", [2]),
        ("86.5", [1]),
        ("小旧", []),
        ("没有的词", []),
        ("，。", []),
        ('"老旧" OR *', []),
        ("' ; DROP", []),
        ("", [1, 2, 3]),
        ("  ", [1, 2, 3]),
    ],
)
def test_search(office: Actor, programme: int, words: str, found: list[int]):
    assert numbers(office, programme, words=words) == found


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("number", [1, 2, 3]),
        ("-number", [3, 2, 1]),
        ("deadline", [1, 2, 3]),
        ("-deadline", [3, 2, 1]),
        ("indicators", [3, 1, 2]),
        ("-indicators", [2, 1, 3]),
        ("-funds", [2, 1, 3]),
        ("nonsense", [1, 2, 3]),
    ],
)
def test_order(office: Actor, programme: int, sort: str, order: list[int]):
    assert numbers(office, programme, sort=sort) == order


def test_search_keeps_to_its_programme(office: Actor, programme: int):
    other = a_programme(office, PLAN.replace("2026", "2027").replace("老旧小区", "背街小巷"))
    assert numbers(office, other.programme, words="老旧小区") == []
    assert numbers(office, programme, words="老旧小区") == [2]


def test_what_was_changed_by_a_person_is_marked(office: Actor):
    draft = a_draft(office)
    figure = draft.facts().items[0].figures[1].key
    edits = [Edit(Act.CHANGE, figure, fields={"value": "88"})]
    version = deeds.amend(actor=office, draft=draft.pk, version=1, edits=edits, at=AT)
    adopted = deeds.adopt(actor=office, draft=draft.pk, version=version, at=AT)
    first = ledgers.ledger(office, adopted.programme, Sieve()).projects[0]
    assert [indicator.changed for indicator in first.indicators] == [False, True, False]


def test_the_facts_make_the_rows_of_the_sheet(office: Actor, programme: int):
    facts = ledgers.facts(office, programme, Sieve())
    assert [fact.number for fact in facts] == [1, 2, 3]
    assert (facts[0].sponsors, facts[0].lead_units) == (("陆知遥",), ("县水利局",))
    assert facts[0].responsible_units == ("县住建局", "财政局")
    assert [target.value for target in facts[2].targets] == [Decimal(14), Decimal(220)]
    assert all(target.quote for fact in facts for target in fact.targets)
    assert len(rows(facts)) >= 9


def test_parts_of_the_facts_point_at_their_total(office: Actor):
    text = PLAN.replace("新建供水站2座", "新建供水站12座，其中北片7座、南片5座")
    programme = a_programme(office, text).programme
    targets = ledgers.facts(office, programme, Sieve())[0].targets
    assert [target.part_of for target in targets[:3]] == [None, 0, 0]
    shown = ledgers.ledger(office, programme, Sieve()).projects[0].indicators
    assert [indicator.part for indicator in shown[:3]] == [False, True, True]


def queries(copies: int) -> tuple[int, Ledger]:
    office = an_office(f"第{copies}县")
    items = PLAN[PLAN.index("（一）") :]
    programme = a_programme(office, PLAN + items * (copies - 1)).programme
    with CaptureQueriesContext(connection) as made:
        found = ledgers.ledger(office, programme, Sieve(words="改造", due="stated"))
    with CaptureQueriesContext(connection) as made_facts:
        ledgers.facts(office, programme, Sieve())
    return len(made) + len(made_facts), found


def test_a_longer_ledger_takes_no_more_queries():
    (few, short), (many, long) = queries(1), queries(4)
    assert (short.total, long.total) == (3, 12)
    assert few == many
