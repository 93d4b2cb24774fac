"""文稿数据 — a paper as plain values for the templates beside this file, which set every text as it
is."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from shishi.papers.content import (
    Annex,
    Block,
    Book,
    Form,
    Masthead,
    Paper,
    Picture,
    Record,
    Sheet,
    Signature,
)
from shishi.papers.fonts import Chosen
from shishi.papers.gongwen import (
    FOOT,
    HEAD,
    LETTER,
    LINES,
    MM_IN_POINTS,
    PAGE,
    PROFILE,
    RED,
    SIZES,
    Face,
)
from shishi.papers.pdf.tables import TYPE_LEAST, fitting, table
from shishi.papers.pdf.texts import clean, cleaned, lines_of, pieces
from shishi.papers.pictures import in_print
from shishi.papers.titles import broken
from shishi.papers.values import annex_titles, joined, mark_word, text_of, untitled
from shishi.rules.days import day_text

Plain = dict[str, Any]
KNOWN = {
    "sizes": asdict(SIZES),
    "head": asdict(HEAD),
    "letter": asdict(LETTER),
    "foot": asdict(FOOT),
    "spacing": PROFILE.spacing_points,
    "red": RED,
}
TITLE_MOST = 20  # 2号 characters in the width of the type area
TURNED_MOST = 29  # and on a turned page
_A4_ACROSS, _A3_ACROSS = 297 - 36, 420 - 36  # millimetres between the edges of `book.typ`


@dataclass(frozen=True, slots=True)
class Setting:
    """怎样排 — what is tried until a paper is right: `lines` on a full page; `moved`, the receivers
    stand in the record (7.3.2); `over`, so many signs of the last paragraph go over to a new page;
    `together`, the list of annexes goes with the signature."""

    lines: int = LINES
    moved: bool = False
    over: int = 0
    together: bool = False


def paper_data(paper: Paper, chosen: Chosen, setting: Setting) -> Plain:
    """The paper as the template takes it."""
    landscape = paper.form is Form.TABLE and _wide(paper.blocks)
    receivers = clean(joined(paper.receivers))
    return {
        **ground(paper.title, chosen, landscape),
        "form": paper.form.value,
        "date": _date(paper.signature),
        "pitch": pitch_of(setting.lines),
        "together": setting.together,
        "head": _head(paper.form, paper.masthead),
        "title": broken(clean(paper.title), TURNED_MOST if landscape else TITLE_MOST),
        "receivers": pieces(f"{receivers}：") if receivers and not setting.moved else [],
        "blocks": _drawn_over(_blocks(paper.blocks, _across(landscape), chosen), setting.over),
        "presence": [(clean(word), pieces(clean(names))) for word, names in paper.presence],
        "annex_list": [(number, clean(name)) for number, name in annex_titles(paper.annexes)],
        "signature": _signature(paper.signature),
        "note": clean(paper.note),
        "annexes": [
            _annex(one, place, paper, chosen) for place, one in enumerate(paper.annexes, start=1)
        ],
        "record": _record(paper, receivers if setting.moved else ""),
    }


def book_data(book: Book, chosen: Chosen) -> Plain:
    return {
        **ground(book.title, chosen, landscape=True),
        "pitch": pitch_of(LINES),
        "sheets": [_book_sheet(one) for one in book.sheets],
    }


def _book_sheet(sheet: Sheet) -> Plain:
    a4, a3 = (side * MM_IN_POINTS for side in (_A4_ACROSS, _A3_ACROSS))
    wide = fitting(sheet, a4) < TYPE_LEAST
    return {**table(sheet, a3 if wide else a4), "paper": "a3" if wide else "a4"}


def ground(title: str, chosen: Chosen, landscape: bool) -> Plain:
    """What every template needs: the page, the faces, what is written into the file about them."""
    return {
        "name": clean(title),
        "step": pitch_of(LINES),
        "known": KNOWN,
        "landscape": landscape,
        "keywords": [f"字体代替：{one}→{other}" for one, other in chosen.substituted.items()],
        "page": asdict(PAGE),
        "faces": {
            face.value: {
                "names": list(dict.fromkeys((family.name, *chosen.spare))),
                "bold": family.bold,
            }
            for face, family in chosen.families.items()
        },
    }


def pitch_of(lines: int) -> float:
    """Points from line to line with so many on a page: the first stands at the upper edge of the
    type area, the last at the lower one. A hair less, lest rounding loses a line."""
    return (PAGE.type_height * MM_IN_POINTS - SIZES.text) / (lines - 1) - 0.01


def _head(form: Form, head: Masthead) -> Plain:
    return {
        "organs": cleaned(head.organs),
        "word": clean(mark_word(form, head.word)),
        "number": clean(head.number),
        "signers": cleaned(head.signers) if form is Form.UPWARD else [],
        "copy": clean(head.copy_number),
        "secrecy": clean(head.secrecy),
        "urgency": clean(head.urgency),
    }


def _blocks(blocks: Iterable[Block], across: float, chosen: Chosen) -> list[Plain]:
    return [_block(one, across, chosen) for one in blocks]


def _block(one: Block, across: float, chosen: Chosen) -> Plain:
    if isinstance(one, Sheet):
        return table(one, across)
    if isinstance(one, Picture):
        return _picture(one, chosen)
    return {
        "kind": "paragraph",
        "level": one.level,
        "lead": clean(one.lead),
        "words": pieces(lines_of(text_of(one.words))),
    }


def _drawn_over(blocks: list[Plain], signs: int) -> list[Plain]:
    """So many printed signs of the last paragraph stand apart."""
    if signs:
        words = "".join(blocks[-1]["words"])
        printed = [place for place, sign in enumerate(words) if not sign.isspace()]
        start = printed[-signs] if signs < len(printed) else 0
        blocks[-1] |= {"words": pieces(words[:start]), "over": pieces(words[start:])}
    return blocks


def _picture(one: Picture, chosen: Chosen) -> Plain:
    drawn = in_print(one.svg, chosen.families[Face.HEI].name)
    return {"kind": "picture", "svg": drawn, "title": clean(one.title)}


def _annex(one: Annex, place: int, paper: Paper, chosen: Chosen) -> Plain:
    mark = "附件" if len(paper.annexes) == 1 else f"附件{place}"
    landscape = one.landscape
    return {
        "mark": mark,
        "title": broken(clean(annex_titles([one])[0][1]), TURNED_MOST if landscape else TITLE_MOST),
        "landscape": landscape,
        "blocks": _blocks(untitled(one), _across(landscape), chosen),
    }


def _signature(one: Signature | None) -> Plain | None:
    if one is None or not one.organs:
        return None
    return {
        "organs": cleaned(one.organs),
        "date": day_text(one.dated_on) if one.dated_on else "",
        "sealed": one.sealed,
    }


def _record(paper: Paper, receivers: str) -> Plain | None:
    """A plain table has none."""
    one = paper.record
    if paper.form is Form.TABLE or (one is None and not receivers):
        return None
    one = one or Record()
    ruled = paper.form is not Form.LETTER
    copies = clean(joined(one.copies)).rstrip("。")
    return {
        "ruled": ruled,
        "receivers": f"{receivers}。" if receivers else "",
        "copies": f"{copies}。" if copies else "",
        "printer": clean(one.printer) if ruled else "",
        "printed": f"{day_text(one.printed_on)}印发" if ruled and one.printed_on else "",
        "lines": cleaned(one.lines),
    }


def _date(one: Signature | None) -> Mapping[str, int] | None:
    if one is None or one.dated_on is None:
        return None
    return {"year": one.dated_on.year, "month": one.dated_on.month, "day": one.dated_on.day}


def _across(landscape: bool) -> float:
    return (PAGE.type_height if landscape else PAGE.type_width) * MM_IN_POINTS


def _wide(blocks: Iterable[Block]) -> bool:
    """More columns than an upright page holds at a size that is read with ease."""
    tables = [one for one in blocks if isinstance(one, Sheet)]
    return any(fitting(one, _across(False)) < TYPE_LEAST for one in tables)
