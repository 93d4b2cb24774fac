"""The library of sentences: how many findings are right, how many faults are found.

The second and the third part were written after the rules.
"""

import pytest

from shishi.wording.table import RULES
from tests.wording.sentences import PARTS, score, sentences


@pytest.mark.parametrize("part", PARTS)
def test_findings_are_right_and_faults_are_found(part):
    found = score(sentences(part))
    assert found.precision >= 0.95, found.false
    assert found.recall >= 0.95, found.missed


def test_the_library_has_three_hundred_sentences_and_a_fault_for_each_rule():
    library = [one for part in PARTS for one in sentences(part)]
    assert len(library) >= 300
    assert len({one.text for one in library}) == len(library)
    asked = {wanted.rule for one in library for wanted in one.wanted}
    assert {rule.name for rule in RULES} - asked <= {"ending", "post"}  # these need a whole paper


def test_half_of_the_library_is_sound():
    library = [one for part in PARTS for one in sentences(part)]
    assert sum(not one.wanted for one in library) >= 130
