"""What the archive of a month holds, and what not: nothing entered later, nothing of another
county."""

import csv
import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from shishi.actions import archives as deeds
from shishi.actions import snapshots, stops
from shishi.clock import HERE
from shishi.papers.archive import ABOUT, SUMS, TRAIL
from shishi.papers.archive_check import check
from shishi.queries import archive_tables, door, trail
from shishi.queries.archive_columns import COLUMNS
from shishi.records import originals
from shishi.records.models import (
    AuditEntry,
    Dispatch,
    DispatchFile,
    Programme,
    Project,
    Report,
    Territory,
)
from shishi.rules.access import Actor, Role
from shishi.rules.dispatches import DispatchState, Kind
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.lifecycle import Refused
from shishi.rules.stops import Cause, Stop
from tests import makers
from tests import year as rows
from tests.meetings import TODAY, Weekly, decided, met, raised, weekly
from tests.reporting import APRIL, MAY, accepted, next_round, submitted, typed

pytestmark = pytest.mark.django_db
MONTH = date(2026, 4, 1)


@pytest.fixture
def week() -> Weekly:
    """A county in April: reports, a meeting, money, a stop."""
    made = weekly()
    programme = Programme.objects.get(pk=made.year.programme)
    rows.a_light_rule(programme, "默认", APRIL)
    accepted(made.year)
    decided(made)
    raised(made)
    met(made, TODAY)
    money = Funds(
        lines=(Line(Level.COUNTY, Amounts(planned=Decimal(500), arrived=Decimal(200))),),
        built=Decimal(90),
    )
    rows.a_statement(Project.objects.get(pk=made.project), TODAY, money, APRIL)
    lasting = Stop(TODAY, None, Cause.LAND, "县自然资源局")
    told = {"stop": lasting, "remark": "=勘界", "on": TODAY, "at": APRIL}
    stops.enter(actor=made.office, project=made.project, **told)
    return made


def exported(week: Weekly, month: date = MONTH, actor: Actor | None = None, at=MAY) -> bytes:
    file = BytesIO()
    deeds.export(
        actor=actor or week.office, programme=week.year.programme, month=month, file=file, at=at
    )
    return file.getvalue()


def held(content: bytes) -> dict[str, bytes]:
    assert check(BytesIO(content)).ok
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def table(files: dict[str, bytes], name: str) -> list[dict[str, object]]:
    """As JSON has it; the .csv has as many rows."""
    found = json.loads(files[f"数据/{name}.json"])
    text = files[f"数据/{name}.csv"].decode("utf-8-sig")
    assert len(list(csv.reader(StringIO(text)))) == len(found) + 1
    return found


def test_every_table_is_there_with_its_columns_explained(week):
    files = held(exported(week))
    assert {f"数据/{name}.csv" for name in COLUMNS} <= files.keys()
    assert archive_tables.SOURCES.keys() == COLUMNS.keys()
    text = files["数据/数据字典.csv"].decode("utf-8-sig")
    explained = {(one[0], one[1]) for one in csv.reader(StringIO(text))}
    assert explained >= {(name, each.head) for name, ones in COLUMNS.items() for each in ones}


def test_the_facts_of_the_year_are_in_it(week):
    files = held(exported(week))
    assert table(files, "实事")[0]["名称"] == "城乡供水提升工程"
    assert len(table(files, "指标")) == 9
    [pipes] = [one for one in table(files, "实绩") if one["数值"] == "22.5"]
    assert (pipes["数据截至"], pipes["录入时间"]) == ("2026-03-31", APRIL.isoformat())
    [report] = table(files, "报送")
    assert (report["状态"], report["进展"]) == ("已采用", "管沟开挖完成")
    steps = [one["步骤"] for one in table(files, "报送经过")]
    assert steps[-3:] == ["提交", "审核通过", "采用"]
    [decision] = table(files, "议定事项")
    assert (decision["事项"], decision["承办"]) == ("十日内完成管线迁改", "县水利局")
    assert [one["县领导"] for one in table(files, "调度会")] == ["陆知遥"]
    assert [one["事项"] for one in table(files, "需协调事项")] == ["管线迁改费用由谁承担"]
    [stop] = table(files, "停滞")
    assert (stop["原因"], stop["所在单位"], stop["说明"]) == ("用地", "县自然资源局", "=勘界")
    assert "'=勘界" in files["数据/停滞.csv"].decode()


def test_money_has_a_line_for_each_source(week):
    county, whole = table(held(exported(week)), "资金")
    assert [county[name] for name in ("来源", "计划", "下达", "到位")] == [
        *("县级资金", "500", None, "200")
    ]
    assert (whole["来源"], whole["计划"], whole["完成投资"]) == ("合计", None, "90")


def test_what_came_later_is_not_in_it(week):
    """The archive of a month stays the same however much happens after it."""
    before = exported(week)
    june = MAY.replace(month=6, day=2)
    next_round(week.year)
    accepted(week.year, typed(week.year, pipes="40"), at=MAY)
    decided(week, says="六月再议", on=june.date(), due_on=june.date())
    assert exported(week, at=june) == before


def test_words_that_were_not_accepted_yet_are_left_out(week):
    next_round(week.year, APRIL + timedelta(days=27))
    at = APRIL.replace(day=30)
    submitted(week.year, typed(week.year, pipes="40"), at=at)
    reports = table(held(exported(week)), "报送")
    assert [(one["状态"], one["进展"]) for one in reports] == [
        ("已采用", "管沟开挖完成"),
        ("已报待审", ""),
    ]
    assert Report.objects.order_by("-pk")[0].progress


