"""周调度 in a browser: the sheet is opened, a decision entered by keyboard, one carried over, the
meeting closed; and a long sheet is printed on few pages."""

from datetime import date, timedelta

import pypdfium2
import pytest

from shishi import clock
from shishi.actions import decisions, escalations, plans
from shishi.queries import door, stocktakes
from shishi.queries import plans as drafts
from shishi.records.models import Decision, Node, Programme, Schedule, Stocktake
from shishi.rules.access import Actor
from shishi.rules.decisions import DecisionState
from shishi.rules.edits import Act, Edit
from tests import year
from tests.journeys.conftest import Office, picture
from tests.journeys.test_every_page_holds import enter, looked_over

pytestmark = pytest.mark.browser
WEEK = timedelta(days=7)
A4 = (595, 842)  # points
MANY, ON_TRACK = 30, 12
ITEM = """（{number}）第{number}项农村供水保障工程。改造管网{length}公里；新建水站{stations}座。
责任县领导：陆知遥
牵头单位：县水利局
责任单位：县住建局
完成时限：{year}年12月31日前
"""


def plan_of(number: int, on: date) -> str:
    items = "".join(
        ITEM.format(number=one, length=10 + one, stations=one + 1, year=on.year)
        for one in range(1, number + 1)
    )
    return f"云岭县{on.year}年民生实事实施方案\n{items}"


@pytest.fixture
def sheet(office: Office, seated: dict[str, str]) -> tuple[Actor, int, Programme]:
    """Thirty projects of one leader, of which twelve are on track and the others behind."""
    at, on = clock.now(), clock.today()
    actor = door.named("ducha", on=on)
    taken = plans.take_in_text(actor=actor, text=plan_of(MANY, on), at=at)
    version = drafts.review(actor, taken.draft).version
    version = plans.amend(
        actor=actor, draft=taken.draft, version=version, edits=[Edit(Act.ACCEPT)], at=at
    )
    pk = plans.adopt(actor=actor, draft=taken.draft, version=version, at=at).programme
    row, begun = Programme.objects.get(pk=pk), at - 5 * WEEK
    year.a_light_rule(row, "默认", begun)
    for line in year.lines(row):
        made = Schedule.objects.create(
            indicator=line, number=1, source="hand", set_by=line.confirmed_by, set_at=begun
        )
        for day, value in ((on - 2 * WEEK, line.value / 2), (on + WEEK, line.value)):
            Node.objects.create(schedule=made, on=day, value=value)
        share = "0.9" if line.project.number <= ON_TRACK else "0.1"
        year.an_observation(line, on - WEEK, share, at - timedelta(days=2))
    return actor, stocktakes.overview(actor, on).sheets[0].leader, row


def last_week(sheet: tuple[Actor, int, Programme], *, says: str, number: int) -> int:
    """A decision of the meeting a week ago that is due today."""
    actor, leader, row = sheet
    at = clock.now() - WEEK
    return decisions.enter(
        actor=actor,
        project=row.projects.get(number=number).pk,
        leader=leader,
        says=says,
        owner="县水利局",
        due_on=at.date() + WEEK,
        on=at.date(),
        at=at,
    )


def raised(sheet: tuple[Actor, int, Programme]) -> None:
    actor, _, row = sheet
    at = clock.now() - WEEK
    escalations.bring_up(
        actor=actor,
        project=row.projects.get(number=20).pk,
        says="请县政府协调管线迁改费用",
        tried="与燃气公司两次会商未果",
        on=at.date(),
        at=at,
    )


