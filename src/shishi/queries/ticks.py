"""值班记录 — whether the daily duty has been done."""

from datetime import datetime

from shishi.records.models import Tick


def done_since(moment: datetime, at: datetime) -> bool:
    """Whether a run that began at the moment or later, and not in the future, has come to its
    end."""
    rows = Tick.objects.filter(begun_at__gte=moment, begun_at__lte=at)
    return rows.filter(ended_at__isnull=False).exists()


def ahead(at: datetime) -> datetime | None:
    """When the last run began, where that is still to come: the clock stood in the future then, and
    no run begins before that moment; None where nothing is in its way."""
    last = Tick.objects.order_by("-pk").values_list("begun_at", flat=True).first()
    return last if last is not None and last > at else None
