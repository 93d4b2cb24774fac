"""总台账: merged rows, sums, filters in the address, and the sheet one takes along."""

import io
import re
from urllib.parse import unquote

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.queries import ledgers
from shishi.rules.access import Role


@pytest.fixture
def page_of(office, house):
    def read(query: str = "") -> str:
        answer = office.get(reverse("programme_ledger", args=[house.programme]) + query)
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def titles(page: str) -> list[str]:
    return re.findall(
        r'<th class="project" scope="rowgroup"[^>]*><a href="[^"]+">([^<]+)</a>', page
    )


def test_one_body_a_project_with_its_cells_merged_over_its_lines(page_of, house):
    found = ledgers.ledger(house.actor(Role.INSPECTION_OFFICE), house.programme, ledgers.Sieve())
    page = page_of()
    assert titles(page) == [project.title for project in found.projects]
    bodies = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    for project, body in zip(found.projects, bodies, strict=True):
        height = max(1, len(project.indicators))
        assert body.count("<tr>") == height
        assert f'rowspan="{height}"' in body


def test_numbers_are_grouped_and_carry_their_bound(page_of):
    page = page_of()
    assert re.search(r'class="num target"><a [^>]*>≥86\.5</a>', page)
    assert re.search(r'class="num target"><a [^>]*>3～5</a>', page)
    assert re.search(r'class="num target"><a [^>]*>24,000</a>', page)
    assert re.search(r"2,146\.8</a></td><td class=\"nowrap\">万元", page)


def test_the_sum_of_money_leaves_out_rates_and_parts(page_of):
    # 2146.8 + 66 + 75 + 320 + 865.5 万元 of the sample; 2元 a meal and the like are standards
    foot = re.search(r"<tfoot>.*?</tfoot>", page_of(), re.DOTALL)[0]
    assert "3,473.3" in foot


def test_money_from_a_column_of_its_own_is_named(page_of):
    row = re.search(r"<td>([^<]*)</td><td class=\"num target\"><a [^>]*>865\.5</a>", page_of(""))
    assert row[1] == "投资"  # the head of its column in the annex


def test_a_presumed_deadline_is_marked(page_of):
    page = page_of("?due=presumed")
    assert titles(page)
    assert page.count('<span class="tag care">推定</span>') == len(titles(page))


def test_filters_live_in_the_address_and_keep_each_other(page_of):
    page = page_of("?words=农村&sort=-deadline")
    assert 0 < len(titles(page)) < 10
    href = re.search(r'<a class="chip" href="(\?[^"]*due=presumed[^"]*)"', page)[1]
    assert "words=" in href
    assert "sort=-deadline" in href


def test_searching_finds_units_by_two_characters(page_of):
    assert "农村供水保障工程" in titles(page_of("?words=水利"))


def test_nothing_found_says_how_to_go_on(page_of):
    page = page_of("?words=没有这样的实事")
    assert "没有符合条件的实事" in page
    assert "清除筛选" in page


@pytest.mark.parametrize(
    "query", ["?unit=abc", "?sort=;drop", "?kind=x&due=y", "?leader=-1", "?unit=" + "9" * 40]
)
def test_an_address_that_makes_no_sense_shows_the_whole(page_of, query):
    assert len(titles(page_of(query))) == 10


def test_sorting_turns_round(page_of):
    up, down = titles(page_of("?sort=deadline")), titles(page_of("?sort=-deadline"))
    assert up != down
    assert 'aria-sort="ascending"' in page_of("?sort=deadline")
    assert 'aria-sort="descending"' in page_of("?sort=-deadline")


def test_the_page_asks_the_same_number_of_questions_however_many_rows(office, house):
    def questions(query: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            office.get(reverse("programme_ledger", args=[house.programme]) + query)
        return len(asked)

    questions("")
    assert questions("?words=供水") == questions("?words=工程")


def test_the_sheet_says_what_the_page_says(office, house):
    answer = office.post(reverse("ledger_export", args=[house.programme]), {"words": "水利"})
    named = answer["Content-Disposition"]
    assert named.startswith("attachment; filename*=utf-8''")
    assert unquote(named.partition("''")[2]) == "2026年民生实事总台账.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert "农村供水保障工程" in cells
    assert "基层医疗能力提升工程" not in cells
    assert 86.5 in cells
    assert any("祁望舟" in str(cell) for cell in cells)


def test_paper_is_chosen_by_the_address(page_of):
    assert '<body class="a3">' in page_of("?paper=a3")
    assert "data-print-now" in page_of("?paper=a4")
    assert "data-print-now" not in page_of()
