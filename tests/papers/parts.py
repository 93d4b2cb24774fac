"""What the parts of a Word file say, as rows of the same table as the measurements."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from shishi.papers.gongwen import TYPEFACES, Face
from tests.papers.rows import Row

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+\.", r"（\d+）")
FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.BODY, 4: Face.BODY}
_WRITTEN = re.compile(r"word/(document|footer\d+|header\d+)\.xml")
_ONE_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def rows(content: bytes) -> list[Row]:
    """Every row that the parts of a Word file allow."""
    with ZipFile(BytesIO(content)) as file:
        times = {entry.date_time for entry in file.infolist()}
        parts = {name: file.read(name) for name in file.namelist()}
    even = _said(b"evenAndOddHeaders" in parts["word/settings.xml"])
    recorded = "有" if b"docProps/custom.xml" in parts["_rels/.rels"] else "没有"
    texts = [fromstring(parts[name]) for name in sorted(parts) if _WRITTEN.fullmatch(name)]
    document = fromstring(parts["word/document.xml"])
    levels = "；".join(skipped(_lines(document))) or "是"
    return [
        Row("DOC-03", "奇偶页页脚不同", "是", 0, even),
        Row("DOC-02", "标点不溢出边界", "是", 0, _said(_held_in(parts["word/styles.xml"]))),
        *_signers(document),
        *_headings(fromstring(parts["word/styles.xml"])),
        Row("DOC-11", "层次序数不跳级、不混用", "是", 0, levels),
        Row("DOC-19", "主题字体", 0, 0, sum(part.count(b"Theme=") for part in parts.values())),
        Row("DOC-19", "没有中文字体的文字", 0, 0, sum(map(_bare, texts))),
        Row("DOC-20", "替代字体的记录", "有", 0, recorded),
        Row("DOC-22", "文件内的时刻固定", "是", 0, _said(times == {_ONE_ZIP_TIME})),
        Row("DOC-23", "“此页无正文”", "无", 0, "有" if "此页无正文" in _text(document) else "无"),
    ]


def _held_in(styles: bytes) -> bool:
    normal = next(fromstring(styles).iter(f"{W}style"))
    mark = normal.find(f"{W}pPr/{W}overflowPunct")
    return mark is not None and mark.get(f"{W}val") == "0"


def _said(holds: bool) -> str:
    return "是" if holds else "否"


def _text(root) -> str:
    return "\n".join(map(_words, root.iter(f"{W}p")))


def _words(line) -> str:
    return "".join(text.text or "" for text in line.iter(f"{W}t"))


def _face(run) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}eastAsia", "")


def _bare(root) -> int:
    """Runs with words that name no East Asian face, or do not ask for it."""
    runs = (run for run in root.iter(f"{W}r") if _words(run))
    return sum(
        not _face(run) or run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") != "eastAsia"
        for run in runs
    )


def _signers(document) -> Iterator[Row]:
    """Names stand in 楷体 behind 签发人, which only a paper to a higher office has."""
    for line in document.iter(f"{W}p"):
        if "签发人：" in _words(line):
            runs = [run for run in line.iter(f"{W}r") if _words(run)]
            at = next(place for place, run in enumerate(runs) if "签发人：" in _words(run))
            faces = "、".join(sorted({_face(run) for run in runs[at + 1 :]}))
            yield Row("DOC-08", "签发人姓名字体", TYPEFACES[Face.KAI].preferred, 0, faces)


def _headings(styles) -> Iterator[Row]:
    named = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
    for level, face in FACES.items():
        style = named[f"Heading{level}"]
        outline = style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val")
        wanted = TYPEFACES[face].preferred
        yield Row("DOC-10", f"{level}级标题字体", wanted, 0, _face(style))
        yield Row("DOC-10", f"{level}级标题大纲级别", level, 0, float(outline) + 1)


def _lines(document) -> list[str]:
    return [_words(line) for line in document.iter(f"{W}p")]


def skipped(lines: Sequence[str]) -> Iterator[str]:
    """Where a level is left out on the way down, or a mark has the wrong sign behind it."""
    levels = [
        (next((level for level, mark in enumerate(MARKS, 1) if re.match(mark, line)), 0), line)
        for line in lines
    ]
    marked = [(level, line) for level, line in levels if level]
    for (above, _), (level, line) in pairwise([(0, ""), *marked]):
        if level > above + 1 and level < 3:  # 1. and （1） also number what is listed
            yield f"跳级：{line[:12]}"
    yield from (f"混用：{line[:12]}" for line in lines if re.match(r"\d+、", line))
