"""网页分块 — from the tokens of a page to its paragraphs and tables, in order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from shishi.reading.files.assembly import Placed
from shishi.reading.files.html_tokens import Kind, Token
from shishi.reading.files.list_numerals import numeral

_INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "o:p",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
    )
)
_LIST_SIGNS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_EASTERN_BREAK = re.compile(r"(?<=[\u2e80-\uffef]) ?\n[ \n]*(?=[\u2e80-\uffef])")
_BLANKS = re.compile(r"[ \t\r\f\xa0]+")
_SPACES = re.compile(r"[ \n]+")
_RAISED = {"2": "²", "3": "³"}
_SMALL = re.compile(r"\s*[0-9]{1,5}\s*\Z")
_MOST_COLUMNS = 200
_LONG_CELL = 1_500
"""Characters. A cell that holds more, in a table of at most two rows, holds a page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table when it has cells."""

    text: str
    at: int
    """Place of the token that begins it."""
    linked: float = 0
    """Share of the text that stands in links."""
    heading: bool = False
    cells: tuple[Placed, ...] = ()


@dataclass(slots=True)
class _Pen:
    """The paragraph being written and the elements it stands in."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    headings: int = 0
    ready_made: int = 0  # open <pre>
    lists: list[tuple[str, int]] = field(default_factory=list)  # sign and next number


def blocks(tokens: list[Token], start: int, end: int) -> Iterator[Block]:
    """The blocks of tokens[start:end]."""
    pen, at = _Pen(), start
    while at < end:
        token = tokens[at]
        if token.kind is Kind.TEXT:
            _write(pen, token.text)
        elif token.kind is Kind.OPEN and token.text == "table" and _is_data(tokens, at):
            yield from _flush(pen, at)
            yield Block("", at, cells=tuple(_cells(tokens, at)))
            at = token.end
        elif token.kind is Kind.OPEN and token.text == "sup":
            at = _raised(pen, tokens, at)
        else:
            if token.text not in _INLINE:
                yield from _flush(pen, at)
            _step(pen, token)
        at += 1
    yield from _flush(pen, end)


def _write(pen: _Pen, text: str) -> None:
    pen.pieces.append(text)
    if pen.links:
        pen.linked += len(text.strip())


def _flush(pen: _Pen, at: int) -> Iterator[Block]:
    text = "".join(pen.pieces)
    lines = text.split("\n") if pen.ready_made else [text]
    for line in lines:
        shown = line.strip() if pen.ready_made else _flowed(line)
        if shown:
            yield Block(shown, at - 1, pen.linked / max(len(shown), 1), pen.headings > 0)
    pen.pieces.clear()
    pen.linked = 0


def _flowed(text: str) -> str:
    """Blanks as a browser sets them; a line feed between Chinese characters is none."""
    text = _BLANKS.sub(" ", text)
    return _SPACES.sub(" ", _EASTERN_BREAK.sub("", text)).strip()


def _step(pen: _Pen, token: Token) -> None:
    """Enter or leave an element."""
    step = 1 if token.kind is Kind.OPEN else -1
    if token.text == "a":
        pen.links += step
    elif token.text in ("h1", "h2", "h3"):
        pen.headings += step
    elif token.text == "pre":
        pen.ready_made += step
    elif token.text in ("ol", "ul", "menu"):
        _list(pen, token)
    elif token.text == "li" and step == 1:
        _item(pen, token)


def _list(pen: _Pen, token: Token) -> None:
    if token.kind is Kind.CLOSE:
        pen.lists.pop()
    elif token.text == "ol":
        start = token.attributes.get("start", "")
        sign = _LIST_SIGNS.get(token.attributes.get("type", ""), "decimal")
        pen.lists.append((sign, int(start) if _SMALL.match(start) else 1))
    else:
        pen.lists.append(("none", 1))


def _item(pen: _Pen, token: Token) -> None:
    """The number that the browser sets before an item of <ol>."""
    if not pen.lists or pen.lists[-1][0] == "none":
        return
    sign, number = pen.lists[-1]
    value = token.attributes.get("value", "")
    number = int(value) if _SMALL.match(value) else number
    pen.lists[-1] = sign, number + 1
    if "list-style" not in token.attributes.get("style", ""):
        pen.pieces.append(numeral(number, sign) + ".")


def _raised(pen: _Pen, tokens: list[Token], at: int) -> int:
    """Square and cubic metres; any other raised text is left as it is."""
    inside = [token.text for token in tokens[at : tokens[at].end] if token.kind is Kind.TEXT]
    sign = _RAISED.get("".join(inside).strip())
    if sign is None:
        return at
    pen.pieces.append(sign)
    return tokens[at].end


def _rows(tokens: list[Token], at: int) -> Iterator[tuple[int, list[int]]]:
    """Rows of a table without tables inside: number and places of the cells."""
    row, cells = -1, list[int]()
    for place in range(at + 1, tokens[at].end):
        token = tokens[place]
        if token.kind is Kind.OPEN and token.text == "tr":
            if row >= 0:
                yield row, cells
            row, cells = row + 1, []
        elif token.kind is Kind.OPEN and token.text in ("td", "th"):
            cells.append(place)
    if row >= 0:
        yield row, cells


def _is_data(tokens: list[Token], at: int) -> bool:
    """Is it a table of data, not a frame that lays out the page?"""
    if tokens[at].nests:
        return False
    rows = [cells for _, cells in _rows(tokens, at)]
    if max((len(cells) for cells in rows), default=0) < 2:
        return False
    return len(rows) > 2 or all(
        sum(len(token.text) for token in tokens[cell : tokens[cell].end]) < _LONG_CELL
        for cells in rows
        for cell in cells
    )


def _span(token: Token, name: str, most: int) -> int:
    value = token.attributes.get(name, "")
    return min(max(int(value), 1), most) if _SMALL.match(value) else 1


def _cells(tokens: list[Token], at: int) -> Iterator[Placed]:
    """Cells at their places, those that hang down from rows above taken into account."""
    rows = list(_rows(tokens, at))
    hanging: dict[int, int] = {}  # column → first row that is free again
    for row, cells in rows:
        column = 0
        for place in cells:
            while hanging.get(column, 0) > row:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            width = _span(tokens[place], "colspan", _MOST_COLUMNS - column)
            height = _span(tokens[place], "rowspan", len(rows) - row)
            hanging.update(dict.fromkeys(range(column, column + width), row + height))
            lines = (block.text for block in blocks(tokens, place + 1, tokens[place].end))
            yield Placed(row, column, "\n".join(lines), height, width)
            column += width
