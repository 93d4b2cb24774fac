"""周调度 pages: entered in place, given back with everything typed, closed to leaders' edits."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from shishi.actions import decisions, escalations
from shishi.queries import stocktakes
from shishi.records.models import Comment, Decision, DecisionStep, Matter, Person, Post, Stocktake
from shishi.rules.access import Role
from tests.makers import an_office
from tests.web.conftest import House, first_indicator, first_project

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def leader(house: House) -> int:
    """Whose sheet the first project of the plan stands on."""
    actor = house.actor(Role.INSPECTION_OFFICE)
    return stocktakes.overview(actor, house.on).sheets[0].leader


def decided(house: House, leader: int, *, ago: int = 7, says: str = "完成管线迁改") -> int:
    on = house.on - timedelta(days=ago)
    return decisions.enter(
        actor=house.actor(Role.INSPECTION_OFFICE),
        project=first_project(house),
        leader=leader,
        says=says,
        owner="县水利局",
        due_on=on + WEEK,
        on=on,
        at=house.at - timedelta(days=ago),
    )


def raised(house: House, *, ago: int = 0) -> int:
    return escalations.bring_up(
        actor=house.actor(Role.INSPECTION_OFFICE),
        project=first_project(house),
        says="费用由谁承担",
        tried="两次会商未果",
        on=house.on - timedelta(days=ago),
        at=house.at - timedelta(days=ago),
    )


def page(client: Client, name: str, *arguments: object, query: str = "") -> str:
    return client.get(reverse(name, args=arguments) + query).content.decode()


def test_the_sheet_has_its_parts_in_the_order_of_the_meeting(office, house, leader):
    decided(house, leader)
    raised(house)
    told = page(office, "stocktake", leader)
    parts = ("一、上次议定事项", "此前议定 1 件", "二、需研究决定的事项", "三、需关注的实事")
    places = [told.index(words) for words in (*parts, "四、本次议定")]
    assert places == sorted(places)
    assert "两次会商未果" in told


def test_a_decision_is_entered_in_place_and_the_sheet_comes_back_to_it(office, house, leader):
    project = first_project(house)
    form = {
        "project": project,
        "says": "完成管线迁改",
        "owner": "县水利局",
        "due_on": (house.on + WEEK).isoformat(),
    }
    for _ in range(2):  # the second click
        answer = office.post(reverse("decision_enter", args=[leader]), form)
        assert answer["Location"] == f"/stocktakes/{leader}/#p-{project}"
    assert Decision.objects.get().says == "完成管线迁改"
    assert "四、本次议定　1 件" in page(office, "stocktake", leader)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("says", "", "没有写明议定什么"),
        ("owner", "", "没有写明由谁办理"),
        ("due_on", "2020-01-01", "办理期限早于议定日期"),
        ("due_on", "下周", "日期无法识别"),
        ("project", "999999", "选择"),
    ],
)
def test_a_refused_decision_comes_back_with_what_was_typed(
    office, house, leader, field, typed, says
):
    form = {
        "project": first_project(house),
        "says": "完成管线迁改",
        "owner": "县水利局、县住建局",
        "due_on": (house.on + WEEK).isoformat(),
    } | {field: typed}
    answer = office.post(reverse("decision_enter", args=[leader]), form)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert says in told
    assert all(str(value) in told for name, value in form.items() if name != "project")
    assert not Decision.objects.exists()


def test_the_form_proposes_the_unit_that_answers_and_the_next_meeting(office, house, leader):
    project = first_project(house)
    sheet = stocktakes.stocktake(house.actor(Role.INSPECTION_OFFICE), leader, house.on)
    told = page(office, "decision_enter", leader, query=f"?project={project}")
    assert f'value="{sheet.units[project][0]}"' in told
    assert f'value="{sheet.next_on.isoformat()}"' in told


def test_a_decision_is_carried_over_from_the_sheet(office, house, leader):
    key = decided(house, leader)
    form = {"step": "carry", "seen": 0, "leader": leader, "remark": ""}
    refused = office.post(reverse("decision", args=[key]), form)
    assert refused.status_code == 422
    assert "没有写明理由" in refused.content.decode()
    form |= {"remark": "等待批复", "due_on": (house.on + WEEK).isoformat()}
    answer = office.post(reverse("decision", args=[key]), form)
    assert answer["Location"] == f"/stocktakes/{leader}/#d-{key}"
    assert DecisionStep.objects.get().due_on == house.on + WEEK
    stale = office.post(reverse("decision", args=[key]), form | {"step": "refuse"})
    assert (stale.status_code, "刚刚由他人登记" in stale.content.decode()) == (422, True)
    assert "等待批复" in stale.content.decode()


def test_a_meeting_is_not_closed_over_what_is_due(office, house, leader):
    key = decided(house, leader)
    assert "请逐件登记办结、不予办理或结转" in page(office, "stocktake", leader)
    answer = office.post(reverse("stocktake_hold", args=[leader]))
    assert (answer.status_code, Stocktake.objects.count()) == (422, 0)
    office.post(reverse("decision", args=[key]), {"step": "finish", "seen": 0})
    assert office.post(reverse("stocktake_hold", args=[leader])).status_code == 302
    assert "本次调度已登记" in page(office, "stocktake", leader)


def test_a_matter_is_raised_and_goes_up_from_the_sheet(office, house, leader):
    form = {"project": first_project(house), "says": "费用由谁承担", "tried": "会商一次"}
    assert office.post(reverse("matter_raise", args=[leader]), form).status_code == 302
    key = Matter.objects.get().pk
    early = office.post(reverse("matter", args=[key]), {"step": "escalate", "seen": 0})
    assert (early.status_code, "如须提前提交" in early.content.decode()) == (422, True)
    step = {"step": "escalate", "seen": 0, "reason": "汛期将至", "leader": leader}
    assert office.post(reverse("matter", args=[key]), step)["Location"].endswith("#to-decide")
    assert "请专题会决定" in page(office, "stocktake", leader)


def test_a_matter_without_words_comes_back(office, house, leader):
    form = {"project": first_project(house), "says": "", "tried": "会商一次"}
    answer = office.post(reverse("matter_raise", args=[leader]), form)
    assert (answer.status_code, "会商一次" in answer.content.decode()) == (422, True)


def test_a_crafted_way_back_leads_nowhere_else(office, house, leader):
    key = decided(house, leader)
    form = {"step": "finish", "seen": 0, "leader": "//elsewhere"}
    assert office.post(reverse("decision", args=[key]), form)["Location"] == f"/decisions/{key}/"
    for told in ("x", "9" * 30, "0"):
        answer = office.get(reverse("matter", args=[raised(house)]), {"leader": told})
        assert answer.status_code == 200


def test_a_past_sheet_is_read_and_not_entered(office, house, leader):
    decided(house, leader, ago=7)
    yesterday = (house.on - timedelta(days=1)).isoformat()
    told = page(office, "stocktake", leader, query=f"?on={yesterday}")
    assert "当时可知" in told
    assert "完成管线迁改" in told
    assert 'method="post" action="/stocktakes' not in told
    assert 'method="post" action="/decisions' not in told
    before = (house.on - timedelta(days=8)).isoformat()
    assert "完成管线迁改" not in page(office, "stocktake", leader, query=f"?on={before}")


@pytest.mark.parametrize("query", ["?print", "?wall"])
def test_paper_and_wall_carry_the_whole_sheet_and_no_form(office, house, leader, query):
    decided(house, leader)
    raised(house)
    told = page(office, "stocktake", leader, query=query)
    assert "同志周调度单" in told
    assert all(words in told for words in ("完成管线迁改", "费用由谁承担", "县水利局"))
    assert "<form" not in told
    assert 'class="side"' not in told


def test_the_paper_names_the_office_that_keeps_it(office, leader):
    assert "政府督查室" in page(office, "stocktake", leader, query="?print")


LEADER, UNIT = Role.COUNTY_LEADER, Role.UNIT_REPORTER


@pytest.mark.parametrize("role", [LEADER, UNIT, Role.CONGRESS_OFFICE, Role.ADMINISTRATOR])
def test_whoever_may_not_enter_reads_the_sheet_without_a_form(enter, house, leader, role):
    key = decided(house, leader)
    client = enter(role)
    told = page(client, "stocktake", leader)
    assert "完成管线迁改" in told
    assert told.count('method="post"') == 1  # leaving the house
    assert page(client, "decision", key).count('method="post"') == 1
    answer = client.post(reverse("decision", args=[key]), {"step": "finish", "seen": 0})
    assert answer.status_code == 403
    assert not DecisionStep.objects.exists()


def test_a_leader_may_change_no_value_on_any_page(enter, house, leader):
    """What a leader can send: a comment, the ledger as a file, and goodbye."""
    client, project = enter(LEADER), first_project(house)
    pages = {
        "today": [],
        "programme_ledger": [house.programme],
        "lights": [house.programme],
        "project": [project],
        "history": [first_indicator(house)],
        "schedule": [first_indicator(house)],
        "targets": [house.programme],
        "programme": [house.programme],
        "stocktakes": [],
        "stocktake": [leader],
    }
    allowed = ("/sign-out/", "/export/", "/comment/")
    for name, arguments in pages.items():
        told = page(client, name, *arguments)
        for form in told.split("<form ")[1:]:
            head = form.partition(">")[0]
            assert 'method="get"' in head or any(words in head for words in allowed), (name, head)
    assert "认定正当理由" not in page(client, "project", project)


def test_a_comment_stands_on_the_page_with_name_post_and_day(enter, house):
    client, project = enter(LEADER), first_project(house)
    address = reverse("project_comment", args=[project])
    empty = client.post(address, {"says": " "})
    assert (empty.status_code, "没有写明批注内容" in empty.content.decode()) == (422, True)
    for _ in range(2):
        answer = client.post(address, {"says": "抓紧<b>汛期</b>前完成"})
    assert answer["Location"] == f"/projects/{project}/#comments"
    assert Comment.objects.count() == 1
    told = page(enter(UNIT), "project", project)
    person = Person.objects.get(pk=house.actor(LEADER).person)
    title = Post.objects.get(person=person).title
    assert "抓紧&lt;b&gt;汛期" in told
    assert f"{person.name}（{title}）" in told
    assert address not in told
    yesterday = (house.on - timedelta(days=1)).isoformat()
    assert "抓紧" not in page(client, "project", project, query=f"?on={yesterday}")


def test_only_leaders_comment(office, house):
    address = reverse("project_comment", args=[first_project(house)])
    assert office.post(address, {"says": "抓紧"}).status_code == 403
    assert office.post(address, {"says": ""}).status_code == 403
    assert not Comment.objects.exists()


def test_sheets_are_listed_by_leader_in_the_order_of_the_plan(office, house, leader):
    decided(house, leader, ago=9)
    told = page(office, "stocktakes")
    found = stocktakes.overview(house.actor(Role.INSPECTION_OFFICE), house.on)
    places = [told.index(f"/stocktakes/{one.leader}/") for one in found.sheets]
    assert places == sorted(places)
    assert "逾期 1 件" in told


def test_a_county_without_a_programme_is_told_what_comes(db):
    client = Client()
    person = Person.objects.get(pk=an_office().key)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert "还没有调度单" in page(client, "stocktakes")
    assert client.get(reverse("stocktake", args=[person.pk])).status_code == 404
