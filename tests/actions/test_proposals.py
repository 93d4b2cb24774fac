"""A ledger is taken out, changed in a spreadsheet, and comes back as proposed corrections."""

import shutil
import subprocess
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from shishi.actions import observations, proposals
from shishi.papers import ledger as paper
from shishi.papers import xlsx
from shishi.queries import ledgers, today
from shishi.queries import proposals as look
from shishi.queries.ledgers import Sieve
from shishi.queries.todos import Duty
from shishi.records.models import AuditEntry, Observation, Programme, Proposal
from shishi.rules.columns import Grain
from shishi.rules.layouts import BUILT_IN, CANONICAL, Layout
from shishi.rules.ledgers import rows
from shishi.rules.lifecycle import Refused
from shishi.rules.observations import Told
from shishi.rules.proposals import ProposalState, Stamp
from tests import year as laid
from tests.makers import AT, a_programme, an_office
from tests.reporting import MAY, Year, a_year, accepted

pytestmark = pytest.mark.django_db
LATER = MAY + timedelta(hours=2)


@pytest.fixture
def year() -> Year:
    made = a_year()
    laid.a_light_rule(Programme.objects.get(pk=made.programme), "默认", AT)
    accepted(made)  # 22.5 公里 and 0 座 by the end of March
    return made


def taken(year: Year, layout: Layout = CANONICAL) -> bytes:
    """The sheet as the page exports it."""
    on = MAY.date()
    facts = ledgers.facts(year.office, year.programme, Sieve(), on, MAY)
    stamp = Stamp(year.office.territory or 0, year.programme, on, MAY)
    held = paper.Ledger("2026年总台账", rows(facts), (), on, stamp.text)
    return xlsx.write(paper.draw([held], layout))


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def cell(book: Workbook, key: str, column: str):
    """The cell of a row by its key and a column by its own."""
    page = book["总台账"]
    top = next(row for row in range(1, 9) if str(page.cell(row, 1).value or "").startswith("台账"))
    at = next(n for n in range(2, 99) if page.cell(top, n).value == column)
    row = next(n for n in range(top, page.max_row + 1) if page.cell(n, 1).value == key)
    return page.cell(row, at)


def pipes(year: Year) -> str:
    return f"{year.project}-{year.pipes}"


def changed(year: Year, value: object, column: str = "actual") -> bytes:
    book = opened(taken(year))
    cell(book, pipes(year), column).value = value
    return saved(book)


def brought(year: Year, content: bytes, *, actor=None, reason: str = "监理复核"):
    return proposals.make(
        actor=actor or year.reporter,
        programme=year.programme,
        content=content,
        reason=reason,
        at=LATER,
    )


def refused(call, *arguments, **named) -> str:
    with pytest.raises(Refused) as told:
        call(*arguments, **named)
    return told.value.verdict.says


def test_a_changed_figure_becomes_a_proposal_and_changes_nothing_yet(year: Year):
    made = brought(year, changed(year, 21.5))
    assert (len(made.proposals), made.faults) == (1, ())
    line = look.page(year.office, year.programme).lines[0]
    assert (line.was, line.now, line.measure) == ("22.5", "21.5", "公里")
    assert (line.proposed_by, line.reason, line.state) == ("闻溪桥", "监理复核", ProposalState.OPEN)
    assert not Observation.objects.filter(corrects__isnull=False).exists()


def waiting(actor, on: date) -> list[tuple[str, str, tuple[int, ...], int]]:
    found = today.todos(actor, on)
    return [
        (one.title, one.says, one.keys, one.left) for one in found if one.matter is Duty.PROPOSAL
    ]


def test_the_offices_have_what_waits_among_what_is_to_be_done(year: Year):
    later = LATER.date() + timedelta(days=3)
    assert waiting(year.office, later) == []
    (key,) = brought(year, changed(year, 21.5)).proposals
    says = "涉及 1 件实事，逐条核定后才更正台账。"
    line = ("2026年总台账，1 条更正建议", says, (year.programme,), -3)
    assert waiting(year.office, later) == [line]
    assert (waiting(year.head, later), waiting(year.reporter, later)) == ([], [])
    proposals.reject(actor=year.office, proposal=key, reason="照录核实为准", at=LATER)
    assert waiting(year.office, later) == []


def test_accepted_it_is_a_correction_with_its_reason(year: Year):
    (key,) = brought(year, changed(year, 21.5)).proposals
    made = proposals.accept(actor=year.office, proposal=key, at=LATER)
    row = Observation.objects.get(pk=made)
    assert (row.value, row.corrects_id) == (Proposal.objects.get(pk=key).value, row.corrects_id)
    assert row.reason == "监理复核（闻溪桥提出）"
    assert Proposal.objects.get(pk=key).correction_id == made
    again = refused(proposals.accept, actor=year.office, proposal=key, at=LATER)
    assert "已采纳，不能再办理" in again


