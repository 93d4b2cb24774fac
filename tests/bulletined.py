"""通报事实 in tests — projects as a bulletin tells them, made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from shishi.rules.bulletins import Category, Facts, Measured, Reporting, Told, whole
from shishi.rules.funds import Amounts
from shishi.rules.lights import Light
from shishi.rules.mentions import named
from shishi.rules.passages import passages
from shishi.rules.phrases import filled, unfit
from shishi.rules.projects import Level
from shishi.rules.sentences import SENTENCES

ON, BEFORE = date(2026, 9, 30), date(2026, 8, 31)
DUE, CAME, CAME_LATE = date(2026, 10, 8), date(2026, 10, 6), date(2026, 10, 9)
REPORTED = Reporting(DUE, CAME, over=True)
LATE = Reporting(DUE, CAME_LATE, over=True)
MISSING = Reporting(DUE, None, over=True)
WAITING = Reporting(DUE, None, over=False)
D = Decimal
_TITLES = ("农村供水", "农村道路", "老年助餐", "幼儿园", "乡镇卫生院", "残疾人关爱", "老旧小区")
_SHARES = {
    Category.DONE: ("1", "1"),
    Category.AHEAD: ("0.9", "0.7"),
    Category.IN_STEP: ("0.76", "0.75"),
    Category.BEHIND: ("0.5", "0.75"),
    Category.NOT_STARTED: ("0", "0.5"),
    Category.NOT_REPORTED: ("0.5", "0.75"),
}
_LIGHTS = {
    Category.DONE: Light.BLUE,
    Category.BEHIND: Light.AMBER,
    Category.NOT_STARTED: Light.RED,
    Category.NOT_REPORTED: Light.GREY,
}


def measured(share: str, due: str, subject: str = "改造管网", whole: int = 40) -> Measured:
    """An indicator of so many kilometres, of which so much is reached and was due."""
    reached, asked = D(share), D(due)
    return Measured(
        subject=subject,
        target=f"{whole}公里",
        due=f"{(asked * whole).normalize():f}公里",
        actual=f"{(reached * whole).normalize():f}公里",
        share=reached,
        scheduled_share=asked,
        points=(reached - asked) * 100,
        paced=True,
        done=reached >= 1,
    )


def told(number: int, category: Category = Category.IN_STEP, **other: object) -> Told:
    """The project of that number under the category."""
    measures = (measured(*_SHARES[category]),)
    share, due, points = whole(measures)
    missing = category is Category.NOT_REPORTED
    made = Told(
        project=1000 + number,
        number=number,
        title=f"{_TITLES[number % len(_TITLES)]}工程",
        level=Level.COUNTY,
        works=True,
        category=category,
        light=_LIGHTS.get(category, Light.GREEN),
        says="依据",
        measures=measures,
        share=share,
        scheduled_share=due,
        points=points,
        deadline_on=date(2026, 11, 30),
        units=("县水利局",),
        officers=("甲某",),
        sponsors=("乙某",),
        started=category is not Category.NOT_STARTED,
        start_planned_on=date(2026, 4, 1),
        reporting=MISSING if missing else REPORTED,
        money=Amounts(planned=D(1_000_000), arrived=D(800_000), paid=D(500_000)),
        was=category,
        share_before=D("0.4"),
    )
    return replace(made, **other)  # type: ignore[arg-type]


def facts(projects: Sequence[Told], **other: object) -> Facts:
    """A bulletin of September with these projects."""
    made = Facts(
        territory="云岭县",
        year=2026,
        plan="云岭县2026年民生实事实施方案",
        on=ON,
        before_on=BEFORE,
        basis="《云岭县2026年民生实事实施方案》（云政办发〔2026〕7号）",
        rule="默认（第1版）",
        projects=tuple(projects),
        period="2026年9月",
    )
    return replace(made, **other)  # type: ignore[arg-type]


def of(**numbers: int) -> tuple[Told, ...]:
    """So many projects of each category, by its value."""
    wanted = [Category(name) for name, many in numbers.items() for _ in range(many)]
    return tuple(told(number, one) for number, one in enumerate(wanted, 1))


MIXED = facts(
    [
        replace(
            one,
            level=list(Level)[one.number % 3],
            works=one.number % 2 == 0,
            was=(Category.IN_STEP, Category.BEHIND)[one.number % 2],
            reporting=LATE if one.number == 2 else one.reporting,
            coordination="请县财政局尽快拨付。" if one.number == 3 else "",
            problem="材料涨价。" if one.number in (3, 5) else "",
            stuck_at="“用地”环节（在县自然资源局，已超期23天）" if one.number == 5 else "",
            stage="施工",
            money=None if one.number == 4 else one.money,
        )
        for one in of(done=1, ahead=2, in_step=1, behind=1, not_started=1, not_reported=1)
    ],
    corrections=("第1件农村道路工程“改造管网”截至8月31日的数据由12公里更正为10公里（重复统计）",),
)


def lines(held: Facts, *, report: bool = False) -> dict[str, str]:
    """The text by its slots, each figure filled in."""
    figures = named(held)
    found = {}
    for one in passages(held, SENTENCES, report=report):
        assert not unfit(one.words, figures)
        words = "".join(piece.words for piece in filled(one.words, figures))
        assert one.slot not in found
        found[one.slot] = one.lead + words
    return found
