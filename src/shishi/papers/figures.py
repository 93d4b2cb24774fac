"""图 — charts as SVG out of plain values: the same drawing on a page, in print and in a file.

Colours are classes of the style sheet, so that a drawing obeys its page; what it shows is told in
words as well, in its title.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape

from shishi.rules.days import add_months, day_text

WIDTH, HEIGHT = 640, 236
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 46, 22, 34
_HIGHEST = Decimal("1.25")  # what is above it leaves the drawing at its edge
_FURTHEST = 6  # months after the deadline that the drawing reaches at most


@dataclass(frozen=True, slots=True)
class Point:
    """一点 — the share reached, or due, by the end of a day."""

    on: date
    share: Decimal


@dataclass(frozen=True, slots=True)
class Course:
    """进度曲线 — what is due, what is done, and when it is likely to be done (`likely` between
    `early` and `late`, None where no end is in sight); `stated` is when the unit itself expects
    it."""

    title: str
    starts_on: date
    deadline_on: date
    on: date
    due: tuple[Point, ...] = ()
    done: tuple[Point, ...] = ()
    likely: date | None = None
    early: date | None = None
    late: date | None = None
    stated: date | None = None


def bar(share: Decimal | None, due: Decimal | None, look: str) -> str:
    """进度条 — how far it has come, with a mark at what is due; `look` is the class of its light.
    The figures stand beside it, so it is left out of what is read aloud."""
    drawn = [
        '<svg class="bar" viewBox="0 0 120 14" width="120" height="14" aria-hidden="true">',
        '<rect class="track" x="0" y="4" width="120" height="6" rx="3"/>',
    ]
    if share is not None and share > 0:
        width = max(_cut(share) * 120, Decimal(3))
        drawn.append(
            f'<rect class="fill {look}" x="0" y="4" width="{_n(width)}" height="6" rx="3"/>'
        )
    if due is not None:
        at = min(_cut(due) * 120, Decimal(118))
        drawn.append(f'<rect class="due" x="{_n(at)}" y="0" width="2" height="14"/>')
    return "".join([*drawn, "</svg>"])


def course(asked: Course) -> str:
    """The progress curve: the plan as a broken line, the actual as a line with its points, the
    forecast as a fan from the last of them to its earliest and latest end."""
    frame = _Frame(asked.starts_on, _end(asked))
    parts = [
        f'<svg class="course" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(_told(asked))}</title>",
        _grid(frame),
        *_fan(frame, asked),
        _line(frame, [Point(asked.starts_on, Decimal(0)), *asked.due], "plan") if asked.due else "",
        _upright(frame, asked.deadline_on, "limit", "时限", asked.on <= asked.deadline_on),
        _upright(frame, asked.on, "today", "截至", asked.on > asked.deadline_on),
    ]
    if asked.done:
        parts.append(_line(frame, [Point(asked.starts_on, Decimal(0)), *asked.done], "done"))
        parts += [
            f'<circle class="done" cx="{frame.x(one.on)}" cy="{frame.y(one.share)}" r="3.5"/>'
            for one in asked.done
        ]
    parts += _stated(frame, asked.stated)
    return "".join([*parts, "</svg>"])


@dataclass(frozen=True, slots=True)
class _Frame:
    """Days across, shares upwards."""

    first: date
    last: date

    def x(self, day: date) -> str:
        days = max((self.last - self.first).days, 1)
        passed = Decimal(min(max((day - self.first).days, 0), days))
        return _n(_LEFT + passed / days * (WIDTH - _LEFT - _RIGHT))

    def y(self, share: Decimal) -> str:
        held = min(max(share, Decimal(0)), _HIGHEST)
        return _n(HEIGHT - _BOTTOM - held / _HIGHEST * (HEIGHT - _TOP - _BOTTOM))


def _end(asked: Course) -> date:
    """The last day of the drawing: of the year of the deadline, later where the forecast is."""
    ends = [date(asked.deadline_on.year, 12, 31), asked.on, asked.likely, asked.late, asked.stated]
    furthest = add_months(asked.deadline_on, _FURTHEST)
    return max(asked.deadline_on, *(min(day, furthest) for day in ends if day is not None))


@lru_cache(maxsize=64)
def _grid(frame: _Frame) -> str:
    """Levels and months, the same under most curves of a year."""
    return "".join(_lines_of(frame))


def _lines_of(frame: _Frame) -> Iterable[str]:
    right, foot = WIDTH - _RIGHT, HEIGHT - _BOTTOM
    for share in (Decimal(0), Decimal("0.5"), Decimal(1)):
        y = frame.y(share)
        yield f'<line class="grid" x1="{_LEFT}" x2="{right}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{_LEFT - 6}" y="{y}" dy="5" text-anchor="end">{share * 100:.0f}%</text>'
    month, step = frame.first.replace(day=1), 2
    while month <= frame.last:
        if month >= frame.first:
            x = frame.x(month)
            yield f'<line class="tick" x1="{x}" x2="{x}" y1="{foot}" y2="{foot + 4}"/>'
            yield f'<text x="{x}" y="{foot + 24}">{month.month}月</text>'
        month = add_months(month, step)


def _fan(frame: _Frame, asked: Course) -> Iterable[str]:
    """Nothing is drawn of what is finished, or of which no end is in sight."""
    if not asked.done or asked.done[-1].share >= 1 or asked.early is None:
        return
    last = asked.done[-1]
    start = f"{frame.x(last.on)},{frame.y(last.share)}"
    early, late = _aim(frame, last, asked.early), _aim(frame, last, asked.late)
    yield f'<polygon class="fan" points="{start} {early} {late}"/>'
    if asked.likely is not None:
        yield f'<polyline class="likely" points="{start} {_aim(frame, last, asked.likely)}"/>'


def _stated(frame: _Frame, day: date | None) -> Iterable[str]:
    """A rhombus on the line of the whole, at the day that the unit expects; what lies beyond the
    drawing stands at its edge."""
    if day is not None:
        x, y = Decimal(frame.x(day)), Decimal(frame.y(Decimal(1)))
        corners = ((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y))
        points = " ".join(f"{_n(across)},{_n(down)}" for across, down in corners)
        yield f'<polygon class="stated" points="{points}"/>'


def _aim(frame: _Frame, last: Point, end: date | None) -> str:
    """Where the way from the last point to its end leaves the drawing; no end is no way up."""
    if end is None:
        return f"{frame.x(frame.last)},{frame.y(last.share)}"
    if end <= frame.last:
        return f"{frame.x(end)},{frame.y(Decimal(1))}"
    passed = Decimal((frame.last - last.on).days) / (end - last.on).days
    return f"{frame.x(frame.last)},{frame.y(last.share + passed * (1 - last.share))}"


def _line(frame: _Frame, points: Sequence[Point], kind: str) -> str:
    drawn = " ".join(f"{frame.x(one.on)},{frame.y(one.share)}" for one in points)
    return f'<polyline class="{kind}" points="{drawn}"/>'


def _upright(frame: _Frame, day: date, kind: str, word: str, later: bool) -> str:
    """A day with its word on the side that is away from the other one."""
    x, anchor = frame.x(day), "start" if later else "end"
    return (
        f'<line class="{kind}" x1="{x}" x2="{x}" y1="{_TOP}" y2="{HEIGHT - _BOTTOM}"/>'
        f'<text class="{kind}" x="{x}" y="{_TOP - 3}" text-anchor="{anchor}">{word}</text>'
    )


def _told(asked: Course) -> str:
    """What the drawing shows, for whoever does not see it."""
    said = [asked.title]
    if asked.done:
        last = asked.done[-1]
        said.append(f"截至{day_text(last.on)}完成 {last.share * 100:.1f}%")
    if asked.likely:
        said.append(f"预计{day_text(asked.likely)}完成")
    if asked.stated:
        said.append(f"单位自报预计{day_text(asked.stated)}完成")
    return "，".join([*said, f"时限{day_text(asked.deadline_on)}"])


def _cut(share: Decimal) -> Decimal:
    return min(max(share, Decimal(0)), Decimal(1))


def _n(value: Decimal) -> str:
    """A coordinate with one decimal."""
    return f"{value:.1f}".removesuffix(".0")
