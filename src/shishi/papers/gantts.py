"""横道图 — the steps of a chain against their latest days, as SVG out of plain values.

As in `papers.figures` colours are classes of the style sheet; the table beside the drawing has the
same days in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from shishi.rules.days import add_months, day_text

WIDTH, ROW = 900, 26
_LEFT, _RIGHT, _TOP, _BOTTOM = 190, 16, 42, 8
_MOST = 12  # characters of a name
_LABELS = 12  # months that are written at most


@dataclass(frozen=True, slots=True)
class Step:
    """一行 — from `starts_on` to `ends_on`, as it was when `done`, else as it is expected.

    `latest` is the last day that keeps the deadline, `planned` the one that was planned."""

    name: str
    starts_on: date
    ends_on: date
    latest: date
    done: bool = False
    planned: date | None = None

    @property
    def look(self) -> str:
        """The class of the bar: done or planned, in time or late."""
        kind = "done" if self.done else "ahead"
        return f"{kind} late" if self.ends_on > self.latest else kind


@dataclass(frozen=True, slots=True)
class Gantt:
    """横道图 — the steps in their order, with today and the deadline."""

    title: str
    on: date
    deadline_on: date
    steps: tuple[Step, ...]


def gantt(asked: Gantt) -> str:
    """A row for each step: a bar, a mark at its latest day, a ring at its planned one."""
    frame = _Frame(asked)
    height = _TOP + ROW * len(asked.steps) + _BOTTOM
    parts = [
        f'<svg class="gantt" viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<title>{escape(_told(asked))}</title>",
        *_months(frame, height),
        *_upright(frame, asked.on, "today", "今天", height, asked.on > asked.deadline_on),
        *_upright(frame, asked.deadline_on, "limit", "时限", height, asked.on <= asked.deadline_on),
    ]
    for place, step in enumerate(asked.steps):
        parts += _row(frame, step, _TOP + ROW * place)
    return "".join([*parts, "</svg>"])


class _Frame:
    """Days across, from the first of a month to the last of one."""

    def __init__(self, asked: Gantt) -> None:
        days = [asked.on, asked.deadline_on]
        for one in asked.steps:
            days += [one.starts_on, one.ends_on, one.latest, one.planned or one.latest]
        self.first = min(days).replace(day=1)
        self.last = add_months(max(days).replace(day=1), 1)

    def x(self, day: date) -> str:
        passed = Decimal((day - self.first).days) / (self.last - self.first).days
        return _n(_LEFT + passed * (WIDTH - _LEFT - _RIGHT))


def _months(frame: _Frame, height: int) -> Iterable[str]:
    """A line for each month; of a long time every second, third … is written."""
    count = (frame.last.year - frame.first.year) * 12 + frame.last.month - frame.first.month
    step = -(-count // _LABELS)
    before = 0
    for place in range(0, count, step):
        month = add_months(frame.first, place)
        x = frame.x(month)
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="{_TOP - 4}" y2="{height - _BOTTOM}"/>'
        year = f"{month.year}年" if month.year != before else ""
        before = month.year
        yield f'<text x="{x}" y="{_TOP - 10}">{year}{month.month}月</text>'


def _upright(
    frame: _Frame, day: date, kind: str, word: str, height: int, later: bool
) -> Iterable[str]:
    """A day with its word on the side that is away from the other one."""
    x, anchor = frame.x(day), "start" if later else "end"
    beside = _n(Decimal(x) + (4 if later else -4))
    yield f'<line class="{kind}" x1="{x}" x2="{x}" y1="3" y2="{height - _BOTTOM}"/>'
    yield f'<text class="{kind}" x="{beside}" y="12" text-anchor="{anchor}">{word}</text>'


def _row(frame: _Frame, step: Step, y: int) -> Iterable[str]:
    name = step.name if len(step.name) <= _MOST else f"{step.name[: _MOST - 1]}…"
    middle = y + ROW // 2
    at = f'x="{_LEFT - 8}" y="{middle + 5}" text-anchor="end"'
    yield f'<text class="name" {at}>{escape(name)}</text>'
    left, right = frame.x(step.starts_on), frame.x(max(step.ends_on, step.starts_on))
    width = max(Decimal(right) - Decimal(left), Decimal(4))
    yield (
        f'<rect class="{step.look}" x="{left}" y="{y + 7}" width="{_n(width)}" height="12" rx="2"/>'
    )
    if step.planned is not None and not step.done:
        yield f'<circle class="planned" cx="{frame.x(step.planned)}" cy="{middle}" r="4.5"/>'
    x = frame.x(step.latest)
    yield f'<line class="latest" x1="{x}" x2="{x}" y1="{y + 3}" y2="{y + ROW - 3}"/>'


def _told(asked: Gantt) -> str:
    """What the drawing shows, for whoever does not see it."""
    done = sum(one.done for one in asked.steps)
    late = [one.name for one in asked.steps if not one.done and one.ends_on > one.latest]
    said = f"{asked.title}，{len(asked.steps)} 个环节已办 {done} 个"
    said += f"，预计晚于最迟办结日：{'、'.join(late)}" if late else ""
    return f"{said}，时限{day_text(asked.deadline_on)}"


def _n(value: Decimal) -> str:
    """A coordinate with one decimal."""
    return f"{value:.1f}".removesuffix(".0")