def test_rejected_it_stays_with_its_reason(year: Year):
    (key,) = brought(year, changed(year, 21.5)).proposals
    deed = {"actor": year.office, "proposal": key, "at": LATER}
    assert "请写明不采纳的理由" in refused(proposals.reject, reason=" ", **deed)
    proposals.reject(reason="以监理月报为准", **deed)
    row = Proposal.objects.get(pk=key)
    assert (row.state, row.decision) == (ProposalState.REJECTED, "以监理月报为准")
    assert not Observation.objects.filter(corrects__isnull=False).exists()


def test_a_unit_proposes_and_does_not_decide(year: Year):
    (key,) = brought(year, changed(year, 21.5)).proposals
    says = refused(proposals.accept, actor=year.reporter, proposal=key, at=LATER)
    assert "此事由政府督查室、发展改革委办理" in says
    assert Proposal.objects.get(pk=key).state is ProposalState.OPEN


def test_one_fault_and_nothing_is_stored(year: Year):
    book = opened(taken(year))
    cell(book, pipes(year), "actual").value = 21.5
    wrong = cell(book, pipes(year), "target")
    wrong.value = 90
    made = brought(year, saved(book))
    assert made.proposals == ()
    assert [one.place for one in made.faults] == [f"“总台账”{wrong.coordinate}"]
    assert not Proposal.objects.exists()


def test_a_sheet_without_a_change_is_refused(year: Year):
    assert "表中没有改动" in refused(brought, year, taken(year))


@pytest.mark.parametrize("layout", BUILT_IN, ids=lambda one: one.name)
def test_no_layout_sees_a_change_where_there_is_none(year: Year, layout: Layout):
    says = "不是本系统导出的台账" if layout.grain is Grain.UNIT else "表中没有改动"
    assert says in refused(brought, year, saved(opened(taken(year, layout))))


def test_what_was_corrected_meanwhile_is_not_overwritten(year: Year):
    content = changed(year, 21.5)
    of = Observation.objects.get(indicator=year.pipes)
    observations.correct(
        actor=year.office, observation=of.pk, told=Told(of.value - 1), reason="核实", at=LATER
    )
    (fault,) = brought(year, content).faults
    assert "表中原为 22.5，现为 21.5" in fault.says


def test_a_second_proposal_for_the_same_figure_waits(year: Year):
    brought(year, changed(year, 21.5))
    (fault,) = brought(year, changed(year, 20)).faults
    assert "已有待核定的更正建议" in fault.says


def test_a_proposal_that_no_longer_fits_is_refused_and_stays_open(year: Year):
    (key,) = brought(year, changed(year, 21.5)).proposals
    of = Observation.objects.get(indicator=year.pipes)
    observations.correct(
        actor=year.office, observation=of.pk, told=Told(of.value - 1), reason="核实", at=LATER
    )
    says = refused(proposals.accept, actor=year.office, proposal=key, at=LATER)
    assert "已被更正" in says
    assert Proposal.objects.get(pk=key).state is ProposalState.OPEN


def test_the_ledger_of_another_county_is_refused(year: Year):
    content = changed(year, 21.5)
    stranger = an_office("青溪县")
    held = a_programme(stranger).programme
    says = refused(
        proposals.make, actor=stranger, programme=held, content=content, reason="复核", at=LATER
    )
    assert "其他地区的台账" in says


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"not a sheet", "不是 .xlsx 表格文件"), (b"PK\x03\x04cut", "请")],
)
def test_what_is_no_sheet_is_refused(year: Year, content: bytes, says: str):
    assert says in refused(brought, year, content)


def test_a_reason_is_asked_for(year: Year):
    assert "请写明更正理由" in refused(brought, year, changed(year, 21.5), reason=" ")


def test_the_trail_says_what_was_proposed(year: Year):
    brought(year, changed(year, 21.5))
    entry = AuditEntry.objects.filter(deed="proposal.make").latest("number")
    assert '"22.5","21.5"' in entry.detail
    assert entry.done


@pytest.mark.calc
def test_a_sheet_saved_by_a_spreadsheet_program_comes_back(year: Year, tmp_path: Path):
    source = tmp_path / "台账.xlsx"
    source.write_bytes(changed(year, 21.5))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    to = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")]
    office = shutil.which("soffice") or shutil.which("libreoffice")
    command = [str(office), profile, "--headless", *to, str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = brought(year, (tmp_path / "out" / "台账.xlsx").read_bytes())
    assert made.faults == ()
    row = Proposal.objects.get(pk=made.proposals[0])
    assert (str(row.value.normalize()), row.observation.indicator_id) == ("21.5", year.pipes)
    assert row.observation.as_of == date(2026, 3, 31)
