"""Minutes and the sheet of a stocktake: what the ledger knows, in sentences, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from shishi.papers import minutes, stocktakes
from shishi.papers.content import Form, Sheet
from shishi.papers.drafts import Stamp, paper
from shishi.papers.minutes import Meeting, clause
from shishi.rules import stocktakes as rules
from shishi.rules.decisions import Decision, DecisionState
from shishi.rules.escalations import Matter, position
from shishi.rules.letterheads import Letterhead
from shishi.rules.stocktakes import Concern, Reason
from tests.papers.saying import lines

ON = date(2026, 9, 21)
WATER, ROADS = (1, "农村供水保障工程"), (2, "农村道路畅通工程")


def decision(project: tuple[int, str], says: str, due_on: date, **changed) -> Decision:
    pk, name = project
    held = Decision(pk, name, says, "县水利局", date(2026, 9, 14), due_on)
    return replace(held, **changed)


DONE = decision(
    WATER,
    "完成分段试压方案。",
    date(2026, 9, 18),
    state=DecisionState.DONE,
    moved_on=date(2026, 9, 17),
    remark="方案已备案",
)
LATE = decision(ROADS, "补齐两个施工班组", date(2026, 9, 18))
NEW = decision(WATER, "排定冬季值守", date(2026, 9, 30), decided_on=ON)
MATTER = Matter(2, ROADS[1], "用地指标由谁解决？", date(2026, 9, 16), "两次会商未果。")
SAYS = "应完成 8 个，实际 6 个，低 22.2 个百分点 → 黄灯；规则：默认（第 1 版）"


def meeting(last=(DONE, LATE), new=(NEW,), matters=(MATTER,), troubled=(2,)) -> Meeting:
    concerns = [Concern(pk, ROADS[1], Reason.BEHIND, ON, SAYS) for pk in troubled]
    positions = (position(one, ON) for one in matters)
    sheet = rules.Sheet(
        leader="陆知遥",
        on=ON,
        last=tuple(last),
        last_says="",
        new=tuple(new),
        to_decide=tuple(one for one in positions if one),
        attention=tuple(concerns),
        on_track=2 - len(troubled),
    )
    return Meeting("云岭县", 2026, "副县长", sheet, (1, 2), date(2026, 9, 28))


def test_minutes_tell_the_meeting_from_first_to_last():
    assert lines(minutes.composed(meeting())) == [
        "2026年9月21日，副县长陆知遥同志主持召开民生实事调度会议，调度2件民生实事，"
        "其中正常推进1件、需要重点关注1件。现将会议议定事项纪要如下。",
        "一、此前议定事项落实情况",
        "此前议定事项2件，其中已办结1件、正在办理1件。未办结事项中，已逾期1件。",
        "（一）农村供水保障工程。完成分段试压方案，由县水利局负责，期限为2026年9月18日。"
        "2026年9月17日已办结：方案已备案。",
        "（二）农村道路畅通工程。补齐两个施工班组，由县水利局负责，期限为2026年9月18日。正在办理。",
        "二、本次议定事项",
        "（一）农村供水保障工程。排定冬季值守。由县水利局负责，2026年9月30日前办结。",
        "三、需要协调解决的事项",
        "（一）农村道路畅通工程。用地指标由谁解决。2026年9月16日提出。已采取措施：两次会商未果。"
        "请陆知遥同志研究决定，时限为2026年9月23日。",
        "四、需要重点关注的实事",
        "（一）农村道路畅通工程。进度滞后：应完成8个，实际6个，低22.2个百分点，亮黄灯。",
        "请各承办单位按时限抓好落实，下次调度日为2026年9月28日，届时先核对本次议定事项。",
    ]


def test_a_meeting_with_nothing_to_tell_says_so():
    told = lines(minutes.composed(meeting(last=(), new=(), matters=(), troubled=())))
    assert "调度2件民生实事，均正常推进。" in told[0]
    assert told[2::2] == [
        "此前没有待落实的议定事项。",
        "会议没有议定新的事项。",
        "没有需要提请协调解决的事项。",
        "没有需要重点关注的实事。",
    ]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ((DONE,), "此前议定事项1件，已办结。"),
        ((DONE, DONE), "此前议定事项2件，均已办结。"),
        ((LATE,), "此前议定事项1件，正在办理。未办结事项中，已逾期1件。"),
    ],
)
def test_what_all_have_in_common_is_said_once(last, expected):
    assert lines(minutes.composed(meeting(last=last)))[2] == expected


def test_a_brace_that_somebody_typed_is_text():
    odd = replace(NEW, says="完成{已完成件数}的核对", owner="县{水利}局")
    told = lines(minutes.composed(meeting(new=(odd,))))
    assert any("完成{已完成件数}的核对。由县{水利}局负责" in one for one in told)


def test_each_figure_leads_to_the_projects_it_counts():
    facts = minutes.composed(meeting()).facts
    assert facts["调度件数"].projects == (1, 2)
    assert facts["需要重点关注件数"].projects == facts["协调第1件事项"].projects == (2,)
    assert facts["逾期件数"].projects == (2,)


def test_minutes_bear_the_name_of_the_meeting_and_no_seal():
    made = paper(minutes.composed(meeting()), Letterhead("云岭县人民政府督查室", "云督"), Stamp())
    assert (made.masthead.organs, made.masthead.word) == (("云岭县民生实事调度会议",), "纪要")
    assert made.presence == (("出席", "副县长陆知遥"),)
    assert made.signature is not None
    assert not made.signature.sealed


def test_the_sheet_has_a_table_for_each_part_that_has_something():
    made = stocktakes.composed(meeting(new=()))
    [last] = made.blocks["此前议定"]
    assert isinstance(last, Sheet)
    assert [one.text for one in last.heads][:3] == ["序号", "实事", "议定事项"]
    values = [[cell.value if cell else None for cell in row] for row in last.rows]
    assert values[0] == [
        *(1, WATER[1], "完成分段试压方案", "县水利局"),
        *(date(2026, 9, 18), "办结：方案已备案"),
    ]
    assert "二、本次议定事项：无" in lines(made)
    assert "本次议定" not in made.blocks


def test_a_table_paper_has_no_head_and_nobody_signs_it():
    made = paper(
        stocktakes.composed(meeting()), Letterhead("云岭县人民政府督查室", "云督"), Stamp()
    )
    assert made.form is Form.TABLE
    assert (made.masthead.organs, made.receivers) == ((), ())
    assert made.signature is made.record is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("  两次会商 未果。\n", "两次会商未果"),
        ("低 22.2 个百分点 → 黄灯", "低22.2个百分点，亮黄灯"),
        ("No 5 pump", "No 5 pump"),
        ("", ""),
    ],
)
def test_words_of_a_page_as_a_paper_has_them(words, expected):
    assert clause(words) == expected
