"""资金报表: payments against the plan of the day, and what has to be explained."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given

from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.shares import percent_text
from shishi.rules.statements import Told, falls, payment, unfit
from tests.rules.indicator_cells import NOTHING, listed, percent
from tests.rules.test_funds import LINES, amounts, yuan
from tests.tables.statements import FALLS, PAYMENT

ON = date(2026, 6, 30)


def county(words: str) -> Funds:
    if words == NOTHING:
        return Funds()
    return Funds(lines=(Line(Level.COUNTY, amounts(words)),))


def of_sources(words: str) -> Funds:
    levels = (Level.NATION, Level.COUNTY)
    pairs = zip(levels, listed(words), strict=False)
    return Funds(lines=tuple(Line(level, amounts(one)) for level, one in pairs))


@pytest.mark.parametrize(("sources", "due", "ratio"), PAYMENT.rows)
def test_payment(sources: str, due: str, ratio: str):
    found = payment(Told(ON, of_sources(sources)), percent(due))
    if ratio == "不评":
        assert found is None
    elif ratio == "未报":
        assert found.ratio is None
        assert "未报" in found.says
    else:
        assert percent_text(found.ratio) == ratio


def test_a_payment_says_what_it_is_held_against():
    told = Told(ON, county("600 600 300 240 300"))
    assert payment(told, Decimal("0.5")).says == (
        "截至2026年6月30日应拨付 300 万元（计划资金 600 万元的 50%），已拨付 240 万元"
    )


@pytest.mark.parametrize(("before", "after", "named"), FALLS.rows)
def test_falls(before: str, after: str, named: str):
    found = falls(county(before), county(after))
    assert [one.removeprefix("县级资金").split("上次")[0] for one in found] == listed(named)


def test_a_fall_has_both_amounts():
    found = falls(county("600 600 300 240 300"), county("600 600 300 200.5 —"))
    assert found == (
        "县级资金拨付上次 240 万元，本次 200.5 万元",
        "县级资金完成投资上次 300 万元，本次未报",
    )


@pytest.mark.parametrize(
    ("before", "whole_before", "after", "whole_after", "says"),
    [
        ("600 600 300 240 300", NOTHING, "600 600 300 240 —", "300", ()),
        ("600 600 300 240 —", "300", "600 600 300 240 300", NOTHING, ()),
        (
            *("600 600 300 240 300", NOTHING, "600 600 300 240 —", "299"),
            ("完成投资上次 300 万元，本次 299 万元",),
        ),
    ],
)
def test_the_work_value_may_move_between_source_and_project(
    before: str, whole_before: str, after: str, whole_after: str, says: tuple[str, ...]
):
    first = Funds(lines=county(before).lines, built=yuan(whole_before))
    second = Funds(lines=county(after).lines, built=yuan(whole_after))
    assert falls(first, second) == says


MARCH, JUNE = Told(date(2026, 3, 31), county("600 600 300 100 100")), ON
SAME = Told(ON, county("600 600 300 240 300"))


@pytest.mark.parametrize(
    ("as_of", "words", "reason", "around", "where"),
    [
        (ON, "600 600 300 240 300", "", {}, []),
        (ON + timedelta(days=1), "600 600 300 240 300", "", {}, ["as_of"]),
        (ON, "— — — — —", "", {}, ["lines"]),
        (ON, NOTHING, "", {}, ["lines"]),
        (ON, "600 600 300 240 300", "", {"before": MARCH}, []),
        (ON, "600 600 300 99 300", "", {"before": MARCH}, ["reason"]),
        (ON, "600 600 300 99 300", "退回多拨资金", {"before": MARCH}, []),
        (ON, "600 600 300 250 300", "", {"same": SAME}, ["reason"]),
        (ON, "600 600 300 250 300", "录入有误", {"same": SAME}, []),
        (ON, "600 600 300 240 300", "", {"same": SAME}, []),
        (MARCH.as_of, "600 600 300 260 100", "", {"after": SAME}, ["reason"]),
        (MARCH.as_of, "600 600 300 200 100", "", {"after": SAME}, []),
        (ON, "600 600 300 240 300", "因" * 501, {}, ["reason"]),
    ],
)
def test_what_a_statement_cannot_be_kept_with(as_of, words, reason, around, where):
    found = unfit(Told(as_of, county(words)), ON, reason, **around)
    assert [one.where for one in found] == where


@given(LINES)
def test_what_stays_as_it_was_needs_no_explanation(lines):
    assert falls(Funds(lines=lines), Funds(lines=lines)) == ()


@given(LINES)
def test_whatever_was_told_and_is_gone_is_named(lines):
    told = sum(amount is not None for line in lines for amount in line.amounts)
    assert bool(falls(Funds(lines=lines), Funds())) is bool(told)


@given(LINES, LINES)
def test_a_ratio_is_there_exactly_when_every_source_tells(lines, more):
    held = (*lines, *more)
    found = payment(Told(ON, Funds(lines=held)), Decimal("0.5"))
    planned = [line.amounts.planned for line in held if line.amounts.planned is not None]
    assert (found is None) == (not sum(planned))
    if found is not None:
        silent = any(None in (line.amounts.planned, line.amounts.paid) for line in held)
        assert (found.ratio is None) == silent


def test_nothing_told_is_not_nothing_paid():
    silent = Funds(lines=(Line(Level.COUNTY, Amounts(planned=Decimal(1))),))
    assert payment(Told(ON, silent), Decimal(1)).ratio is None


@pytest.mark.parametrize(
    ("whole", "sources", "fits"),
    [
        (950, "600 600 300 240 950", True),
        (1200, "600 600 300 240 950", True),  # not every source has told its part
        (949, "600 600 300 240 950", False),
        (590, "600 600 300 240 —", True),
        (None, "600 600 300 240 950", True),
    ],
)
def test_the_sources_come_to_no_more_than_the_whole(whole, sources, fits):
    built = None if whole is None else yuan(str(whole))
    found = [one.where for one in unfit(Told(ON, replace(county(sources), built=built)), ON, "")]
    assert found == ([] if fits else ["built"])
