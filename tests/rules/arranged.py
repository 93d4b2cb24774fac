"""The calendar of the tables, for the tests of whatever counts days."""

from datetime import timedelta

from shishi.rules.calendars import CalendarDay, assemble
from tests.tables.calendars import ARRANGED

ENTRIES = [
    CalendarDay(first + timedelta(days=n), kind, name, scope, source)
    for name, first, last, kind, scope, source in ARRANGED.rows
    for n in range((last - first).days + 1)
]
CALENDAR = assemble("2026-1", ENTRIES)
