"""谁能用成文、归档的地址 — the part of the written table that stands for papers which are taken
along from the page they are about, with what their addresses need."""

from shishi.actions import stocktakes as deeds
from shishi.queries import stocktakes
from shishi.records.models import Programme, Project, Report, ReportStep, Round
from shishi.rules.access import MEMBERS, OFFICES, Role
from shishi.rules.reports import ReportState
from tests import year
from tests.reporting import live_rounds
from tests.web.conftest import House

TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "stocktake_sheet": ("get", MEMBERS),
    "stocktake_minutes": ("get", MEMBERS),
    "reminder": ("get", OFFICES),
    "return_notice": ("get", OFFICES),
    "duties": ("get", MEMBERS),
    "archive_export": ("post", OFFICES),
}


def slips(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The addresses of a meeting that was held, of a report that was sent back, of its unit."""
    office = house.actor(Role.INSPECTION_OFFICE)
    leader = stocktakes.overview(office, house.on).sheets[-1].leader
    deeds.hold(actor=office, programme=house.programme, leader=leader, on=house.on, at=house.at)
    rounds = Round.objects.filter(programme=house.programme)
    round_ = (rounds.first() or _opened(house)).pk
    project = Programme.objects.get(pk=house.programme).projects.order_by("number")[1]
    report = returned(round_, project, house)
    return {
        "stocktake_sheet": ([leader, "pdf"], {}),
        "stocktake_minutes": ([leader, "docx"], {}),
        "reminder": ([round_, project.answering_unit, "pdf"], {}),
        "return_notice": ([report.pk, "docx"], {}),
        "duties": ([house.programme, "pdf"], {}),
        "archive_export": ([house.programme], {"month": f"{house.on:%Y-%m}"}),
    }


def _opened(house: House) -> Round:
    return Round.objects.get(pk=live_rounds(house.programme, house.on, house.at).now)


def returned(round_: int, project: Project, house: House) -> Report:
    """A report that the office has sent back."""
    row = Report.objects.filter(round=round_, project=project).first()
    held = row or year.a_report(
        Round.objects.get(pk=round_),
        project,
        (ReportState.SUBMITTED, house.at),
    )
    ReportStep.objects.create(
        report=held,
        step="return",
        state=ReportState.RETURNED,
        by_id=house.actor(Role.INSPECTION_OFFICE).key,
        at=house.at,
        reason="与现场不符",
    )
    Report.objects.filter(pk=held.pk).update(state=ReportState.RETURNED, changed_at=house.at)
    return held
