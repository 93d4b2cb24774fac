"""周调度 as deeds: what a meeting decides ends one way, what it cannot decide goes up, and every
deed is harmless when it is sent twice."""

from datetime import date, timedelta

import pytest

from shishi.actions import comments, reports
from shishi.queries import decisions, door, escalations, trail
from shishi.records.models import (
    AuditEntry,
    Comment,
    Decision,
    DecisionStep,
    Matter,
    MatterStep,
    Stocktake,
)
from shishi.rules.decisions import DecisionState
from shishi.rules.escalations import Rung
from shishi.rules.fillings import Filled
from shishi.rules.lifecycle import Refused
from tests import makers, reporting
from tests.meetings import TODAY, WEEK, Weekly, decided, met, moved, raised, taken, third, weekly
from tests.reporting import APRIL, MAY

pytestmark = pytest.mark.django_db
NEXT = TODAY + WEEK


@pytest.fixture
def week() -> Weekly:
    return weekly()


def refused(deed, *given, **named) -> Refused:
    with pytest.raises(Refused) as found:
        deed(*given, **named)
    return found.value


ENDS = [
    ("finish", DecisionState.DONE, NEXT),
    ("refuse", DecisionState.REFUSED, NEXT),
    ("carry", DecisionState.CARRIED, NEXT + WEEK),
]


@pytest.mark.parametrize(("step", "state", "due_on"), ENDS)
def test_a_decision_ends_as_done_refused_or_carried_over(week, step, state, due_on):
    key = decided(week)
    moved(week, key, step, NEXT)
    held = decisions.decision(week.office, key)
    assert (held.decision.state, held.decision.due_on) == (state, due_on)
    assert (held.decision.moved_on, held.decision.remark) == (NEXT, "等待批复")
    assert held.steps[0].by == week.office.name


def test_what_was_decided_stays_as_it_was_said(week):
    key = decided(week)
    moved(week, key, "carry", NEXT)
    row = Decision.objects.get(pk=key)
    assert (row.says, row.owner, row.due_on) == ("十日内完成管线迁改", "县水利局", NEXT)


def test_a_decision_sent_twice_is_kept_once(week):
    assert decided(week) == decided(week)
    assert Decision.objects.count() == 1
    key = Decision.objects.get().pk
    assert moved(week, key, "carry", NEXT) == moved(week, key, "carry", NEXT) == 1
    assert DecisionStep.objects.count() == 1


def test_of_two_who_settle_a_decision_the_second_is_told(week):
    key = decided(week)
    moved(week, key, "carry", NEXT)
    assert "刚刚由他人登记" in refused(moved, week, key, "finish", NEXT).verdict.says
    moved(week, key, "finish", NEXT, seen=1)
    assert "已办结" in refused(moved, week, key, "refuse", NEXT, seen=2).verdict.says


BAD = [
    ({"says": " "}, "没有写明议定什么"),
    ({"owner": ""}, "没有写明由谁办理"),
    ({"due_on": TODAY - timedelta(days=1)}, "早于议定日期"),
]


@pytest.mark.parametrize(("changed", "says"), BAD)
def test_a_decision_that_is_not_whole_is_refused_and_the_refusal_recorded(week, changed, says):
    assert says in refused(decided, week, **changed).verdict.says
    assert not Decision.objects.exists()
    last = AuditEntry.objects.order_by("number").last()
    assert (last.deed, last.done) == ("decision.enter", False)


def test_a_decision_is_entered_on_the_sheet_of_a_leader_who_answers_for_the_project(week):
    says = refused(decided, week, leader=week.other).verdict.says
    assert "不在该领导的调度单上" in says
    assert decided(week, project=third(week))


def test_a_meeting_is_held_once_and_not_before_what_is_due_was_spoken_of(week):
    key = decided(week)
    assert met(week, TODAY) == met(week, TODAY)
    assert Stocktake.objects.count() == 1
    assert "还有 1 件没有了结" in refused(met, week, NEXT).verdict.says
    moved(week, key, "carry", NEXT)
    met(week, NEXT)
    assert Stocktake.objects.count() == 2
    notes = trail.of(week.office, "stocktake", Stocktake.objects.latest("pk").pk)
    assert notes


def test_only_the_offices_enter_what_a_meeting_decided(week):
    key, matter = decided(week), raised(week)
    for actor in (week.leader, week.year.reporter, week.year.head):
        assert "由政府督查室、发展改革委办理" in refused(decided, week, actor=actor).verdict.says
        refused(moved, week, key, "finish", NEXT, actor=actor)
        refused(raised, week, "另一事项", actor=actor)
        refused(taken, week, matter, "settle", NEXT, actor=actor)
        refused(met, week, TODAY, actor=actor)
    assert decided(week, "另一件", actor=week.year.reform)


