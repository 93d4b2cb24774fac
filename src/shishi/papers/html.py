"""公文预览 — a paper as a fragment of a page: looks like a sheet, flows on a small screen, and
every figure opens to its source.

Classes are those of `papers.css`; there is no style and no script in it. The page around it has the
first heading, so the title of the paper is the second.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from shishi.papers.content import (
    Annex,
    Block,
    Cell,
    Form,
    Masthead,
    Paper,
    Paragraph,
    Picture,
    Record,
    Sheet,
    Signature,
    Traced,
    Words,
)
from shishi.papers.titles import broken, phrases
from shishi.papers.values import annex_titles, joined, mark_word, shown, untitled
from shishi.rules.days import day_text

Link = Callable[[str], str]
_MARKS = (6, 9, 12, 16, 20, 26, 34, 48)  # signs in a mark, by which its size is chosen
_TITLE_MOST = 20


def write(paper: Paper, link: Link | None = None) -> str:
    """The fragment. `link` gives the address of a figure's source, or nothing."""
    parts = [
        f'<article class="official {paper.form.value}" lang="zh-CN">',
        *_head(paper.form, paper.masthead),
        _title(paper.title, "h2"),
        _line("to", f"{joined(paper.receivers)}：") if paper.receivers else "",
        *_blocks(paper.blocks, link, "正文"),
        *_pairs("presence", paper.presence),
        *_annex_list(paper.annexes),
        *_signature(paper.signature),
        _line("remark", f"（{paper.note}）") if paper.note else "",
        *_annexes(paper.annexes, link),
        *_record(paper.form, paper.record),
        "</article>",
    ]
    return "".join(parts)


# --- head and foot ----------------------------------------------------------------------


def _head(form: Form, head: Masthead) -> Iterator[str]:
    if form is Form.TABLE:
        return
    marks = [each for each in (head.copy_number, head.secrecy, head.urgency) if each]
    if form is not Form.LETTER:
        yield from (_line("urgency", each) for each in marks)
    word = mark_word(form, head.word)
    longest = max((len(one) for one in head.organs), default=0) + len(word)
    size = next((most for most in _MARKS if longest <= most), _MARKS[-1])
    names = "".join(f"<span>{escape(one)}</span>" for one in head.organs)
    organs = f'<span class="organs">{names}</span>'
    yield f'<p class="organ-mark signs-{size}">{organs}{escape(word)}</p>'
    beside = marks if form is Form.LETTER else []
    signers = head.signers if form is Form.UPWARD else ()
    yield '<p class="issue-number">'
    yield from (f'<span class="beside">{escape(each)}</span>' for each in beside)
    yield f"<span>{escape(head.number)}</span>"
    if signers:
        names = "　".join(f"<span>{escape(one)}</span>" for one in signers)
        yield f'<span class="signers">签发人：{names}</span>'
    yield "</p>"


def _title(title: str, tag: str) -> str:
    lines = "".join(
        f"<span>{'<wbr>'.join(map(escape, phrases(line)))}</span>"
        for line in broken(title, _TITLE_MOST)
    )
    return f"<{tag}>{lines}</{tag}>" if title else ""


def _signature(one: Signature | None) -> Iterator[str]:
    if one is None:
        return
    yield f'<div class="signature{" sealed" if one.sealed else ""}">'
    yield from (f"<p>{escape(organ)}</p>" for organ in one.organs)
    yield f"<p>{day_text(one.dated_on)}</p>" if one.dated_on else ""
    yield "</div>"


def _record(form: Form, one: Record | None) -> Iterator[str]:
    if one is None:
        return
    rows = [f"<p>抄送：{escape(joined(one.copies))}。</p>"] if one.copies else []
    if form is not Form.LETTER and (one.printer or one.printed_on):
        printed = f"{day_text(one.printed_on)}印发" if one.printed_on else ""
        rows.append(f"<p><span>{escape(one.printer)}</span><span>{printed}</span></p>")
    rows += [f"<p>{escape(line)}</p>" for line in one.lines]
    if rows:
        yield f'<footer class="record">{"".join(rows)}</footer>'


