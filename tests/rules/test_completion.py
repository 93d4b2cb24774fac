"""完成情况: every type of indicator, and what makes a project done."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.amounts import Bound
from shishi.rules.completion import (
    JUDGES,
    UNREPORTED,
    Completion,
    average,
    completion,
    project_done,
    tally,
)
from shishi.rules.indicators import CEILINGS, IndicatorType
from shishi.rules.shares import percent_text
from shishi.rules.targets import Actual, Reading, Stage, Target
from tests.rules.indicator_cells import NOTHING, amount, day, listed, percent, target
from tests.tables.completion import KEPT, MILESTONES, PROJECTS, RATES, STAGES, TABLE

ON = date(2026, 12, 31)
DONE = Completion(Decimal(1), Decimal(1), True, "已完成")
SHORT = Completion(Decimal("0.5"), Decimal("0.5"), False, "未完成")
MET = {"已完成": True, "达标": True, "未完成": False, "未达标": False, "不作判断": None}


def shown(share: Decimal | None) -> str:
    return NOTHING if share is None else percent_text(share)


@pytest.mark.parametrize(("kind", "words", "actual", "share", "counts", "ends"), TABLE.rows)
def test_amounts(kind, words: str, actual: str, share: str, counts: str, ends: str):
    found = completion(target(kind, words), Actual(value=amount(actual)), ON)
    assert (shown(found.share), shown(found.capped)) == (share, counts)
    assert found.met is MET[ends]


def test_the_table_has_every_type_judged_by_amount():
    walked = {row[0] for row in TABLE.rows}
    others = {IndicatorType.MAINTAIN, IndicatorType.MILESTONE, IndicatorType.PHYSICAL}
    assert walked | others == set(IndicatorType) == set(JUDGES)


@pytest.mark.parametrize(("words", "planned", "under", "done", "share", "ends"), RATES.rows)
def test_rates(words: str, planned: str, under: str, done: str, share: str, ends: str):
    aim = target(IndicatorType.RATE, words, denominator=amount(planned))
    found = completion(aim, Actual(value=amount(done), denominator=amount(under)), ON)
    assert (shown(found.share), found.met) == (share, MET[ends])


@pytest.mark.parametrize(("words", "checks", "reported", "on", "ends"), KEPT.rows)
def test_what_is_kept_up(words: str, checks: str, reported: str, on: str, ends: str):
    days = tuple(map(day, listed(checks)))
    pairs = [one.split() for one in listed(reported)]
    readings = tuple(Reading(day(at), Decimal(value)) for at, value in pairs)
    due = date(2026, 10, 31)
    aim = target(IndicatorType.MAINTAIN, words, checks_on=days, deadline_on=due)
    found = completion(aim, Actual(readings=readings), day(on))
    assert (found.share, found.met) == (None, MET[ends])


@pytest.mark.parametrize(("due", "reached", "on", "share", "says"), MILESTONES.rows)
def test_milestones(due: str, reached: str, on: str, share: str, says: str):
    aim = Target(kind=IndicatorType.MILESTONE, deadline_on=day(due))
    found = completion(aim, Actual(reached_on=day(reached)), day(on))
    assert (shown(found.share), found.met, found.says) == (share, share == "100%", says)


@pytest.mark.parametrize(("words", "stages", "work", "share", "ends"), STAGES.rows)
def test_physical_progress(words: str, stages: str, work: str, share: str, ends: str):
    parts = [one.split() for one in listed(stages)]
    held = tuple(Stage(name, Decimal(weight), percent(done)) for name, weight, done in parts)
    found = completion(target(IndicatorType.PHYSICAL, words), Actual(stages=held), ON)
    assert (found.value, shown(found.share), found.met) == (amount(work), share, MET[ends])


@pytest.mark.parametrize(("words", "indicators", "projects", "says"), PROJECTS.rows)
def test_projects_and_indicators(words: str, indicators: str, projects: str, says: str):
    read = {
        "完成并审定": (DONE, True),
        "完成未审定": (DONE, False),
        "未完成": (SHORT, True),
        "未报": (UNREPORTED, False),
    }
    pairs = [read[one] for one in listed(words)]
    held, accepted = [one for one, _ in pairs], [taken for _, taken in pairs]
    found = tally([(held, accepted)])
    assert (found.indicators, found.projects) == (len(pairs), 1)
    assert (str(found.indicators_done), str(found.projects_done)) == (indicators, projects)
    assert (project_done(held, accepted).says or NOTHING) == says


@pytest.mark.parametrize(
    ("kind", "words", "actual", "says"),
    [
        (
            IndicatorType.CUMULATIVE,
            "60 公里以上",
            Actual(value=Decimal(58)),
            "目标 60 公里以上，实际 58 公里，完成 96.67%，未完成",
        ),
        (
            IndicatorType.EXACT,
            "4 座",
            Actual(value=Decimal(5)),
            "目标 4 座，实际 5 座，完成 125%，已完成（比定数多 1 座）",
        ),
        (
            IndicatorType.APPROXIMATE,
            "约 1000 人",
            Actual(value=Decimal(990)),
            "目标 约 1000 人，实际 990 人，完成 99%，已完成（容差 5%）",
        ),
        (
            IndicatorType.FUNDS,
            "2103.86 万元",
            Actual(value=Decimal(10519300)),
            "目标 2103.86 万元，完成投资 1051.93 万元，完成 50%，未完成",
        ),
        (
            IndicatorType.CEILING,
            "3%以内",
            Actual(value=Decimal("3.01")),
            "目标 3%以内，实际 3.01%，未达标",
        ),
        (IndicatorType.CUMULATIVE, "60 公里以上", None, "未报"),
        (IndicatorType.MILESTONE, "—", None, "未报"),
    ],
)
def test_sentences(kind: IndicatorType, words: str, actual: Actual | None, says: str):
    assert completion(target(kind, words), actual, ON).says == says


def test_a_corrected_denominator_stays_beside_the_planned_one():
    aim = target(IndicatorType.RATE, "100%", denominator=Decimal(11098))
    says = completion(aim, Actual(value=Decimal(11098), denominator=Decimal(15670)), ON).says
    assert says == (
        "目标 100%，实际 70.82%，完成 70.82%，未完成"
        "（已办 11098，应办 15670，应办数由 11098 更正）"
    )  # fmt: skip


def test_a_check_that_failed_before_stays_in_the_words():
    checks = (date(2026, 6, 30), date(2026, 12, 31))
    aim = target(IndicatorType.MAINTAIN, "380000 亩以上", checks_on=checks)
    readings = (Reading(checks[0], Decimal(372000)), Reading(checks[1], Decimal(381000)))
    found = completion(aim, Actual(readings=readings), ON)
    assert found.met is True
    assert found.says.endswith("达标；未达标或未报的检查日：2026年6月30日")


def test_a_range_is_reached_at_its_near_end_and_limited_at_its_far_end():
    near, far = Decimal(300), Decimal(500)
    reach = Target(kind=IndicatorType.EXACT, value=near, upper=far, measure="户")
    assert completion(reach, Actual(value=near), ON).met is True
    limit = Target(
        kind=IndicatorType.CEILING, value=near, upper=far, measure="元", bound=Bound.AT_MOST
    )
    assert completion(limit, Actual(value=far), ON).met is True
    assert completion(limit, Actual(value=far + 1), ON).met is False


def test_an_unquantified_indicator_is_held_by_its_stand_in():
    proxy = target(IndicatorType.EXACT, "12 台")
    aim = Target(kind=IndicatorType.UNQUANTIFIED, proxy=proxy)
    found = completion(aim, Actual(proxy=Decimal(9)), ON)
    assert (found.share, found.met) == (Decimal("0.75"), False)
    assert found.says == "代用指标：目标 12 台，实际 9 台，完成 75%，未完成"
    bare = completion(Target(kind=IndicatorType.UNQUANTIFIED), Actual(), ON)
    assert bare.says == "未量化，请确定可核对的代用指标"


def test_averages_take_no_more_than_the_whole_and_only_what_has_a_share():
    over = Completion(Decimal("1.39"), Decimal(1), True, "")
    passed = Completion(None, None, True, "")
    assert average([over, SHORT, passed]) == Decimal("0.75")
    weights = [Decimal(1), Decimal(3), Decimal(9)]
    assert average([over, SHORT, passed], weights) == Decimal("0.625")
    assert average([passed, UNREPORTED]) is None


KINDS = st.sampled_from(sorted(IndicatorType))
NUMBERS = st.decimals(min_value=0, max_value=10**9, places=3)
TARGETS = st.builds(
    Target,
    kind=KINDS,
    value=st.none() | NUMBERS,
    measure=st.sampled_from(["公里", "座", "%", "元"]),
    bound=st.sampled_from(sorted(Bound)),
    deadline_on=st.none() | st.just(ON),
)


@given(TARGETS, NUMBERS, NUMBERS)
def test_what_enters_an_average_lies_between_nothing_and_the_whole(aim, value, under):
    found = completion(aim, Actual(value=value, denominator=under, proxy=value), ON)
    assert found.says
    if found.capped is None:
        assert found.share is None
    else:
        assert 0 <= found.capped <= 1
        assert found.capped == 1 or not found.met


@given(TARGETS, NUMBERS, NUMBERS)
def test_more_never_makes_it_worse_but_under_a_limit(aim, value, more):
    kept_under = aim.kind is IndicatorType.MAINTAIN and aim.bound in CEILINGS
    if kept_under or aim.kind in (IndicatorType.CEILING, IndicatorType.RATE):
        return
    before = completion(aim, Actual(value=value), ON)
    after = completion(aim, Actual(value=value + more), ON)
    assert (before.capped or 0) <= (after.capped or 0)
    assert bool(before.met) <= bool(after.met)


@given(st.lists(st.lists(st.tuples(st.sampled_from([DONE, SHORT, UNREPORTED]), st.booleans()))))
def test_a_project_is_done_when_it_has_indicators_and_all_of_them_are_done(projects):
    held = [([one for one, _ in pairs], [taken for _, taken in pairs]) for pairs in projects]
    found = tally(held)
    alone = [tally([project]) for project in held]
    whole = [one for one in alone if one.indicators and one.indicators == one.indicators_done]
    assert found.projects_done == len(whole)
    assert found.indicators_done == sum(one.indicators_done for one in alone)
