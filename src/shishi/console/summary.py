"""读取摘要 — how `shishi read` shows one draft in a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from shishi.reading.checks.proof import yuan
from shishi.reading.draft import Aspect, FigureDraft, FigureKind, ItemDraft, PlanDraft, Remark
from shishi.rules.amounts import number_text

ASPECTS = {
    Aspect.TARGET: "",
    Aspect.ACTUAL: "已完成",
    Aspect.BASELINE: "基期",
    Aspect.ALLOCATION: "分解",
}


def full(draft: PlanDraft, name: str) -> RenderableType:
    """Head line, what to look at first, items, figures, mechanism."""
    parts: list[RenderableType] = [_headline(draft, name), *_remarks(draft)]
    if draft.items:
        parts += [_items(draft.items), _figures(draft.items)]
    if draft.mechanism:
        parts.append(_mechanism(draft))
    return Group(*parts)


def line(draft: PlanDraft, name: str) -> RenderableType:
    """One line for one of many files."""
    return Text(f"{name}　{counts(draft)}")


def counts(draft: PlanDraft) -> str:
    figures = sum(
        figure.kind is not FigureKind.TRAP for item in draft.items for figure in item.figures
    )
    open_ones = sum(not remark.ok for remark in draft.remarks)
    return f"{len(draft.items)} 项，{figures} 个数字，{open_ones} 处待核对"


def _headline(draft: PlanDraft, name: str) -> Text:
    head = draft.head
    title = head.title.value if head.title else name
    facts = [
        ("发文机关", head.issuer.value if head.issuer else None),
        ("发文字号", head.document_number.value if head.document_number else None),
        ("成文日期", head.dated_on.value.isoformat() if head.dated_on else None),
        ("印发日期", head.circulated_on.value.isoformat() if head.circulated_on else None),
        ("表决会议", head.congress.value if head.congress else None),
    ]
    said = "　".join(f"{label}：{value}" for label, value in facts if value)
    text = Text(f"{title}\n", style="bold")
    text.append(f"{name}　{counts(draft)}\n", style="default")
    if said:
        text.append(f"{said}\n", style="dim")
    return text


def _remarks(draft: PlanDraft) -> Iterator[RenderableType]:
    waiting = [remark for remark in draft.remarks if not remark.ok]
    if waiting:
        table = _table("待核对", "项", "类别", "原文", "说明")
        for remark in waiting:
            _add(
                table,
                _ordinal(draft.items, remark),
                remark.kind.label,
                _short(remark.span.quote),
                remark.says,
            )
        yield table
    passed = Counter(remark.kind.label for remark in draft.remarks if remark.ok)
    if passed:
        yield Text(
            "已核对无误："
            + "、".join(f"{kind} {number} 处" for kind, number in passed.items())
            + "\n"
        )


def _ordinal(items: tuple[ItemDraft, ...], remark: Remark) -> str:
    if remark.item is None or remark.item >= len(items):
        return "文中"
    return _mark(items[remark.item], remark.item)


def _mark(item: ItemDraft, place: int) -> str:
    return item.ordinal.value if item.ordinal else f"第{place + 1}项"


def _items(items: tuple[ItemDraft, ...]) -> Table:
    table = _table("实事", "序号", "名称", "单位", "人员", "完成时限")
    for place, item in enumerate(items):
        _add(
            table,
            _mark(item, place),
            item.title.value,
            "、".join(unit.name for unit in item.units),
            "、".join(person.name for person in item.people),
            _day(item),
        )
    return table


def _day(item: ItemDraft) -> str:
    """The last day, else the words that name none."""
    deadline = item.deadline
    if deadline is None:
        return ""
    return deadline.on.isoformat() if deadline.on else _short(deadline.span.quote)


def _figures(items: Iterable[ItemDraft]) -> Table:
    table = _table("数字", "序号", "对象", "目标", "口径", "原文")
    for place, item in enumerate(items):
        for figure in item.figures:
            if figure.kind is not FigureKind.TRAP:
                _add(
                    table,
                    _mark(item, place),
                    figure.subject,
                    _amount(figure),
                    ASPECTS[figure.aspect],
                    _short(figure.span.quote),
                )
    return table


def _amount(figure: FigureDraft) -> str:
    upper = f"～{number_text(figure.upper)}" if figure.upper is not None else ""
    base = f"/{figure.per}" if figure.per else ""
    if figure.kind is FigureKind.MONEY and not upper:
        return f"{figure.bound.sign}{yuan(figure.value)}{base}"
    return f"{figure.bound.sign}{number_text(figure.value)}{upper}{figure.measure}{base}"


def _mechanism(draft: PlanDraft) -> Table:
    table = _table("工作机制", "类别", "周期", "日", "由谁", "向谁", "原文")
    for entry in draft.mechanism:
        _add(
            table,
            entry.kind.label,
            CADENCES.get(entry.cadence or "", ""),
            str(entry.due_day or ""),
            entry.owner or "",
            entry.recipient or "",
            _short(entry.span.quote),
        )
    return table


CADENCES = {
    "weekly": "每周",
    "semimonthly": "每半月",
    "monthly": "每月",
    "bimonthly": "每双月",
    "quarterly": "每季度",
    "semiannual": "每半年",
    "yearly": "每年",
}


def _add(table: Table, *words: str) -> None:
    """A row of plain words; brackets of a document are no markup of ours."""
    table.add_row(*(Text(word) for word in words))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _short(text: str, most: int = 40) -> str:
    """A quotation on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
