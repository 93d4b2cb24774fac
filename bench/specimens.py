"""样张 — a bulletin of any number of projects and a ledger of any number of rows, with words of
their own in every one (`turn`), so that nothing set before can be used again.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from shishi.papers import bulletin, drafts, ledger
from shishi.papers.content import Book, Paper
from shishi.papers.drafts import Stamp
from shishi.rules import ledgers
from shishi.rules.advances import Reached, Told
from shishi.rules.bulletins import Category, Course
from shishi.rules.layouts import CANONICAL
from shishi.rules.ledgers import ProjectFacts, TargetFacts
from shishi.rules.letterheads import Letterhead
from tests import bulletined

ENDS = tuple(date(2026, month, 28) for month in range(3, 10))
MIXTURE = (
    *(Category.DONE, Category.AHEAD, Category.IN_STEP, Category.IN_STEP, Category.IN_STEP),
    *(Category.BEHIND, Category.BEHIND, Category.IN_STEP, Category.NOT_STARTED, Category.AHEAD),
)
HEAD = Letterhead(
    "云岭县人民政府办公室",
    "云政办通报",
    receivers=("各乡镇人民政府", "县直有关单位"),
    copies=("县委办公室", "县人大常委会办公室", "县政协办公室"),
)
STAMP = Stamp(
    "云政办通报〔2026〕9号",
    date(2026, 10, 12),
    date(2026, 10, 13),
    ("留痕链第120条：0123456789abcdef",),
)
PER_PROJECT = 5
_D = Decimal


def paper(projects: int, turn: int = 0) -> Paper:
    """A month's bulletin as it is issued."""
    held = [_told(number, turn) for number in range(1, projects + 1)]
    return drafts.paper(bulletin.composed(bulletined.facts(held)), HEAD, STAMP)


def book(rows: int, turn: int = 0) -> Book:
    """The canonical ledger, five figures a project."""
    projects = (_project(number, turn) for number in range(1, rows // PER_PROJECT + 1))
    title = "2026年民生实事总台账"
    held = ledger.Ledger(title, ledgers.rows(projects), on=bulletined.ON, stamp="2026")
    return ledger.draw([held], CANONICAL)


def _told(number: int, turn: int) -> bulletined.Told:
    """Two indicators each; who is behind shows the curve of its progress."""
    category = MIXTURE[number % len(MIXTURE)]
    plain = bulletined.told(number, category)
    first = replace(plain.measures[0], subject=f"改造管网{turn}")
    second = replace(first, subject=f"新建泵站{number}")
    if first.low:
        due = tuple((day, _D(place) / 8) for place, day in enumerate(ENDS, 1))
        done = tuple((day, _D(place) / (11 + number % 5)) for place, day in enumerate(ENDS, 1))
        first = replace(first, course=Course(date(2026, 3, 2), due, done, date(2026, 12, 20)))
    return replace(
        plain,
        title=f"{plain.title}（第{number}片区）",
        measures=(first, second),
        lights=tuple((day, plain.light) for day in ENDS),
        problem="沿线三户地块尚未交付，管材到货推迟。" if category is Category.BEHIND else "",
        next_step="月底前完成交地，增加两个作业面。" if category is Category.BEHIND else "",
    )


def _project(number: int, turn: int) -> ProjectFacts:
    told = Told(
        project=number,
        territory="云岭县",
        level="县级",
        planned=_D("120.50"),
        arrived=_D("80.50"),
        paid=_D("60.25"),
        built=_D("70"),
        node="施工许可",
        progress=f"第{number}标段主体完工，正在安装设备。",
        problem="沿线三户地块尚未交付。" if number % 3 == 0 else "",
        next_step="月底前完成交地，增加一个作业面。" if number % 3 == 0 else "",
        contact="闻溪桥",
        updated="闻溪桥　2026-09-28",
        reviewed="乔思齐　2026-09-29",
    )
    return ProjectFacts(
        number=number,
        title=f"农村供水保障工程第{number}片区",
        tasks=(f"改造供水管网、新建泵站（{turn}）",),
        targets=tuple(_target(number, place) for place in range(PER_PROJECT)),
        sponsors=("陆知遥",),
        lead_units=(f"县第{number % 40}便民局",),
        responsible_units=("县水利局",),
        officers=("罗听松",),
        deadline_on=date(2026, 11, 30),
        status="按期",
        told=told,
    )


def _target(number: int, place: int) -> TargetFacts:
    whole, done = _D(40 + number % 50), _D(20 + place)
    return TargetFacts(
        value=whole,
        measure=("公里", "座", "户", "处", "人次")[place],
        subject=("改造管网", "新建泵站", "受益农户", "取水点", "培训")[place],
        actual=done,
        share=done / whole,
        scheduled_share=_D("0.65"),
        reached=Reached(
            line=number * PER_PROJECT + place,
            scheduled=whole * _D("0.65"),
            points=_D("-3.2"),
            quarters="二季度 10；三季度 20；四季度 40",
            month_due=_D(27),
            spots="2/4",
            light="绿",
            as_of=bulletined.ON,
        ),
    )
