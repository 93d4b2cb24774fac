"""每一页 — no A or AA fault found by axe, nothing wider than a telephone, no complaint.

An address that shows a page and stands in no list here fails the test.
"""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import resolve
from playwright.sync_api import Page

from shishi import clock
from shishi.actions import decisions, escalations, plans, sign_in, snapshots, stops
from shishi.queries import door, ledgers, stocktakes, targets
from shishi.queries import parties as registers
from shishi.queries import plans as drafts
from shishi.records.models import Observation, Project, Proposal, Snapshot
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.stops import Cause, Stop
from tests import year
from tests.chained import a_chain, told
from tests.journeys import papers_shown
from tests.journeys.conftest import Office
from tests.reporting import live_rounds, passed
from tests.web.conftest import House, a_robot
from tests.web.test_access import TABLE

pytestmark = pytest.mark.browser

TEXT = """云岭县2027年民生实事实施方案
（一）社区食堂建设工程。新建社区食堂8个，安装路灯5O盏；完善配送服务。
责任县领导：程望野
责任单位：县民政局
"""


@pytest.fixture
def pages(office: Office, seated: dict[str, str], sample) -> list[str]:
    """Every address that shows a page, with one plan in the ledger and one under review."""
    at = clock.now()
    actor = door.named("ducha", on=at.date())
    taken = plans.take_in(actor=actor, filename=sample.name, content=sample.read_bytes(), at=at)
    version = drafts.review(actor, taken.draft).version
    programme = plans.adopt(actor=actor, draft=taken.draft, version=version, at=at).programme
    draft = plans.take_in_text(actor=actor, text=TEXT, at=at).draft
    body = drafts.review(actor, draft).body
    item = body.items[0]
    project = ledgers.ledger(actor, programme, ledgers.Sieve()).projects[0].pk
    document = drafts.review(actor, taken.draft).document
    person = registers.people(actor, on=at.date())[0].pk
    a_chain(actor, project, at)
    told(actor, project, "start", at, done_on=at.date(), explained="抢险应急，县政府会议纪要")
    waiting = Stop(at.date(), None, Cause.FUNDS, "财政部门")
    stop = stops.enter(actor=actor, project=project, stop=waiting, remark="", on=at.date(), at=at)
    leader = stocktakes.overview(actor, at.date()).sheets[0].leader
    said = {"actor": actor, "project": project, "on": at.date(), "at": at}
    decision = decisions.enter(**said, leader=leader, says="交地", owner="某局", due_on=at.date())
    matter = escalations.bring_up(**said, says="费用由谁承担", tried="会商一次")
    official = next(one for one in registers.people(actor, on=at.date()) if one.posts)
    snapshot = snapshots.take(actor=actor, programme=programme, on=at.date(), at=at)
    return [
        "/",
        "/programmes/",
        f"/programmes/{programme}/",
        f"/programmes/{programme}/settings/",
        f"/programmes/{programme}/settings/rounds/",
        f"/programmes/{programme}/settings/lights/?preset=五色",
        f"/programmes/{programme}/settings/pace/",
        f"/programmes/{programme}/settings/hours/?preset=新疆",
        f"/programmes/{programme}/targets/",
        f"/programmes/{programme}/start/",
        f"/indicators/{targets.targets(actor, programme).lines[0].pk}/targets/",
        f"/indicators/{targets.targets(actor, programme).lines[0].pk}/points/",
        f"/programmes/{programme}/close/",
        f"/programmes/{programme}/lead/",
        f"/programmes/{programme}/snapshots/",
        f"/programmes/{programme}/snapshots/{snapshot}/",
        f"/ledger/{programme}/?on={at.date() - timedelta(days=1)}",
        f"/ledger/{programme}/lights/?on={at.date() - timedelta(days=1)}&known=now",
        f"/projects/{project}/?on={at.date() - timedelta(days=1)}",
        "/ledger/",
        "/calendar/",
        "/plans/",
        "/plans/upload/",
        "/plans/paste/",
        "/lint/",
        f"/plans/{draft}/",
        f"/plans/{draft}/?doubts=1",
        f"/plans/{taken.draft}/",
        f"/plans/{draft}/entry/{item.figures[0].key}/",
        f"/plans/{draft}/item/{item.key}/",
        f"/plans/{draft}/adopt/",
        f"/plans/{draft}/discard/",
        f"/ledger/{programme}/",
        f"/ledger/{programme}/?words=没有这样的实事",
        f"/ledger/{programme}/lights/",
        *of_tables(programme, snapshot),
        f"/projects/{project}/",
        f"/projects/{project}/exempt/",
        f"/projects/{project}/level/",
        f"/projects/{project}/permits/",
        f"/projects/{project + 1}/permits/",
        f"/projects/{project}/permits/edit/",
        f"/projects/{project}/permits/step/permit/",
        f"/projects/{project}/stop/",
        f"/stops/{stop}/end/",
        f"/programmes/{programme}/stops/",
        f"/projects/{project}/funds/",
        f"/programmes/{programme}/funds/",
        f"/projects/{project}/lower/",
        f"/lowerings/{lowered(project, actor.key, at)}/second/",
        f"/projects/{project}/subplan/",
        "/stocktakes/",
        f"/stocktakes/{leader}/",
        f"/stocktakes/{leader}/?print",
        f"/stocktakes/{leader}/?wall",
        f"/stocktakes/{leader}/decide/",
        f"/stocktakes/{leader}/raise/",
        f"/decisions/{decision}/",
        f"/matters/{matter}/",
        f"/sources/{document}/?from=400&to=420",
        "/reports/",
        "/due/?month=2027-10",
        "/burden/",
        "/units/",
        "/people/",
        "/people/add/",
        "/people/import/",
        f"/people/{person}/",
        f"/people/{official.pk}/posts/{official.posts[0].pk}/succeed/",
        *of_rounds(programme, at),
        "/trail/?verify=1",
        "/notifications/",
        "/robots/",
        f"/robots/{a_robot(House(at.date(), at, programme, draft, document))}/",
        *papers_shown.shown(House(at.date(), at, programme, draft, document)),
        "/account/",
        "/statement/",
        "/no-such-page/",
    ]


