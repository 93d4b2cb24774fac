"""The page of the text checker: pasted or sent, marked and listed, and nothing kept."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.queries import holdings
from shishi.records.models import AuditEntry, Person, Post, SourceDocument, Unit
from shishi.rules.access import Role
from tests.web.conftest import House
from tests.wording.typed import check_text

PAPER = (
    "一、总体情况\n"
    "截至2025年09月30日，全县65项民生实事已完成26项，占42%，其余正在推进。\n"
    "二、下步要求\n"
)


@pytest.fixture
def client(enter):
    return enter(Role.UNIT_REPORTER)


def posted(client, **fields):
    return client.post(reverse("lint"), fields)


def test_what_is_pasted_is_marked_listed_and_given_back(client):
    answer = posted(client, text=PAPER.replace("\n", "\r\n"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<mark class="wrong" id="w-0">年09月30日</mark>' in page
    assert '<mark class="wrong" id="w-1">42%</mark>' in page
    assert '<a href="#w-1">第2行第32字</a>' in page
    assert "2 处意见，其中差错 2 处。" in page
    assert "26项÷65项=40%，写作42%，不符。" in page
    assert "已完成26项，占42%，其余正在推进。\r\n二、下步要求" in page.replace("&#13;", "\r")


def test_a_word_file_is_read_like_the_text_in_it(client):
    document, content = docx.Document(), BytesIO()
    for line in PAPER.strip().split("\n"):
        document.add_paragraph(line)
    document.save(content)
    sent = SimpleUploadedFile("通报.docx", content.getvalue())
    page = posted(client, text="", file=sent).content.decode()
    assert "2 处意见，其中差错 2 处。" in page


def test_a_sound_paper_is_said_to_be_so(client):
    page = posted(client, text="各单位要压实责任，倒排工期。").content.decode()
    assert "没有核校意见" in page


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": "  "}, "请粘贴公文全文，或者选择文件。"),
        ({"text": "一" * 100_001}, "全文超过 10 万字，请分成几部分核校。"),
        ({"file": SimpleUploadedFile("空.docx", b"")}, "文件是空的"),
        ({"file": SimpleUploadedFile("长.txt", "一".encode() * 100_001)}, "全文超过 10 万字"),
    ],
)
def test_what_cannot_be_checked_is_refused_at_its_field(client, fields, says):
    answer = posted(client, **fields)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_of_very_many_findings_the_first_are_listed(client):
    page = posted(client, text="占42%，截止2025年9月。\n" * 400).content.decode()
    assert "400 处意见" in page
    assert "只列出前 300 处" in page
    assert page.count('class="opinion"') == 300


def test_pasted_words_are_shown_as_words(client):
    page = posted(client, text="<script>alert(1)</script>占42%，截止2025年9月。").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_nothing_of_the_paper_is_kept(client):
    before = (AuditEntry.objects.count(), SourceDocument.objects.count())
    with CaptureQueriesContext(
        connection,
    ) as asked:
        posted(client, text=PAPER)
    assert (AuditEntry.objects.count(), SourceDocument.objects.count()) == before
    assert not [one["sql"] for one in asked if "已完成26项" in one["sql"]]


def test_the_register_is_asked_once_however_many_posts_it_has(house, django_assert_num_queries):
    person = Person.objects.order_by("pk")[0]
    for day in range(1, 7):
        Post.objects.create(person=person, title="督查专员", starts_on=date(2024, 1, day))
    actor = house.actor(Role.UNIT_REPORTER)
    with django_assert_num_queries(1):
        known = holdings.holdings(actor)
    assert sum(one.post == "督查专员" for one in known) == 6


def test_names_are_held_against_posts_of_the_territory(enter, house: House):
    actor = house.actor(Role.INSPECTION_OFFICE)
    person = Person.objects.create(territory_id=actor.territory, name="方砚秋")
    unit = Unit.objects.create(territory_id=actor.territory, name="县水文站")
    Post.objects.create(
        person=person,
        unit=unit,
        title="站长",
        starts_on=date(2020, 1, 1),
        ends_before=date(2024, 1, 1),
    )
    known = holdings.holdings(actor)
    (held,) = [one for one in known if one.name == "方砚秋"]
    assert held.post == "县水文站站长"
    assert (held.holds(date(2023, 12, 31)), held.holds(date(2024, 1, 1))) == (True, False)
    paper = "县水文站站长方砚秋作了汇报。"
    assert check_text(paper, known, date(2023, 6, 1)) == ()
    assert [one.rule.name for one in check_text(paper, known, date(2025, 6, 1))] == ["post"]
