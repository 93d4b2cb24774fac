"""What a .pdf says beside its pages — its outline, its fonts, its properties — as rows of the same
table as the measurements."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing

from pypdfium2 import PdfDocument

from shishi.papers import fonts
from shishi.papers.gongwen import PAGE, TYPEFACES, Face
from tests.papers.measuring import Page
from tests.papers.parts import FACES, MARKS, skipped
from tests.papers.rows import ONE, Row, body

_NOT_IN_NAMES = re.compile(r"[^a-z0-9\u4e00-\u9fff]")


def rows(content: bytes, pages: Sequence[Page]) -> list[Row]:
    """Every row that the file allows."""
    with closing(PdfDocument(content)) as file:
        told = file.get_metadata_dict()
        outline = [(mark.level + 1, mark.get_title()) for mark in file.get_toc()]
    begun = _begun(pages)
    text = "".join(page.text for page in pages).replace("\n", "")
    return [
        *_headings(pages),
        *_outlined(outline),
        Row("DOC-11", "层次序数不跳级、不混用", "是", 0, "；".join(skipped(begun)) or "是"),
        Row("DOC-20", "所用字体", "选定的字体", 0, "、".join(_others(pages)) or "选定的字体"),
        Row("DOC-20", "替代字体的记录", "有", 0, _recorded(told["Keywords"])),
        Row("DOC-22", "文件内没有时刻", "是", 0, _said(_dated(told["CreationDate"]))),
        Row("DOC-23", "“此页无正文”", "无", 0, "有" if "此页无正文" in text else "无"),
    ]


def _begun(pages: Sequence[Page]) -> list[str]:
    """Lines that begin two characters in, as paragraphs do."""
    start = PAGE.left + 2 * ONE
    lines = (line for page in pages if page.width < page.height for line in body(page))
    return [line.text for line in lines if abs(line.x0 - start) < 1]


def _headings(pages: Sequence[Page]) -> Iterator[Row]:
    """The faces of headings by their level, the first of each."""
    chosen = fonts.choose()
    start = PAGE.left + 2 * ONE
    lines = [line for page in pages for line in body(page) if abs(line.x0 - start) < 1]
    for level, mark in enumerate(MARKS, start=1):
        line = next((line for line in lines if re.match(mark, line.text)), None)
        if line:
            wanted = chosen.families[FACES[level]].name
            same = _is(line.signs[0].font, wanted)
            yield Row("DOC-10", f"{level}级标题字体", wanted, 0, wanted if same else line.text)


def _outlined(outline: Sequence[tuple[int, str]]) -> Iterator[Row]:
    for level, mark in enumerate(MARKS, start=1):
        found = {one for one, title in outline if re.match(mark, title)}
        if found:
            yield Row("DOC-10", f"{level}级标题大纲级别", level, 0, max(found))


def _others(pages: Sequence[Page]) -> list[str]:
    """Fonts on the pages that are none of those chosen nor of those kept for single signs."""
    chosen = fonts.choose()
    allowed = {*chosen.spare, *(one.name for one in chosen.families.values())}
    used = {sign.font for page in pages for sign in page.signs}
    return sorted(font for font in used if not any(_is(font, name) for name in allowed))


def _is(font: str, family: str) -> bool:
    """Is the font in the file one of the family?"""
    plain, name = (_NOT_IN_NAMES.sub("", one.lower()) for one in (font, family))
    return plain.startswith(name)


def _recorded(keywords: str) -> str:
    lacking = fonts.choose().substituted
    preferred = {TYPEFACES[face].preferred for face in Face}
    told = {name for name in preferred if f"{name}→" in keywords}
    return "有" if told == set(lacking) else "、".join(sorted(set(lacking) ^ told))


def _dated(created: str) -> bool:
    return not created or ("T" not in created and created.rstrip("Z").endswith("000000"))


def _said(holds: bool) -> str:
    return "是" if holds else "否"
