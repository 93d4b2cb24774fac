"""责任分解表 — who answers for each project of the plan, in the columns of real counties.

Source: domain paper §3.6, rows 1 to 4, and requirement 34. One row a project; what the plan does
not name stays empty.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from shishi.papers.content import Cell, Form, Head, Sheet, Value
from shishi.papers.drafts import Composed
from shishi.rules.days import day_text
from shishi.rules.ledgers import ProjectFacts, Shape
from shishi.rules.phrases import Fact, Passage

Source = Callable[[ProjectFacts], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """一栏 — its head, and what stands in it."""

    head: Head
    source: Source


@dataclass(frozen=True, slots=True)
class Layout:
    """版式 — a set of columns by the name that people know it by."""

    key: str
    name: str
    columns: tuple[Column, ...]


def _content(one: ProjectFacts) -> str:
    return "；".join(task.rstrip("。；;") for task in one.tasks)


def _units(one: ProjectFacts) -> str:
    return _listed((*one.lead_units, *one.responsible_units))


def _deadline(one: ProjectFacts) -> str:
    if one.deadline_text:
        return one.deadline_text
    return f"{day_text(one.deadline_on)}前" if one.deadline_on else ""


def _listed(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


_NUMBER = Column(Head("序号", 6, Shape.MARK), lambda one: one.number)
_CONTENT = Column(Head("主要内容", 44), _content)
_UNITS = Column(Head("责任单位", 22), _units)
_LEADERS = Column(Head("责任县领导", 12, Shape.MARK), lambda one: _listed(one.sponsors))
_OFFICERS = Column(Head("责任领导", 12, Shape.MARK), lambda one: _listed(one.officers))
_DEADLINE = Column(Head("完成时限", 19, Shape.MARK), _deadline)


def _title(head: str, width: int) -> Column:
    return Column(Head(head, width), lambda one: one.title)


LAYOUTS = (
    Layout(
        "works",
        "工程任务表",
        (_NUMBER, _title("工程名称", 20), _CONTENT, _LEADERS, _UNITS, _OFFICERS, _DEADLINE),
    ),
    Layout(
        "leaders",
        "责任领导表",
        (
            _NUMBER,
            Column(Head("实事内容", 64), lambda one: f"{one.title}。{_content(one)}"),
            Column(
                Head("责任领导", 16, Shape.MARK),
                lambda one: _listed((*one.sponsors, *one.officers)),
            ),
            _UNITS,
        ),
    ),
    Layout(
        "leads",
        "牵头配合表",
        (
            _NUMBER,
            _title("项目名称", 20),
            _CONTENT,
            Column(Head("分管领导", 12, Shape.MARK), lambda one: _listed(one.sponsors)),
            Column(
                Head("牵头单位", 20),
                lambda one: _listed(one.lead_units or one.responsible_units[:1]),
            ),
            Column(
                Head("配合单位", 22),
                lambda one: _listed(
                    (
                        *one.responsible_units[0 if one.lead_units else 1 :],
                        *one.supporting_units,
                    )
                ),
            ),
        ),
    ),
    Layout("short", "简表", (_NUMBER, _title("民生实事", 30), _UNITS, _DEADLINE)),
)


def composed(
    territory: str,
    year: int,
    basis: str,
    on: date,
    projects: Iterable[ProjectFacts],
    keys: tuple[int, ...],
    layout: Layout = LAYOUTS[0],
) -> Composed:
    """The table of all `projects`, whose keys are `keys`; `basis` is the document they are from."""
    rows = tuple(tuple(Cell(one.source(each)) for one in layout.columns) for each in projects)
    facts = {
        "实事总数": Fact(str(len(rows)), "方案所列的实事件数", keys),
        "方案": Fact(basis, "已入账的方案"),
        "截至日期": Fact(day_text(on), "责任关系所述的日期"),
    }
    table = Sheet("责任分解表", "", tuple(one.head for one in layout.columns), rows)
    return Composed(
        form=Form.TABLE,
        title=f"{territory}{year}年民生实事责任分解表",
        passages=(Passage("说明", "依据：{方案}。共{实事总数}件，责任关系截至{截至日期}。"),),
        facts=facts,
        blocks={"说明": (table,)},
    )
