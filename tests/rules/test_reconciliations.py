"""What an issued paper would say otherwise today, and why."""

from datetime import datetime, timedelta, timezone

import pytest

from shishi.rules.phrases import Fact, Override
from shishi.rules.reconciliations import (
    GONE,
    NOW,
    WAS,
    Cause,
    Changed,
    Since,
    clause,
    differing,
    entered,
    overlaid,
)

AT = datetime(2026, 4, 20, 9, tzinfo=timezone(timedelta(hours=8)))
STOOD = {
    "总数": Fact("10", "", (1, 2)),
    "供水": Fact("22.5", "", (1,)),
    "路灯": Fact("60", "", (2,)),
}


def since(project: int, cause: Cause, days: int = 0, says: str = "") -> Since:
    return Since(project, cause, AT + timedelta(days=days), says or f"{cause.label}{project}")


CORRECTED, LATE, OTHER = (since(1, cause) for cause in Cause)


@pytest.mark.parametrize(
    ("now", "came", "found"),
    [
        (STOOD, (CORRECTED,), ()),
        ({**STOOD, "供水": Fact("22.5", "另一种说明", (1,))}, (CORRECTED,), ()),
        (
            {**STOOD, "供水": Fact("21", "", (1,))},
            (LATE, CORRECTED),
            (Changed("供水", "22.5", "21", (CORRECTED, LATE)),),
        ),
        (
            {**STOOD, "供水": Fact("21", "", (1,))},
            (since(2, Cause.CORRECTION),),
            (Changed("供水", "22.5", "21"),),
        ),
        (
            {**STOOD, "供水": Fact("21", "", (1,))},
            (OTHER, CORRECTED),
            (Changed("供水", "22.5", "21", (CORRECTED,)),),
        ),
        (
            {**STOOD, "供水": Fact("21", "", (1,))},
            (OTHER,),
            (Changed("供水", "22.5", "21", (OTHER,)),),
        ),
        (
            {"总数": STOOD["总数"], "供水": STOOD["供水"], "新": Fact("1")},
            (),
            (Changed("路灯", "60", ""),),
        ),
    ],
)
def test_exactly_the_figures_with_other_words_and_their_cause(now, came, found):
    assert differing(STOOD, now, came) == found


def test_a_change_says_why():
    two = Changed("供水", "22.5", "21", (CORRECTED, LATE, CORRECTED))
    assert two.reason == "更正：更正1；迟报：迟报1"
    assert Changed("供水", "22.5", "21").reason == "台账在定稿之后有变动"


def test_what_was_corrected_by_a_paper_stands_as_it_was_corrected():
    first = {f"供水{WAS}": Fact("22.5"), f"供水{NOW}": Fact("21")}
    second = {f"供水{WAS}": Fact("21"), f"供水{NOW}": Fact("20"), f"别的{NOW}": Fact("1")}
    held = overlaid(STOOD, [first, second])
    assert held == {**STOOD, "供水": Fact("20", "", (1,))}
    assert overlaid(STOOD, []) == STOOD
    assert overlaid(STOOD, [{f"供水{NOW}": Fact(GONE)}]).keys() == {"总数", "路灯"}


WORDS = "共{总数}件。其中供水{供水}公里；路灯{路灯}盏。"


@pytest.mark.parametrize(
    ("name", "said"),
    [("总数", "共十件。"), ("供水", "其中供水22.5公里；"), ("路灯", "路灯60盏。")],
)
def test_the_sentence_in_which_a_figure_stands(name, said):
    assert clause(WORDS, name, STOOD, {"总数": Override("十", "写法", "祁望舟")}) == said


def test_the_day_of_an_entry():
    assert entered(AT) == "2026年4月20日入账"
