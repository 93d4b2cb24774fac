"""PDF 的一页 — its characters and ruled lines with their places, as pdfium gives them."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shishi.reading.files.layout import Glyph
from shishi.reading.files.ruling import Edge

_MOST_GLYPHS = 50_000
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 20_000
_THIN = 3.0
"""Points. A filled shape that is thinner is a line."""
_SHORTEST = 6.0
_DEEPEST_FORM = 5


@dataclass(frozen=True, slots=True)
class _Frame:
    """The page as it is shown: y downwards, turned by quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    def shown(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, x: float, y: float, x2: float, y2: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom as shown."""
        (a, b), (c, d) = self.shown(x, y), self.shown(x2, y2)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def frame_of(page: Any) -> _Frame:
    left, bottom, right, top = page.get_bbox()
    return _Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)


def glyphs_of(page: Any) -> list[Glyph]:
    """The characters that the file itself has, in its order; those pdfium makes up left out."""
    import pypdfium2.raw as pdfium  # slow import: only PDFs need it

    frame, glyphs = frame_of(page), list[Glyph]()
    rect, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    textpage = page.get_textpage()
    try:
        raw = textpage.raw
        for index in range(min(textpage.count_chars(), _MOST_GLYPHS)):
            code = pdfium.FPDFText_GetUnicode(raw, index)
            if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                continue
            if pdfium.FPDFText_IsGenerated(raw, index) == 1:
                continue
            if not pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(rect)):
                continue
            box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
            pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix))
            scale = math.hypot(matrix.c, matrix.d)
            size = pdfium.FPDFText_GetFontSize(raw, index) * scale or box[3] - box[1]
            glyphs.append(Glyph(chr(code), box[0], box[2], box[1], box[3], max(size, 1.0)))
    finally:
        textpage.close()
    return glyphs


def has_picture(page: Any) -> bool:
    import pypdfium2.raw as pdfium  # slow import: only PDFs need it

    kinds = (shape.type for shape in page.get_objects(max_depth=_DEEPEST_FORM))
    return any(kind == pdfium.FPDF_PAGEOBJ_IMAGE for kind in kinds)


def edges_of(page: Any) -> list[Edge]:
    """Level and upright strokes of the page, also those drawn as thin filled shapes."""
    import pypdfium2.raw as pdfium  # slow import: only PDFs need it

    frame, edges, segments = frame_of(page), list[Edge](), 0
    for seen, shape in enumerate(page.get_objects(max_depth=_DEEPEST_FORM)):
        if seen > _MOST_OBJECTS or segments > _MOST_SEGMENTS:
            return []
        if shape.type != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        count = pdfium.FPDFPath_CountSegments(shape.raw)
        segments += max(count, 0)
        if segments > _MOST_SEGMENTS:
            return []
        for x, y, x2, y2 in _strokes(shape, count):
            left, top, right, bottom = frame.box(x, y, x2, y2)
            if (
                min(right - left, bottom - top)
                <= _THIN
                <= _SHORTEST
                <= max(right - left, bottom - top)
            ):
                edges.append(Edge(left, top, right, bottom))
    return edges


def _strokes(shape: Any, count: int) -> Iterator[tuple[float, float, float, float]]:
    """Pieces of a path, as corners; a thin filled shape is one piece."""
    import pypdfium2.raw as pdfium  # slow import: only PDFs need it

    left, bottom, right, top = shape.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        yield left, bottom, right, top
        return
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.raw, ctypes.byref(mode), ctypes.byref(stroked))
    if not stroked.value:
        return
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield (*last, *point)
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield (*point, *first)
        last = point
