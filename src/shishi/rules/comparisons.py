"""两期对照 — two frozen ledgers side by side: what came, went and changed, project by project.

Figures are told with their differences, lights with the way they turned, all else in its words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from shishi.rules.amounts import from_yuan, plain
from shishi.rules.shares import amount_text, percent_text
from shishi.rules.snapshots import Body


class Fate(StrEnum):
    """变动类别 of a project or of one of its figures."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"
    SAME = "same"

    @property
    def label(self) -> str:
        return {"came": "新增", "went": "减少", "changed": "变动", "same": "未变"}[self.value]


@dataclass(frozen=True, slots=True)
class Turn:
    """一处变动 — what it is (管网), before and after, and by how much (`gain`) where that
    can be said."""

    what: str
    before: str
    after: str
    gain: str = ""


@dataclass(frozen=True, slots=True)
class ProjectTurn:
    """一件实事的变动 — `lights` are its light before and after, where it turned."""

    name: str
    fate: Fate
    lights: tuple[str, str] | None
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """对照 — every project in the order of the later ledger, those that went last."""

    before: str
    after: str
    projects: tuple[ProjectTurn, ...]

    def count(self, fate: Fate) -> int:
        return sum(one.fate is fate for one in self.projects)

    @property
    def told(self) -> tuple[ProjectTurn, ...]:
        """Those of which there is something to say."""
        return tuple(one for one in self.projects if one.fate is not Fate.SAME)

    @property
    def turned(self) -> tuple[ProjectTurn, ...]:
        """Those whose light turned."""
        return tuple(one for one in self.projects if one.lights)


def compared(before: Body, after: Body) -> Comparison:
    """The later ledger against the earlier one."""
    was = {one["名称"]: one for one in before["实事"]}
    now = {one["名称"]: one for one in after["实事"]}
    found = [_project(name, was.get(name), one) for name, one in now.items()]
    found += [_project(name, one, None) for name, one in was.items() if name not in now]
    return Comparison(before["截至"], after["截至"], tuple(found))


def _project(name: str, was: Body | None, now: Body | None) -> ProjectTurn:
    if was is None or now is None:
        fate = Fate.CAME if was is None else Fate.WENT
        return ProjectTurn(name, fate, None, ())
    lights = _light(was), _light(now)
    turned = lights if lights[0] != lights[1] else None
    turns = (*_words(was, now), *_figures(was["指标"], now["指标"]))
    changed = bool(turned or turns)
    return ProjectTurn(name, Fate.CHANGED if changed else Fate.SAME, turned, turns)


def _light(one: Body) -> str:
    return one["亮灯"]["灯"] if one["亮灯"] else "未评"


def _words(was: Body, now: Body) -> Iterator[Turn]:
    """What is told in words: deadline, who answers for it, the report."""
    for what, words in (("完成时限", _deadline), ("责任人", _people), ("责任单位", _units)):
        if words(was) != words(now):
            yield Turn(what, words(was), words(now))
    if was["报送"] != now["报送"]:
        yield Turn("月报", was["报送"], now["报送"])


def _deadline(one: Body) -> str:
    return f"{one['时限']}{'（推定）' if one['推定时限'] else ''}"


def _people(one: Body) -> str:
    return "；".join(one["责任人"])


def _units(one: Body) -> str:
    return "；".join(one["责任单位"])


def _figures(was: Iterable[Body], now: Iterable[Body]) -> Iterator[Turn]:
    before, after = _named(was), _named(now)
    for name, one in after.items():
        if name not in before:
            yield Turn(f"{name[0]} · 指标", "", f"{Fate.CAME.label}：{_target(one)}")
        else:
            yield from _figure(name[0], before[name], one)
    for name, one in before.items():
        if name not in after:
            yield Turn(f"{name[0]} · 指标", f"{_target(one)}", Fate.WENT.label)


def _named(lines: Iterable[Body]) -> dict[tuple[str, str, int], Body]:
    """The figures by name and measure; of several alike the first is the first."""
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for one in lines:
        key = (one["名称"], one["计量单位"])
        found[*key, seen[key]] = one
        seen[key] += 1
    return found


def _figure(name: str, was: Body, now: Body) -> Iterator[Turn]:
    if _target(was) != _target(now):
        yield Turn(f"{name} · 目标", _target(was), _target(now))
    held, told = was["进展"] or {}, now["进展"] or {}
    if _reached(held, was) != _reached(told, now):
        yield Turn(name, _reached(held, was), _reached(told, now), _gain(held, told, now))
    if held.get("分月目标版本") != told.get("分月目标版本"):
        yield Turn(f"{name} · 分月目标", _edition(held), _edition(told))
    if held.get("灯", "") != told.get("灯", ""):
        yield Turn(f"{name} · 灯", held.get("灯", ""), told.get("灯", ""))


def _target(one: Body) -> str:
    upper = f"—{_amount(one['目标上限'], one['计量单位'])}" if one["目标上限"] else ""
    return f"{one['符号']}{_amount(one['目标'], one['计量单位'])}{upper}"


def _number(value: str, measure: str) -> Decimal:
    """In the measure that is printed: money in 万元."""
    return from_yuan(Decimal(value), "万元") if measure == "元" else Decimal(value)


def _amount(value: Any, measure: str) -> str:
    if value is None:
        return "未报"
    shown = "万元" if measure == "元" else measure
    return f"{amount_text(_number(value, measure))} {shown}".strip()


def _reached(done: Body, one: Body) -> str:
    """50 公里（57.8%）; without the share where it is judged on a day."""
    amount = _amount(done.get("实际"), one["计量单位"])
    share = done.get("完成比例")
    if share is None or done.get("按日判断"):
        return amount
    return f"{amount}（{percent_text(Decimal(share))}）"


def _edition(done: Body) -> str:
    number = done.get("分月目标版本")
    return f"第{number}版" if number else "未编"


def _gain(was: Body, now: Body, one: Body) -> str:
    """+13.5: by how much; nothing where one of the two was not told."""
    before, after, measure = was.get("实际"), now.get("实际"), one["计量单位"]
    if before is None or after is None:
        return ""
    gain = plain(_number(after, measure) - _number(before, measure))
    return f"{'+' if gain > 0 else ''}{amount_text(gain)}"
