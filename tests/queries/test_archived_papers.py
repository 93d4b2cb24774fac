"""Minutes, a reminder and a return go their way as dispatches and into the archive of the month."""

import json
from datetime import date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from shishi.actions import archives, dispatches, reports
from shishi.papers.archive_check import check
from shishi.records import originals
from shishi.records.models import Dispatch, DispatchFile, Programme, Project, Stocktake
from shishi.rules.dispatches import DispatchState, Kind
from shishi.rules.settings import Subject
from tests import year as rows
from tests.dispatching import HEAD, Desk, taken
from tests.makers import AT
from tests.meetings import TODAY, Weekly, decided, met, weekly
from tests.reporting import APRIL, MAY, approved

pytestmark = pytest.mark.django_db
NOON = APRIL + timedelta(hours=3)
LATE = NOON + timedelta(days=8)  # the round of March was due on the 5th


@pytest.fixture(autouse=True)
def _store(settings, tmp_path) -> None:
    settings.ORIGINALS_FOLDER = tmp_path / "originals"


@pytest.fixture
def week() -> Weekly:
    made = weekly()
    programme = Programme.objects.get(pk=made.year.programme)
    rows.a_light_rule(programme, "默认", AT)
    rows.a_rule(programme, Subject.LETTERHEAD, HEAD, AT)
    return made


def issued(week: Weekly, kind: Kind, about: int | None, on: date, at: datetime) -> Dispatch:
    key = dispatches.draw(
        actor=week.office, programme=week.year.programme, kind=kind, on=on, about=about, at=at
    )
    desk = Desk(week.year, week.leader)
    row = Dispatch.objects.get(pk=key)
    return taken(desk, row, "send", "sign", "number", "issue", at=at)


def minutes(week: Weekly) -> Dispatch:
    decided(week)
    met(week, TODAY)
    return issued(week, Kind.MINUTES, Stocktake.objects.get().pk, TODAY, NOON)


def reminder(week: Weekly) -> Dispatch:
    unit = Project.objects.get(pk=week.project).answering_unit
    return issued(week, Kind.REMINDER, unit, LATE.date(), LATE)


def returned(week: Weekly) -> Dispatch:
    row = approved(week.year)
    reports.send_back(
        actor=week.office, report=row.pk, version=row.version, reason="与现场不符", at=NOON
    )
    return issued(week, Kind.RETURN, row.pk, TODAY, NOON)


@pytest.mark.parametrize("way", [minutes, reminder, returned], ids=lambda one: one.__name__)
def test_a_paper_goes_from_its_draft_to_the_archive(week, way):
    row = way(week)
    assert row.state is DispatchState.ISSUED
    file = BytesIO()
    archives.export(
        actor=week.office,
        programme=week.year.programme,
        month=date(2026, 4, 1),
        file=file,
        at=MAY,
    )
    assert check(BytesIO(file.getvalue())).ok
    with ZipFile(file) as held:
        [told] = json.loads(held.read("数据/发文.json"))
        files = {name: held.read(name) for name in held.namelist() if name.startswith("发文/")}
    assert (told["文种"], told["标题"], told["状态"]) == (row.kind.label, row.title, "已印发")
    kept = DispatchFile.objects.filter(dispatch=row)
    assert files == {f"发文/{row.pk}/{one.filename}": originals.content(one.digest) for one in kept}
    assert files
