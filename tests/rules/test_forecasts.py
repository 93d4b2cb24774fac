"""预测: the finish by the pace, the season and the schedule, and how good a forecast was."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.forecasts import (
    Forecast,
    Stated,
    can_still_finish,
    drift,
    error_days,
    forecast,
    scored,
    worked,
)
from shishi.rules.indicators import IndicatorType
from shishi.rules.schedules import ALL_YEAR, Node, Schedule, Source, even
from shishi.rules.shares import rounded_text
from shishi.rules.targets import Reading, Target
from tests.rules.indicator_cells import NOTHING, day, listed, target
from tests.tables.forecasts import CAN, DRIFTS, TABLE

SEASON = frozenset(range(4, 11))
START, END = date(2026, 4, 1), date(2026, 10, 31)
KIND = IndicatorType.CUMULATIVE
PIPES = target(KIND, "60 公里")


def readings(words: str) -> tuple[Reading, ...]:
    pairs = [one.split() for one in listed(words)]
    return tuple(Reading(day(on), Decimal(value)) for on, value in pairs)


def planned(words: str) -> Schedule | None:
    nodes = tuple(Node(one.on, one.value) for one in readings(words))
    return Schedule(nodes, Source.HAND) if nodes else None


@pytest.mark.parametrize("row", TABLE.rows)
def test_the_finish_a_record_points_to(row):
    words, starts_on, season, nodes, record, on, likely, early, late = row
    found = forecast(
        target(KIND, words),
        readings(record),
        day(starts_on),
        END,
        day(on),
        schedule=planned(nodes),
        months=ALL_YEAR if season == NOTHING else SEASON,
    )
    assert (found.likely, found.early, found.late) == (day(likely), day(early), day(late))


@pytest.mark.parametrize(
    ("record", "on", "says"),
    [
        (
            "4月30日 10、5月31日 41",
            "5月31日",
            "预计2026年6月29日完成（最早2026年6月19日，最晚2026年6月29日），"
            "比完成时限2026年10月31日早 124 天",
        ),
        (
            "4月30日 10",
            "4月30日",
            "预计2026年9月27日完成，比完成时限2026年10月31日早 34 天",
        ),
        (
            "6月30日 20",
            "6月30日",
            "预计2026年12月29日完成，比完成时限2026年10月31日晚 59 天",
        ),
        (
            "4月30日 30",
            "11月20日",
            "按2026年4月30日所报的进度推算应已完成，尚未收到完成的填报；完成时限2026年10月31日",
        ),
        (
            "4月30日 10、10月31日 50",
            "11月20日",
            "预计2026年12月16日完成（最早2026年12月13日，最晚2026年12月16日），"
            "比完成时限2026年10月31日晚 46 天",
        ),
        (
            "4月30日 30、5月31日 30、6月30日 30",
            "6月30日",
            "按目前进度不能推算完成日期，最早2026年9月29日；完成时限2026年10月31日",
        ),
        ("9月30日 60", "10月31日", "已于2026年9月30日达到目标"),
        ("—", "6月30日", "尚无进展数据，不能预测完成日期"),
    ],
)
def test_sentences(record: str, on: str, says: str):
    assert forecast(PIPES, readings(record), START, END, day(on)).says == says


def test_what_is_judged_on_a_day_has_no_forecast():
    ceiling = target(IndicatorType.CEILING, "3%以内")
    found = forecast(ceiling, readings("6月30日 2.5"), START, END, END)
    assert found == Forecast(None, None, None, "不按数量推进的指标，不作预测")


def test_a_stand_in_is_forecast_in_the_place_of_its_indicator():
    aim = Target(kind=IndicatorType.UNQUANTIFIED, proxy=PIPES)
    found = forecast(aim, readings("4月30日 10"), START, END, date(2026, 4, 30))
    assert found.likely == date(2026, 9, 27)


@pytest.mark.parametrize(("on", "season", "deadline", "early", "answer"), CAN.rows)
def test_whether_it_can_still_be_finished(
    on: str, season: str, deadline: str, early: str, answer: str
):
    found = Forecast(None, day(early), None, "")
    months = ALL_YEAR if season == NOTHING else SEASON
    told = can_still_finish(found, day(deadline), day(on), months)
    assert {True: "能", False: "不能", None: NOTHING}[told] == answer


@pytest.mark.parametrize(("series", "finished", "moves", "errors", "average", "says"), DRIFTS.rows)
def test_drift_and_errors(
    series: str, finished: str, moves: str, errors: str, average: str, says: str
):
    pairs = [one.split("→") for one in listed(series)]
    made = [Stated(day(on), day(finish)) for on, finish in pairs]
    found, score = drift(made), scored(made, day(finished))
    assert found.moves == tuple(map(int, listed(moves)))
    assert found.days == sum(found.moves)
    assert found.says == says
    if score is None:
        assert errors == NOTHING
        return
    assert score.errors == tuple(map(int, listed(errors)))
    assert rounded_text(score.average) == average


def test_a_score_tells_how_near_the_last_forecast_was():
    made = [Stated(date(2026, 3, 5), END), Stated(date(2026, 9, 5), END - timedelta(days=3))]
    assert scored(made, END).says == "共 2 次预测，平均相差 1.50 天，末次相差 3 天".replace(
        "1.50", "1.5"
    )
    assert scored(made[:1], END).says == "共 1 次预测，平均相差 0 天，末次准确"
    assert scored([Stated(END, END)], END) is None


def test_a_later_finish_is_a_positive_error():
    assert error_days(date(2026, 10, 1), date(2026, 10, 31)) == 30
    assert error_days(date(2026, 10, 31), date(2026, 10, 1)) == -30


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        ("3月31日", "4月1日", 1),
        ("3月1日", "4月10日", 10),
        ("10月30日", "12月31日", 1),
        ("3月31日", "10月31日", 214),
        ("5月5日", "5月5日", 0),
        ("5月6日", "5月5日", 0),
    ],
)
def test_days_of_a_season(after: str, until: str, days: int):
    assert worked(day(after), day(until), SEASON) == days


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
RECORDS = st.dictionaries(st.dates(START, END), st.integers(1, 59), min_size=1, max_size=6).map(
    lambda held: tuple(
        Reading(on, Decimal(value))
        for on, value in zip(sorted(held), sorted(held.values()), strict=True)
    )
)
SEASONS = st.sets(st.integers(1, 12), min_size=1).map(frozenset)


@given(DAYS, DAYS, DAYS, SEASONS)
def test_the_days_of_two_spans_are_those_of_both(one, two, three, months):
    first, second, third = sorted((one, two, three))
    whole = worked(first, third, months)
    assert whole == worked(first, second, months) + worked(second, third, months)
    assert worked(first, third, ALL_YEAR) == (third - first).days


@given(RECORDS, SEASONS, st.booleans(), st.dates(START, date(2027, 3, 31)))
def test_the_range_holds_the_likely_day_and_lies_ahead(record, months, by_schedule, on):
    schedule = even(PIPES, START, END) if by_schedule else None
    found = forecast(PIPES, record, START, END, on, schedule=schedule, months=months)
    if found.likely is not None:
        assert found.early is not None
        assert found.early <= found.likely
    if found.late is not None:
        assert found.likely is not None
        assert found.likely <= found.late
    if found.early is not None:
        assert found.early >= on


@given(RECORDS, st.dates(START, END), st.integers(1, 60))
def test_what_is_reported_later_does_not_change_an_earlier_forecast(record, on, days):
    later = Reading(on + timedelta(days=days), Decimal(60))
    known = forecast(PIPES, record, START, END, on)
    assert forecast(PIPES, (*record, later), START, END, on) == known


@given(RECORDS)
def test_more_done_at_the_last_report_is_never_finished_later(record):
    last = record[-1]
    more = (*record[:-1], Reading(last.on, last.value + Decimal("0.5")))
    one = forecast(PIPES, record, START, END, last.on)
    other = forecast(PIPES, more, START, END, last.on)
    if one.likely is not None:
        assert other.likely is not None
        assert other.likely <= one.likely
