"""预计与实际 on the page of a project: by the record and by the unit, and how good both were."""

from datetime import timedelta

import pytest
from django.urls import reverse

from shishi.records.models import Node, Programme, Project, Report, Schedule
from shishi.rules.days import day_text
from shishi.rules.reports import ReportState
from tests import year
from tests.web.conftest import first_project

STEP = timedelta(days=20)


@pytest.fixture
def begun(house) -> Programme:
    """Sixty days ago the rule was set; half of all was due and done forty days ago."""
    row = Programme.objects.get(pk=house.programme)
    year.a_light_rule(row, "默认", house.at - 3 * STEP)
    for line in year.lines(row):
        plan = Schedule.objects.create(
            indicator=line, number=1, source="hand", set_by=line.confirmed_by, set_at=house.at
        )
        for on, value in ((house.on - 2 * STEP, line.value / 2), (house.on + STEP, line.value)):
            Node.objects.create(schedule=plan, on=on, value=value)
        year.an_observation(line, house.on - 2 * STEP, "0.5", house.at - 2 * STEP)
    return row


def expects(house, programme: Programme, ago: timedelta, finish) -> None:
    """The unit reported so long ago that it would finish on the day."""
    at = house.at - ago
    project = Project.objects.get(pk=first_project(house))
    held = year.a_round(programme, (at - STEP).date().replace(day=1), at.date())
    steps = (ReportState.SUBMITTED, ReportState.APPROVED, ReportState.ACCEPTED)
    report = year.a_report(held, project, *((state, at) for state in steps))
    Report.objects.filter(pk=report.pk).update(forecast_on=finish)


def page_of(office, house) -> str:
    return office.get(reverse("project", args=[first_project(house)])).content.decode()


def test_the_unit_s_own_day_stands_beside_the_computed_one(office, house, begun):
    assert "尚未填报" in page_of(office, house).split("单位自报")[1][:40]
    first, last = house.on + STEP, house.on + 2 * STEP
    expects(house, begun, STEP, last)
    expects(house, begun, STEP + STEP, first)
    page = page_of(office, house)
    assert f"由{day_text(first)}改为{day_text(last)}，推后 20 天，共改 1 次" in page
    assert '<polygon class="stated"' in page
    assert f"单位自报预计{day_text(last)}完成" in page


def test_once_it_is_done_both_are_scored(office, house, begun):
    expects(house, begun, 2 * STEP, house.on)
    for line in year.lines(begun):
        year.an_observation(line, house.on - STEP, "1", house.at - STEP)
    page = page_of(office, house)
    assert f"{day_text(house.on - STEP)}完成" in page
    # 40 days ago it was to be finished today, and was finished 20 days ago.
    assert "共 1 次预测，平均相差 20 天，末次相差 20 天" in page
    assert '<polygon class="stated"' not in page
