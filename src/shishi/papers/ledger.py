"""总台账 — the master ledger as a book: one sheet a plan, and one that explains the columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.papers.content import Book, Cell, Head, Sheet, Value, merged
from shishi.rules.amounts import cut, number_text
from shishi.rules.ledgers import Row, Shape


@dataclass(frozen=True, slots=True)
class Column:
    """表头 — `key` names the field of `Row`; `width` in characters of half width;
    `whole` columns say the same for every row of a project and are merged."""

    key: str
    head: str
    width: int
    shape: Shape
    whole: bool = False


COLUMNS = (
    Column("number", "序号", 5, Shape.MARK, whole=True),
    Column("title", "实事", 16, Shape.WORDS, whole=True),
    Column("task", "分项", 28, Shape.WORDS),
    Column("indicator", "指标", 18, Shape.WORDS),
    Column("bound", "比较", 5, Shape.MARK),
    Column("target", "目标", 11, Shape.NUMBER),
    Column("measure", "计量单位", 9, Shape.MARK),
    Column("kind", "类型", 9, Shape.MARK),
    Column("funds", "资金（万元）", 12, Shape.NUMBER),
    Column("sponsors", "责任县领导", 10, Shape.WORDS, whole=True),
    Column("lead_units", "牵头单位", 14, Shape.WORDS, whole=True),
    Column("responsible_units", "责任单位", 18, Shape.WORDS, whole=True),
    Column("supporting_units", "配合单位", 14, Shape.WORDS, whole=True),
    Column("officers", "责任领导", 10, Shape.WORDS, whole=True),
    Column("deadline_on", "完成时限", 12, Shape.DAY, whole=True),
    Column("presumed", "时限依据", 9, Shape.MARK, whole=True),
    Column("source", "来历", 24, Shape.WORDS),
)

_MEASURED = (
    Column("actual", "完成", 11, Shape.NUMBER),
    Column("share", "实际（%）", 9, Shape.NUMBER),
    Column("scheduled_share", "序时（%）", 9, Shape.NUMBER),
)
_TOLD = (
    Column("status", "状态", 11, Shape.MARK, whole=True),
    Column("report", "月报", 18, Shape.MARK, whole=True),
)
_PLACE = [column.key for column in COLUMNS].index("sponsors")
PROGRESS_COLUMNS = (*COLUMNS[:_PLACE], *_MEASURED, *COLUMNS[_PLACE:-1], *_TOLD, COLUMNS[-1])


@dataclass(frozen=True, slots=True)
class Ledger:
    """One plan's ledger: its title (2026年民生实事总台账), lines under the title, its rows."""

    title: str
    rows: tuple[Row, ...]
    lines: tuple[str, ...] = ()


EXPLAINED = (
    ("序号、实事", "方案所列事项及其顺序；名称照录原文。"),
    ("分项", "事项内容中以分号等断开的各项任务，照录原文；没有数字的分项单独成行。"),
    ("指标、目标", "方案承诺的数字；万、亿已换算为个位。“其中”项不与合计项相加。"),
    ("计量单位", "照录原文。"),
    ("比较", "≥ 不少于、以上；≤ 不超过、以内；＞ 余、多；＜ 低于；约 左右；空白 等于。"),
    ("类型", "按何种办法判断是否完成：累计、定数、约数、上限、下限、保持、比率、节点、资金等。"),
    ("资金（万元）", "方案写明的金额，小数位数与原文一致；每户、每人的标准列在目标栏。"),
    ("责任县领导等", "姓名、单位照录原文；原文没有写明的留空，不作推断。"),
    ("完成时限", "最后一日，“前”“底前”包括当日。"),
    ("时限依据", "“原文”为方案写明；“推定”为方案未写明，以年度最后一日代替，需经确认。"),
    ("完成、实际", "截至当日已采用的累计数，及其占目标的百分比；尚未采用任何数的留空。"),
    ("序时", "按分月目标，截至当日应完成的百分比；未编分月目标的留空。"),
    ("状态", "按现行亮灯规则评定；“未报”表示数据不足，不表示正常。"),
    ("来历", "数字在方案中的位置和原句，可据此核对。"),
)


def draw(ledgers: Sequence[Ledger]) -> Book:
    """The book of one ledger or several."""
    names = _names([ledger.title for ledger in ledgers])
    sheets = [_sheet(ledger, name) for ledger, name in zip(ledgers, names, strict=True)]
    title = ledgers[0].title if len(ledgers) == 1 else "民生实事总台账"
    return Book(title, (*sheets, _explanation()))


def _sheet(ledger: Ledger, name: str) -> Sheet:
    columns = PROGRESS_COLUMNS if any(row.status for row in ledger.rows) else COLUMNS
    cells = [_cells(column, ledger.rows) for column in columns]
    return Sheet(
        name=name,
        title=ledger.title,
        heads=tuple(Head(column.head, column.width, column.shape) for column in columns),
        rows=tuple(zip(*cells, strict=True)),
        lines=ledger.lines,
        notes=("填报说明见末页。",),
        sticky=2,
    )


def _cells(column: Column, rows: Sequence[Row]) -> list[Cell | None]:
    values = [shown(row, column.key) for row in rows]
    if column.whole:
        return merged(values, [row.number for row in rows])
    if column.key == "task":
        return merged(values, _runs([(row.number, row.task) for row in rows]))
    return [Cell(value) for value in values]


def shown(row: Row, key: str) -> Value:
    """What stands in the cell of `key`; a range is words, a plain number stays a number."""
    match key:
        case "bound":
            return row.bound.sign
        case "kind":
            return row.kind.label
        case "presumed":
            return _basis(row)
        case "deadline_on":
            return row.deadline_on or row.deadline_text
        case "target" | "funds":
            value = row.target if key == "target" else row.funds
            return value if value is None or row.upper is None else f"{value:,f}—{row.upper:,f}"
        case "actual":
            return row.actual
        case "share" | "scheduled_share":
            share = row.share if key == "share" else row.scheduled_share
            return None if share is None else Decimal(number_text(cut(share * 100, 1)))
    value = getattr(row, key)
    return value if isinstance(value, int) else str(value)


def _basis(row: Row) -> str:
    if row.presumed:
        return "推定"
    return "原文" if row.deadline_on or row.deadline_text else ""


def _runs(keys: Sequence[tuple[int, str]]) -> list[int]:
    """Numbers that change where the key changes; an empty task never joins its neighbour."""
    runs: list[int] = []
    for place, key in enumerate(keys):
        same = place > 0 and key[1] != "" and key == keys[place - 1]
        runs.append(runs[-1] if same else place)
    return runs


def _explanation() -> Sheet:
    return Sheet(
        name="填报说明",
        title="填报说明",
        heads=(Head("栏目", 24, Shape.MARK), Head("口径", 96)),
        rows=tuple((Cell(name), Cell(says)) for name, says in EXPLAINED),
    )


def _names(titles: Sequence[str]) -> list[str]:
    """Sheet names: 总台账, or 总台账1, 总台账2 … in the order given."""
    if len(titles) == 1:
        return ["总台账"]
    return [f"总台账{place}" for place in range(1, len(titles) + 1)]