def test_another_county_is_told_that_it_does_not_exist(week):
    key, matter = decided(week), raised(week)
    stranger = makers.an_office("青溪县")
    for deed, thing, step in ((moved, key, "finish"), (taken, matter, "settle")):
        with pytest.raises(door.NotThere):
            deed(week, thing, step, NEXT, actor=stranger)
    with pytest.raises(door.NotThere):
        decided(week, actor=stranger)


def asking(week: Weekly, words: str) -> Filled:
    typed = reporting.typed(week.year)
    return Filled(
        figures=typed.figures, progress="管沟开挖完成", problem="迁改受阻", coordination=words
    )


def test_an_accepted_report_raises_what_it_asks_to_have_coordinated(week):
    row = reporting.approved(week.year, asking(week, "请协调燃气公司改线。"))
    assert not Matter.objects.exists()
    reports.accept(actor=week.office, report=row.pk, version=row.version, at=APRIL)
    (held,) = escalations.of_project(week.office, week.project, TODAY)
    assert (held.matter.matter, held.matter.raised_on) == ("请协调燃气公司改线。", TODAY)
    assert (held.matter.tried, held.problem, held.progress) == ("", "迁改受阻", "管沟开挖完成")
    assert held.rung is Rung.SPONSOR


@pytest.mark.parametrize("words", ["", "  ", "无", "暂无。", "没有需要协调的事项"])
def test_a_report_that_asks_for_nothing_raises_nothing(week, words):
    reporting.accepted(week.year, asking(week, words))
    assert not Matter.objects.exists()


def test_the_same_words_are_raised_again_only_once_they_were_settled(week):
    reporting.accepted(week.year, asking(week, "请协调燃气公司改线。"))
    reporting.next_round(week.year)
    reporting.accepted(week.year, asking(week, "请协调燃气公司 改线"), at=MAY)
    assert Matter.objects.count() == 1
    key = raised(week, "请协调燃气公司改线")
    assert key == Matter.objects.get().pk
    taken(week, key, "settle", date(2026, 5, 2), reason="已定改线方案")
    assert raised(week, "请协调燃气公司改线", on=date(2026, 5, 3)) != key


def test_a_refused_acceptance_raises_nothing(week):
    row = reporting.approved(week.year, asking(week, "请协调燃气公司改线。"))
    refused(reports.accept, actor=week.office, report=row.pk, version=row.version - 1, at=APRIL)
    assert not Matter.objects.exists()


def test_a_matter_goes_up_step_by_step_and_is_settled_with_words(week):
    key = raised(week)
    late = TODAY + timedelta(days=8)
    early = refused(taken, week, key, "escalate", NEXT, reason="")
    assert (early.verdict.where, "还有 0 天" in early.verdict.says) == ("reason", True)
    for seen in range(3):
        taken(week, key, "escalate", late, seen=seen)
    assert escalations.matter(week.office, key, late).rung is Rung.COUNTY
    assert "没有更高的层级" in refused(taken, week, key, "escalate", late, seen=3).verdict.says
    assert refused(taken, week, key, "settle", late, seen=3, reason="").verdict.where == "reason"
    taken(week, key, "settle", late, seen=3, reason="费用由县级承担")
    held = escalations.matter(week.office, key, late)
    assert (held.position, held.steps[-1].reason) == (None, "费用由县级承担")
    assert "已经解决" in refused(taken, week, key, "escalate", late, seen=4).verdict.says


def test_a_step_up_sent_twice_goes_up_once(week):
    key = raised(week)
    assert [taken(week, key, "escalate", NEXT) for _ in range(2)] == [1, 1]
    assert MatterStep.objects.get().rung is Rung.SPECIAL
    says = refused(taken, week, key, "settle", NEXT).verdict.says
    assert "刚刚由他人登记" in says


def test_a_matter_without_words_is_refused(week):
    assert refused(raised, week, " ").verdict.where == "says"


def test_a_leader_comments_and_nobody_else_does(week):
    said = {"project": week.project, "says": " 抓紧汛期前完成。 ", "at": APRIL}
    key = comments.write(actor=week.leader, **said)
    assert comments.write(actor=week.leader, **said) == key
    assert Comment.objects.get().says == "抓紧汛期前完成。"
    for actor in (week.office, week.year.reporter, week.year.head):
        assert "由县领导办理" in refused(comments.write, actor=actor, **said).verdict.says
    empty = refused(comments.write, actor=week.leader, **(said | {"says": "\n"}))
    assert empty.verdict.where == "says"
    with pytest.raises(door.NotThere):
        comments.write(actor=makers.an_office("青溪县"), **said)
