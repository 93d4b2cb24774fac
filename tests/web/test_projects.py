"""From a number to its place in the source, and back to who let it stand."""

import re
from html import unescape

import pytest
from django.urls import reverse

from shishi.queries import ledgers, projects
from shishi.rules.access import Role


@pytest.fixture
def water(house) -> projects.ProjectPage:
    actor = house.actor(Role.INSPECTION_OFFICE)
    found = ledgers.ledger(actor, house.programme, ledgers.Sieve(words="供水保障"))
    return projects.project(actor, found.projects[0].pk)


@pytest.fixture
def page(office, water) -> str:
    return office.get(reverse("project", args=[water.pk])).content.decode()


def test_the_promise_is_told_with_its_figures_in_bold(page):
    assert "改造老旧供水管网<b>86.5公里以上</b>" in page
    assert "责任县领导：陆知遥" not in page.partition("</p>")[0]


def test_every_figure_leads_to_the_words_it_was_read_from(office, water, page):
    indicators = [one for task in water.tasks for one in task.indicators]
    assert len(indicators) >= 7
    for one in indicators:
        row = re.search(rf'<tr id="i-{one.pk}"[^>]*>.*?</tr>', page, re.DOTALL)[0]
        href = unescape(re.search(r'href="(/sources/[^"]+)#here"', row)[1])
        source = office.get(href).content.decode()
        lit = re.findall(r'<mark class="[^"]*lit"[^>]*id="here">([^<]*)</mark>', source)
        assert lit == [one.origin.quote]


def test_people_and_units_stand_under_the_words_of_the_plan(page):
    who = page.partition("谁来负责")[2].partition("何时完成")[0]
    assert re.search(r"责任县领导</span><span>\s*<a[^>]*>陆知遥</a>", who)
    assert re.search(r"牵头单位</span><span>\s*<a[^>]*>县水利局</a>", who)


def test_the_source_page_names_the_file_and_its_digest(office, house):
    page = office.get(reverse("source", args=[house.document])).content.decode()
    assert "yunling-2026.docx" in page
    assert re.search(r"校验码 <span class=\"mono\">[0-9a-f]{64}</span>", page)


def test_a_place_across_two_runs_is_lit_whole(office, house, water):
    start = water.title_origin.start
    path = reverse("source", args=[house.document]) + f"?from={start}&to={start + 12}"
    page = office.get(path).content.decode()
    lit = "".join(re.findall(r'<mark class="[^"]*lit"[^>]*>([^<]*)</mark>', page))
    assert len(lit) == 12


@pytest.mark.parametrize("query", ["?from=9999999&to=10000000", "?from=abc&to=5", "?from=5&to=1"])
def test_a_place_that_is_none_shows_the_text(office, house, query):
    answer = office.get(reverse("source", args=[house.document]) + query)
    assert answer.status_code == 200


def test_the_way_from_project_to_project(office, house, water, page):
    following = reverse("project", args=[water.following])
    assert f'<a href="{following}">下一件</a>' in page
