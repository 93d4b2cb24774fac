"""台账版式 — which columns a table of the ledger has, under which heads, in which order: as data.

The canonical 总台账 is the union of what real ledgers use (domain paper §3.6); the others are the
sheets of nine counties and prefectures in the same paper. A county adds its own, version by
version. A head may name the months told of in braces: {月份}实际完成.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shishi.rules.columns import KNOWN, Column, Grain
from shishi.rules.ledgers import Row
from shishi.rules.lifecycle import Verdict, no
from shishi.rules.phrases import Fact, filled
from shishi.rules.phrases import unfit as unfit_words

MOST, LONGEST, MOST_COLUMNS, WIDEST = 20, 30, 60, 80


@dataclass(frozen=True, slots=True)
class Layout:
    """版式 — `title` follows the year at the head of the table; `grain` says what a row stands for;
    `unfinished` leaves out what is done."""

    name: str
    title: str
    columns: tuple[Column, ...]
    grain: Grain = Grain.LINE
    unfinished: bool = False

    @property
    def duties(self) -> bool:
        """责任分解表 — whether it says who answers for each promise, and not how it goes."""
        known = [one.known for one in self.columns]
        return self.grain is Grain.PROJECT and (
            all(one.promised for one in known) and any(one.answers for one in known)
        )

    def takes(self, row: Row) -> bool:
        return not (self.unfinished and row.told.done)


@dataclass(frozen=True, slots=True)
class Layouts:
    """本县版式 — the layouts that a county has added, as one version of a rule."""

    layouts: tuple[Layout, ...] = ()

    @property
    def says(self) -> str:
        """How a page of settings puts it."""
        names = "、".join(one.name for one in self.layouts)
        return f"自设{names}" if names else "只用内置版式"


def _of(words: str) -> tuple[Column, ...]:
    """Columns in one line: keys separated by blanks, `=` before a head of its own, `:` before a
    width."""
    found = []
    for one in words.split():
        named, _, width = one.partition(":")
        key, _, own = named.partition("=")
        found.append(Column(key, own, int(width or 0)))
    return tuple(found)


CANONICAL = Layout(
    "总台账",
    "民生实事总台账",
    _of(
        "number level title task indicator bound measure target quarters month_due actual share "
        "scheduled points status planned arrived paid built node works spots sponsors lead_units "
        "officers responsible_units supporting_units contact deadline_on presumed problem "
        "coordination next_step behind evidence updated reviewed"
    ),
)
PLAN = Layout(
    "方案台账",
    "民生实事总台账",
    _of(
        "number=序号 title task=分项 indicator bound=比较 quantity measure kind "
        "funds=资金（万元） sponsors lead_units responsible_units supporting_units officers "
        "deadline_on presumed source"
    ),
)
DUTIES = Layout(
    "责任分解表",
    "民生实事任务责任分解表",
    _of("number=序号 title=工程名称 content=主要包括 sponsors units officers deadline=完成时限"),
    Grain.PROJECT,
)
BUILT_IN = (
    CANONICAL,
    PLAN,
    DUTIES,
    Layout(
        "责任分解表（含投资）",
        "民生实事责任分解表",
        _of("number=序号 title=实事 content=实事内容（含投资） leaders=责任领导 units"),
        Grain.PROJECT,
    ),
    Layout(
        "责任分解表（牵头配合）",
        "民生实事项目责任分解表",
        _of(
            "number=序号 title=项目名称 content sponsors=县政府分管领导 answering=牵头单位 "
            "others=配合单位"
        ),
        Grain.PROJECT,
    ),
    Layout(
        "责任分解表（简表）",
        "民生实事责任分解表",
        _of("number=序号 title=民生实事 units deadline=完成时限"),
        Grain.PROJECT,
    ),
    Layout(
        "完成情况表",
        "民生实事完成情况表",
        _of(
            "number=序号 title=项目名称 units goal actual={月份}实际完成 share=实际完成率（%） "
            "behind=备注"
        ),
    ),
    Layout(
        "资金拨付表",
        "民生实事完成及资金拨付情况表",
        _of(
            "territory title=项目名称 goal actual=完成情况 share=完成比例（%） "
            "planned=年初预算安排数（万元） issued=资金预算下达数（万元） issued_share "
            "paid=资金拨付数（万元） paid_share behind=未达到序时进度说明"
        ),
    ),
    Layout(
        "投资对照表",
        "民生实事投资完成与序时进度对照表",
        _of(
            "lead_units=分类（牵头单位） projects whole planned=年度计划（万元） "
            "built=累计完成（万元） built_share=占年计划（%） overall_share overall_points"
        ),
        Grain.UNIT,
    ),
    Layout(
        "实施进度表",
        "民生实事项目实施计划和进度表",
        _of(
            "number=序号 title=项目名称 content=项目内容:36 quarters=工作进度安排:46 "
            "done=目前实施情况:36 lead_units"
        ),
        Grain.PROJECT,
    ),
    Layout(
        "未完成项目表",
        "未完成民生实事项目表",
        _of(
            "number=序号 title=项目名称 content=项目内容 overall lead_units level=备注（来源层级）"
        ),
        Grain.PROJECT,
        unfinished=True,
    ),
)


def named(name: str, own: Iterable[Layout] = ()) -> Layout | None:
    """The layout of that name, a county's own before a built-in one."""
    return next((one for one in (*own, *BUILT_IN) if one.name == name), None)


