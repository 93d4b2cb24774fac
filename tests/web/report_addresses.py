"""谁能用报送的地址 — the part of the written table that stands for rounds and reports, with what
its addresses need."""

from datetime import timedelta

from shishi.actions import evidence
from shishi.records.models import Observation, Project
from shishi.rules.access import MEMBERS, OFFICES, Role
from tests.reporting import begun, live_round, live_rounds, passed
from tests.web.conftest import House

UNITS = frozenset({Role.UNIT_REPORTER, Role.UNIT_HEAD})

TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "reports": ("get", MEMBERS),
    "report": ("get", MEMBERS),
    "report_check": ("post", UNITS),
    "report_step": ("post", UNITS),
    "evidence": ("get", MEMBERS),
    "round": ("get", MEMBERS),
    "round_checks": ("get", MEMBERS),
    "sheet_take": ("post", UNITS),
    "sheet_bring": ("get", MEMBERS),
    "round_extend": ("post", OFFICES),
    "rounds_open": ("post", OFFICES),
    "history": ("get", MEMBERS),
    "observation_correct": ("post", OFFICES),
}
THINGS = ("report", "evidence", "round", "history", "sheet_bring", "round_checks")


def reported(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The addresses of a round in which one report was accepted, one handed in, one begun."""
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.before, "0.5", house.on, house.at, steps="submit approve accept")
    kept = Observation.objects.filter(value__isnull=False).order_by("pk")[0]
    spare = live_round(house.programme, house.on, house.at)
    draft = begun(live, spare, "0.6", house.on, house.at)
    file = evidence.attach(
        actor=house.actor(Role.UNIT_REPORTER),
        report=draft.report,
        filename="现场.pdf",
        content=b"%PDF-1.7",
        at=house.at,
    )
    report = passed(live, live.now, "0.7", house.on, house.at, steps="submit")
    until = house.on + timedelta(days=40)
    more = {"project": live.project, "until": until.isoformat(), "reason": "设备检修"}
    less = {"value": str(kept.value - 1), "reason": "核对台账"}
    return {
        "report": ([live.now, live.project], {}),
        "report_check": ([spare, live.project], {}),
        "report_step": ([report.pk, "withdraw"], {"version": report.version}),
        "evidence": ([file], {}),
        "round": ([live.now], {}),
        "round_checks": ([live.now], {}),
        "sheet_take": ([spare], {"unit": Project.objects.get(pk=live.project).answering_unit}),
        "sheet_bring": ([spare], {}),
        "round_extend": ([live.now], more),
        "rounds_open": ([house.programme], {}),
        "history": ([kept.indicator_id], {}),
        "observation_correct": ([kept.indicator_id, kept.pk], less),
    }
