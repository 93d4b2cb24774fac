"""A paper by typst alone."""

import typst

from shishi.papers.content import Annex, Block, Paper, Paragraph, Picture, Sheet
from shishi.papers.fonts import Chosen
from shishi.papers.gongwen import PAGE, Face
from shishi.papers.pictures import in_print
from shishi.papers.values import joined, shown, text_of
from shishi.rules.days import day_text
from shishi.rules.ledgers import Shape

ALIGNED = {
    Shape.MARK: "center",
    Shape.DAY: "center",
    Shape.NUMBER: "right",
    Shape.WORDS: "left",
}
MARKED = str.maketrans({sign: f"\\{sign}" for sign in "\\#$*_`<>@[]=-+/~'\""})
UPRIGHT = (
    f"(top: {PAGE.top}mm, bottom: {PAGE.bottom}mm, left: {PAGE.left}mm, right: {PAGE.right}mm)"
)
TURNED = f"(top: {PAGE.left}mm, bottom: {PAGE.right}mm, left: {PAGE.bottom}mm, right: {PAGE.top}mm)"
HEAD = """
#set page(paper: "a4", margin: MARGIN, numbering: "— 1 —")
#set text(lang: "zh", region: "cn", size: 16pt, tracking: -0.25pt, font: BODY,
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: 13.45pt, spacing: 13.45pt, justify: true,
  first-line-indent: (amount: 2em, all: true))
#set block(spacing: 13.45pt)
#let hei(body, ..more) = text(font: HEI, ..more, body)
#let kai(body) = text(font: KAI, body)
#let song(body) = text(font: SONG, size: 9pt, tracking: 0pt, body)
#let big(size, body) = align(center, text(font: TITLE, weight: "bold", size: size, body))
#set table(inset: (x: 3pt, y: 4pt), stroke: 0.5pt)
#show table: set par(leading: 0.35em, spacing: 0.35em, first-line-indent: 0pt, justify: false)
"""


def write(paper: Paper, chosen: Chosen, fonts: typst.Fonts) -> bytes:
    pictures: dict[str, bytes] = {}
    parts = [_head(chosen), f"#v(35mm)\n#text(fill: red)[#big(40pt)[{_text(_mark(paper))}]]\n\n"]
    parts.append(f"#align(center)[{_text(paper.masthead.number)}]\n#line(length: 100%)\n\n")
    parts.append(f"#big(22pt)[{_text(paper.title)}]\n\n{_text(joined(paper.receivers))}：\n\n")
    parts += [_block(one, pictures) for one in paper.blocks]
    parts += [f"{place}. {_text(one.title)}\n\n" for place, one in enumerate(paper.annexes, 1)]
    if paper.signature and paper.signature.dated_on:
        signed = (paper.signature.organs[0], day_text(paper.signature.dated_on))
        parts += [f"#align(right)[{_text(one)}]\n\n" for one in signed]
    parts += [_annex(one, place, pictures) for place, one in enumerate(paper.annexes, 1)]
    if paper.record:
        copies = f"抄送：{_text(joined(paper.record.copies))}。\n\n"
        parts += ['#pagebreak(to: "even")\n#v(1fr)\n#line(length: 100%)\n', copies]
        parts += [f"{_text(one)}\n\n" for one in (paper.record.printer, *paper.record.lines)]
    files = {"main.typ": "".join(parts).encode(), **pictures}
    made = typst.compile(files, format="pdf", font_paths=fonts)
    assert isinstance(made, bytes)
    return made


def _head(chosen: Chosen) -> str:
    head = HEAD.replace("MARGIN", UPRIGHT)
    for face, name in ((Face.BODY, "BODY"), (Face.HEI, "HEI"), (Face.KAI, "KAI")):
        head = head.replace(name, f'"{chosen.families[face].name}"')
    for face, name in ((Face.SONG, "SONG"), (Face.TITLE, "TITLE")):
        head = head.replace(name, f'"{chosen.families[face].name}"')
    return head


def _mark(paper: Paper) -> str:
    return "、".join(paper.masthead.organs) + paper.masthead.word


def _annex(annex: Annex, place: int, pictures: dict[str, bytes]) -> str:
    margin = TURNED if annex.landscape else UPRIGHT
    turned = "true" if annex.landscape else "false"
    inner = "".join(_block(one, pictures) for one in annex.blocks)
    title = f"#hei[附件{place}]\n\n#big(22pt)[{_text(annex.title)}]\n\n"
    return f"#page(flipped: {turned}, margin: {margin})[\n{title}{inner}]\n"


def _block(one: Block, pictures: dict[str, bytes]) -> str:
    if isinstance(one, Sheet):
        return _sheet(one)
    if isinstance(one, Picture):
        name = f"{len(pictures)}.svg"
        pictures[name] = in_print(one.svg).encode()
        return f'#image("{name}", width: 100%)\n#align(center)[#hei[{_text(one.title)}]]\n\n'
    return _paragraph(one)


def _paragraph(one: Paragraph) -> str:
    words = _text(text_of(one.words))
    face = {1: "hei", 2: "kai"}.get(one.level)
    if one.lead:
        return f"#{face or 'kai'}[{_text(one.lead)}]{words}\n\n"
    return f"#{face}[{words}]\n\n" if face else f"{words}\n\n"


def _sheet(sheet: Sheet) -> str:
    widths = ", ".join(f"{head.width}fr" for head in sheet.heads)
    aligned = ", ".join(f"{ALIGNED[head.shape]} + horizon" for head in sheet.heads)
    heads = ", ".join(f"hei(size: 9pt)[{_text(head.text)}]" for head in sheet.heads)
    lines = "".join(f"#song[{_text(one)}]\n\n" for one in sheet.lines)
    notes = "".join(f"#song[{_text(one)}]\n\n" for one in sheet.notes)
    cells = ",\n".join(
        f"table.cell(rowspan: {cell.rows})[#song[{_text(shown(cell.value))}]]"
        for row in sheet.rows
        for cell in row
        if cell is not None
    )
    table = f"#table(columns: ({widths}), align: ({aligned}), table.header({heads}),\n{cells})\n"
    return f"{lines}{table}\n{notes}"


def _text(words: str) -> str:
    return words.translate(MARKED)