def of_tables(programme: int, snapshot: int) -> list[str]:
    """The layouts of the ledger with the form of one, and two snapshots side by side."""
    now = Snapshot.objects.get(pk=snapshot)
    now.pk, now.on = None, now.on - timedelta(days=30)
    now.body = {**now.body, "实事": now.body["实事"][1:]}
    now.save(force_insert=True)
    return [
        f"/ledger/{programme}/layouts/",
        f"/ledger/{programme}/layouts/edit/?from=责任分解表",
        f"/programmes/{programme}/snapshots/compare/",
        f"/ledger/{programme}/changes/",
    ]


def of_rounds(programme: int, at: datetime) -> list[str]:
    """A report accepted, the next one handed in, and what a unit is asked now."""
    on = at.date()
    live = live_rounds(programme, on, at)
    passed(live, live.before, "0.5", on, at, steps="submit approve accept")
    passed(live, live.now, "0.7", on, at, steps="submit")
    kept = Observation.objects.order_by("pk")[0]
    Proposal.objects.create(
        programme_id=programme,
        observation=kept,
        value=kept.value,
        place="“总台账”L6",
        reason="现场复核",
        proposed_by_id=kept.entered_by_id,
        proposed_at=at,
    )
    return [
        f"/rounds/{live.now}/",
        f"/rounds/{live.now}/checks/",
        f"/rounds/{live.now}/sheet/bring/",
        f"/reports/{live.now}/{live.project}/",
        f"/reports/{live.now}/{live.project + 1}/",
        f"/figures/{kept.indicator_id}/",
        f"/figures/{kept.indicator_id}/?correct={kept.pk}",
    ]


def lowered(project: int, by: int, at: datetime) -> int:
    """A light that somebody wants to make graver, and money that warns."""
    line = Line(Level.COUNTY, Amounts(*map(Decimal, (9000000, 8000000, 100, 200))))
    row = Project.objects.get(pk=project)
    year.a_statement(row, at.date(), Funds(lines=(line,)), at)
    return year.a_lowering(row, by, at)


def enter(office: Office, login: str) -> None:
    at = clock.now()
    person = door.named(login, on=at.date()).key
    token = sign_in.offer_demo(actor=door.host(), person=person, at=at)
    office.go(f"/follow/{token}/")
    office.page.wait_for_url(office.home + "/")


def looked_over(office: Office, path: str) -> list[str]:
    """What is wrong with a page at both widths, one line each."""
    page: Page = office.page
    faults = []
    for width in (1360, 360):
        page.set_viewport_size({"width": width, "height": 800})
        office.go(path)
        faults += [f"{path} {width}: {line}" for line in office.axe()]
        if office.overflow() > 0:
            faults.append(f"{path} {width}: wider by {office.overflow()} px")
    return faults


@pytest.mark.parametrize("login", ["ducha", "guanli"])
def test_every_page_holds(office, pages, login):
    """The inspection office sees every page open, the administrator many with greyed buttons."""
    enter(office, login)
    faults = [fault for path in pages for fault in looked_over(office, path)]
    assert faults == []
    assert [told for told in office.complaints if "404" not in told and "403" not in told] == []


# Gotten, but no page: a file is handed over.
FILES = {
    *("dispatch_file", "serials_sheet"),
    *("plan_file", "source_file", "subplan_file", "evidence"),
    *("stocktake_sheet", "stocktake_minutes", "reminder", "return_notice", "duties"),
}


def test_every_address_that_shows_a_page_is_looked_over(pages):
    shown = {name for name, (method, _) in TABLE.items() if method == "get"} - FILES
    known = [path for path in pages if path != "/no-such-page/"]
    assert {resolve(path.partition("?")[0]).url_name for path in known} >= shown


def test_pages_before_signing_in_hold(office, seated):
    paths = ["/sign-in/", seated["ducha"], "/found/no-such-token/", "/statement/", "/nowhere/"]
    assert [fault for path in paths for fault in looked_over(office, path)] == []


def test_the_menu_opens_on_a_telephone_by_keyboard(office, pages):
    enter(office, "ducha")
    page = office.page
    page.set_viewport_size({"width": 360, "height": 740})
    office.go("/")
    menu = page.get_by_role("navigation", name="主菜单")
    assert not menu.is_visible()
    page.get_by_role("link", name="菜单", exact=True).focus()
    page.keyboard.press("Enter")
    menu.get_by_role("link", name="总台账").click()
    page.get_by_role("heading", name="任务落实总台账").wait_for()
