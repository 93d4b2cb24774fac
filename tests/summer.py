"""The year a bulletin is drawn up of — three projects, told of in June and July."""

from datetime import date, datetime

from shishi.records.models import Programme, Project
from shishi.rules.access import Actor
from tests import year
from tests.makers import AT, ON, a_programme

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
ASKED = date(2026, 8, 20)


def at(month: int, day: int) -> datetime:
    return AT.replace(month=month, day=day)


def a_summer(office: Actor) -> Programme:
    """Half is due at the end of June, 0.6 at the end of July: the first project is in step with
    both, the second falls behind in July, the third is done by then."""
    row = Programme.objects.get(pk=a_programme(office).programme)
    year.a_light_rule(row, "默认", AT)
    for line in year.lines(row):
        year.a_schedule(line, 1, AT, m6="0.5", m7="0.6", m9="1")
    for number, june, july in ((1, "0.5", "0.6"), (2, "0.5", "0.5"), (3, "0.5", "1")):
        year.reported(row, number, JUNE, june, at(7, 3))
        year.reported(row, number, JULY, july, at(8, 3))
    Programme.objects.filter(pk=row.pk).update(started_on=ON)
    row.refresh_from_db()
    return row


def numbered(programme: Programme, number: int) -> Project:
    return Project.objects.get(programme=programme, number=number)
