"""催报函、退回通知 — what a unit is sent: reports that have not come, one that was sent back.

Both say by which rule, and until when; nothing is asked that the unit has already told.
"""

from dataclasses import dataclass
from datetime import date

from shishi.papers.content import Form
from shishi.papers.drafts import Composed
from shishi.papers.levels import second
from shishi.papers.minutes import clause
from shishi.rules.days import day_text
from shishi.rules.phrases import Fact, Passage


@dataclass(frozen=True, slots=True)
class Overdue:
    """一份未报的报送 — `until` is the last day on which it is still taken, None once that is over
    and only more time (延期) helps."""

    project: int
    number: int
    title: str
    period: str
    due_on: date
    days_late: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Reminder:
    """催报 — of one unit on a day; `rule` says how often and by when is reported, `basis` where
    that is from, `addressee` to whom."""

    unit: str
    year: int
    on: date
    rule: str
    basis: str
    addressee: str
    overdue: tuple[Overdue, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """退回 — one report that was sent back: when and why; `doubts` are what the checks
    asked about; `until` as in `Overdue`; `waits` while it lies with the unit to be mended."""

    unit: str
    year: int
    project: int
    number: int
    title: str
    period: str
    returned_on: date
    reason: str
    doubts: tuple[str, ...]
    until: date | None
    addressee: str
    waits: bool = True


def reminder(one: Reminder) -> Composed:
    """催报函, in the letter format. Nothing may be missing any more by the time it is looked at
    again: it then says so, and asks for nothing."""
    projects = tuple(dict.fromkeys(each.project for each in one.overdue))
    facts = {
        "报送规则": Fact(one.rule, "报送期当时有效的报送规则"),
        "截至日期": Fact(day_text(one.on), "统计未报情况的日期"),
        "未报份数": Fact(str(len(one.overdue)), "逾期未报的报送份数", projects),
        "未报件数": Fact(str(len(projects)), "逾期未报所涉的实事件数", projects),
    }
    if not one.overdue:
        told = "截至{截至日期}，你单位没有逾期未报的进展情况，不必催报。"
        return _letter(one, [Passage("未报情况", told)], facts)
    basis = ""
    if one.basis:
        facts["规则依据"] = Fact(one.basis, "报送规则的依据")
        basis = "（依据：{规则依据}）"
    intro = (
        f"按照民生实事报送规则，各单位应{{报送规则}}{basis}。截至{{截至日期}}，"
        "你单位负责填报的{未报件数}件实事有{未报份数}份进展情况尚未报送，具体如下："
    )
    passages = [Passage("未报情况", intro)]
    for place, each in enumerate(one.overdue, 1):
        passage, held = _overdue(place, each)
        passages.append(passage)
        facts |= held
    when = "按上述期限" if any(each.until for each in one.overdue) else "在延期获准后及时"
    ask = (
        f"请抓紧核实进展，{when}补报；没有进展的，也应如实填报“无变化”并说明原因。"
        "已经报送或者对填报责任有不同意见的，请及时反馈。"
    )
    passages += [Passage("补报要求", ask), Passage("结语", "特此函达。")]
    return _letter(one, passages, facts)


def _letter(one: Reminder, passages: list[Passage], facts: dict[str, Fact]) -> Composed:
    return Composed(
        form=Form.LETTER,
        title=f"关于催报{one.year}年民生实事进展情况的函",
        passages=tuple(passages),
        facts=facts,
        receivers=(one.unit,),
    )


def _overdue(place: int, one: Overdue) -> tuple[Passage, dict[str, Fact]]:
    name, held = f"未报第{place}份", (one.project,)
    facts = {
        f"{name}报送期": Fact(one.period, "报送期", held),
        f"{name}到期日": Fact(day_text(one.due_on), "到期日，已计入批准的延期", held),
        f"{name}逾期天数": Fact(str(one.days_late), "到期日至统计之日的天数", held),
    }
    words = (
        f"{{{name}报送期}}进展情况应于{{{name}到期日}}前报送，已逾期{{{name}逾期天数}}天，"
        f"{_until(name, one.until, held, facts)}"
    )
    lead = f"{second(place)}第{one.number}件“{one.title}”。"
    return Passage(f"未报情况.{place}", words, 2, lead), facts


def _until(name: str, day: date | None, held: tuple[int, ...], facts: dict[str, Fact]) -> str:
    if day is None:
        return "补报期限已过，请先申请延期，经批准后补报。"
    facts[f"{name}补报期限"] = Fact(day_text(day), "仍予接收的最后一日", held)
    return f"请于{{{name}补报期限}}前补报。"


def doubt(says: str, answer: str) -> str:
    """充电车位比上期少6个（你单位说明：重新核验）."""
    told = f"（你单位说明：{clause(answer)}）" if answer.strip() else ""
    return f"{clause(says)}{told}"


def returned(one: Returned) -> Composed:
    """退回通知. Once the unit has mended the report and handed it in again, it says only that."""
    held = (one.project,)
    facts = {
        "实事": Fact(f"第{one.number}件“{one.title}”", "所退报送的实事", held),
        "报送期": Fact(one.period, "报送期", held),
        "退回日期": Fact(day_text(one.returned_on), "退回的日期", held),
        "退回原因": Fact(clause(one.reason), "退回时写明的原因", held),
        "汇总单位": Fact(one.addressee, "报送规则规定的接收单位"),
    }
    told = "你单位报送的{实事}{报送期}进展情况，经审核于{退回日期}退回"
    if not one.waits:
        again = f"{told}，现已修改并重新报送，不必再通知。"
        return _notice(one, [Passage("退回情况", again)], _still(facts))
    passages = [
        Passage("退回情况", f"{told}。现将有关事项通知如下："),
        Passage("退回原因", "{退回原因}。", 2, f"{second(1)}退回原因。"),
        Passage("修改要求", _mend(one, facts), 2, f"{second(2)}修改要求。"),
        Passage("重新报送", _again(one, facts), 2, f"{second(3)}重新报送。"),
    ]
    return _notice(one, passages, facts)


def _still(facts: dict[str, Fact]) -> dict[str, Fact]:
    """Without the reason: nobody is told it a second time."""
    return {name: fact for name, fact in facts.items() if name != "退回原因"}


def _notice(one: Returned, passages: list[Passage], facts: dict[str, Fact]) -> Composed:
    return Composed(
        form=Form.DOWNWARD,
        title=f"关于退回{one.year}年民生实事报送的通知",
        passages=tuple(passages),
        facts=facts,
        receivers=(one.unit,),
    )


def _mend(one: Returned, facts: dict[str, Fact]) -> str:
    words = "请针对退回原因逐项核实、更正或者补充说明。"
    if not one.doubts:
        return words
    names = [f"待核对之处{place}" for place in range(1, len(one.doubts) + 1)]
    for name, says in zip(names, one.doubts, strict=True):
        facts[name] = Fact(clause(says), "数据校核提出的问题", (one.project,))
    listed = "；".join(f"{{{name}}}" for name in names)
    return f"{words}数据校核还提示以下各处须一并核对：{listed}。"


def _again(one: Returned, facts: dict[str, Fact]) -> str:
    kept = "首次报送的日期不因退回而改变。"
    if one.until is None:
        return f"请尽快修改，由单位负责人审核后重新报送{{汇总单位}}。{kept}"
    facts["重报期限"] = Fact(day_text(one.until), "本期报送仍予接收的最后一日", (one.project,))
    return f"请于{{重报期限}}前修改，由单位负责人审核后重新报送{{汇总单位}}。{kept}"
