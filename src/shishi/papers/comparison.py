"""两期对照表 — two frozen ledgers side by side, as a book."""

from decimal import Decimal

from shishi.papers.content import Book, Cell, Head, Sheet, merged
from shishi.rules.comparisons import Comparison, Fate, ProjectTurn
from shishi.rules.ledgers import Shape

HEADS = (
    Head("实事", 24),
    Head("类别", 8, Shape.MARK, choices=tuple(one.label for one in Fate)),
    Head("灯", 18, Shape.MARK),
    Head("变动事项", 30),
    Head("前期", 28),
    Head("本期", 28),
    Head("增减", 14, Shape.NUMBER),
)


def draw(title: str, found: Comparison) -> Book:
    """One sheet: a row for each change, the project over all of its own."""
    lines = (f"前期截至{found.before}，本期截至{found.after}。", summary(found))
    groups = [place for place, one in enumerate(found.told) for _ in one.turns or (None,)]
    names = [one for one in found.told for _ in one.turns or (None,)]
    turns = [turn for one in found.told for turn in one.turns or (None,)]
    columns = [
        merged([one.name for one in names], groups),
        merged([one.fate.label for one in names], groups),
        merged([_lights(one) for one in names], groups),
        *(
            [Cell(getattr(turn, part) if turn else "") for turn in turns]
            for part in ("what", "before", "after")
        ),
        [Cell(Decimal(turn.gain) if turn and turn.gain else "") for turn in turns],
    ]
    rows = tuple(zip(*columns, strict=True))
    foot = (f"{found.before} 至 {found.after}", title)
    return Book(title, (Sheet("两期对照", title, HEADS, rows, lines, sticky=1, foot=foot),))


def summary(found: Comparison) -> str:
    """新增 1 件，减少 0 件，变动 8 件，未变 1 件；灯有变化的 3 件。"""
    counts = "，".join(f"{one.label} {found.count(one)} 件" for one in Fate)
    return f"{counts}；灯有变化的 {len(found.turned)} 件。"


def _lights(one: ProjectTurn) -> str:
    return f"{one.lights[0]} → {one.lights[1]}" if one.lights else ""
