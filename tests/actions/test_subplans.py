"""Sub-plans of units: the last filing counts, the earlier ones stay, files are kept as sent."""

import pytest

from shishi.actions import subplans as deeds
from shishi.queries import door, subplans
from shishi.records.models import AuditEntry, Project, SubPlan
from shishi.rules.lifecycle import Refused
from tests.makers import AT, a_county
from tests.reporting import APRIL, Year, a_year

pytestmark = pytest.mark.django_db
PLAN = b"%PDF-1.7 roads"


@pytest.fixture
def year() -> Year:
    return a_year()


def put(year: Year, **more) -> str:
    given = {"actor": year.reporter, "contact": "余听泉", "phone": "", "at": AT, **more}
    try:
        deeds.file(project=year.project, **given)
    except Refused as refused:
        return refused.verdict.says
    return "filed"


def last(year: Year) -> subplans.Filing:
    found = subplans.page(year.office, year.project).last
    assert found is not None
    return found


def test_the_last_filing_counts_and_carries_the_file_along(year):
    assert put(year, filename=r"D:\方案\子方案.pdf", content=PLAN) == "filed"
    assert put(year, contact="宁晚舟", phone="0997-6621234", at=APRIL) == "filed"
    now = last(year)
    assert (now.contact, now.phone, now.filename) == ("宁晚舟", "0997-6621234", "子方案.pdf")
    assert subplans.file(year.office, now.pk).content == PLAN
    assert len(subplans.page(year.office, year.project).filings) == 2
    (then,) = subplans.filings(year.office, year.project, AT)
    assert then.contact == "余听泉"


def test_the_same_once_more_is_kept_once(year):
    for _ in "12":
        assert put(year, filename="子方案.pdf", content=PLAN) == "filed"
    assert SubPlan.objects.count() == 1
    assert AuditEntry.objects.filter(deed="subplan.file", done=True).count() == 2


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"contact": ""}, "没有附文件，也没有填联系人"),
        ({"phone": "办公室"}, "电话不能识别"),
        ({"filename": "方案.exe", "content": b"MZ\x90" + b"0" * 64}, "不是图片"),
        ({"filename": "方案.pdf", "content": b""}, "空文件"),
    ],
)
def test_what_cannot_be_filed_is_refused(year, more, says):
    assert says in put(year, **more)
    assert not SubPlan.objects.exists()


def test_only_the_own_unit_or_an_office_files(year):
    other = Project.objects.exclude(pk=year.project).first()
    with pytest.raises(Refused, match="由其他单位填报"):
        deeds.file(actor=year.reporter, project=other.pk, contact="余听泉", phone="", at=AT)
    with pytest.raises(door.NotThere):
        put(year, actor=a_county("青溪县"))
    assert put(year, actor=year.office) == "filed"


def test_projects_without_a_sub_plan_are_listed(year):
    before = [one.number for one in subplans.missing(year.office, year.programme)]
    put(year)
    after = [one.number for one in subplans.missing(year.office, year.programme)]
    assert (before, after) == ([1, 2, 3], [2, 3])


def test_a_filing_without_a_file_has_none_to_show(year):
    put(year)
    with pytest.raises(door.NotThere):
        subplans.file(year.office, last(year).pk)
