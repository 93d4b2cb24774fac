"""Pieces of pages that are kept as they were drawn: never those of before."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.safestring import SafeString

from shishi.actions import lights, observations
from shishi.records.models import Observation
from shishi.rules.access import Role
from shishi.rules.observations import Told
from shishi.rules.rulesets import Dimension
from shishi.web import boards, ledger_blocks
from shishi.web.drawn import Drawer
from tests import year
from tests.web.conftest import first_project


class Pen:
    """Draws a piece, and counts how often it had to."""

    def __init__(self, words: str = "piece") -> None:
        self.words, self.strokes = words, 0

    def __call__(self) -> SafeString:
        self.strokes += 1
        return SafeString(self.words)


def test_a_piece_is_drawn_once_as_long_as_it_is_made_of_the_same_things():
    drawer, pen, thing = Drawer(room=100), Pen(), [1]
    assert {drawer.of("key", (thing, None), pen) for _ in range(3)} == {"piece"}
    assert pen.strokes == 1


@pytest.mark.parametrize(("key", "made_of"), [("key", ([1],)), ("other", ())])
def test_a_piece_of_other_things_is_drawn_again(key, made_of):
    drawer, pen = Drawer(room=100), Pen()
    drawer.of("key", tuple([1] for _ in made_of), pen)
    drawer.of(key, made_of, pen)  # equal perhaps, but not the same
    assert pen.strokes == 2


def test_what_was_asked_for_last_is_kept_when_there_is_no_room_for_all():
    drawer, pens = Drawer(room=10), {key: Pen("1234") for key in "abc"}
    for key in "abacac":
        drawer.of(key, (), pens[key])
    assert {key: pen.strokes for key, pen in pens.items()} == {"a": 1, "b": 1, "c": 1}
    drawer.of("b", (), pens["b"])
    assert pens["b"].strokes == 2


def test_a_piece_larger_than_the_room_is_shown_all_the_same():
    assert Drawer(room=1).of("key", (), Pen()) == "piece"


def correct(house):
    old = Observation.objects.get(indicator__project=first_project(house), value=Decimal("8.65"))
    office = house.actor(Role.INSPECTION_OFFICE)
    told = Told(Decimal("80"))
    observations.correct(
        actor=office, observation=old.pk, told=told, reason="复核后更正", at=house.at
    )


def exempt(house):
    lights.exempt(
        actor=house.actor(Role.INSPECTION_OFFICE),
        project=first_project(house),
        dimension=Dimension.PROGRESS,
        reason="汛期停工",
        approved_by="县政府",
        until=house.on + timedelta(days=30),
        on=house.on,
        at=house.at,
    )


@pytest.mark.parametrize("deed", [correct, exempt])
@pytest.mark.parametrize("query", ["", "?view=plan", "?on={past}", "?on={past}&known=now"])
@pytest.mark.parametrize("name", ["programme_ledger", "lights"])
def test_after_a_deed_the_page_is_as_if_drawn_anew(
    office, started, house, monkeypatch, name, query, deed
):
    for line in year.lines(started):
        year.an_observation(line, house.on - timedelta(days=20), "0.1", house.at)
    past = (house.on - timedelta(days=10)).isoformat()
    address = reverse(name, args=[started.pk]) + query.format(past=past)

    def shown() -> str:
        page = office.get(address).content.decode().split("<main")[1]
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)

    shown()
    deed(house)
    kept = shown()
    monkeypatch.setattr(ledger_blocks, "_DRAWER", Drawer(room=0))
    monkeypatch.setattr(boards, "_DRAWER", Drawer(room=0))
    assert kept == shown()


def test_a_correction_shows_in_the_row_at_once(office, started, house):
    for line in year.lines(started):
        year.an_observation(line, house.on - timedelta(days=20), "0.1", house.at)
    address = reverse("programme_ledger", args=[started.pk])
    assert "8.65 / ≥86.5" in office.get(address).content.decode()
    correct(house)
    assert "80 / ≥86.5" in office.get(address).content.decode()
