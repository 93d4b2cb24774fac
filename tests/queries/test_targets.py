"""The indicators of a programme with their schedules take a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import door, targets
from shishi.rules.access import Role
from tests.actions.test_schedules import split_all
from tests.makers import ON, PLAN, a_county, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db
MORE = (
    PLAN.replace("2026", "2027")
    + """（四）农村道路改造工程。改造公路60公里以上，安装路灯50盏。
责任单位：县交通运输局
（五）社区食堂建设工程。新建社区食堂8个；投资120万元。
责任单位：县民政局
"""
)


def test_more_indicators_take_no_more_queries():
    office = an_office()
    counts = []
    for text in (PLAN, MORE):
        programme = a_programme(office, text).programme
        split_all(office, programme)
        with CaptureQueriesContext(connection) as ran:
            targets.hurdles(office, programme, ON)
        counts.append(len(ran))
    assert counts[0] == counts[1]


def test_a_line_says_what_it_lacks_and_who_answers():
    office = an_office()
    found = targets.targets(office, a_programme(office).programme)
    assert [one.ordinal for one in found.lines] == sorted(one.ordinal for one in found.lines)
    by_kind = {one.by_amount: one for one in found.lines}
    assert "没有分月目标" in by_kind[True].lacks
    assert by_kind[False].lacks == ""
    assert all(one.unit for one in found.lines)


def test_another_county_sees_nothing():
    office = an_office()
    programme = a_programme(office).programme
    indicator = targets.targets(office, programme).lines[0].pk
    other = a_person(a_county("青溪县"), Role.INSPECTION_OFFICE)
    for look, key in ((targets.targets, programme), (targets.schedule, indicator)):
        with pytest.raises(door.NotThere):
            look(other, key)
