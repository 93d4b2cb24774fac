"""附件 — the tables behind a bulletin or a report: what is slow, the rest, the lights of the year,
and the units beside each other where the county has a written basis for it.

The first two list every project once. Their shares stand as on the pages; the curves are drawn as
there.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from shishi.papers import figures
from shishi.papers.content import Annex, Block, Cell, Head, Paragraph, Picture, Sheet, Value
from shishi.rules.amounts import cut
from shishi.rules.breakdowns import counts
from shishi.rules.bulletins import AHEAD_BY, Category, Facts, Measured, Told
from shishi.rules.days import day_text
from shishi.rules.ledgers import Shape
from shishi.rules.phrases import month, month_day
from shishi.rules.shares import ONE, capped, mean

SLOW_TITLE, REST_TITLE, ALL_TITLE = "进展较慢的项目", "其他项目", "全部项目"
LIGHTS_TITLE, UNITS_TITLE = "各月亮灯情况", "责任单位进展情况"
MOST_CURVES = 12  # progress curves of one annex

_Of = Callable[[Told], Value]
_OfOne = Callable[[Measured], Value]
_BEFORE: tuple[tuple[Head, _Of], ...] = (
    (Head("序号", 4, Shape.MARK), lambda one: one.number),
    (Head("项目", 14), lambda one: one.title),
    (Head("类别", 8, Shape.MARK), lambda one: one.category.label),
)
_LINES: tuple[tuple[Head, _OfOne], ...] = (
    (Head("指标", 16), lambda one: one.subject),
    (Head("目标", 10, Shape.MARK), lambda one: one.target),
    (Head("应完成", 10, Shape.MARK), lambda one: one.due),
    (Head("完成", 10, Shape.MARK), lambda one: one.actual),
    (Head("完成比例（%）", 9, Shape.NUMBER), lambda one: _reached(one)),
    (Head("序时比例（%）", 9, Shape.NUMBER), lambda one: _due(one)),
    (Head("相差（百分点）", 9, Shape.NUMBER), lambda one: _points(one)),
)
_AFTER: tuple[tuple[Head, _Of], ...] = (
    (Head("卡在环节", 14), lambda one: one.stuck_at or one.stopped or one.stage),
    (Head("责任单位", 14), lambda one: "、".join(one.units)),
    (Head("责任领导", 8, Shape.MARK), lambda one: "、".join(one.officers)),
    (Head("完成时限", 12, Shape.DAY), lambda one: one.deadline_on),
)
_NOTES = (
    "注：未达序时，指有指标低于当日应完成数；超序时，指总体完成比例高出序时比例"
    f"{AHEAD_BY * 100:.0f}个百分点以上；未开工，指超过计划时间仍未开工、启动；"
    "未报，指本期到期未报送，或者没有可以核对进度的数据。完成比例、序时比例、相差按未舍入的数计算。",
)


def annexes(facts: Facts) -> tuple[Annex, ...]:
    """What stands behind the text, in its order."""
    slow, others = facts.slow, facts.others
    found = []
    if slow:
        table = _table(facts, slow, SLOW_TITLE)
        found.append(Annex(SLOW_TITLE, (table, *_curves(facts, slow)), landscape=True))
    if others:
        title = REST_TITLE if slow else ALL_TITLE
        found.append(Annex(title, (_table(facts, others, title),), landscape=True))
    if any(one.lights for one in facts.projects):
        found.append(Annex(LIGHTS_TITLE, (_lights(facts),), landscape=True))
    if facts.compared_on and facts.projects:
        found.append(Annex(UNITS_TITLE, (_units(facts),), landscape=True))
    return tuple(found)


def listed(found: Iterable[Annex]) -> tuple[tuple[str, int, str], ...]:
    """The projects as the tables of projects list them: title of the annex, number, name."""
    held = (one for one in found if one.title in (SLOW_TITLE, REST_TITLE, ALL_TITLE))
    return tuple(
        (annex.title, int(str(number.value)), str(name.value))
        for annex in held
        for sheet in annex.blocks
        if isinstance(sheet, Sheet)
        for number, name, *_ in sheet.rows
        if number is not None and name is not None
    )


def _table(facts: Facts, held: Iterable[Told], title: str) -> Sheet:
    ones = tuple(held)
    measures = sum(len(one.measures) for one in ones)
    heads = (*_BEFORE, *_LINES, *_AFTER)
    return Sheet(
        name=title,
        title=title,
        heads=tuple(head for head, _ in heads),
        rows=tuple(row for one in ones for row in _rows(one)),
        lines=(f"截至{day_text(facts.on)}，共{len(ones)}件、{measures}项指标",),
        notes=_NOTES,
        sticky=2,
    )


def _rows(one: Told) -> Iterator[tuple[Cell | None, ...]]:
    """A row for each indicator; what is said of the whole project stands once."""
    many = max(len(one.measures), 1)
    if not one.measures:
        blank = tuple(Cell("") for _ in _LINES)
        yield (*_whole(one, _BEFORE, many), *blank, *_whole(one, _AFTER, many))
    for place, each in enumerate(one.measures):
        own = tuple(Cell(of(each)) for _, of in _LINES)
        if place:
            yield (*(None for _ in _BEFORE), *own, *(None for _ in _AFTER))
        else:
            yield (*_whole(one, _BEFORE, many), *own, *_whole(one, _AFTER, many))


def _whole(one: Told, columns: tuple[tuple[Head, _Of], ...], rows: int) -> tuple[Cell, ...]:
    return tuple(Cell(of(one), rows) for _, of in columns)


def _percent(share: Decimal | None) -> Value:
    return "" if share is None else cut(share * 100, 1)


def _reached(one: Measured) -> Value:
    """The share of what goes on through the year; of what is passed or failed on a day the word."""
    if one.paced or one.share is None:
        return _percent(one.share)
    if one.share >= 1:
        return "达标"
    return "未达标" if one.scheduled_share else "未到期"


def _due(one: Measured) -> Value:
    return _percent(one.scheduled_share) if one.paced else ""


def _points(one: Measured) -> Value:
    if not one.paced or one.points is None:
        return ""
    return cut(one.points, 1) + 0  # no -0.0


def _curves(facts: Facts, slow: Iterable[Told]) -> Iterator[Block]:
    """The progress of what is furthest behind in each project, the furthest first."""
    held = [
        (each, one, each.course)
        for one in slow
        if one.category is Category.BEHIND
        for each in one.behind[:1]
        if each.course is not None
    ]
    held.sort(key=lambda found: found[0].points or 0)
    for each, one, course in held[:MOST_CURVES]:
        title = f"第{one.number}件{one.title}：{each.subject}"
        drawn = figures.Course(
            title=title,
            starts_on=course.starts_on,
            deadline_on=one.deadline_on,
            on=facts.on,
            due=tuple(figures.Point(*point) for point in course.due),
            done=tuple(figures.Point(*point) for point in course.done),
            likely=course.likely,
            early=course.early,
            late=course.late,
        )
        yield Picture(figures.course(drawn), title)
    if len(held) > MOST_CURVES:
        rest = len(held) - MOST_CURVES
        yield Paragraph((f"以上为相差最多的{MOST_CURVES}件，其余{rest}件的进度见上表。",))


def _lights(facts: Facts) -> Sheet:
    """A column for each month; a light is a sign and a word, never a colour alone."""
    days = sorted({day for one in facts.projects for day, _ in one.lights})
    heads = (Head("序号", 5, Shape.MARK), Head("项目", 24))
    rows = []
    for one in facts.projects:
        held = dict(one.lights)
        cells = [f"{held[day].shape}{held[day].word}" if day in held else "" for day in days]
        rows.append((Cell(one.number), Cell(one.title), *map(Cell, cells)))
    last = month(facts.on, facts.year)
    rule = f"规则：{facts.rule}；各月为月末，{last}为{month_day(facts.on, facts.year)}"
    return Sheet(
        name=LIGHTS_TITLE,
        title=LIGHTS_TITLE,
        heads=(*heads, *(Head(month(day, facts.year), 10, Shape.MARK) for day in days)),
        rows=tuple(rows),
        lines=(rule,),
        sticky=2,
    )


def _units(facts: Facts) -> Sheet:
    """The units that report, each project counted once, the furthest first."""
    groups: dict[str, list[Told]] = {}
    for one in facts.projects:
        groups.setdefault(next(iter(one.units), "未明确"), []).append(one)
    rows = [(name, ones, _mean(ones)) for name, ones in groups.items()]
    rows.sort(key=lambda row: -1 if row[2] is None else row[2], reverse=True)
    heads = (Head("责任单位", 28), Head("件数", 6, Shape.NUMBER))
    kinds = tuple(Head(one.label, 10, Shape.NUMBER) for one in Category)
    return Sheet(
        name=UNITS_TITLE,
        title=UNITS_TITLE,
        heads=(*heads, *kinds, Head("平均完成比例（%）", 12, Shape.NUMBER)),
        rows=tuple(
            (
                *(Cell(name), Cell(len(ones))),
                *(Cell(one.number) for one in counts(ones)),
                Cell(_percent(share)),
            )
            for name, ones, share in rows
        ),
        lines=(f"依据：{facts.compared_on}",),
        notes=("注：按填报单位统计，平均完成比例为各件完成比例的平均数。",),
    )


def _mean(ones: Iterable[Told]) -> Decimal | None:
    return mean((ONE, capped(one.share)) for one in ones if one.share is not None)
