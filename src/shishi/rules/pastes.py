"""粘贴 — a row or a column copied out of a sheet, as dated amounts.

Months (3月, 2026年3月) and quarters (一季度, 第1季度) are read from the heads beside the numbers,
or from how many numbers there are. Sums (合计, 全年) and running numbers are passed over.
Amounts of each period and cumulative amounts are told apart by which of them ends at the
target, and so are numbers in 万 and 亿 whose scale stands in the head of the sheet.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise

from shishi.rules.amounts import shifted
from shishi.rules.days import day_text, month_end
from shishi.rules.inputs import Unfit, number
from shishi.rules.lifecycle import Refused, no
from shishi.rules.shares import amount_text, total
from shishi.rules.targets import Target

_MONTH = re.compile(r"(?:(\d{4})年)?(1[0-2]|0?[1-9])月(?:份|底|末)?")
_QUARTER = re.compile(r"(?:(\d{4})年)?第?([一二三四1-4])季度?")
_PASSED_OVER = re.compile(
    r"序号|编号|合计|总计|小计|全年|年度|(?:年度|全年)?(?:目标|任务)(?:任务|数|值)?"
)
_BESIDE = re.compile(r"^(.*\S)[\s,，:：]+([\d０-９]\S*(?:\s*\D{1,4})?)\s*$")  # 甲村 12.5 公里
_RUNNING = re.compile(r"^\d+[.、．)）]\s*(?=\D)")  # 1. 甲村
_HEADS = re.compile(r"点位|名称|地点|地址|目标|任务|数量")
_EMPTY = frozenset({"", "-", "—", "–", "/", "无"})
_SCALES = (0, 4, 8)  # places: 元, 万元, 亿元 · 亩, 万亩
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}


@dataclass(frozen=True, slots=True)
class Cell:
    """一格 — the number written for the months from the first of `starts_on` to `ends_on`; None
    where nothing was written."""

    starts_on: date
    ends_on: date
    value: Decimal | None


def dated_amounts(
    text: str, target: Target, whole: Decimal, deadline: date
) -> tuple[tuple[date, Decimal], ...]:
    """Cumulative amounts up to `whole`, each due by the end of its day; the last day is `deadline`.
    Refused with a sentence where the text does not say them."""
    read = _cells(text, target.measure, deadline)
    for scale in _SCALES:
        values = [None if cell.value is None else shifted(cell.value, scale) for cell in read]
        for amounts in (_summed(values), _carried(values)):
            if amounts[-1:] == [whole] and amounts == sorted(amounts):
                return _until(deadline, read, amounts)
    raise Refused(no(_neither([cell.value for cell in read], target, whole)))


def named_amounts(text: str, measure: str) -> tuple[tuple[str, Decimal | None], ...]:
    """点位: names with their amounts, one a line; heads, sums and running numbers are passed over.
    Names alone have no amounts. Refused with a sentence where a line cannot be told."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    read = [_named(line, measure) for line in lines]
    told = any(amount for _, amount in read)
    if told and not read[0][1] and _HEADS.search(lines[0]):
        lines, read = lines[1:], read[1:]  # the heads of the columns
    found: list[tuple[str, Decimal | None]] = []
    for line, (name, amount) in zip(lines, read, strict=True):
        if _PASSED_OVER.fullmatch(name):
            continue
        if not name:
            raise Refused(no(f"“{line.strip()}”没有名称。请每行写一个名称和它的目标。"))
        if told and not amount:
            raise Refused(no(f"“{name}”没有目标。请每行写一个名称和它的目标。"))
        found.append((name, number(amount) if amount else None))
    if not found:
        raise Refused(no("没有可用的内容。请复制名称和目标两列后重新粘贴。"))
    return tuple(found)


def _named(line: str, measure: str) -> tuple[str, str]:
    """The name of a line and the words of its amount, empty where there is none."""
    if "\t" not in line:
        line = _BESIDE.sub(r"\1\t\2", _RUNNING.sub("", line.strip()))
    cells = [_folded(cell) for cell in line.split("\t")]
    cells = [cell for cell in cells if cell not in _EMPTY]
    if len(cells) > 2 and cells[0].isdecimal():
        cells = cells[1:]
    numbers = [place for place, cell in enumerate(cells) if _amount(cell, measure)]
    name = next((cell for place, cell in enumerate(cells) if place not in numbers), "")
    return name, _amount(cells[numbers[0]], measure) if numbers else ""


def _amount(cell: str, measure: str) -> str:
    """The cell without its measure where it is a number, else nothing."""
    plain = cell.removesuffix(measure).strip()
    try:
        number(plain)
    except Unfit:
        return ""
    return plain


def _summed(values: Sequence[Decimal | None]) -> list[Decimal]:
    """Cumulative amounts out of the amounts of each period; an empty cell adds nothing."""
    return list(accumulate((one or Decimal(0) for one in values), lambda a, b: total((a, b))))


def _carried(values: Sequence[Decimal | None]) -> list[Decimal]:
    """Cumulative amounts as written; an empty cell stays at what was due before it."""
    found, due = [], Decimal(0)
    for value in values:
        due = due if value is None else value
        found.append(due)
    return found


