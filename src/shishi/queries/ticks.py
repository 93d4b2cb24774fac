"""值班记录 — whether the daily duty has been done."""

from datetime import datetime

from shishi.records.models import Tick


def done_since(moment: datetime) -> bool:
    """Whether a run that began at the moment or later has come to its end."""
    return Tick.objects.filter(begun_at__gte=moment, ended_at__isnull=False).exists()
