"""眉首 — what stands above the title: copy number, secrecy, urgency, mark, number, red rule.

Lines have exact pitches, so every distance follows from them: of an exact pitch four fifths lie
above the base line, and a sign reaches 0.88 of its size above that and 0.12 below.
"""

from collections.abc import Iterable, Sequence
from math import floor

from lxml.etree import _Element

from shishi.papers.content import Form, Masthead
from shishi.papers.docx.extent import wide
from shishi.papers.docx.marks import (
    TEXT,
    Edge,
    Ink,
    Set,
    blank,
    cell,
    el,
    grid,
    para,
    points,
    run,
    twips,
)
from shishi.papers.docx.pages import UPRIGHT, double_rule
from shishi.papers.gongwen import HEAD, LETTER, PAGE, PROFILE, RED, SIZES, Face

ABOVE, RISE, FALL = 0.8, 0.88, 0.12
_LOOSE = 1.27  # the pitch of the mark by its size, at which other word processors agree
_ONE = SIZES.text + PROFILE.spacing_points
_NARROWEST = 50


def lines(masthead: Masthead, form: Form) -> list[_Element]:
    """The paragraphs above the title."""
    if form is Form.TABLE:
        return []
    if form is Form.LETTER:
        return _letter(masthead)
    top = [
        para([run(text, TEXT.of(face))])
        for text, face in (
            (masthead.copy_number, Face.BODY),
            (masthead.secrecy, Face.HEI),
            (masthead.urgency, Face.HEI),
        )
        if text
    ]
    ink = _ink(masthead)
    down = points(PAGE.top + HEAD.mark - PROFILE.top) - (ABOVE * _LOOSE - RISE) * ink.size
    rest = down - len(top) * PROFILE.pitch_points
    signed = masthead.signers if form is Form.UPWARD else ()
    return [
        *top,
        blank(rest),
        *_mark(masthead, ink),
        *(blank() for _ in range(HEAD.lines)),
        *_number(masthead.number, signed),
        *(blank() for _ in range(HEAD.lines)),
    ]


def _ink(masthead: Masthead) -> Ink:
    """The mark is as large as its line allows; a very long one is squeezed."""
    signs = max((wide(name) for name in masthead.organs), default=1) + wide(masthead.word)
    joint = len(masthead.organs) > 1
    signs += 1 if joint else 0  # a gap before the word, and room to spare
    most = 4 * SIZES.mark / (len(masthead.organs) + 4) if joint else SIZES.mark
    size = min(most, max(SIZES.least_mark, floor(2 * UPRIGHT.room / max(signs, 1)) / 2))
    squeezed = min(100, max(_NARROWEST, floor(100 * UPRIGHT.room / (signs * size))))
    return Ink(Face.TITLE, size, colour=RED, squeezed=squeezed)


def _mark(masthead: Masthead, ink: Ink) -> Iterable[_Element]:
    """One organ stands in a line with the word behind it; several stand below each other, the
    word in the middle of their height."""
    pitch = _LOOSE * ink.size
    if len(masthead.organs) < 2:
        words = "".join(masthead.organs) + masthead.word
        yield para([run(words, ink)], Set(align="center", pitch=pitch))
        return
    across = ink.size * ink.squeezed / 100
    longest = max(wide(name) for name in masthead.organs) * across
    word = wide(masthead.word) * across
    gap = across / 2
    side = (UPRIGHT.room - longest - gap - word) / 2  # the last gap is room to spare
    widths = [longest + gap, word + gap] if word else [longest + gap]
    rows = [
        _joint_row(name, masthead.word, ink, place, widths, longest)
        for place, name in enumerate(masthead.organs)
    ]
    table = grid(widths, indent=max(0, side))
    table.extend(rows)
    yield table


def _joint_row(
    name: str, word: str, ink: Ink, place: int, widths: Sequence[float], longest: float
) -> _Element:
    pitch = _LOOSE * ink.size
    row = el("tr", el("trPr", el("trHeight", val=twips(pitch), hRule="exact")))
    row.append(
        el(
            "tc",
            cell(widths[0]),
            para(_stretched(name, ink, longest), Set(align="left", pitch=pitch)),
        )
    )
    if len(widths) > 1:
        merge = el("vMerge", val="continue" if place else "restart")
        shape = cell(widths[1], merge, el("vAlign", val="center"))
        said = [] if place else [run(word, ink)]
        row.append(el("tc", shape, para(said, Set(align="left", pitch=pitch))))
    return row


