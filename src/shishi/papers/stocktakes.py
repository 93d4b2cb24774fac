"""调度单 — the sheet of one leader as a table paper, for the table of the meeting."""

from collections.abc import Iterable

from shishi.papers.content import Block, Cell, Form, Head, Sheet, Value
from shishi.papers.drafts import Composed
from shishi.papers.levels import first
from shishi.papers.minutes import Meeting, clause
from shishi.rules.days import day_text
from shishi.rules.decisions import Decision
from shishi.rules.ledgers import Shape
from shishi.rules.phrases import Fact, Passage
from shishi.rules.stocktakes import Concern

_PLACE = Head("序号", 6, Shape.MARK)
_NAME = Head("实事", 20)
_DECIDED = (
    *(_PLACE, _NAME, Head("议定事项", 26), Head("承办", 14)),
    *(Head("期限", 12, Shape.DAY), Head("办理情况", 16)),
)
_ASKED = (
    *(_PLACE, _NAME, Head("需协调事项", 26), Head("已采取措施", 18)),
    *(Head("由谁决定", 12, Shape.MARK), Head("时限", 12, Shape.DAY)),
)
_TROUBLED = (
    *(_PLACE, _NAME, Head("列入原因", 14, Shape.MARK), Head("起于", 12, Shape.DAY)),
    Head("情况", 42),
)


def composed(one: Meeting) -> Composed:
    """The sheet: what was decided before and now, what is to be decided, what needs attention."""
    sheet = one.sheet
    parts = (
        ("此前议定", "此前议定事项", _DECIDED, _decisions(sheet.last)),
        ("本次议定", "本次议定事项", _DECIDED, _decisions(sheet.new)),
        ("协调", "需要协调解决的事项", _ASKED, _asked(one)),
        ("关注", "需要重点关注的实事", _TROUBLED, _troubled(sheet.attention)),
    )
    passages, blocks = [_intro(one)], {}
    for place, (slot, title, heads, rows) in enumerate(parts, 1):
        none = "" if rows else "：无"
        passages.append(Passage(slot, f"{first(place)}{title}{none}", 1))
        if rows:
            blocks[slot] = _table(title, heads, rows)
    facts = {
        "调度日期": Fact(day_text(sheet.on), "调度单所述的日期"),
        "调度件数": Fact(str(len(one.projects)), "该领导包抓的实事件数", one.projects),
        "正常件数": Fact(str(sheet.on_track), "没有需要关注之处的实事件数"),
        "下次调度日": Fact(day_text(one.next_on), "一周之后，遇休息日顺延"),
    }
    return Composed(
        form=Form.TABLE,
        title=f"{one.year}年民生实事周调度单（{sheet.leader}）",
        passages=tuple(passages),
        facts=facts,
        blocks=blocks,
    )


def _intro(one: Meeting) -> Passage:
    told = "调度日期：{调度日期}。包抓{调度件数}件，正常推进{正常件数}件。"
    return Passage("概况", f"{told}下次调度日：{{下次调度日}}。")


def _table(title: str, heads: tuple[Head, ...], rows: list[tuple[Value, ...]]) -> tuple[Block, ...]:
    cells = tuple(
        tuple(Cell(value) for value in (place, *row)) for place, row in enumerate(rows, 1)
    )
    return (Sheet(name=title, title="", heads=heads, rows=cells),)


def _decisions(held: Iterable[Decision]) -> list[tuple[Value, ...]]:
    rows: list[tuple[Value, ...]] = []
    for one in held:
        remark = clause(one.remark)
        stands = f"{one.state.label}：{remark}" if remark else one.state.label
        rows.append((one.name, clause(one.says), clause(one.owner), one.due_on, stands))
    return rows


def _asked(one: Meeting) -> list[tuple[Value, ...]]:
    return [
        (
            held.matter.name,
            clause(held.matter.matter),
            clause(held.matter.tried),
            held.rung.label,
            held.due_on,
        )
        for held in one.sheet.to_decide
    ]


def _troubled(held: Iterable[Concern]) -> list[tuple[Value, ...]]:
    return [(one.name, one.reason.label, one.since, clause(one.bare)) for one in held]
