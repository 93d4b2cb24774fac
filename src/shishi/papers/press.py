"""排印 — the one way from content to a file: a format names its writer, no writer knows another.

Word files name the fonts of the office whatever this machine has; a PDF is set in those chosen.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from shishi.papers import html, pdf, xlsx
from shishi.papers.content import Book, Paper, Sheet
from shishi.papers.fonts import Chosen

_SHEET_NAME = 31  # characters a spreadsheet allows
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


def _docx(content: Paper | Book, chosen: Chosen) -> bytes:
    from shishi.papers import docx  # slow import: python-docx, for whoever takes a Word file

    if isinstance(content, Book):
        return docx.write_book(content, chosen.substituted)
    return docx.write(content, chosen.substituted)


def _pdf(content: Paper | Book, chosen: Chosen) -> bytes:
    if isinstance(content, Book):
        return pdf.write_book(content, chosen)
    return pdf.write(content, chosen)


def _xlsx(content: Paper | Book, _chosen: Chosen) -> bytes:
    return xlsx.write(content if isinstance(content, Book) else tables(content))


def _html(content: Paper, _chosen: Chosen) -> bytes:
    return html.write(content).encode()


BOOKS: Mapping[str, Callable[[Book, Chosen], bytes]] = MappingProxyType(
    {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}
)
PAPERS: Mapping[str, Callable[[Paper, Chosen], bytes]] = MappingProxyType(
    {"docx": _docx, "pdf": _pdf, "html": _html, "xlsx": _xlsx}
)


class Unset(Exception):
    """不能排印 — says why there is no such file."""


def set(content: Paper | Book, form: str, chosen: Chosen) -> bytes:
    """The bytes of the paper or the book in a format: docx, pdf, html or xlsx."""
    if isinstance(content, Book):
        if form not in BOOKS:
            raise Unset(f"表册不能输出为 {form} 格式，可选 {'、'.join(BOOKS)}。")
        return BOOKS[form](content, chosen)
    if form not in PAPERS:
        raise Unset(f"公文不能输出为 {form} 格式，可选 {'、'.join(PAPERS)}。")
    return PAPERS[form](content, chosen)


def preview(paper: Paper, link: html.Link | None = None) -> str:
    """The paper as a fragment of a page, its figures linked to their sources."""
    return html.write(paper, link)


def tables(paper: Paper) -> Book:
    """The tables of a paper and its annexes, a sheet each."""
    found = [("", block) for block in paper.blocks]
    found += [(annex.title, block) for annex in paper.annexes for block in annex.blocks]
    sheets: list[Sheet] = []
    for title, block in found:
        if isinstance(block, Sheet):
            name = _sheet_name(block.name or title, [one.name for one in sheets])
            sheets.append(
                Sheet(
                    name, block.title or title, block.heads, block.rows, block.lines, block.notes,
                    block.sticky,
                )
            )  # fmt: skip
    if not sheets:
        raise Unset("这份公文没有表格，不能输出为 xlsx 格式。")
    return Book(paper.title, tuple(sheets))


def _sheet_name(wanted: str, taken: list[str]) -> str:
    """A name the spreadsheet takes, unlike the others."""
    name = wanted.translate(_NOT_IN_NAMES).strip()[:_SHEET_NAME] or "表"
    number = 2
    while name in taken:
        ending = f"（{number}）"
        name = f"{name.split('（')[0][: _SHEET_NAME - len(ending)]}{ending}"
        number += 1
    return name
