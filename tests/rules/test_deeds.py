"""The trail has a Chinese name for every deed that may be done, and for no other."""

from shishi.rules.access import MAY
from shishi.rules.deeds import DEEDS


def test_every_deed_has_a_name_of_its_own():
    assert set(DEEDS) == set(MAY)
    assert len(set(DEEDS.values())) == len(DEEDS)
