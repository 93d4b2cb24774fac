"""Taking plans in, adopting and discarding them: errors at the field, nothing half-done."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shishi.queries import plans, programmes
from shishi.rules.access import Role
from tests.web.conftest import PLAN


def upload(client, name: str, content: bytes):
    return client.post(reverse("upload"), {"file": SimpleUploadedFile(name, content)})


def drafts_of(house) -> list[plans.DraftLine]:
    return list(plans.drafts(house.actor(Role.INSPECTION_OFFICE)))


def test_a_text_becomes_a_draft(office, house):
    text = PLAN.replace("2027", "2028")
    answer = upload(office, "云岭县2028年方案.txt", text.encode("gb18030"))
    newest = drafts_of(house)[0]
    assert answer["Location"] == reverse("review", args=[newest.pk])
    assert (newest.filename, newest.year, newest.items) == ("云岭县2028年方案.txt", 2028, 2)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.docx", b""),
        ("坏.docx", b"PK\x03\x04 not a document at all"),
        ("程序.exe", b"MZ\x90\x00" + b"\x00" * 200),
        ("残.pdf", b"%PDF-1.7\n%%EOF"),
    ],
)
def test_what_cannot_be_read_is_told_at_the_field_and_leaves_nothing(office, house, name, content):
    before = drafts_of(house)
    answer = upload(office, name, content)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r'<p class="error" role="alert">[^<]{8,}。</p>', page)
    assert "Traceback" not in page
    assert drafts_of(house) == before


@pytest.mark.parametrize("name", ["upload", "paste", "register_import"])
def test_a_form_that_is_only_looked_at_shows_no_fault(office, name):
    answer = office.get(reverse(name))
    assert answer.status_code == 200
    assert 'class="error"' not in answer.content.decode()


def test_no_file_is_told_at_the_field(office):
    answer = office.post(reverse("upload"), {})
    assert answer.status_code == 422
    assert "请选择文件。" in answer.content.decode()


def test_pasted_text_that_is_refused_comes_back(office):
    answer = office.post(reverse("paste"), {"text": "   \n  "})
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_the_same_file_leads_to_the_draft_there_is(office, house):
    content = PLAN.replace("2027", "2029").encode()
    first = upload(office, "甲.txt", content)
    second = upload(office, "乙.txt", content)
    assert second["Location"] == first["Location"]
    assert len([line for line in drafts_of(house) if line.year == 2029]) == 1


def test_the_list_says_where_each_draft_stands(office):
    page = office.get(reverse("plans")).content.decode()
    assert page.index("待校核") < page.index("已办结")
    assert "继续校核" in page
    assert "看台账" in page


def test_adopting_shows_first_what_will_be_and_what_is_open(office, house):
    page = office.get(reverse("plan_adopt", args=[house.draft])).content.decode()
    assert "将建立 2027 年总台账" in page
    assert "2 件" in page
    assert "尚未处理" in page
    assert programmes.programmes(house.actor(Role.INSPECTION_OFFICE))[0].year == 2026


def test_what_is_open_is_told_with_its_item_and_its_words(office, house):
    page = office.get(reverse("plan_adopt", args=[house.draft])).content.decode()
    doubt = next(line for line in page.splitlines() if "没有数量" in line)
    assert "（二）" in doubt
    assert "“完善配送服务”" in doubt


def test_adopting_builds_the_ledger_once(office, house):
    path = reverse("plan_adopt", args=[house.draft])
    version = plans.review(house.actor(Role.INSPECTION_OFFICE), house.draft).version
    answer = office.post(path, {"version": version})
    years = [card.year for card in programmes.programmes(house.actor(Role.INSPECTION_OFFICE))]
    assert years == [2027, 2026]
    newest = programmes.programmes(house.actor(Role.INSPECTION_OFFICE))[0].pk
    assert answer["Location"] == reverse("programme_ledger", args=[newest])
    again = office.post(path, {"version": version})
    assert again.status_code == 409
    assert len(programmes.programmes(house.actor(Role.INSPECTION_OFFICE))) == 2


def test_adopting_from_an_old_page_is_refused(office, house):
    answer = office.post(reverse("plan_adopt", args=[house.draft]), {"version": 0})
    assert answer.status_code == 409
    assert "没有入账" in answer.content.decode()


def test_a_discarded_draft_leaves_the_waiting_list(office, house):
    version = plans.review(house.actor(Role.INSPECTION_OFFICE), house.draft).version
    office.post(reverse("plan_discard", args=[house.draft]), {"version": version})
    page = office.get(reverse("plans")).content.decode()
    assert "没有待校核的方案" in page
    assert "已作废" in page


def test_the_original_comes_back_byte_for_byte_under_its_name(office, house):
    content = PLAN.replace("2027", "2030").encode("utf-16")
    upload(office, "云岭县“2030”方案.txt", content)
    answer = office.get(reverse("plan_file", args=[drafts_of(house)[0].pk]))
    assert answer.content == content
    named = answer["Content-Disposition"]
    assert named.startswith("attachment; filename*=utf-8''%E4%BA%91%E5%B2%AD")
    assert answer["Content-Type"] == "application/octet-stream"


def test_the_first_page_of_an_empty_county_leads_to_the_upload(office, house):
    page = office.get(reverse("programmes")).content.decode()
    assert page.index("待校核") < page.index("已入台账")
    assert f'href="{reverse("upload")}"' in page


def test_a_reporter_sees_the_button_greyed_with_its_reason(enter):
    page = enter(Role.UNIT_REPORTER).get(reverse("programmes")).content.decode()
    found = re.search(
        r'<button type="button"[^>]*aria-disabled="true" aria-describedby="(\S+)">上传方案</button>'
        r'<span class="tip" role="tooltip" id="(\S+)">([^<]+)</span>',
        page,
    )
    assert found
    assert found[1] == found[2]
    assert "政府督查室、发展改革委" in found[3]
