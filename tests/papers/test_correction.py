"""The paper that corrects another: sentence by sentence, cell by cell, each reason once."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from shishi.papers.content import Annex, Cell, Form, Head, Sheet
from shishi.papers.correction import composed
from shishi.papers.drafts import Composed, Stamp, paper
from shishi.papers.stored import Frozen
from shishi.papers.text import text
from shishi.rules.letterheads import Letterhead
from shishi.rules.phrases import Fact, Override, Passage, unfit
from shishi.rules.reconciliations import Cause, Changed, Since

AT = datetime(2026, 4, 20, 9, tzinfo=timezone(timedelta(hours=8)))
SHEET = Sheet(
    "一览",
    "一览",
    (Head("项目", 40), Head("完成", 10)),
    ((Cell("供水"), Cell("22.5公里")), (Cell("路灯"), Cell("60盏"))),
)
FROZEN = Frozen(
    Composed(
        Form.DOWNWARD,
        "关于《方案》进展情况的通报",
        (
            Passage("进度", "共{总数}件。完成{完成}件，占{占比}；其余“{其余}”{件}件。"),
            Passage("点名", "落后的有{名单}。", lead="（一）"),
        ),
        {
            "总数": Fact("10"),
            "完成": Fact("3"),
            "占比": Fact("30%"),
            "其余": Fact("按序时"),
            "件": Fact("7"),
            "名单": Fact("供水"),
        },
        annexes=(Annex("一览", (SHEET,)),),
    ),
    {"件": Override("七", "写法", "祁望舟")},
    Letterhead("云岭县人民政府", "云政"),
    {},
)
MENDED = Since(1, Cause.CORRECTION, AT, "供水由22.5公里更正为21公里（复核），2026年4月20日入账")
LATE = Since(2, Cause.LATE_REPORT, AT, "路灯2026年3月31日的数为60盏，2026年4月20日入账")
DONE = Changed("完成", "3", "2", (MENDED,))
SHARE = Changed("占比", "30%", "20%", (MENDED,))
CELL = Changed("供水 · 完成", "22.5公里", "21公里", (MENDED,))
GONE = Changed("名单", "供水", "", (LATE,))


def lines(*found: Changed) -> list[str]:
    made = composed("关于《方案》进展情况的通报", "云政〔2026〕3号", FROZEN, found)
    assert [
        unfit(one.words, made.facts) for one in made.passages if unfit(one.words, made.facts)
    ] == []
    told = text(paper(made, Letterhead("云岭县人民政府", "云政"), Stamp())).splitlines()
    return told[2:-1]  # without the head and the signature


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (
            (DONE, SHARE),
            [
                "一、正文更正",
                "（一）“完成3件，占30%”更正为“完成2件，占20%”。",
                "二、更正原因",
                "供水由22.5公里更正为21公里（复核），2026年4月20日入账。",
            ],
        ),
        (
            (CELL,),
            [
                "一、附件更正",
                "项目\t栏目\t原为\t更正为",
                "供水\t完成\t22.5公里\t21公里",
                "二、更正原因",
                "供水由22.5公里更正为21公里（复核），2026年4月20日入账。",
            ],
        ),
        (
            (DONE, GONE, Changed("其余", "按序时", "超序时")),
            [
                "一、正文更正",
                "（一）“完成3件，占30%”更正为“完成2件，占30%”。",
                "（二）“其余‘按序时’七件”更正为“其余‘超序时’七件”。",
                "（三）“落后的有供水”一句删去。",
                "二、更正原因",
                "（一）供水由22.5公里更正为21公里（复核），2026年4月20日入账。",
                "（二）迟报：路灯2026年3月31日的数为60盏，2026年4月20日入账。",
                "（三）台账在定稿之后有变动。",
            ],
        ),
    ],
)
def test_a_correction_says_what_was_what_is_and_why(found, says):
    told = lines(*found)
    assert told[0] == (
        "经与台账核对，《关于〈方案〉进展情况的通报》（云政〔2026〕3号）中的下列数据有变动，"
        "现更正如下："
    )
    assert told[1:-1] == says
    assert told[-1] == "其余内容不变。引用上述数据的，以更正后的为准。"


def test_a_sentence_of_a_project_is_corrected_under_its_name():
    told = Passage("较慢.第7件", "总体完成{完成}。", 2, "（二）{老旧}小区改造工程。")
    held = replace(FROZEN, composed=replace(FROZEN.composed, passages=(told,)))
    made = composed("通报", "", held, (DONE,))
    (words,) = (one.words for one in made.passages if one.slot == "正文.1")
    assert words.startswith("（一）（老旧）小区改造工程部分，“总体完成{完成·原数}”更正为")
    assert not unfit(words, made.facts)


def test_its_title_names_the_paper_and_its_figures_both_values():
    made = composed("关于《方案》进展情况的通报", "", FROZEN, (DONE, CELL))
    assert made.title == "关于更正《关于〈方案〉进展情况的通报》有关数据的通报"
    assert {name: one.words for name, one in made.facts.items()} == {
        "完成·原数": "3",
        "完成·现数": "2",
        "供水 · 完成·原数": "22.5公里",
        "供水 · 完成·现数": "21公里",
    }
    assert made.facts["完成·现数"].projects == (1,)
