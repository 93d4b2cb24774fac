"""Reports that should not come: twice, too late, for another unit, with keys that were made up."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from shishi.queries import report_forms
from shishi.records.models import AuditEntry, Entry, Project, Report, Round
from shishi.rules.access import Role
from shishi.rules.reports import ReportState
from tests.reporting import Live, live_rounds, passed
from tests.web.conftest import House
from tests.web.test_reports import form, here


@pytest.fixture
def live(house: House) -> Live:
    """Last month accepted at half of every target, this month open."""
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.before, "0.5", house.on, house.at, steps="submit approve accept")
    return live


def said(answer) -> str:
    return re.sub(r"<[^>]+>", "", answer.content.decode())


def test_a_form_that_is_sent_twice_makes_one_report(reporter, house, live):
    told = form(house, live)
    assert reporter.post(here(live), told).status_code == 302
    entries = list(Entry.objects.values_list("pk", flat=True))
    again = reporter.post(here(live), told)
    assert again.status_code == 422
    assert "该报送“已报待审”，不能填写" in said(again)
    assert Report.objects.get(round=live.now).state is ReportState.SUBMITTED
    assert list(Entry.objects.values_list("pk", flat=True)) == entries
    assert AuditEntry.objects.filter(deed="report.submit", done=True).count() == 2


def test_after_the_close_the_report_is_refused_and_what_was_typed_stays(reporter, house, live):
    told = form(house, live, progress="管沟开挖完成")
    days = {"due_on": house.on - timedelta(days=9), "closes_on": house.on - timedelta(days=1)}
    Round.objects.filter(pk=live.now).update(opens_on=house.on - timedelta(days=20), **days)
    answer = reporter.post(here(live), told)
    assert answer.status_code == 422
    assert "截止，如需补报，请申请延期" in said(answer)
    assert "管沟开挖完成" in said(answer)
    assert not Report.objects.filter(round=live.now).exists()


def test_of_another_units_project_nothing_is_taken(reporter, house, live):
    units = house.actor(Role.UNIT_REPORTER).units
    other = next(one for one in Project.objects.all() if one.answering_unit not in units)
    told = {"version": 0, "act": "submit", "progress": "代报"}
    answer = reporter.post(reverse("report", args=[live.now, other.pk]), told)
    assert answer.status_code == 403
    assert "单位" in said(answer)
    assert not Report.objects.filter(project=other).exists()
    assert AuditEntry.objects.filter(deed="report.fill", done=False).count() == 1


def test_keys_that_were_made_up_lead_nowhere(reporter, house, live):
    told = form(house, live)
    for round_, project in ((10**9, live.project), (live.now, 10**9), (10**18, 10**18)):
        answer = reporter.post(reverse("report", args=[round_, project]), told)
        assert answer.status_code == 404
    sheet = report_forms.sheet(house.actor(Role.UNIT_REPORTER), live.now, live.project, house.on)
    own = {one.indicator for one in sheet.figures}
    strange = Entry.objects.exclude(indicator__in=own).count()
    foreign = {f"v-{key}": "7" for key in (10**9, min(own) + 1000)}
    assert reporter.post(here(live), {**told, **foreign}).status_code == 302
    assert Entry.objects.exclude(indicator__in=own).count() == strange


def test_a_step_of_anothers_report_is_refused(enter, house, live):
    row = passed(live, live.now, "0.6", house.on, house.at, steps="submit")
    for word in ("approve", "accept"):
        path = reverse("report_step", args=[row.pk, word])
        answer = enter(Role.UNIT_REPORTER).post(path, {"version": row.version})
        assert answer.status_code in (403, 422)
    missing = reverse("report_step", args=[10**9, "approve"])
    assert enter(Role.UNIT_HEAD).post(missing, {"version": 1}).status_code == 404
    assert Report.objects.get(pk=row.pk).state is ReportState.SUBMITTED
