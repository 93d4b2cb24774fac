"""能否如期: a project is finished with its last indicator, and no hope makes it earlier."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.forecasts import Forecast, Stated
from shishi.rules.outlooks import finishing, together
from tests.rules.indicator_cells import NOTHING, day, listed
from tests.tables.forecasts import WHOLE

END = date(2026, 10, 31)


@pytest.mark.parametrize(("ways", "stated", "on", "answer", "says"), WHOLE.rows)
def test_whether_a_project_can_still_be_finished(
    ways: str, stated: str, on: str, answer: str, says: str
):
    answers = {"能": True, "不能": False, NOTHING: None}
    rows = [one.split() for one in listed(ways)]
    held = [(name, Forecast(None, day(early), None, ""), answers[can]) for name, early, can in rows]
    made = [Stated(*map(day, one.split("→"))) for one in listed(stated)]
    found = finishing(held, made, END, day(on))
    assert found.can is answers[answer]
    assert (found.says or NOTHING) == says


def told(likely: str, early: str, late: str, says: str = "") -> Forecast:
    return Forecast(day(likely), day(early), day(late), says)


DONE = told("6月1日", "6月1日", "6月1日", "已于2026年6月1日达到目标")
SOON = told("9月1日", "8月1日", "10月1日", "管网的预测")
SLOW = told("8月20日", "8月10日", "12月1日")
OPEN = told(NOTHING, "9月5日", NOTHING, "泵站的预测")


@pytest.mark.parametrize(
    ("found", "ends", "says"),
    [
        ((DONE,), DONE, "已于2026年6月1日达到目标"),
        ((DONE, SOON), SOON, "管网的预测"),
        (
            (SOON, SLOW),
            told("9月1日", "8月10日", "12月1日"),
            "预计2026年9月1日完成（最早2026年8月10日，最晚2026年12月1日），"
            "比完成时限2026年10月31日早 60 天",
        ),
        (
            (SOON, OPEN),
            told(NOTHING, "9月5日", NOTHING),
            "泵站的预测",
        ),
        (
            (SOON, told(NOTHING, NOTHING, NOTHING)),
            told(NOTHING, NOTHING, NOTHING),
            "1 个指标尚不能预测完成日期",
        ),
    ],
)
def test_a_project_is_finished_with_its_last_indicator(found, ends, says):
    whole = together(found, END)
    assert (whole.likely, whole.early, whole.late) == (ends.likely, ends.early, ends.late)
    assert whole.says == says


def test_what_measures_nothing_by_amount_has_no_forecast():
    assert together((), END) is None


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(
    st.lists(st.tuples(st.text("甲乙", min_size=1), DAYS, st.booleans()), max_size=3), DAYS, DAYS
)
def test_what_a_unit_says_makes_nothing_better(ways, made, finish):
    held = [(name, Forecast(early, early, early, ""), can) for name, early, can in ways]
    without = finishing(held, (), END, END)
    spoken = finishing(held, (Stated(made, finish),), END, END)
    assert spoken.can in (without.can, False)
    if without.can is False:
        assert spoken == without
