"""文尾 — the list of annexes, signature, note, those present, and the record block (版记)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from lxml.etree import _Element

from shishi.papers.content import Record, Signature
from shishi.papers.docx import extent
from shishi.papers.docx.extent import wide
from shishi.papers.docx.marks import (
    SMALL,
    TEXT,
    TWO,
    Set,
    blank,
    cell,
    el,
    grid,
    indented,
    para,
    points,
    run,
    twips,
)
from shishi.papers.docx.pages import UPRIGHT
from shishi.papers.gongwen import FOOT, PAGE, PROFILE, SIZES, Face
from shishi.papers.values import joined
from shishi.rules.days import day_text

ONE = SIZES.text + PROFILE.spacing_points
_SEAL = 2  # empty lines above a sealed name: the seal begins within one line of the text
_SEALS_APART = 4  # empty lines between two rows of seals of 42 mm
# A line of the record block: one character in at both sides, in the middle between its rules.
_LINE = Set(align="both", pitch=22, left=SIZES.small, right=SIZES.small, before=1, after=4)


def annex_list(titles: Sequence[tuple[str, str]]) -> Iterator[_Element]:
    """附件说明 (7.3.4) — a line below the text; a name that wraps stays below its first sign."""
    if not titles:
        return
    yield blank()
    for number, (mark, name) in enumerate(titles, start=1):
        hang = (wide(mark) + (0.2 if mark else 0)) * ONE
        lead = "附件：" if number == 1 else ""
        before = hang + (3 * ONE if lead else 0)
        last = number == len(titles)  # stays with the signature, which has no page to itself
        how = Set(align="left", left=TWO + 3 * ONE + hang, first=-before, keep=last)
        yield para([run(f"{lead}{mark}\t{name}" if mark else f"{lead}{name}")], how)


def signature(one: Signature) -> Iterator[_Element]:
    """署名 and 成文日期 (7.3.5), with room for seals or without; name and date are
    kept together."""
    day = day_text(one.dated_on) if one.dated_on else ""
    if not one.sealed:
        yield blank(keep=True)
        yield from _unsealed(one.organs, day)
    elif len(one.organs) < 2:
        yield from (blank(keep=True) for _ in range(_SEAL))
        yield from _sealed("".join(one.organs), day)
    else:
        yield from (blank(keep=True) for _ in range(_SEAL))
        yield from _seals(one.organs, day)


def _unsealed(organs: Sequence[str], day: str) -> Iterable[_Element]:
    """The name ends two characters from the edge; the date begins two characters behind the first
    sign of the name, and where it is longer ends two characters from the edge itself."""
    name, dated = wide(organs[-1]) * ONE, wide(day) * ONE
    longer = dated > name
    end = TWO + (dated + TWO - name if longer else 0)
    for organ in organs:
        yield para([run(organ)], Set(align="right", right=end, keep=bool(day)))
    if day and longer:
        yield para([run(day)], Set(align="right", right=TWO))
    elif day:
        start = UPRIGHT.room - end - name + TWO
        yield para([run(day)], Set(align="left", left=start))


def _sealed(name: str, day: str) -> Iterable[_Element]:
    """The date ends four characters from the edge, the name is centred above it; a name too long
    for that ends at the edge."""
    more = (wide(name) - wide(day)) * ONE / 2
    date_end = max(2 * TWO, more) if day else 2 * TWO
    name_end = date_end - more if day else 2 * TWO
    yield para([run(name)], Set(align="right", right=name_end, keep=bool(day)))
    if day:
        yield para([run(day)], Set(align="right", right=date_end))


def _seals(organs: Sequence[str], day: str) -> Iterable[_Element]:
    """Names in rows of two or three, a seal on each, the last with the date below it."""
    longest = max(map(wide, organs)) * ONE
    fits = max(1, min(3, int(UPRIGHT.room // longest)))
    across = min(fits, 2 if len(organs) in (2, 4) else 3)
    width = UPRIGHT.room / across
    rows = [organs[place : place + across] for place in range(0, len(organs), across)]
    table = grid([width] * across)
    for place, names in enumerate(rows):
        last = place == len(rows) - 1
        row = el("tr", el("trPr", el("cantSplit")))
        lacking = [""] * (across - len(names))
        for column, name in enumerate([*lacking, *names]):
            row.append(el("tc", cell(width)))
            final = last and column == across - 1
            if final and across < 3:
                row[-1].extend(_sealed(name, day))
            else:
                below = 0 if last else _SEALS_APART
                row[-1].extend(_sealed_cell(name, day if final else "", below))
        table.append(row)
    yield table


def _sealed_cell(name: str, day: str, below: int) -> Iterable[_Element]:
    yield para([run(name)] if name else (), Set(align="center", keep=True))
    if day:
        yield para([run(day)], Set(align="center"))
    yield from (blank(keep=True) for _ in range(below))


def note(text: str) -> _Element:
    """附注 (7.3.6) — in brackets, which it may bring."""
    return indented(text if text.startswith("（") else f"（{text}）")


def presence(pairs: Iterable[tuple[str, str]]) -> Iterator[_Element]:
    """出席、请假、列席 of minutes (10.3) — names hang behind their head."""
    for place, (word, names) in enumerate(pairs):
        head = f"{word.removesuffix('：')}："
        hang = wide(head) * ONE
        how = Set(align="left", left=TWO + hang, first=-hang)
        if place == 0:
            yield blank()
        yield para([run(head, TEXT.of(Face.HEI)), run(names)], how)


def record(
    one: Record, receivers: Sequence[str] = (), *, plain: bool = False
) -> Iterator[_Element]:
    """版记 (7.4) — a table that stands on the lower edge of the type area of its page, whatever
    stands above. That of a letter is `plain`: no rules, no printer."""
    line = replace(_LINE, pitch=_pitch(one, receivers))
    copies = [*_listed("主送：", receivers, line), *_listed("抄送：", one.copies, line)]
    rows = [copies] if copies else []
    if not plain:
        printed = one.printer or one.printed_on
        rows += [[_printed(one.printer, one.printed_on, line)]] if printed else []
        rows += [[para([run(words, SMALL)], line)] for words in one.lines]
    if rows:
        yield _standing(rows, plain=plain)


def height(one: Record, receivers: Sequence[str] = ()) -> float:
    """What the block needs at most, in points."""
    return _most_lines(one, receivers) * _pitch(one, receivers) + _between(one)


def _most_lines(one: Record, receivers: Sequence[str]) -> int:
    room = UPRIGHT.room / SIZES.small - 5
    texts = (joined(receivers), joined(one.copies), *one.lines, "印发")
    return sum(extent.rows(text, room)[1] for text in texts if text)


def _between(one: Record) -> float:
    return (4 + len(one.lines)) * (_LINE.before + _LINE.after)


def _pitch(one: Record, receivers: Sequence[str]) -> float:
    """A list that would not find room on a page is set closer."""
    fits = (UPRIGHT.depth - _between(one)) / max(1, _most_lines(one, receivers))
    return max(SIZES.small + 1, min(_LINE.pitch, fits))


def _listed(head: str, units: Sequence[str], line: Set) -> list[_Element]:
    if not units:
        return []
    hang = 3 * SIZES.small
    how = replace(line, left=line.left + hang, first=-hang)
    return [para([run(f"{head}{joined(units)}。", SMALL)], how)]


def _printed(printer: str, on: date | None, line: Set) -> _Element:
    words = f"{day_text(on)}印发" if on else ""
    how = replace(line, align="left", right=0, tabs=(-(UPRIGHT.room - SIZES.small),))
    return para([run(f"{printer}\t{words}", SMALL)], how)


def _standing(rows: Sequence[Sequence[_Element]], *, plain: bool) -> _Element:
    place = el(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        topFromText=0,
        bottomFromText=0,
        vertAnchor="margin",
        horzAnchor="page",
        tblpX=twips(points(PAGE.left)),
        tblpYSpec="bottom",
    )
    made = grid([UPRIGHT.room], place=place)
    for number, paragraphs in enumerate(rows):
        rules = () if plain else (_rules(first=number == 0, last=number == len(rows) - 1),)
        content = el("tc", cell(UPRIGHT.room, *rules), *paragraphs)
        made.append(el("tr", el("trPr", el("cantSplit")), content))
    # The margin that makes the lines of text lies lower than the edge of the type area.
    rest = points(PAGE.bottom - PROFILE.bottom)
    height = el("trPr", el("cantSplit"), el("trHeight", val=twips(rest), hRule="exact"))
    made.append(el("tr", height, el("tc", cell(UPRIGHT.room), blank(1))))
    return made


def _rules(*, first: bool, last: bool) -> _Element:
    outer, inner = (round(points(weight) * 8) for weight in (FOOT.outer, FOOT.inner))
    above, below = outer if first else inner, outer if last else inner
    return el(
        "tcBorders",
        el("top", val="single", sz=above, space=0, color="000000"),
        el("bottom", val="single", sz=below, space=0, color="000000"),
    )
