"""时钟 — the only reader of the system clock; everything else is told the day and the instant."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This instant, with the offset of Beijing time."""
    return datetime.now(HERE)


def today() -> date:
    """The day it is in the county's offices."""
    return now().date()
