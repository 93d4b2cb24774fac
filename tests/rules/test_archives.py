"""归档: which months, where the trail leads, what a listing says of the files beside it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.archives import (
    End,
    Link,
    follows,
    listed,
    listing,
    may_archive,
    mismatch,
    month_of,
    months,
)
from shishi.rules.audit import START, Entry, close

ADOPTED = date(2026, 2, 26)
A, B, C = ("a.txt", "1" * 64), ("乙.csv", "2" * 64), ("c/丙.pdf", "3" * 64)
SUMS = ("SHA256SUMS", "9" * 64)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-09", date(2026, 9, 1)),
        ("2026-12", date(2026, 12, 1)),
        *(
            (words, None)
            for words in ("2026-13", "2026-9", "2026-09-01", "", "0000-01", "２０２６-09")
        ),
    ],
)
def test_a_month_as_it_is_typed(words, expected):
    assert month_of(words) == expected


@pytest.mark.parametrize(
    ("month", "today", "says"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), "2026年9月尚未结束，请在2026年10月1日以后归档。"),
        (date(2026, 9, 1), date(2026, 10, 1), ""),
        (date(2026, 12, 1), date(2026, 12, 31), "2026年12月尚未结束，请在2027年1月1日以后归档。"),
        (date(2026, 2, 1), date(2026, 10, 1), ""),
        (
            date(2026, 1, 1),
            date(2026, 10, 1),
            "方案于2026年2月26日入账，2026年1月没有可以归档的内容。",
        ),
    ],
)
def test_which_months_can_be_archived(month, today, says):
    assert may_archive(month, ADOPTED, today).says == says


def test_the_months_there_are_the_last_first():
    assert months(ADOPTED, date(2026, 5, 3)) == (
        date(2026, 4, 1),
        date(2026, 3, 1),
        date(2026, 2, 1),
    )
    assert months(ADOPTED, date(2026, 2, 27)) == ()


def entry(number: int, deed: str = "light.rate") -> Entry:
    at = f"2026-09-0{number}T06:00:00+08:00"
    return Entry(number, at, 1, "祁望舟", "", 1, deed, "project", number, True, "{}")


def test_the_trail_is_followed_from_entry_to_entry():
    first, second = entry(1), entry(2)
    one = close(first, START)
    two = close(second, one)
    start = End(0, START)
    after = follows(start, Link(1, one, first))
    assert after == End(1, one)
    assert follows(after, Link(2, two, second)) == End(2, two)
    assert follows(after, Link(2, two, None)) == End(2, two)  # another county's
    assert follows(after, Link(3, two, second)) is None
    assert follows(start, Link(2, two, second)) is None
    assert follows(after, Link(2, two, replace(second, done=False))) is None
    assert follows(after, Link(2, one, second)) is None


NAMES = st.text(st.characters(exclude_categories=["C"], exclude_characters="\\"), min_size=1)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(st.lists(st.tuples(NAMES.filter(lambda name: len(name) < 50), DIGESTS), max_size=5))
def test_a_listing_says_what_it_was_made_of(pairs):
    assert listed(listing(pairs)) == tuple(pairs)


@pytest.mark.parametrize(
    "text",
    [
        listing([A])[:-1],
        listing([A]).replace("  ", " "),
        listing([("a.txt", "a" * 64)]).upper(),
        listing([A]) + "\n",
        f"{'1' * 64}  \x1b[2J\n",
        f"{'1' * 64}  a\\b\n",
        "x",
    ],
)
def test_what_is_no_listing(text):
    assert listed(text) is None


@pytest.mark.parametrize(
    ("wanted", "found", "says"),
    [
        ((A, B), (A, B, SUMS), ""),
        ((), (SUMS,), ""),
        ((A, B, C), (A, C, SUMS), "缺少“乙.csv”，清单中有，归档中没有。"),
        ((A, B), (A, B, C, SUMS), "“c/丙.pdf”不在清单中，是后来加入的。"),
        (
            (A, B),
            (A, (B[0], "0" * 64), SUMS),
            "“乙.csv”与清单所记的摘要不符，内容被改动过。",
        ),
        ((A, B), (B, A, SUMS), "文件的次序与清单不一致，归档被重新打包过。"),
        ((A, A), (A, SUMS), "文件的次序与清单不一致，归档被重新打包过。"),
    ],
)
def test_the_first_thing_that_does_not_agree(wanted, found, says):
    assert mismatch(wanted, found, SUMS[0]) == says
