"""The register of fields: every row complete, every datum once."""

import pytest

from shishi.rules.burdens import repeats, without_basis
from shishi.rules.fields import Form
from shishi.rules.forms import FORMS

ROW = Form("visits", "走访", "填报单位", "走访办法", "每月", "督查室", {"count": "走访次数"})


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.place)
def test_every_form_says_who_keeps_it_on_what_basis_how_often_and_for_whom(form):
    told = (form.title, form.owner, form.basis, form.often, form.readers)
    assert all(words.strip() for words in told)
    assert all(datum.strip() for datum in form.data.values())
    assert not form.chosen & set(form.data)


def test_every_form_stands_once():
    places = [form.place for form in FORMS]
    assert len(places) == len(set(places))


def test_no_datum_is_asked_twice():
    assert repeats() == ()


def test_a_datum_that_is_asked_again_is_found_with_both_forms():
    again = Form("months", "月度小结", "填报单位", "惯例", "每月", "督查室", {"done": "累计完成数"})
    assert repeats((*FORMS, again)) == (("累计完成数", ("报送", "月度小结")),)


@pytest.mark.parametrize(
    ("asked", "forms", "found"),
    [
        ({"visits": ["count"]}, (ROW,), ()),
        ({"visits": ["count", "photo"]}, (ROW,), ("visits.photo",)),
        ({"trips": ["count"]}, (ROW,), ("trips.count",)),
        (
            {"visits": ["count"]},
            (Form("visits", "走访", "填报单位", " ", "每月", "督查室", {"count": "次数"}),),
            ("visits.count",),
        ),
    ],
)
def test_a_field_without_a_row_or_without_a_basis_is_found(asked, forms, found):
    assert without_basis(asked, forms) == found
