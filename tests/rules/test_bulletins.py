"""One category for each project, the first that holds; what a project is as a whole."""

from decimal import Decimal

import pytest

from shishi.rules.bulletins import Category, Measured, category, cited, whole
from shishi.rules.lights import Light
from tests.bulletined import LATE, MISSING, REPORTED, WAITING, measured, told
from tests.tables.bulletins import CATEGORIES, YES

C, D = Category, Decimal
_UP, _EVEN, _DOWN = measured("0.9", "0.7"), measured("0.5", "0.5"), measured("0.49", "0.5")
_SOME_UP = measured("0.55", "0.5")
_HARDLY = measured("0.4996", "0.5")
_FULL = measured("1", "1")
_SOON = measured("1", "0.9")
_UNPLANNED = Measured("送医下乡", "", "", "12场", None, None, None, paced=False, done=False)

# What is known of the project; its light, whether done, reported, past its start without one; the
# category: an earlier one wins over a later one.
CASES = [
    ((_FULL,), Light.BLUE, True, True, False, C.DONE),
    ((_FULL,), Light.RED, True, False, True, C.DONE),
    ((_DOWN,), Light.RED, False, False, True, C.NOT_REPORTED),
    ((_UP,), Light.GREEN, False, False, False, C.NOT_REPORTED),
    ((_UP,), Light.GREY, False, True, True, C.NOT_REPORTED),
    ((), Light.GREY, False, True, False, C.NOT_REPORTED),
    ((_DOWN,), Light.RED, False, True, True, C.NOT_STARTED),
    ((_UP,), Light.GREEN, False, True, True, C.NOT_STARTED),
    ((_DOWN,), Light.GREEN, False, True, False, C.BEHIND),
    ((_UP, _UP, _DOWN), Light.GREEN, False, True, False, C.BEHIND),
    ((_EVEN,), Light.GREEN, False, True, False, C.IN_STEP),
    ((_HARDLY,), Light.GREEN, False, True, False, C.IN_STEP),  # by 0.04 points
    ((_EVEN,), Light.RED, False, True, False, C.IN_STEP),  # behind with permits, not in progress
    ((_SOME_UP,), Light.GREEN, False, True, False, C.IN_STEP),  # by 5 points, not by more
    ((_UP,), Light.AMBER, False, True, False, C.AHEAD),
    ((_UP, _EVEN), Light.GREEN, False, True, False, C.AHEAD),  # 10 points on the mean
    ((_FULL,), Light.GREEN, False, True, False, C.IN_STEP),  # reached, not accepted in all
    ((_SOON,), Light.GREEN, False, True, False, C.AHEAD),
    ((_UNPLANNED,), Light.GREEN, False, True, False, C.IN_STEP),
    ((_UNPLANNED,), Light.AMBER, False, True, False, C.BEHIND),
    ((_UNPLANNED, _UP), Light.AMBER, False, True, False, C.AHEAD),
]


@pytest.mark.parametrize(("measures", "light", "done", "reported", "unstarted", "wanted"), CASES)
def test_a_project_is_told_under_the_first_category_that_holds(
    measures, light, done, reported, unstarted, wanted
):
    found = category(measures, light=light, done=done, reported=reported, unstarted=unstarted)
    assert found is wanted


def test_the_whole_is_the_mean_of_what_has_a_schedule_and_none_counts_for_more_than_all():
    more = measured("1.4", "0.5")
    assert whole((more, _DOWN, _UNPLANNED)) == (D("0.745"), D("0.5"), D("24.5"))
    assert whole((_UNPLANNED,)) == (None, None, None)


def test_the_indicator_furthest_behind_comes_first():
    far, near = measured("0.1", "0.5", "涵洞"), measured("0.4", "0.5", "路面")
    assert told(1, measures=(near, _UP, far)).behind == (far, near)


def test_of_indicators_that_read_the_same_the_first_of_the_plan_is_told():
    homes, money = measured("0.70003", "0.75", "适老化改造"), measured("0.7", "0.75", "改造资金")
    assert told(1, measures=(homes, money)).behind == (homes, money)


@pytest.mark.parametrize(
    ("reporting", "late", "missing"),
    [
        (REPORTED, False, False),
        (LATE, True, False),
        (MISSING, False, True),
        (WAITING, False, False),
    ],
)
def test_a_report_is_late_or_missing_by_its_own_day(reporting, late, missing):
    assert (reporting.late, reporting.missing) == (late, missing)


def test_who_reports_nothing_is_among_the_slow():
    slow = [one for one in Category if told(1, one).slow]
    assert slow == [C.BEHIND, C.NOT_STARTED, C.NOT_REPORTED]


@pytest.mark.parametrize(
    ("title", "number", "wanted"),
    [
        ("云岭县实施方案", "云政〔2026〕7号", "《云岭县实施方案》（云政〔2026〕7号）"),
        ("《云岭县实施方案》", "", "《云岭县实施方案》"),
        (
            "关于印发《方案》的通知",
            "云政〔2026〕7号",
            "《关于印发〈方案〉的通知》（云政〔2026〕7号）",
        ),
        ("", "云政〔2026〕7号", ""),
    ],
)
def test_a_document_is_cited_with_single_marks_inside(title, number, wanted):
    assert cited(title, number) == wanted


def _read(words: str) -> tuple[Measured, ...]:
    """90% 70%、50% 50% as indicators; 无计划 is one without a schedule."""
    pairs = [one.replace("%", "").split() for one in words.split("、") if one != "无计划"]
    shares = [[str(D(each) / 100) for each in pair] for pair in pairs]
    return tuple(measured(*pair) for pair in shares) or (_UNPLANNED,)


@pytest.mark.parametrize("row", CATEGORIES.rows, ids=lambda row: f"{row[0]} {row[1]}")
def test_the_manual_s_projects_are_told_under_its_categories(row):
    words, light, done, reported, unstarted, wanted, _ = row
    told_of = {"done": done, "reported": reported, "unstarted": unstarted}
    asked = {name: said == YES for name, said in told_of.items()}
    assert category(_read(words), light=light, **asked) is wanted
