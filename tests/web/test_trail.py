"""留痕 of one project on its own page, and the way there from the page of the project."""

from django.urls import reverse

from shishi.actions import comments
from shishi.queries import trail
from shishi.records.models import Project
from shishi.rules.access import Role
from tests.chained import a_chain
from tests.makers import a_programme, an_office
from tests.web.conftest import a_subplan, first_project
from tests.web.years import text


def test_the_page_of_a_project_leads_to_all_that_was_done_about_it(office, house):
    project = first_project(house)
    a_subplan(house)
    a_chain(house.actor(Role.INSPECTION_OFFICE), project, house.at)
    comments.write(
        actor=house.actor(Role.COUNTY_LEADER), project=project, says="抓紧办理", at=house.at
    )
    address = f"{reverse('trail')}?project={project}"
    shown = office.get(reverse("project", args=[project])).content.decode()
    assert f'href="{address}"' in shown
    page = text(office.get(address))
    for deed in ("报备单位子方案", "设定手续环节", "领导批注"):
        assert deed in shown
        assert page.count(deed) == 1
    assert "确认入账" not in page
    assert "确认入账" in text(office.get(reverse("trail")))


def test_the_pages_of_it_stay_with_the_project(office, house, monkeypatch):
    project = first_project(house)
    a_subplan(house)
    a_chain(house.actor(Role.INSPECTION_OFFICE), project, house.at)
    monkeypatch.setattr("shishi.web.trail.A_PAGE", 1)
    page = office.get(f"{reverse('trail')}?project={project}").content.decode()
    last = trail.recent(house.actor(Role.INSPECTION_OFFICE), project=project)[0].number
    assert f"?project={project}&amp;before={last}" in page
    earlier = office.get(f"{reverse('trail')}?project={project}&before={last}")
    assert "报备单位子方案" in text(earlier)
    assert "设定手续环节" not in text(earlier)


def test_a_project_of_another_county_has_no_trail_here(office, house):
    other = Project.objects.get(programme=a_programme(an_office("青溪县")).programme, number=1)
    assert office.get(f"{reverse('trail')}?project={other.pk}").status_code == 404