# --- text -------------------------------------------------------------------------------


def _blocks(blocks: Iterable[Block], link: Link | None, place: str) -> Iterator[str]:
    """`place` and a number tell tables apart for whoever listens."""
    tables = 0
    for one in blocks:
        if isinstance(one, Sheet):
            tables += 1
            yield from _table(one, f"{place}表{tables} {one.title or one.name}")
        elif isinstance(one, Picture):
            yield from _picture(one)
        else:
            yield _paragraph(one, link)


def _paragraph(one: Paragraph, link: Link | None) -> str:
    words = _words(one.words, link)
    if one.lead:
        return f'<p><b class="level-{one.level}">{escape(one.lead)}</b>{words}</p>'
    if one.level:
        tag = f"h{one.level + 2}"
        return f'<{tag} class="level-{one.level}">{words}</{tag}>'
    return f"<p>{words}</p>"


def _words(words: Words, link: Link | None) -> str:
    return "".join(
        _figure(one, link) if isinstance(one, Traced) else escape(one).replace("\n", "<br>")
        for one in words
    )


def _figure(one: Traced, link: Link | None) -> str:
    address = link(one.name) if link else ""
    if not address:
        return escape(one.words)
    return f'<a href="{escape(address)}">{escape(one.words)}</a>'


def _picture(one: Picture) -> Iterator[str]:
    yield f"<figure>{one.svg}<figcaption>{escape(one.title)}</figcaption></figure>"


def _table(one: Sheet, label: str) -> Iterator[str]:
    """In a frame of its own, so that a wide table is scrolled by itself, with the keyboard too."""
    yield from (_line("over-table", line) for line in one.lines)
    yield f'<div class="wide-table" tabindex="0" role="region" aria-label="{escape(label)}"><table>'
    yield f"<caption>{escape(one.title)}</caption>" if one.title else ""
    yield "<thead><tr>"
    yield from (f'<th scope="col">{escape(head.text)}</th>' for head in one.heads)
    yield "</tr></thead><tbody>"
    shapes = [head.shape.value for head in one.heads]
    for row in one.rows:
        yield f"<tr>{_cells(row, shapes)}</tr>"
    yield "</tbody></table></div>"
    yield from (_line("under-table", note) for note in one.notes)


def _cells(row: Sequence[Cell | None], shapes: Sequence[str]) -> str:
    return "".join(
        f'<td class="is-{shape}"{f" rowspan={cell.rows}" if cell.rows > 1 else ""}>'
        f"{escape(shown(cell.value))}</td>"
        for cell, shape in zip(row, shapes, strict=False)
        if cell is not None
    )


def _pairs(name: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    if pairs:
        rows = "".join(f"<dt>{escape(a)}：</dt><dd>{escape(b)}</dd>" for a, b in pairs)
        yield f'<dl class="{name}">{rows}</dl>'


def _annex_list(annexes: Sequence[Annex]) -> Iterator[str]:
    if annexes:
        rows = "".join(
            f"<dd>{number}{escape(title)}</dd>" for number, title in annex_titles(annexes)
        )
        yield f'<dl class="annexes"><dt>附件：</dt>{rows}</dl>'


def _annexes(annexes: Sequence[Annex], link: Link | None) -> Iterator[str]:
    for place, (one, (number, title)) in enumerate(
        zip(annexes, annex_titles(annexes), strict=True), start=1
    ):
        yield '<section class="annex">'
        mark = f"附件{place}" if number else "附件"
        yield _line("annex-mark", mark)
        yield _title(title, "h3")
        yield from _blocks(untitled(one), link, mark)
        yield "</section>"


def _line(name: str, words: str) -> str:
    return f'<p class="{name}">{escape(words)}</p>'
