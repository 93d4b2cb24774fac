"""附件 — the list of annexes under the body against the annexes that follow, by GB/T 9704 7.3.4 and
7.3.7: the same titles, the same order, no mark after a name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from shishi.reading.lines.marks import number_of
from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript

_GAP = r"[ \t\u3000]*"
_LIST = re.compile(
    rf"^{_GAP}附件[：:]{_GAP}(?P<first>[^\n]+)(?P<more>(?:\n{_GAP}\d{{1,2}}[.．、][^\n]+)*)",
    re.MULTILINE,
)
_NAME = re.compile(
    rf"^{_GAP}(?:附件[：:]{_GAP})?(?:(?P<number>\d{{1,2}})[.．、][ \t]*)?(?P<name>[^\n]*?){_GAP}$",
    re.MULTILINE,
)
_PAGE = re.compile(
    r"^[ \t\u3000]*附件[ ]?(?P<number>\d{0,2}|[一二三四五六七八九十]{1,2})[ \t\u3000]*$",
    re.MULTILINE,
)
_SPACE = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(r"[-—–－\d]{1,6}")  # read from the side of a landscape page, in pieces
_TITLE_LINES = 3  # lines that a title may take


class Named(NamedTuple):
    """An annex of the list: its number, its name and where the name stands."""

    number: int
    name: str
    start: int
    end: int


def list_lines(paper: Manuscript) -> list[tuple[int, int]]:
    """Where the lists of annexes stand; their numbers are no level marks."""
    return [found.span() for found in _LIST.finditer(paper.text)]


def _named(paper: Manuscript, listed: re.Match[str]) -> list[Named]:
    found: list[Named] = []
    for line in _NAME.finditer(paper.text, *listed.span()):
        if line["name"]:
            number = int(line["number"] or len(found) + 1)
            found.append(Named(number, line["name"], line.start("name"), line.end("name")))
    return found


def annexes(paper: Manuscript) -> Iterator[Hit]:
    """附件说明与附件标题."""
    for listed in _LIST.finditer(paper.text):
        names = _named(paper, listed)
        yield from _ends(names)
        yield from _numbers(names)
        pages = list(_PAGE.finditer(paper.text, listed.end()))
        if pages:
            yield from _pages(paper, names, pages)


def _ends(names: list[Named]) -> Iterator[Hit]:
    for one in names:
        if one.name[-1] in "。；，、;,.":
            bare = one.name.rstrip("。；，、;,.")
            yield Hit(one.end - 1, one.end, "附件名称之后不加标点。", bare)


def _numbers(names: list[Named]) -> Iterator[Hit]:
    for place, one in enumerate(names, 1):
        if one.number != place:
            says = f"附件说明的序号不连续，此处应为{place}。"
            yield Hit(one.start, one.end, says, f"{place}.{one.name}")
            return


def _pages(paper: Manuscript, names: list[Named], pages: list[re.Match[str]]) -> Iterator[Hit]:
    for place, page in enumerate(pages):
        number = number_of(page["number"]) or place + 1
        one = next((name for name in names if name.number == number), None)
        end = pages[place + 1].start() if place + 1 < len(pages) else len(paper.text)
        titles = _titles(paper, page.end(), end)
        if one is None:
            says = f"附件说明只列了{len(names)}个附件，没有“附件{page['number']}”。"
            yield Hit(page.start(), page.end(), says, "补入附件说明，或更正附件序号")
        elif titles and _solid(one.name) not in [title for title, _, _ in titles]:
            (_, start, last), name = titles[0], one.name.rstrip("。；，、")
            if _solid(name) not in [title for title, _, _ in titles]:
                says = f"附件{page['number']}的标题与附件说明所列“{name}”不一致。"
                yield Hit(start, last, says, name)
    if len(pages) > 1 and len(pages) < len(names):
        one = names[len(pages)]
        says = f"附件说明列了{len(names)}个附件，文后只有{len(pages)}个。"
        yield Hit(one.start, one.end, says, "补上缺少的附件，或更正附件说明")


def _titles(paper: Manuscript, start: int, end: int) -> list[tuple[str, int, int]]:
    """What the title of an annex can be: its first line, its first two, its first three."""
    found: list[tuple[str, int, int]] = []
    whole, first, at = "", -1, start
    for line in paper.text[start:end].split("\n"):
        words, begins = line.strip(), at + len(line) - len(line.lstrip())
        at += len(line) + 1
        if not words or _PAGE_NUMBER.fullmatch(words):
            continue
        first = begins if first < 0 else first
        whole += _solid(words)
        found.append((whole, first, begins + len(words)))
        if len(found) == _TITLE_LINES:
            break
    return found


def _solid(words: str) -> str:
    return _SPACE.sub("", words)
