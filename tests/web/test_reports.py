"""Reporting without script: nothing typed is lost, every refusal stands at its field."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shishi.queries import report_forms
from shishi.records.models import Entry, Evidence, Extension, Observation, Report
from shishi.rules.access import Role
from shishi.rules.reports import ReportState
from tests.reporting import Live, passed
from tests.web.conftest import House


def here(live: Live) -> str:
    return reverse("report", args=[live.now, live.project])


def form(house: House, live: Live, **more: object) -> dict[str, object]:
    """The form as a browser sends it back unchanged."""
    sheet = report_forms.sheet(house.actor(Role.UNIT_REPORTER), live.now, live.project, house.on)
    fields = {f"v-{one.indicator}": one.fields.value for one in sheet.figures}
    return {"version": sheet.version, "act": "submit", "progress": "", **fields, **more}


def pipes(live: Live) -> int:
    return Entry.objects.get(
        report__round=live.before, report__project=live.project, indicator__measure="公里"
    ).indicator_id


def test_the_form_comes_filled_in_with_the_last_figures_and_the_plan(reporter, live):
    page = reporter.get(here(live)).content.decode()
    assert 'value="43"' in page
    assert "上期 43" in page
    assert "应完成" in page
    assert "目标 86.5 公里以上" in page


def test_two_figures_changed_are_handed_in_at_one_go(reporter, house, live):
    answer = reporter.post(here(live), form(house, live, **{f"v-{pipes(live)}": "52.5"}))
    assert answer["Location"] == reverse("reports")
    report = Report.objects.get(round=live.now)
    assert report.state is ReportState.SUBMITTED
    assert report.entries.get(indicator=pipes(live)).value == Decimal("52.5")


@pytest.mark.parametrize(
    ("typed", "says"),
    [("4O", "不是数字"), ("40", "累计数由 43 公里减为 40 公里"), ("", "没有填数")],
)
def test_a_refused_report_keeps_everything_and_says_it_at_the_figure(
    reporter, house, live, typed, says
):
    field = f"v-{pipes(live)}"
    answer = reporter.post(
        here(live), form(house, live, **{field: typed, "problem": "雨季停工<b>"})
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "雨季停工&lt;b&gt;" in page
    assert f'name="{field}" id="{field}" value="{typed}"' in page
    again = reporter.get(here(live)).content.decode()
    assert f'name="{field}" id="{field}" value="{typed}"' in again


def test_a_question_shows_its_field_and_takes_the_answer(reporter, house, live):
    key = pipes(live)
    answer = reporter.post(here(live), form(house, live, **{f"v-{key}": "900"}))
    assert f'name="why-scale-{key}"' in answer.content.decode()
    reasons = {f"why-scale-{key}": "增加二十个村", f"why-jump-{key}": "集中铺设"}
    done = reporter.post(here(live), form(house, live, **{f"v-{key}": "900", **reasons}))
    assert done.status_code == 302


def test_a_stale_form_shows_both_contents_and_loses_neither(reporter, enter, house, live):
    key = pipes(live)
    stale = form(house, live, progress="已铺到三村", problem="雨季<b>", **{f"v-{key}": "50"})
    more = {"act": "save", "progress": "已到二村", "next_step": "试压"}
    enter(Role.UNIT_HEAD).post(here(live), form(house, live, **more, **{f"v-{key}": "48"}))
    answer = reporter.post(here(live), stale)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "罗听松于" in page
    found = {
        one.field: (one.stored, one.typed, one.proposed) for one in answer.context["differences"]
    }
    assert found == {
        f"v-{key}": ("48", "50", "typed"),
        "progress": ("已到二村", "已铺到三村", "typed"),
        "problem": ("", "雨季<b>", "typed"),
        "next_step": ("试压", "", "stored"),
    }
    assert "雨季&lt;b&gt;" in page
    report = Report.objects.get(round=live.now)
    assert (report.progress, report.entries.get(indicator=key).value) == ("已到二村", 48)


def test_of_two_contents_each_field_is_taken_as_chosen(reporter, enter, house, live):
    key = pipes(live)
    stale = form(house, live, progress="已铺到三村", act="save", **{f"v-{key}": "50"})
    theirs = {"act": "save", "progress": "已到二村", "next_step": "试压", f"v-{key}": "48"}
    enter(Role.UNIT_HEAD).post(here(live), form(house, live, **theirs))
    version = reporter.post(here(live), stale).context["sheet"].version
    picks = {f"take-v-{key}": "stored", "take-progress": "typed", "take-next_step": "stored"}
    done = reporter.post(here(live), stale | {"version": version} | picks)
    assert done.status_code == 302
    report = Report.objects.get(round=live.now)
    assert (report.progress, report.next_step) == ("已铺到三村", "试压")
    assert report.entries.get(indicator=key).value == 48


def test_a_choice_made_on_what_is_stored_no_longer_is_asked_again(reporter, enter, house, live):
    stale = form(house, live, progress="已铺到三村", act="save")
    head = enter(Role.UNIT_HEAD)
    head.post(here(live), form(house, live, act="save", progress="已到二村"))
    seen = reporter.post(here(live), stale).context["sheet"].version
    head.post(here(live), form(house, live, act="save", progress="二村完工"))
    again = reporter.post(here(live), stale | {"version": seen, "take-progress": "stored"})
    (one,) = again.context["differences"]
    assert (again.status_code, one.stored, one.typed) == (422, "二村完工", "已铺到三村")
    assert Report.objects.get(round=live.now).progress == "二村完工"


def test_what_was_typed_after_the_head_handed_it_in_can_still_be_read(reporter, enter, house, live):
    late = form(house, live, progress="已铺到三村", act="save")
    enter(Role.UNIT_HEAD).post(here(live), form(house, live, progress="已到二村"))
    answer = reporter.post(here(live), late)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "已铺到三村" in page
    assert "已到二村" in page
    assert 'name="take-progress"' not in page


def test_a_file_is_taken_back_and_what_was_typed_stays(reporter, house, live):
    good = SimpleUploadedFile("现场.jpg", b"\xff\xd8\xff" + b"0" * 64)
    reporter.post(here(live), form(house, live, act="save", file=good))
    kept = Evidence.objects.get()
    assert f'value="detach-{kept.pk}"' in reporter.get(here(live)).content.decode()
    gone = form(house, live, act=f"detach-{kept.pk}", progress="三村")
    answer = reporter.post(here(live), gone, follow=True)
    assert "已撤下佐证材料" in answer.content.decode()
    assert Report.objects.get(round=live.now).progress == "三村"
    assert not Evidence.objects.exists()


def test_the_first_button_of_the_form_saves_so_that_enter_takes_nothing_back(reporter, live):
    page = reporter.get(here(live)).content.decode()
    first = page.split('<form method="post"')[-1].split("<button")[1]
    assert 'value="save"' in first


def test_no_change_needs_its_cause(reporter, house, live):
    asked = form(house, live, act="unchanged")
    answer = reporter.post(here(live), asked)
    assert answer.status_code == 422
    assert 'id="cause_error"' in answer.content.decode()
    again = form(house, live, act="unchanged", cause="season")
    assert reporter.post(here(live), again).status_code == 302
    assert Report.objects.get(round=live.now).no_change == "season"


def test_a_file_that_is_no_evidence_is_refused_at_its_field_and_the_draft_stays(
    reporter, house, live
):
    bad = SimpleUploadedFile("程序.exe", b"MZ\x90" + b"0" * 64)
    answer = reporter.post(here(live), form(house, live, act="save", file=bad, progress="三村"))
    assert 'id="file_error"' in answer.content.decode()
    assert Report.objects.get(round=live.now).progress == "三村"
    good = SimpleUploadedFile("现场.jpg", b"\xff\xd8\xff" + b"0" * 64)
    reporter.post(here(live), form(house, live, act="save", file=good))
    kept = Evidence.objects.get()
    sent = reporter.get(reverse("evidence", args=[kept.pk]))
    assert sent["Content-Disposition"].startswith("attachment")


def test_the_checks_while_typing_keep_nothing(reporter, house, live):
    key = pipes(live)
    answer = reporter.post(
        reverse("report_check", args=[live.now, live.project]),
        form(house, live, **{f"v-{key}": "40"}),
    )
    assert f'id="told-{key}" hx-swap-oob="true"' in answer.content.decode()
    assert "必须改正" in answer.content.decode()
    assert not Report.objects.filter(round=live.now).exists()


def test_review_goes_from_the_head_to_the_office_and_back(enter, house, live):
    report = passed(live, live.now, "0.6", house.on, house.at, steps="submit")
    head, office = enter(Role.UNIT_HEAD), enter(Role.INSPECTION_OFFICE)
    assert "待审核 1 件" in head.get(reverse("reports")).content.decode()

    def step(client, word: str, **more: object):
        version = Report.objects.get(pk=report.pk).version
        address = reverse("report_step", args=[report.pk, word])
        return client.post(address, {"version": version, **more})

    refused = step(head, "return", reason=" ")
    assert refused.status_code == 422
    assert 'id="reason_error"' in refused.content.decode()
    assert step(head, "approve").status_code == 302
    assert step(office, "accept").status_code == 302
    assert Observation.objects.filter(report=report).count() == report.entries.count()
    again = office.post(reverse("report_step", args=[report.pk, "accept"]), {"version": 3})
    assert again.status_code == 422
    assert "数据不能再改" in again.content.decode()
    assert head.post(reverse("report_step", args=[report.pk, "burn"])).status_code == 404


def test_an_extension_is_granted_at_the_round(office, house, live):
    address = reverse("round_extend", args=[live.now])
    more = {"project": live.project, "reason": "设备检修"}
    early = office.post(address, {**more, "until": house.on.isoformat()})
    assert early.status_code == 422
    assert "延期后的日期应晚于到期日" in early.content.decode()
    until = house.on + timedelta(days=50)
    assert office.post(address, {**more, "until": until.isoformat()}).status_code == 302
    assert Extension.objects.get().until == until


def test_a_correction_stands_beside_the_old_value(office, house, live):
    kept = Observation.objects.get(indicator=pipes(live))
    address = reverse("observation_correct", args=[kept.indicator_id, kept.pk])
    bad = office.post(address, {"value": "4l", "reason": "复核"})
    assert (bad.status_code, "不是数字" in bad.content.decode()) == (422, True)
    none = office.post(address, {"value": "42", "reason": " "})
    assert 'id="reason_error"' in none.content.decode()
    assert 'value="42"' in none.content.decode()
    assert office.post(address, {"value": "42", "reason": "复核"}).status_code == 302
    page = office.get(reverse("history", args=[kept.indicator_id])).content.decode()
    assert "已更正" in page
    assert "更正原因：复核" in page


def test_the_round_shows_every_project_and_its_due_card(office, live):
    page = office.get(reverse("round", args=[live.now])).content.decode()
    assert page.count("未报</span>") == page.count("待报</span>") == 10
    assert "当日报送仍为按时" in page


def test_rounds_opened_by_hand_say_what_came_of_it(office, house):
    """Nothing opens before the year is started, and the office is told so where it asked."""
    address = reverse("rounds_open", args=[house.programme])
    answer = office.post(address, follow=True)
    assert answer.redirect_chain == [(reverse("reports"), 302)]
    assert "尚未启动，不能开放报送" in answer.content.decode()
    assert "还没有开放的报送" in answer.content.decode()