def test_a_meeting_from_the_sheet_to_the_printed_page(office, sheet, tmp_path):
    _, leader, row = sheet
    done = last_week(sheet, says="交付施工用地", number=20)
    over = last_week(sheet, says="补办施工许可", number=21)
    raised(sheet)
    enter(office, "ducha")
    page = office.page
    page.get_by_role("link", name="周调度").click()
    page.get_by_role("link", name="陆知遥").click()
    page.get_by_text("此前议定 2 件：办结 0 件、不予办理 0 件、结转 0 件、待办 2 件").wait_for()

    # what is on track is not on the sheet
    assert page.locator("#attention .item").count() == MANY - ON_TRACK
    assert page.get_by_text(f"其余 {ON_TRACK} 件进展正常").is_visible()
    assert page.get_by_role("button", name="登记本次调度").get_attribute("aria-disabled")

    # one is done, one is carried over to the next meeting with its reason
    page.locator(f"#d-{done}").get_by_role("button", name="办结").click()
    page.get_by_text("已登记办结").wait_for()
    page.locator(f"#d-{over} summary", has_text="结转").click()
    page.locator(f"#d-{over}").get_by_label("结转理由").fill("等待市级批复")
    page.locator(f"#d-{over}").get_by_role("button", name="结转").click()
    page.get_by_text("已结转").wait_for()
    page.get_by_text("办结 1 件、不予办理 0 件、结转 1 件、待办 0 件").wait_for()

    # a decision about the oldest concern, by keyboard alone; unit and day are proposed
    page.locator("#attention .item").first.locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("增加两个施工班组")
    page.keyboard.press("Enter")
    page.get_by_text("已登记议定事项").wait_for()
    page.locator("#new .item", has_text="增加两个施工班组").wait_for()
    made = Decision.objects.get(says="增加两个施工班组")
    assert made.owner == "县水利局"
    assert made.due_on >= clock.today() + WEEK
    picture(page, "stocktake", whole=True)

    page.get_by_role("button", name="登记本次调度").click()
    page.get_by_text("本次调度已登记").wait_for()
    assert Stocktake.objects.get().leader.pk == leader
    assert row.projects.filter(decisions__steps__state=DecisionState.CARRIED).count() == 1

    page.get_by_role("link", name="打印").click()
    page.get_by_role("heading", name="陆知遥同志周调度单").wait_for()
    text, _ = printed(office, tmp_path)
    assert "增加两个施工班组" in text
    assert office.complaints == []


def printed(office: Office, folder) -> tuple[str, list[tuple[int, int]]]:
    """The page as paper: its words without spaces, and the size of each sheet in points."""
    path = folder / "sheet.pdf"
    office.page.pdf(path=path, prefer_css_page_size=True)
    paper = pypdfium2.PdfDocument(path)
    texts = [one.get_textpage().get_text_bounded() for one in paper]
    sizes = [tuple(round(side) for side in one.get_size()) for one in paper]
    return "".join("".join(texts).split()), sizes


def test_a_sheet_of_thirty_projects_prints_on_few_pages(office, sheet, tmp_path):
    _, leader, _ = sheet
    for number in range(13, 23):
        last_week(sheet, says=f"第{number}项增加施工班组并按周报送进度", number=number)
    raised(sheet)
    enter(office, "ducha")
    office.go(f"/stocktakes/{leader}/?print")
    text, sizes = printed(office, tmp_path)
    assert len(sizes) <= 4
    assert all(abs(w - A4[0]) < 3 and abs(h - A4[1]) < 3 for w, h in sizes)
    for number in range(1, len(sizes) + 1):
        assert f"—{number}—" in text
    assert all((f"第{one}项农村供水" in text) is (one > ON_TRACK) for one in range(1, MANY + 1))
    assert "政府督查室" in text


def test_the_wall_shows_one_item_a_row_in_large_type(office, sheet):
    _, leader, _ = sheet
    raised(sheet)
    enter(office, "ducha")
    page = office.page
    page.set_viewport_size({"width": 1920, "height": 1080})
    office.go(f"/stocktakes/{leader}/?wall")
    rows = page.locator(".wall-row")
    assert rows.count() == MANY - ON_TRACK + 1
    boxes = [one.bounding_box() for one in rows.all()]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops))
    size = page.locator(".wall-row b").first.evaluate("one => getComputedStyle(one).fontSize")
    assert float(size.removesuffix("px")) >= 28
    assert office.overflow() <= 0


def test_the_pages_of_a_full_meeting_hold(office, sheet):
    _, leader, row = sheet
    key = last_week(sheet, says="交付施工用地", number=20)
    raised(sheet)
    project = row.projects.get(number=20).pk
    paths = [
        "/stocktakes/",
        f"/stocktakes/{leader}/",
        f"/stocktakes/{leader}/?print",
        f"/stocktakes/{leader}/?wall",
        f"/decisions/{key}/?leader={leader}",
        f"/projects/{project}/",
    ]
    enter(office, "ducha")
    assert [fault for path in paths for fault in looked_over(office, path)] == []
    enter(office, "xianling")
    assert [fault for path in paths[1:2] + paths[-1:] for fault in looked_over(office, path)] == []