def chosen(name: str, every: Iterable[Layout], *, told: bool) -> Layout:
    """The layout of that name; else the canonical one, or the plan's where nothing is told."""
    held = next((one for one in every if one.name == name), None)
    return held or (CANONICAL if told else PLAN)


def facts_of(on: date) -> dict[str, Fact]:
    """What heads may name: 1—9月 for the months up to the day."""
    months = f"1—{on.month}月" if on.month > 1 else "1月"
    return {
        "月份": Fact(months),
        "年度": Fact(str(on.year)),
        "截至日期": Fact(f"{on.month}月{on.day}日"),
    }


def head(column: Column, on: date) -> str:
    """The head as it stands over the column."""
    return "".join(piece.words for piece in filled(column.usual, facts_of(on)))


def unfit(held: Layouts) -> tuple[Verdict, ...]:
    """What a county's layouts cannot be saved with, every fault with its sentence."""
    names = Counter(one.name.strip() for one in held.layouts)
    found = [
        no(f"版式“{name}”有两个。请改名。", "name") for name, many in names.items() if many > 1
    ]
    if len(held.layouts) > MOST:
        found.append(
            no(f"自设版式不超过 {MOST} 个，现有 {len(held.layouts)} 个。请删去不用的。", "name")
        )
    return (*found, *(fault for one in held.layouts for fault in faults(one)))


def faults(one: Layout) -> tuple[Verdict, ...]:
    """What one layout cannot be used with."""
    found = []
    for place, words, what in (("name", one.name, "名称"), ("title", one.title, "表题")):
        if not words.strip() or len(words) > LONGEST:
            found.append(no(f"请填写版式的{what}，不超过 {LONGEST} 个字。", place))
    if named(one.name.strip()):
        found.append(no(f"“{one.name.strip()}”是内置版式的名称。请换一个名称。", "name"))
    if not one.columns or len(one.columns) > MOST_COLUMNS:
        found.append(no(f"请选 1 至 {MOST_COLUMNS} 个栏目。", "columns"))
    for key, many in Counter(column.key for column in one.columns).items():
        if many > 1 and key in KNOWN:
            found.append(no(f"栏目“{KNOWN[key].head}”选了两次。请删去一个。", "columns"))
    for column in one.columns:
        found += _faults(column, one.grain)
    return tuple(found)


def _faults(column: Column, grain: Grain) -> list[Verdict]:
    if column.key not in KNOWN:
        return [no(f"没有名为“{column.key}”的栏目。请从所列栏目中选取。", "columns")]
    known, found = column.known, []
    if grain not in known.grains:
        says = f"栏目“{known.head}”不能用在{grain.label}的表中。请删去，或改变每行所列。"
        found.append(no(says, "columns"))
    if len(column.head) > LONGEST:
        found.append(no(f"表头“{column.head}”超过 {LONGEST} 个字。请缩短。", "columns"))
    if not 0 <= column.width <= WIDEST:
        found.append(no(f"栏目“{known.head}”的宽度应在 1 至 {WIDEST} 之间。", "columns"))
    wrong = unfit_words(column.head, facts_of(date(2000, 1, 1)))
    return found + [no(f"表头“{column.head}”：{one.says}", "columns") for one in wrong]
