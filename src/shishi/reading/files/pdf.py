"""PDF（.pdf）— its text layer as paragraphs and ruled tables; scanned pages through recognition.

Hard-wrapped lines are joined (`layout`), running heads and page numbers dropped, tables that go
on over pages made one. A picture of a page is read only when a recogniser is handed in.
"""

from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Any

from shishi.reading.files.assembly import Assembly
from shishi.reading.files.layout import Glyph
from shishi.reading.files.page_flow import write
from shishi.reading.files.pages import Page, laid_out
from shishi.reading.files.pdf_page import edges_of, glyphs_of, has_picture
from shishi.reading.files.pdf_streams import check_streams
from shishi.reading.files.ruling import Edge
from shishi.reading.source import SourceText, Unreadable

MOST_PAGES = 200
MOST_SCANNED_PAGES = 30
_SHARPNESS = 2.0
"""Pixels per point for recognition: 144 to the inch."""
_LARGEST_SIDE = 3_000
"""Pixels of the longer side of a rendered page."""

_ONE_AT_A_TIME = Lock()
"""pdfium must not be entered by two threads at once."""
_FEWEST_GLYPHS = 8
"""A page with fewer characters and a picture on it is a scan (its page number was typed)."""

Recognise = Callable[[Any], tuple[list[Glyph], list[Edge]]]
"""A picture (PIL) to its texts and ruled lines, in pixels; Unreadable when it cannot be done."""

_BROKEN = "PDF 文件已损坏或没有下载完整，无法打开；请重新下载，或用 Word/WPS 另存一份再上传。"
_LOCKED = "PDF 文件设有打开密码，无法读取；请取消密码后再上传。"
_TOO_MANY = f"PDF 文件共{{count}}页，超过{MOST_PAGES}页上限，已拒绝读取；请只上传方案正文。"
_SCANS = (
    f"PDF 文件有{{count}}页扫描图像，超过{MOST_SCANNED_PAGES}页上限；"
    "请只上传方案正文，或上传 Word 版。"
)
_RECOGNISED = "第{pages}页是扫描图像，文字由识别得到，请对照原件逐字核对。"
_NOT_READ = "第{pages}页是扫描图像，没有读入。"


def read(content: bytes, recognise: Recognise) -> SourceText:
    """Raises Unreadable for broken, locked, oversized files and for scans nobody can recognise."""
    import pypdfium2  # slow import: only PDFs need it

    check_streams(content)
    assembly = Assembly("pdf")
    with _ONE_AT_A_TIME:
        document = _open(content)
    try:
        with _ONE_AT_A_TIME:
            pages = [_page(document, at) for at in range(len(document))]
        pages = _recognised(document, pages, recognise, assembly)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_BROKEN) from error
    finally:
        with _ONE_AT_A_TIME:
            document.close()
    write(assembly, pages)
    return assembly.finish()


def _open(content: bytes) -> Any:
    import pypdfium2  # slow import: only PDFs need it

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_LOCKED if "password" in str(error).lower() else _BROKEN) from error
    count = len(document)
    if not 0 < count <= MOST_PAGES:
        document.close()
        raise Unreadable(_TOO_MANY.format(count=count) if count else _BROKEN)
    return document


def _page(document: Any, at: int) -> Page:
    page = document[at]
    try:
        blank = Page(at + 1, *page.get_size())
        glyphs = glyphs_of(page)
        few = sum(not glyph.text.isspace() for glyph in glyphs) < _FEWEST_GLYPHS
        if few and has_picture(page):
            return replace(blank, scanned=True)
        return laid_out(blank, glyphs, edges_of(page))
    finally:
        page.close()


def _recognised(
    document: Any, pages: list[Page], recognise: Recognise, assembly: Assembly
) -> list[Page]:
    """Scanned pages replaced by their recognised lines; the other pages as they are."""
    scans = [page for page in pages if page.scanned]
    if not scans:
        return pages
    if len(scans) > MOST_SCANNED_PAGES:
        raise Unreadable(_SCANS.format(count=len(scans)))
    named = "、".join(str(page.number) for page in scans)
    try:
        read_scans = {page.number: _recognise(document, page, recognise) for page in scans}
    except Unreadable as reason:
        if len(scans) == len(pages):
            raise Unreadable(f"第{named}页是扫描图像，没有文字可读。{reason}") from reason
        assembly.notice(_NOT_READ.format(pages=named) + str(reason))
        return [page for page in pages if not page.scanned]
    assembly.notice(_RECOGNISED.format(pages=named))
    return [read_scans.get(page.number, page) for page in pages]


def _recognise(document: Any, page: Page, recognise: Recognise) -> Page:
    """Places of the lines in points again, so that the page is like the others."""
    scale = min(_SHARPNESS, _LARGEST_SIDE / max(page.width, page.height, 1))
    with _ONE_AT_A_TIME:
        picture = _picture(document, page.number - 1, scale)
    glyphs, edges = recognise(picture)
    return laid_out(
        page,
        [glyph.scaled(1 / scale) for glyph in glyphs],
        [edge.scaled(1 / scale) for edge in edges],
    )


def _picture(document: Any, at: int, scale: float) -> Any:
    """A page as a picture (PIL) that owns its pixels."""
    shown = document[at]
    try:
        bitmap = shown.render(scale=scale)
        try:
            return bitmap.to_pil().convert("RGB").copy()
        finally:
            bitmap.close()
    finally:
        shown.close()
