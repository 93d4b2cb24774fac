"""Numbers stay exact to the last digit on both databases; choices come back as members."""

from decimal import Decimal

import pytest

from shishi.records.models import Indicator, Post
from shishi.rules.access import Role
from shishi.rules.amounts import Bound
from tests.makers import a_programme, an_office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "value",
    [
        "987.084",
        "0.1",
        "123456789012345678901234567890",
        "12345678901234567.123456789012",
        "0",
        "100",
    ],
)
def test_a_number_comes_back_to_the_last_digit(value: str):
    a_programme(an_office())
    row = Indicator.objects.filter(project__number=1).first()
    assert row is not None
    row.value = row.upper = Decimal(value)
    row.save()
    row.refresh_from_db()
    assert (f"{row.value:f}", f"{row.upper:f}") == (value, value)


def test_a_number_that_is_not_there_stays_none():
    a_programme(an_office())
    assert Indicator.objects.filter(upper=None).count() == 9


def test_choices_come_back_as_members_of_the_core():
    a_programme(an_office())
    assert Indicator.objects.get(measure="公里").bound is Bound.AT_LEAST
    assert Post.objects.filter(role=Role.INSPECTION_OFFICE).get().role is Role.INSPECTION_OFFICE
