"""Papers that are taken along from the page they are about, and the archive of a month."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import quote

import pytest
from django.urls import reverse
from docx import Document

from shishi.actions import settings
from shishi.papers.archive_check import check
from shishi.queries import slots
from shishi.records.models import Programme, Report, Round
from shishi.rules.access import Role
from shishi.rules.columns import Column, Grain
from shishi.rules.layouts import BUILT_IN, Layout, Layouts
from shishi.rules.settings import Subject
from tests.web import slip_addresses
from tests.web.conftest import House, first_unit


@pytest.fixture
def slips(house: House) -> dict[str, tuple[list[object], dict[str, object]]]:
    return slip_addresses.slips(house)


def text(answer) -> str:
    assert answer.status_code == 200
    return "\n".join(one.text for one in Document(BytesIO(answer.content)).paragraphs)


def address(slips, name: str, form: str) -> str:
    arguments = list(slips[name][0])
    arguments[-1] = form
    return reverse(name, args=arguments)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("stocktake_minutes", "主持召开民生实事调度会议"),
        ("stocktake_sheet", "本次议定事项"),
        ("return_notice", "退回原因。与现场不符"),
        ("duties", "责任分解表"),
    ],
)
def test_a_paper_is_there_as_word_and_as_pdf(office, slips, name, says):
    word = office.get(address(slips, name, "docx"))
    assert says in text(word)
    assert "attachment" in word["Content-Disposition"]
    pdf = office.get(address(slips, name, "pdf"))
    assert pdf.content.startswith(b"%PDF")
    assert pdf["Content-Type"] == "application/pdf"
    assert office.get(address(slips, name, "doc")).status_code == 404


def test_a_late_unit_is_offered_a_reminder_at_its_round(house, office, enter, slips):
    round_ = Round.objects.get(pk=slips["reminder"][0][0])
    assert "逾期未报的全部报送期" not in office.get(f"/rounds/{round_.pk}/").content.decode()
    Round.objects.filter(pk=round_.pk).update(due_on=house.on - timedelta(days=3))
    found = slots.overview(house.actor(Role.INSPECTION_OFFICE), round_.pk, house.on)
    late = next(one for one in found.slots if one.days_late and one.unit)
    page = office.get(f"/rounds/{round_.pk}/").content.decode()
    href = reverse("reminder", args=[round_.pk, late.unit, "docx"])
    assert href in page
    assert "已逾期3天" in text(office.get(href))
    assert href not in enter(Role.UNIT_REPORTER).get(f"/rounds/{round_.pk}/").content.decode()


def test_a_reminder_to_a_unit_that_is_none_is_not_there(office, slips):
    round_ = slips["reminder"][0][0]
    assert office.get(reverse("reminder", args=[round_, 99999, "pdf"])).status_code == 404


def test_a_unit_that_owes_nothing_gets_a_letter_that_asks_for_nothing(house, office, slips):
    round_ = slips["reminder"][0][0]
    href = reverse("reminder", args=[round_, first_unit(house), "docx"])
    assert "不必催报" in text(office.get(href))


def test_the_return_is_offered_to_offices_while_the_report_lies_with_its_unit(
    house, office, enter, slips
):
    report = Report.objects.get(pk=slips["return_notice"][0][0])
    href = reverse("return_notice", args=[report.pk, "pdf"])
    page = reverse("report", args=[report.round_id, report.project_id])
    assert href in office.get(page).content.decode()
    assert href not in enter(Role.COUNTY_LEADER).get(page).content.decode()


def test_minutes_are_offered_once_the_meeting_was_held(house, office, slips):
    leader = slips["stocktake_minutes"][0][0]
    href = reverse("stocktake_minutes", args=[leader, "pdf"])
    assert href in office.get(reverse("stocktake", args=[leader])).content.decode()
    before = f"?on={house.on - timedelta(days=1)}"
    assert href not in office.get(reverse("stocktake", args=[leader]) + before).content.decode()
    assert office.get(href + before).status_code == 404


def duties(house: House, name: str, form: str = "docx") -> str:
    return f"{reverse('duties', args=[house.programme, form])}?layout={quote(name)}"


def test_a_layout_that_is_none_of_duties_is_not_there(house, office):
    for name in ("x", "总台账", "完成情况表"):
        assert office.get(duties(house, name)).status_code == 404


def test_every_layout_of_the_duties_is_offered_to_everyone(house, enter):
    client = enter(Role.CONGRESS_OFFICE)
    page = client.get(reverse("programme", args=[house.programme])).content.decode()
    for one in BUILT_IN:
        assert (f'"{duties(house, one.name)}"' in page) is one.duties
    assert client.get(duties(house, "责任分解表（牵头配合）")).status_code == 200


def test_a_table_of_duties_may_be_set_in_a_layout_of_the_county(house, office):
    own = Layout("本县/责任表", "责任表", (Column("title"), Column("leaders")), Grain.PROJECT)
    progress = Layout("本县进度表", "进度表", (Column("title"), Column("done")), Grain.PROJECT)
    settings.set_rule(
        actor=house.actor(Role.INSPECTION_OFFICE),
        programme=house.programme,
        subject=Subject.LAYOUTS,
        value=Layouts((own, progress)),
        holds_from=house.on,
        basis="本县表式",
        version=0,
        at=house.at,
    )
    page = office.get(reverse("programme", args=[house.programme])).content.decode()
    assert f'"{duties(house, own.name)}"' in page
    assert duties(house, progress.name) not in page
    assert "责任表" in text(office.get(duties(house, own.name)))


def adopted_last_month(house: House) -> str:
    """The month before, as the form has it."""
    Programme.objects.update(adopted_at=house.at - timedelta(days=40))
    last = house.on.replace(day=1) - timedelta(days=1)
    return f"{last:%Y-%m}"


def test_the_archive_of_a_month_comes_as_a_file(house, office):
    month = adopted_last_month(house)
    assert (
        f'value="{month}"'
        in office.get(reverse("programme", args=[house.programme])).content.decode()
    )
    answer = office.post(reverse("archive_export", args=[house.programme]), {"month": month})
    content = b"".join(answer.streaming_content)
    assert check(BytesIO(content)).ok
    assert int(answer["Content-Length"]) == len(content)
    assert f"-{month}.zip" in answer["Content-Disposition"]


@pytest.mark.parametrize("month", ["", "2026-13", "x", "9999-01", "2000-01"])
def test_a_month_that_cannot_be_archived_brings_the_page_back(house, office, month):
    adopted_last_month(house)
    answer = office.post(
        reverse("archive_export", args=[house.programme]), {"month": month}, follow=True
    )
    assert answer.redirect_chain
    assert "note bad" in answer.content.decode() or "bad" in answer.content.decode()


def test_before_the_first_month_is_over_there_is_nothing_to_archive(house, office):
    page = office.get(reverse("programme", args=[house.programme])).content.decode()
    assert "还没有可以归档的月份" in page


def test_a_unit_is_told_who_archives(house, reporter):
    adopted_last_month(house)
    page = reporter.get(reverse("programme", args=[house.programme])).content.decode()
    assert "此事由政府督查室、发展改革委" in page
    answer = reporter.post(reverse("archive_export", args=[house.programme]), {"month": "2026-01"})
    assert answer.status_code == 403
