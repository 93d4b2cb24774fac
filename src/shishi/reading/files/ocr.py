"""文字识别 — scanned pages and pictures through rapidocr, an optional extra (`ocr`).

Its models are in its wheel: nothing is fetched. Recognised text is never sure; the notice says so.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from statistics import median
from threading import Lock
from typing import Any

from shishi.reading.files.assembly import Assembly
from shishi.reading.files.layout import Glyph, width_in_sizes
from shishi.reading.files.page_flow import write
from shishi.reading.files.pages import Page, laid_out
from shishi.reading.files.ruling import Edge
from shishi.reading.source import SourceText, Unreadable

MOST_PIXELS = 60_000_000
MOST_PICTURES = 30
"""Pages of one .tif."""
_LONGEST_SIDE = 3_000
"""Pixels. Larger pictures are reduced; an A4 page at 250 to the inch fits."""
_SHORTEST_STROKE = 0.03
"""Of the width of the picture: a ruled line is at least so long."""

_ABSENT = "请安装文字识别组件（在程序目录运行 make ocr），或上传 Word 版。"
_BROKEN = "图片已损坏或没有下载完整，无法打开；请重新扫描或拍摄后再上传。"
_TOO_LARGE = f"图片超过{MOST_PIXELS // 10_000}万像素，已拒绝读取；请降低分辨率后再上传。"
_TOO_MANY = f"图片文件共{{count}}页，超过{MOST_PICTURES}页上限；请只上传方案正文。"
_RECOGNISED = "文字由图片识别得到，请对照原件逐字核对。"

_NARROW_BLANK = re.compile(
    r"(?<=[0-9A-Za-z%]) +(?=[\u3000-\u9fff])|(?<=[\u3000-\u9fff]) +(?=[0-9A-Za-z])"
)
_ONE_AT_A_TIME = Lock()
"""The engine keeps settings of a call in itself."""


@cache
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR  # optional dependency: extra `ocr`
    except ImportError as error:
        raise Unreadable(_ABSENT) from error
    return RapidOCR(params={"Global.log_level": "critical"})


def recognise(picture: Any) -> tuple[list[Glyph], list[Edge]]:
    """Texts and ruled lines of a picture (PIL), in its pixels. A text is one piece of a line.

    Raises Unreadable when the extra `ocr` is not installed.
    """
    engine = _engine()
    import numpy  # optional dependency: comes with the extra `ocr`

    pixels = numpy.asarray(picture.convert("RGB"))[:, :, ::-1]
    with _ONE_AT_A_TIME:
        found = engine(pixels)
    if found.boxes is None or found.txts is None:
        return [], []
    glyphs = [_glyph(text, box) for text, box in zip(found.txts, found.boxes, strict=True) if text]
    return _evened(glyphs), _edges(pixels)


def _glyph(text: str, box: Any) -> Glyph:
    """The size follows from the width of the text; the box is taller than the characters.

    Blanks between Chinese and figures are the typesetter's, seen at times and at times not.
    """
    text = _NARROW_BLANK.sub("", text)
    left, right = float(min(p[0] for p in box)), float(max(p[0] for p in box))
    top, bottom = float(min(p[1] for p in box)), float(max(p[1] for p in box))
    return Glyph(text, left, right, top, bottom, (right - left) / max(width_in_sizes(text), 0.5))


def _evened(glyphs: list[Glyph]) -> list[Glyph]:
    """Measured sizes scatter; those near the usual one are made equal to it."""
    if not glyphs:
        return []
    usual = median(glyph.size for glyph in glyphs)
    return [
        Glyph(g.text, g.left, g.right, g.top, g.bottom, usual)
        if abs(g.size - usual) < 0.3 * usual or len(g.text) < 4
        else g
        for g in glyphs
    ]


def _edges(pixels: Any) -> list[Edge]:
    """Long level and upright strokes of dark pixels."""
    import cv2  # optional dependency: comes with the extra `ocr`

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(
        cv2.bitwise_not(grey), 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 15, -4
    )
    shortest = max(20, int(pixels.shape[1] * _SHORTEST_STROKE))
    edges: list[Edge] = []
    for shape in ((shortest, 1), (1, shortest)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        strokes = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        count, _, stats, _ = cv2.connectedComponentsWithStats(strokes)
        for left, top, width, height, _ in stats[1:count].tolist():
            if max(width, height) > 8 * min(width, height):
                edges.append(Edge(left, top, left + width, top + height))
    return edges


def read(content: bytes) -> SourceText:
    """A picture file; raises Unreadable when it is broken, too large, or `ocr` is missing."""
    assembly = Assembly("ocr")
    assembly.notice(_RECOGNISED)
    pages = [
        laid_out(Page(number, picture.width, picture.height), *recognise(picture))
        for number, picture in enumerate(_pictures(content), 1)
    ]
    write(assembly, pages)
    return assembly.finish()


def _pictures(content: bytes) -> Iterator[Any]:
    from PIL import Image, UnidentifiedImageError  # slow import: only pictures need it

    damage = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError)
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "TIFF", "BMP")) as image:
            count = getattr(image, "n_frames", 1)
            if count > MOST_PICTURES:
                raise Unreadable(_TOO_MANY.format(count=count))
            for number in range(count):
                image.seek(number)
                if image.width * image.height > MOST_PIXELS:
                    raise Unreadable(_TOO_LARGE)
                picture = image.convert("RGB")
                picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
                yield picture
    except Image.DecompressionBombError as error:
        raise Unreadable(_TOO_LARGE) from error
    except damage as error:
        raise Unreadable(_BROKEN) from error