def test_a_frozen_ledger_is_the_one_that_is_archived(week):
    assert "没有冻结快照" in held(exported(week))[ABOUT].decode()
    snapshots.take(actor=week.office, programme=week.year.programme, on=date(2026, 4, 30), at=MAY)
    files = held(exported(week))
    listed = dict(line.split("  ")[::-1] for line in files[SUMS].decode().splitlines())
    digest = json.loads(AuditEntry.objects.get(deed="snapshot.take").detail)["digest"]
    assert listed["台账快照.json"] == digest
    assert digest in files[ABOUT].decode()


def test_the_entries_of_the_month_are_in_it_from_the_first_to_the_last(week):
    """What was entered in between by a clock that was put back belongs to the chain as well."""
    files = held(exported(week))
    told = [json.loads(line) for line in files[TRAIL].splitlines()]
    month = [one for one in told if one["at"].startswith("2026-04")]
    assert len(month) == AuditEntry.objects.filter(at__startswith="2026-04").count()
    assert told[0] == month[0]
    assert told[-1] == month[-1]
    assert [one["number"] for one in told] == list(range(told[0]["number"], told[-1]["number"] + 1))


def test_what_another_county_did_is_only_a_place_in_the_chain(week):
    other = makers.a_person(makers.a_county("江湾县"), Role.INSPECTION_OFFICE, on=MAY.date())
    assert AuditEntry.objects.filter(territory=other.territory, at__startswith="2026-03").exists()
    told = held(exported(week, date(2026, 3, 1), at=APRIL))[TRAIL].splitlines()
    entries = [json.loads(line) for line in told]
    bare = [one for one in entries if set(one) == {"number", "hash"}]
    own = [one for one in entries if "deed" in one]
    assert bare
    assert {one["territory"] for one in own} == {week.office.territory}
    assert "江湾县" not in b"".join(told).decode()


def issued(week: Weekly, content: bytes, on: date = date(2026, 4, 9)) -> None:
    programme = Programme.objects.get(pk=week.year.programme)
    row = Dispatch.objects.create(
        programme=programme,
        kind=Kind.MINUTES,
        on=on,
        state=DispatchState.ISSUED,
        title="会议纪要",
        drawn_by_id=week.office.key,
        drawn_at=APRIL,
        changed_by_id=week.office.key,
        changed_at=APRIL,
        frozen={},
        frozen_at=APRIL,
        signed_by_id=week.leader.key,
        signed_on=on,
        issued_on=on,
        root_number=1,
        root="0" * 64,
    )
    digest = originals.keep(content)
    DispatchFile.objects.create(
        dispatch=row, filename="会议纪要.pdf", digest=digest, size=len(content)
    )


def test_the_papers_of_the_month_are_in_it_to_the_byte(week):
    issued(week, b"%PDF-1.7 april")
    issued(week, b"%PDF-1.7 may", date(2026, 5, 2))
    files = held(exported(week))
    [name] = [one for one in files if one.startswith("发文/")]
    assert files[name] == b"%PDF-1.7 april"
    [row] = table(files, "发文")
    assert name == f"发文/{row['编号']}/会议纪要.pdf"


def test_a_paper_that_the_store_has_lost_stops_the_archive(week):
    issued(week, b"%PDF-1.7 april")
    path = originals._path(DispatchFile.objects.get().digest)
    path.unlink()
    with pytest.raises(Refused) as refused:
        exported(week)
    assert "会议纪要.pdf" in refused.value.verdict.says


def test_an_export_leaves_its_digest_in_the_trail(week):
    content = exported(week)
    entry = AuditEntry.objects.get(deed="archive.export", done=True)
    noted = json.loads(entry.detail)
    assert (noted["month"], noted["size"]) == ("2026-04", len(content))
    assert noted["sums"] == check(BytesIO(content)).digest
    assert trail.verify().ok


@pytest.mark.parametrize(
    ("month", "says"), [(date(2026, 5, 1), "尚未结束"), (date(2026, 2, 1), "没有可以归档的内容")]
)
def test_a_month_that_cannot_be_archived(week, month, says):
    with pytest.raises(Refused) as refused:
        exported(week, month)
    assert says in refused.value.verdict.says
    assert not AuditEntry.objects.get(deed="archive.export").done


def test_only_the_offices_and_the_machine_may(week):
    with pytest.raises(Refused):
        exported(week, actor=week.year.reporter)
    host = door.host(week.office.territory)
    assert exported(week, actor=host) == exported(week)


def test_another_county_cannot_ask_for_it(week):
    stranger = replace(week.office, territory=makers.a_county("江湾县").territory)
    with pytest.raises(door.NotThere):
        exported(week, actor=stranger)


def test_a_closed_year_can_still_be_archived(week):
    Programme.objects.update(closed_on=date(2026, 5, 1))
    assert check(BytesIO(exported(week))).ok


def test_moments_are_those_of_the_county(week):
    files = held(exported(week))
    assert all(
        str(one["录入时间"]).endswith(APRIL.isoformat()[-6:]) for one in table(files, "实绩")
    )
    assert Territory.objects.count() == 1
    assert APRIL.tzinfo == HERE
