"""Forty papers with planted faults, every one found; forty sound ones, nothing found."""

import pytest

from shishi.wording.table import RULES
from tests.wording.faults import TIMES, faulty_papers
from tests.wording.passages import HOLDINGS, SHAPES, sound
from tests.wording.typed import check_text

PAPERS = 40
FAULTY = list(faulty_papers(PAPERS))
CONSEQUENT = {"order", "share"}  # a number that is wrong once makes its neighbours wrong


@pytest.mark.parametrize("number", range(PAPERS))
def test_nothing_is_found_in_a_sound_paper(number):
    found = check_text(sound(number), HOLDINGS)
    assert [f"{one.rule.name} {one.words} {one.says}" for one in found] == []


@pytest.mark.parametrize("number", range(PAPERS))
def test_every_planted_fault_is_found_and_little_else(number):
    text, planted = FAULTY[number]
    left = list(check_text(text, HOLDINGS))
    for fault in planted:
        hits = [
            one
            for one in left
            if one.rule.name == fault.rule and one.start < fault.end and fault.start < one.end
        ]
        assert hits, f"{fault.rule}: {text[max(0, fault.start - 20) : fault.end + 10]}"
        left = [one for one in left if one not in hits]
    assert {one.rule.name for one in left} <= CONSEQUENT
    assert len(left) <= 1


def test_every_rule_has_been_planted_and_every_shape_spoiled():
    assert {fault.rule for _, planted in FAULTY for fault in planted} == {r.name for r in RULES}
    assert all(len(planted) == TIMES for _, planted in FAULTY)
    assert len(SHAPES) <= PAPERS


def test_no_two_sound_papers_are_alike():
    assert len({sound(number) for number in range(PAPERS)}) == PAPERS
