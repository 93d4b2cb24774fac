"""The register out and in: what comes back is what went; every fault has its row."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from shishi.actions import parties, register
from shishi.queries import door
from shishi.queries import parties as look
from shishi.records.models import Person, Post, Unit
from shishi.rules.access import Actor, Role
from shishi.rules.lifecycle import Refused
from shishi.rules.register import HEAD
from tests.makers import AT, ON, a_county, a_person, a_programme

pytestmark = pytest.mark.django_db

ROWS = [
    ("祁望舟", "ducha", "县政府督查室", "政府督查室", "主任"),
    ("闻溪桥", "tianbao", "县水利局", "单位填报人", ""),
    ("陆知遥", "", "", "", "副县长"),
    ("", "", "县民政局", "", ""),
]


def sheet(rows: list[tuple[str, ...]], *, above: int = 0, head: tuple[str, ...] = HEAD) -> bytes:
    book = Workbook()
    for _ in range(above):
        book.active.append(["云岭县单位人员名录"])
    book.active.append(head)
    for row in rows:
        book.active.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def bring(keeper: Actor, content: bytes) -> register.Imported:
    return register.import_register(actor=keeper, content=content, on=ON, at=AT)


def test_units_people_and_posts_come_in():
    keeper = a_county()
    done = bring(keeper, sheet(ROWS, above=2))
    assert (done.units, done.people, done.posts, done.errors) == (3, 3, 3, ())
    assert door.named("tianbao", on=ON).roles == {Role.UNIT_REPORTER}
    assert Post.objects.get(person__name="陆知遥").title == "副县长"


def test_bringing_the_same_sheet_again_adds_nothing():
    keeper = a_county()
    bring(keeper, sheet(ROWS))
    again = bring(keeper, sheet(ROWS))
    assert (again.units, again.people, again.posts, again.errors) == (0, 0, 0, ())


def test_what_goes_out_can_come_back():
    keeper = a_county()
    bring(keeper, sheet(ROWS))
    before = look.register_rows(keeper, on=ON)
    content = register.export_register(actor=keeper, on=ON, at=AT)
    assert bring(keeper, content).errors == ()
    assert look.register_rows(keeper, on=ON) == before
    assert {row[:5] for row in ROWS} <= set(before)


def test_the_heads_may_stand_in_another_order():
    keeper = a_county()
    bring(keeper, sheet([("县水利局", "甲")], head=("单位", "姓名")))
    assert Unit.objects.filter(name="县水利局").exists()
    assert Person.objects.filter(name="甲").exists()


def test_one_fault_keeps_everything_out_and_every_fault_has_its_row():
    keeper = a_county()
    rows = [
        ROWS[0],
        ("乔思齐", "ducha", "", "", ""),
        ROWS[1],
        ("甲", "jia", "", "皇帝", ""),
        ("乙", "yi", "", "单位负责人", ""),
    ]
    done = bring(keeper, sheet(rows, above=1))
    assert [error.row for error in done.errors] == [4, 6, 7]
    assert not Person.objects.filter(login="tianbao").exists()
    assert not Unit.objects.exists()


def test_faults_against_the_register_have_their_row_too():
    keeper = a_county()
    a_person(keeper, Role.REFORM_COMMISSION, name="祁望舟")
    parties.add_person(actor=keeper, name="祁望舟", login="", at=AT)
    taken = Person.objects.get(name="祁望舟", login__isnull=False).login or ""
    done = bring(
        keeper,
        sheet([("祁望舟", "", "", "", "主任"), ("别人", taken, "", "", "")]),
    )
    assert [(error.row, error.says[:4]) for error in done.errors] == [
        (2, "名录中有"),
        (3, "账号“p"),
    ]


def test_nobody_appoints_themselves_by_a_sheet():
    keeper = a_county()
    own = Person.objects.get(pk=keeper.key)
    done = bring(keeper, sheet([(own.name, own.login or "", "", "政府督查室", "")]))
    assert "不能给自己任职" in done.errors[0].says


def test_a_person_named_in_a_plan_gets_the_login_of_the_sheet():
    keeper = a_county()
    a_programme(a_person(keeper, Role.INSPECTION_OFFICE))
    bring(keeper, sheet([("陆知遥", "luzhiyao", "", "县领导", "副县长")]))
    leader = Person.objects.get(name="陆知遥")
    assert leader.login == "luzhiyao"
    assert leader.assignments.count() == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "不是 .xlsx"),
        ("姓名,账号".encode(), "不是 .xlsx"),
        (b"PK\x03\x04broken", "损坏"),
        (sheet([], head=("甲", "乙")), "没有找到表头"),
    ],
)
def test_what_is_no_register_ends_in_a_sentence(content: bytes, says: str):
    with pytest.raises(Refused, match=says):
        bring(a_county(), content)


def test_names_that_look_like_formulas_stay_text():
    keeper = a_county()
    parties.add_unit(actor=keeper, name="=HYPERLINK(1)", at=AT)
    parties.add_unit(actor=keeper, name="@某局", at=AT)
    content = register.export_register(actor=keeper, on=ON, at=AT)
    cells = [cell for row in load_workbook(BytesIO(content)).active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert bring(keeper, content).units == 0


def test_whose_work_it_is():
    office = a_person(a_county(), Role.INSPECTION_OFFICE)
    assert register.export_register(actor=office, on=ON, at=AT)
    with pytest.raises(Refused, match="系统管理员"):
        bring(office, sheet(ROWS))
