"""调度会纪要 — the minutes of one stocktake: when, under whom, what became of the decisions before,
what was decided and who does it by when, what was put before whom.

Only what the ledger knows stands in it: not where the meeting was, nor who else sat in it. What
people wrote is handed in as a fact of its own, so that a brace in it is never taken for a name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from shishi.papers.content import Form
from shishi.papers.drafts import Composed
from shishi.papers.levels import first, second
from shishi.rules.days import day_text
from shishi.rules.decisions import ALIVE, Decision, DecisionState
from shishi.rules.escalations import Position, Rung
from shishi.rules.phrases import Fact, Passage
from shishi.rules.stocktakes import Concern, Sheet

_ENDS = "。；;！!？?"
_LOOSE = re.compile(
    r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])"
)  # pages set numbers apart, papers not
_BECAME = {
    DecisionState.DONE: "已办结",
    DecisionState.REFUSED: "不予办理",
    DecisionState.CARRIED: "已结转",
    DecisionState.OPEN: "正在办理",
}
Told = tuple[Passage, dict[str, Fact]]
"""A passage with the facts it names."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """一次调度会 — its sheet; `projects` are keys of those the leader answers for, `next_on` the
    day of the next meeting by the calendar."""

    territory: str
    year: int
    post: str
    sheet: Sheet
    projects: tuple[int, ...]
    next_on: date


def composed(one: Meeting) -> Composed:
    """The minutes."""
    told = [_opening(one)]
    parts = (
        ("此前议定", "此前议定事项落实情况", list(_settled(one.sheet))),
        ("本次议定", "本次议定事项", list(_decided(one.sheet.new))),
        ("协调", "需要协调解决的事项", list(_asked(one.sheet.to_decide, one.sheet.leader))),
        ("关注", "需要重点关注的实事", list(_troubled(one.sheet.attention))),
    )
    for place, (slot, title, lines) in enumerate(parts, 1):
        told += [(Passage(slot, f"{first(place)}{title}", 1), {}), *lines]
    told.append(_next(one))
    facts = {name: fact for _, held in told for name, fact in held.items()}
    return Composed(
        form=Form.MINUTES,
        title=f"关于调度{one.year}年民生实事的会议纪要",
        passages=tuple(passage for passage, _ in told),
        facts=facts,
        presence=(("出席", f"{one.post}{one.sheet.leader}"),),
        meeting=f"{one.territory}民生实事调度会议",
    )


def clause(words: str) -> str:
    """Words that somebody typed, or a page shows, as they stand in a sentence of a paper: without
    the stop at their end, which the sentence has, and without space around numbers."""
    plain = " ".join(words.split()).rstrip(_ENDS).replace(" → ", "，亮")
    return _LOOSE.sub("", plain)


def _opening(one: Meeting) -> Told:
    sheet = one.sheet
    troubled = tuple(dict.fromkeys(each.project for each in sheet.attention))
    counts = (
        ("正常推进", sheet.on_track, ()),
        ("需要重点关注", len(troubled), troubled),
        ("尚无数据", sheet.unlit, ()),
    )
    facts = {
        "会议日期": Fact(day_text(sheet.on), "登记的调度日期"),
        "主持人": Fact(f"{one.post}{sheet.leader}", "包抓这些实事的县领导"),
        "调度件数": Fact(str(len(one.projects)), "该领导包抓的实事件数", one.projects),
    }
    split = _split("调度当日", counts, facts)
    words = (
        "{会议日期}，{主持人}同志主持召开民生实事调度会议，调度{调度件数}件民生实事"
        f"{split}。现将会议议定事项纪要如下。"
    )
    return Passage("会议概况", words), facts


def _split(
    says: str, counts: Iterable[tuple[str, int, tuple[int, ...]]], facts: dict[str, Fact]
) -> str:
    """，其中正常推进3件、尚无数据1件; what all have in common is said once: ，均正常推进."""
    held = [each for each in counts if each[1]]
    if len(held) == 1:
        name, count, _ = held[0]
        return f"，{'均' if count > 1 else ''}{name}"
    parts = []
    for name, count, projects in held:
        facts[f"{name}件数"] = Fact(str(count), f"{says}{name}的件数", projects)
        parts.append(f"{name}{{{name}件数}}件")
    return f"，其中{'、'.join(parts)}" if parts else ""


def _settled(sheet: Sheet) -> Iterator[Told]:
    if not sheet.last:
        yield Passage("此前议定.合计", "此前没有待落实的议定事项。"), {}
        return
    facts = {"此前议定件数": Fact(str(len(sheet.last)), "上次调度时在办的", _projects(sheet.last))}
    by_state = {state: [one for one in sheet.last if one.state is state] for state in _BECAME}
    counts = [(_BECAME[state], len(held), _projects(held)) for state, held in by_state.items()]
    words = f"此前议定事项{{此前议定件数}}件{_split('此前议定事项中', counts, facts)}"
    late = [one for one in sheet.last if one.state in ALIVE and one.due_on < sheet.on]
    if late:
        facts["逾期件数"] = Fact(str(len(late)), "期限已过、尚未了结的", _projects(late))
        words += "。未办结事项中，已逾期{逾期件数}件"
    yield Passage("此前议定.合计", f"{words}。"), facts
    for place, one in enumerate(sheet.last, 1):
        yield _became(place, one)


def _projects(held: Iterable[Decision]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.project for one in held))


def _became(place: int, one: Decision) -> Told:
    """A decision of before, and what became of it."""
    name = f"此前第{place}件"
    facts = _of_decision(name, one) | {
        f"{name}状态": Fact(_BECAME[one.state], "议定事项登记的办理情况", (one.project,))
    }
    words = f"{{{name}事项}}，由{{{name}承办}}负责，期限为{{{name}期限}}。"
    if one.moved_on:
        facts[f"{name}日期"] = Fact(day_text(one.moved_on), "登记的日期", (one.project,))
        words += f"{{{name}日期}}{{{name}状态}}"
    else:
        words += f"{{{name}状态}}"
    if remark := clause(one.remark):
        facts[f"{name}说明"] = Fact(remark, "登记的说明", (one.project,))
        words += f"：{{{name}说明}}"
    return Passage(f"此前议定.{place}", f"{words}。", 2, f"{second(place)}{one.name}。"), facts


def _of_decision(name: str, one: Decision) -> dict[str, Fact]:
    held = (one.project,)
    return {
        f"{name}事项": Fact(clause(one.says), "登记的议定事项", held),
        f"{name}承办": Fact(clause(one.owner), "登记的承办单位或负责人", held),
        f"{name}期限": Fact(day_text(one.due_on), "登记的办理期限", held),
    }


def _decided(decisions: Iterable[Decision]) -> Iterator[Told]:
    place = 0
    for place, one in enumerate(decisions, 1):
        name = f"议定第{place}件"
        words = f"{{{name}事项}}。由{{{name}承办}}负责，{{{name}期限}}前办结。"
        passage = Passage(f"本次议定.{place}", words, 2, f"{second(place)}{one.name}。")
        yield passage, _of_decision(name, one)
    if not place:
        yield Passage("本次议定.无", "会议没有议定新的事项。"), {}


def _asked(positions: Iterable[Position], leader: str) -> Iterator[Told]:
    place = 0
    for place, one in enumerate(positions, 1):
        name, held = f"协调第{place}件", (one.matter.project,)
        whom = f"{leader}同志" if one.rung is Rung.SPONSOR else one.rung.label
        facts = {
            f"{name}事项": Fact(clause(one.matter.matter), "登记的需协调事项", held),
            f"{name}提出": Fact(day_text(one.matter.raised_on), "提出的日期", held),
            f"{name}层级": Fact(whom, "现在所处的协调层级", held),
            f"{name}时限": Fact(day_text(one.due_on), "该层级的时限", held),
        }
        tried = ""
        if done := clause(one.matter.tried):
            facts[f"{name}措施"] = Fact(done, "登记的已采取措施", held)
            tried = f"已采取措施：{{{name}措施}}。"
        words = (
            f"{{{name}事项}}。{{{name}提出}}提出。{tried}"
            f"请{{{name}层级}}研究决定，时限为{{{name}时限}}。"
        )
        yield Passage(f"协调.{place}", words, 2, f"{second(place)}{one.matter.name}。"), facts
    if not place:
        yield Passage("协调.无", "没有需要提请协调解决的事项。"), {}


def _troubled(concerns: Iterable[Concern]) -> Iterator[Told]:
    by_project: dict[int, list[Concern]] = {}
    for one in concerns:
        by_project.setdefault(one.project, []).append(one)
    for place, (project, held) in enumerate(by_project.items(), 1):
        name = f"关注第{place}件情况"
        says = "；".join(f"{one.reason.label}：{clause(one.bare)}" for one in held)
        facts = {name: Fact(says, "调度当日列入调度单的原因", (project,))}
        lead = f"{second(place)}{held[0].name}。"
        yield Passage(f"关注.{place}", f"{{{name}}}。", 2, lead), facts
    if not by_project:
        yield Passage("关注.无", "没有需要重点关注的实事。"), {}


def _next(one: Meeting) -> Told:
    facts = {"下次调度日": Fact(day_text(one.next_on), "一周之后，遇休息日顺延")}
    words = "请各承办单位按时限抓好落实，下次调度日为{下次调度日}，届时先核对本次议定事项。"
    return Passage("下次调度", words), facts
