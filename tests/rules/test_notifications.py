"""The words for ways and states of a notification; trying again, giving up, fitting in."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.clock import HERE
from shishi.rules.notifications import (
    MOST_TRIES,
    Channel,
    Delivery,
    Fate,
    Outcome,
    after,
    daily,
    day_of,
    fitted,
)

AT = datetime(2026, 9, 25, 9, 0, tzinfo=HERE)


def test_every_way_and_state_has_its_own_word():
    for kind in (Channel, Delivery):
        words = [one.label for one in kind]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("fate", "tries", "state", "minutes"),
    [
        (Fate.SENT, 1, Delivery.DELIVERED, 0),
        (Fate.LATER, 1, Delivery.WAITING, 5),
        (Fate.LATER, 2, Delivery.WAITING, 15),
        (Fate.LATER, 3, Delivery.WAITING, 60),
        (Fate.LATER, 4, Delivery.WAITING, 120),
        (Fate.LATER, 5, Delivery.GIVEN_UP, 0),
        (Fate.NEVER, 1, Delivery.GIVEN_UP, 0),
        (Fate.UNKNOWN, 1, Delivery.GIVEN_UP, 0),  # for nothing is told twice
    ],
)
def test_what_follows_an_attempt(fate, tries, state, minutes):
    stands = after(Outcome(fate, "没有连上。"), tries, AT)
    assert (stands.state, stands.not_before) == (state, AT + timedelta(minutes=minutes))
    assert ("没有连上。" in stands.fault) is (fate is not Fate.SENT)


def test_giving_up_says_after_how_many_tries():
    assert f"已试 {MOST_TRIES} 次" in after(Outcome(Fate.LATER, "忙。"), MOST_TRIES, AT).fault


@given(st.dates(), st.dates())
def test_keys_of_days_stand_in_the_order_of_the_days(one: date, other: date):
    assert (daily(one) < daily(other)) is (one < other)
    assert day_of(daily(one)) == one


@given(st.lists(st.text(alphabet="实事第件红灯", max_size=40), max_size=60), st.integers(120, 2048))
def test_a_message_never_exceeds_its_bytes_and_keeps_its_tail(lines: list[str], most: int):
    text = fitted(lines, most, "https://ss.example.cn/")
    assert len(text.encode()) <= most
    assert text.endswith("https://ss.example.cn/")
    if len("\n".join([*lines, "https://ss.example.cn/"]).encode()) > most:
        assert "请登录查看" in text
