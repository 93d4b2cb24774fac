"""回看 — the snapshot taken on 31 August, while the year went on, is what October replays."""

from datetime import date, datetime

import pytest

from shishi.actions import snapshots
from shishi.clock import HERE
from shishi.console import county
from shishi.queries import door
from shishi.queries import snapshots as look
from shishi.records.models import Observation, Programme, Rating
from shishi.rules.audit import canonical

pytestmark = pytest.mark.django_db

AUGUST = date(2026, 8, 31)
EVENING = datetime(2026, 8, 31, 23, 0, tzinfo=HERE)
OCTOBER = datetime(2026, 10, 9, 9, 0, tzinfo=HERE)


def test_replay_of_31_august_in_october_is_the_snapshot_of_31_august():
    steps = county.steps(date(2026, 1, 1), EVENING)
    for _ in steps:
        if Rating.objects.filter(on=AUGUST).exists():
            break
    programme = Programme.objects.get()
    host = door.host(programme.territory_id)
    pk = snapshots.take(actor=host, programme=programme.pk, on=AUGUST, at=EVENING)
    kept = look.snapshot(host, programme.pk, pk).body
    told = Observation.objects.count()

    for _ in steps:  # September: reports, and a project that caught up
        pass
    assert Observation.objects.count() > told
    office = door.named("ducha", on=OCTOBER.date())
    replayed = look.body(office, programme.pk, AUGUST, EVENING)
    assert canonical(replayed) == canonical(kept)
    page = look.snapshot(office, programme.pk, pk)
    assert (page.sound, page.differences) == (True, ())
    # of the ten projects each has its light, each figure its plan
    assert [one["亮灯"] is not None for one in kept["实事"]] == [True] * 10
    late = look.body(office, programme.pk, date(2026, 9, 30), OCTOBER)
    assert canonical(late) != canonical(kept)
