"""The reader against ledgers made by hand: our passages, and two originals where they lie beside
the project."""

import json
from functools import cache

import pytest

from tests.reading import corpus_files
from tests.reading.corpus_files import SEEDS, passages, read
from tests.reading.scoring import FIELDS, Report, compare

SEED_NAMES = sorted(path.stem for path in SEEDS.glob("*.txt"))
LEAST = dict.fromkeys(FIELDS, 0.95)
LEAST_RATES = {"title_strict": 0.9, "comparator": 0.97, "role": 0.95}
MOST_TRAPS = 0.03

seeds = pytest.mark.skipif(not SEED_NAMES, reason="没有找到../shared里的两份原件，略过")


@cache
def whole() -> Report:
    total = Report()
    for report in corpus_files.reports().values():
        total.add(report)
    return total


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_read_in_nearly_every_passage(field: str) -> None:
    outcome = whole().fields[field]
    assert outcome.f1 >= LEAST[field], (outcome.missed, outcome.spurious)


@pytest.mark.parametrize("rate", LEAST_RATES)
def test_what_is_matched_is_matched_in_every_part(rate: str) -> None:
    assert whole().rate(rate) >= LEAST_RATES[rate]


def test_traps_are_hardly_ever_taken_for_amounts_of_work() -> None:
    report = whole()
    assert len(report.traps) <= MOST_TRAPS * report.trap_count, report.traps


@pytest.mark.parametrize("name", [n for n in passages() if not corpus_files.gold(n)["tasks"]])
def test_calls_tenders_and_news_have_no_items(name: str) -> None:
    assert read(corpus_files.text(name))["tasks"] == []


@pytest.mark.parametrize("name", passages())
def test_a_passage_is_of_the_kind_it_is(name: str) -> None:
    assert read(corpus_files.text(name))["kind"] == corpus_files.gold(name)["kind"]


@seeds
@pytest.mark.parametrize("name", SEED_NAMES)
def test_an_original_is_read_without_a_fault(name: str) -> None:
    gold = json.loads((SEEDS / f"{name}.json").read_text(encoding="utf-8"))
    report = compare(gold, read(SEEDS / f"{name}.txt"))
    faults = {f: (o.missed, o.spurious) for f, o in report.fields.items() if o.f1 < 1}
    assert faults == {}
    assert {rate: report.rate(rate) for rate in LEAST_RATES} == dict.fromkeys(LEAST_RATES, 1.0)
    assert report.traps == []
