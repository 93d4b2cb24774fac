"""Editions of the working calendar."""

from datetime import date

import pytest

from shishi.actions import calendars
from shishi.queries import holidays
from shishi.queries import settings as look
from shishi.records.models import AuditEntry
from shishi.rules.access import Role
from shishi.rules.calendars import CalendarDay, DayKind, Scope, is_workday, why
from shishi.rules.lifecycle import Refused
from tests.makers import AT, ON, a_county, a_person, an_office

pytestmark = pytest.mark.django_db
DAYS = holidays.proposed(ON, "xinjiang")
OWN = CalendarDay(date(2026, 8, 3), DayKind.HOLIDAY, "县庆日", Scope.OFFICE, "县政府通知")


def test_the_first_edition_knows_the_days_of_the_nation_and_the_region():
    office = an_office()
    assert calendars.issue(actor=office, words="首版", days=DAYS, version=0, at=AT) == 1
    calendar = look.edition(office).facts()
    assert calendar.version == "第1版"
    assert {2025, 2026} <= calendar.known_years
    assert calendar.local_years == {2025}
    assert not is_workday(calendar, date(2026, 10, 1))
    assert "国务院办公厅放假通知" in why(calendar, date(2026, 10, 1))


def test_a_new_edition_is_whole_and_the_trail_says_what_is_new():
    office = an_office()
    calendars.issue(actor=office, words="首版", days=DAYS, version=0, at=AT)
    calendars.issue(actor=office, words="增加县庆日", days=[*DAYS[1:], OWN], version=1, at=AT)
    edition = look.edition(office)
    assert (edition.number, edition.days.count()) == (2, len(DAYS))
    assert not is_workday(edition.facts(), OWN.day)
    detail = AuditEntry.objects.order_by("-number")[0].detail
    assert "2026-08-03 放假 县庆日（本单位）" in detail


@pytest.mark.parametrize(
    ("words", "days", "version", "says"),
    [
        (" ", DAYS, 0, "写明本版改了什么"),
        ("首版", [], 0, "没有任何一天"),
        ("首版", [OWN, OWN], 0, "写了不止一次"),
        ("首版", DAYS, 2, "日历版本不存在"),
    ],
)
def test_what_cannot_be_issued(words: str, days: list[CalendarDay], version: int, says: str):
    office = an_office()
    with pytest.raises(Refused, match=says):
        calendars.issue(actor=office, words=words, days=days, version=version, at=AT)
    assert look.edition(office) is None


def test_a_stale_page_is_told_who_issued_the_newer_edition():
    keeper = a_county()
    calendars.issue(actor=keeper, words="首版", days=DAYS, version=0, at=AT)
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    with pytest.raises(Refused, match="闵清和已于 2026-03-02 09:30 发布第1版"):
        calendars.issue(actor=office, words="首版", days=DAYS, version=0, at=AT)
