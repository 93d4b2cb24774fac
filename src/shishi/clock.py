"""时钟 — the only reader of the system clock; everything else is told the day and the instant.

The demonstration stands still on one day of its invented year, which the environment names; the
hours pass there as everywhere.
"""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Shanghai")
STANDS_ON = "SHISHI_DEMO_DAY"


def now() -> datetime:
    """This instant, with the offset of Beijing time."""
    here = datetime.now(HERE)
    day = os.environ.get(STANDS_ON)
    return datetime.combine(date.fromisoformat(day), here.timetz()) if day else here


def today() -> date:
    """The day it is in the county's offices."""
    return now().date()
