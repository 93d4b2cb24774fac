"""What the forms of official papers ask: each datum with its basis, once in the whole register."""

from collections import Counter

from shishi.rules.forms import FORMS
from shishi.rules.paper_forms import PAPER_FORMS


def test_the_forms_of_papers_stand_in_the_register_once():
    held = Counter(one.place for one in FORMS)
    assert {one.place: held[one.place] for one in PAPER_FORMS} == {
        one.place: 1 for one in PAPER_FORMS
    }


def test_what_is_told_of_a_paper_has_its_owner_its_basis_and_its_readers():
    for one in PAPER_FORMS:
        assert all((one.title, one.owner, one.basis, one.often, one.readers)), one.place


def test_a_number_of_a_paper_is_nowhere_asked():
    """Figures come out of the ledger; what a person puts in their place is part of the text."""
    told = [datum for one in PAPER_FORMS for datum in one.data.values()]
    assert [datum for datum in told if "完成数" in datum or "金额" in datum] == []