def _until(
    deadline: date, read: Sequence[Cell], amounts: Sequence[Decimal]
) -> tuple[tuple[date, Decimal], ...]:
    pairs = zip(read, amounts, strict=True)
    held = tuple(
        (min(cell.ends_on, deadline), amount)
        for cell, amount in pairs
        if cell.starts_on <= deadline
    )
    if not held or held[-1][1] != amounts[-1]:
        raise Refused(no(f"完成时限 {day_text(deadline)}之后还有数。请核对后重新粘贴。"))
    return held if held[-1][0] == deadline else (*held, (deadline, amounts[-1]))


def _neither(values: Sequence[Decimal | None], target: Target, whole: Decimal) -> str:
    if not any(values):
        return "没有可用的数。请复制一行或一列数后重新粘贴。"
    amounts = _carried(values)
    if amounts[-1] == whole:
        return "累计数有小于前一期的。请核对后重新粘贴。"
    return (
        f"按每期数相加为 {amount_text(_summed(values)[-1])}，按累计数末期为 "
        f"{amount_text(amounts[-1])}，都不等于目标 {target.text(whole)}。请核对后重新粘贴。"
    )


def _cells(text: str, measure: str, deadline: date) -> tuple[Cell, ...]:
    """The cells in the order of their days; Refused with a sentence where they cannot be told."""
    grid = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    pairs = _paired([[_folded(cell) for cell in row] for row in grid])
    spans = [_span(head, deadline.year) for head, _ in pairs]
    if None in spans:
        spans = list(_counted_off(len(pairs), deadline))
    read = [
        Cell(*span, _value(typed, measure, place))
        for place, (span, (_, typed)) in enumerate(zip(spans, pairs, strict=True), 1)
        if span
    ]
    read.sort(key=lambda cell: cell.starts_on)
    for one, after in pairwise(read):
        if after.starts_on <= one.ends_on:
            raise Refused(no("粘贴的月份或季度有重复。请只粘贴月或季度中的一种，每期一格。"))
    return tuple(read)


def _paired(grid: list[list[str]]) -> list[tuple[str, str]]:
    """(head, number) for each cell; heads are empty where none were copied."""
    heads = next((row for row in grid if sum(map(_is_head, row)) > 1), None)
    if heads is not None:
        return _under(heads, grid)
    if len(grid) == 1:
        row = grid[0]
        while row and not _is_number(row[0]) and row[0] not in _EMPTY:
            row = row[1:]
        return [("", cell) for cell in row]
    if all(len(row) == 1 for row in grid):
        return [("", row[0]) for row in grid]
    grid = [row for row in grid if not _PASSED_OVER.fullmatch(row[0])]
    if all(len(row) == 2 and _is_head(row[0]) for row in grid):
        return [(row[0], row[1]) for row in grid]
    raise Refused(no("不能辨认所粘贴的内容。请只粘贴一行或一列数，可以带月份或季度的表头。"))


def _under(heads: list[str], grid: list[list[str]]) -> list[tuple[str, str]]:
    rows = [row for row in grid if row is not heads]
    if len(rows) != 1:
        raise Refused(no("表头下应当只有一行数。请只粘贴一个指标的表头和数。"))
    row = rows[0] + [""] * (len(heads) - len(rows[0]))
    beside = list(zip(heads, row, strict=False))
    for head, cell in beside:
        if _is_number(cell) and not _is_head(head) and not _PASSED_OVER.fullmatch(head):
            raise Refused(no(f"表头“{head}”不能辨认。请用月份或季度作表头。"))
    return [(head, cell) for head, cell in beside if _is_head(head)]


def _counted_off(many: int, deadline: date) -> tuple[tuple[date, date], ...]:
    """Which months or quarters `many` cells without heads stand for."""
    year, month = deadline.year, deadline.month
    quarter = (month + 2) // 3
    as_months = tuple(_months(year, one, one) for one in range(1, many + 1) if one <= 12)
    as_quarters = tuple(_months(year, 3 * q - 2, 3 * q) for q in range(1, many + 1) if q <= 4)
    by_month, by_quarter = many in (12, month), many in (4, quarter)
    if by_month and not by_quarter:
        return as_months
    if by_quarter and not by_month:
        return as_quarters
    why = "既可能是月，也可能是季度" if by_month else "不能判断各是哪一月或哪一季度"
    raise Refused(no(f"共 {many} 格，{why}。请连同月份或季度的表头一起粘贴。"))


def _span(head: str, year: int) -> tuple[date, date] | None:
    if found := _MONTH.fullmatch(head):
        return _months(int(found[1] or year), int(found[2]), int(found[2]))
    if found := _QUARTER.fullmatch(head):
        quarter = _NUMERALS.get(found[2]) or int(found[2])
        return _months(int(found[1] or year), 3 * quarter - 2, 3 * quarter)
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), month_end(date(year, last, 1))


def _value(typed: str, measure: str, place: int) -> Decimal | None:
    if typed in _EMPTY:
        return None
    try:
        return number(typed.removesuffix(measure).strip())
    except Unfit:
        raise Refused(no(f"第 {place} 格“{typed}”不是数字。请核对后重新粘贴。")) from None


def _is_head(cell: str) -> bool:
    return bool(_MONTH.fullmatch(cell) or _QUARTER.fullmatch(cell))


def _is_number(cell: str) -> bool:
    return cell[:1].isdigit()


def _folded(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip()