def _stretched(name: str, ink: Ink, longest: float) -> list[_Element]:
    """A name drawn out to the width of the longest, its last sign as it is."""
    lack = longest - wide(name) * ink.size * ink.squeezed / 100
    if lack <= 0 or len(name) < 2:
        return [run(name, ink)]
    loose = Ink(ink.face, ink.size, lack / (len(name) - 1), ink.colour, ink.squeezed)
    return [run(name[:-1], loose), run(name[-1], ink)]


def _number(number: str, signers: Sequence[str]) -> Iterable[_Element]:
    """发文字号 above the red rule; beside it the last of those who sign (签发人)."""
    # The line reaches a fifth of its pitch below the base line, the signs less.
    away = points(HEAD.rule) - (1 - ABOVE) * PROFILE.pitch_points + FALL * SIZES.text
    edge = Edge("bottom", points(HEAD.weight), RED, away)
    if not signers:
        yield para([run(number)], Set(align="center", edges=(edge,)))
        return
    tabs, rows = _signed(number, signers)
    for place, names in enumerate(rows):
        last = place == len(rows) - 1
        runs = [run(number if last else "")]
        runs.append(run("\t签发人：" if place == 0 else "\t"))
        runs += [run(f"\t{name}", TEXT.of(Face.KAI)) for name in names]
        how = Set(align="left", first=_ONE, tabs=tabs, edges=(edge,) if last else ())
        yield para(runs, how)


def _signed(number: str, signers: Sequence[str]) -> tuple[tuple[float, ...], list[tuple[str, ...]]]:
    """Tabs and lines: two names in a line where they find room beside the number, all names below
    the first; one character is left free at the right edge."""
    longest = max(map(wide, signers))
    end = UPRIGHT.room - _ONE
    room = end - (wide(number) + 2) * _ONE
    two = len(signers) > 1 and (4 + 2 * longest + 1) * _ONE <= room
    first = end - ((2 * longest + 1) if two else longest) * _ONE
    label = first - 4.3 * _ONE  # a word that ends on its tab would skip it
    if not two:
        return (label, first), [(name,) for name in signers]
    pairs = [tuple(signers[place : place + 2]) for place in range(0, len(signers), 2)]
    return (label, first, end - longest * _ONE), pairs


def _letter(masthead: Masthead) -> list[_Element]:
    """The mark of a letter stands above the type area, over a double rule wider than that."""
    ink = _ink(masthead)
    pitch = _LOOSE * ink.size
    frame = el(
        "framePr",
        w=twips(points(LETTER.width)),
        wrap="notBeside",
        vAnchor="page",
        hAnchor="page",
        x=twips(points((PAGE.width - LETTER.width) / 2)),
        y=twips(points(LETTER.mark) - (ABOVE * _LOOSE - RISE) * ink.size),
    )
    words = "".join(masthead.organs) + masthead.word
    away = points(LETTER.rule) - ((1 - ABOVE) * _LOOSE - FALL) * ink.size
    made = [
        para([run(words, ink)], Set(align="center", pitch=pitch, frame=frame)),
        blank(away),
        double_rule(thick_first=True),
    ]
    beside = [text for text in (masthead.copy_number, masthead.secrecy, masthead.urgency) if text]
    faces = [Face.BODY if text == masthead.copy_number else Face.HEI for text in beside]
    # The first line stands lower by what a sign does not fill of its pitch.
    drop = LETTER.gap_points - ABOVE * PROFILE.pitch_points + RISE * SIZES.text
    for place in range(max(1, len(beside))):
        runs = [run(beside[place], TEXT.of(faces[place]))] if beside else []
        if place == 0:
            runs.append(run(f"\t{masthead.number}"))
        made.append(
            para(runs, Set(align="left", tabs=(-UPRIGHT.room,), before=0 if place else drop))
        )
    return [*made, *(blank() for _ in range(HEAD.lines))]
