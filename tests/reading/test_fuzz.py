"""乱改: whatever is done to a file, reading it ends in a text or in the one documented error.

`SHISHI_FUZZ=2000` runs so many examples of each; without it a few, for every day.
"""

import os
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shishi.reading import pipeline
from shishi.reading.files import ocr
from shishi.reading.files.formats import open_source
from shishi.reading.source import SourceText, Unreadable
from tests.reading.samples import Rows, docx_of, html_of, p, packed, pdf_of, raw_docx, xlsx_of

CORPUS = sorted((Path(__file__).parent / "corpus").rglob("*.txt"))
EXAMPLES = int(os.environ.get("SHISHI_FUZZ", "25"))
often = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="SHISHI_FUZZ" not in os.environ,
    suppress_health_check=list(HealthCheck),
)

ROWS: Rows = [[("任务", 1, 2), ("时限", 2, 1)], ["名称", "数量"], ["道路", "5公里", "年底"]]
BLOCKS = ("云岭县2025年方案", "（一）改造道路12公里，惠及5万人。", ROWS, "责任单位：县住建局")
NUMBERED = raw_docx(
    p("甲", props="<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"),
    numbering="<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
)


def _picture() -> bytes:
    document = pypdfium2.PdfDocument(pdf_of(*BLOCKS))
    buffer = BytesIO()
    document[0].render().to_pil().save(buffer, "PNG")
    document.close()
    return buffer.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: docx_of(*BLOCKS),
    "numbered": lambda: NUMBERED,
    "html": lambda: html_of(*BLOCKS).encode(),
    "xlsx": lambda: xlsx_of(ROWS),
    "pdf": lambda: pdf_of(*BLOCKS),
    "picture": _picture,
    "text": lambda: "\n".join(b for b in BLOCKS if isinstance(b, str)).encode("gb18030"),
}


@cache
def whole(kind: str) -> bytes:
    return MAKERS[kind]()


@st.composite
def damaged(draw: st.DrawFn, given_bytes: bytes, spare: bytes) -> bytes:
    """Bytes flipped, cut out, doubled, or taken from another file."""
    content = bytearray(given_bytes)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        span = draw(st.integers(1, 60))
        change = draw(st.sampled_from(("flip", "cut", "double", "splice", "end")))
        if change == "flip" and content:
            content[at] ^= draw(st.integers(1, 255))
        elif change == "cut":
            del content[at : at + span]
        elif change == "double":
            content[at:at] = content[at : at + span]
        elif change == "splice":
            content[at:at] = spare[at % len(spare) :][:span]
        elif draw(st.booleans()):
            del content[at:]
    return bytes(content)


def opened(content: bytes, filename: str = "") -> SourceText | None:
    """The text, or None for the documented error; any other exception fails the test."""
    try:
        return open_source(content, filename)
    except Unreadable:
        return None


def check(source: SourceText | None) -> None:
    """What every source promises."""
    if source is None:
        return
    for table in source.tables:
        assert all(table.start <= c.start <= c.end <= table.end for c in table.cells)
        assert table.end <= len(source.text)
    starts = [anchor.start for anchor in source.anchors]
    assert starts == sorted(starts)
    source.text.encode("utf-8")


@pytest.fixture(autouse=True)
def _quick_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recognition takes seconds and is not what is damaged here."""

    def glance(pixels: Any) -> Any:
        return type("Found", (), {"boxes": None, "txts": None})

    monkeypatch.setattr(ocr, "_engine", lambda: glance)


@pytest.mark.parametrize("kind", MAKERS)
@often
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    content = data.draw(damaged(whole(kind), whole("html")))
    check(opened(content, data.draw(st.sampled_from(("", "方案.html", "方案.docx")))))


@pytest.mark.parametrize("kind", ["docx", "numbered", "xlsx"])
@often
@given(data=st.data())
def test_damage_inside_a_package_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    """The package is sound, a member of it is not."""
    with ZipFile(BytesIO(whole(kind))) as archive:
        members: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    parts = [n for n in members if n.endswith((".xml", ".rels"))]
    name = data.draw(st.sampled_from(sorted(parts)))
    content = members[name]
    assert isinstance(content, bytes)
    members[name] = data.draw(damaged(content, b"<w:p w:val='99999999999'>&lt;-1</w:p>"))
    check(opened(packed(members)))


@often
@given(st.binary(max_size=3_000), st.sampled_from(("", "方案.html", "方案.pdf")))
def test_arbitrary_bytes_are_read_or_refused(content: bytes, filename: str) -> None:
    check(opened(content, filename))


@often
@given(
    st.sampled_from((b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"BM\0\0\0\0\0\0\0\0")),
    st.binary(max_size=2_000),
)
def test_bytes_behind_a_true_beginning_are_read_or_refused(head: bytes, content: bytes) -> None:
    check(opened(head + content))


@pytest.mark.skipif(not CORPUS, reason="没有找到语料文本，未对读出的方案作乱改测试")
@often
@given(data=st.data())
def test_a_damaged_plan_is_still_read_through(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(CORPUS))
    other = data.draw(st.sampled_from(CORPUS))
    source = opened(data.draw(damaged(file.read_bytes(), other.read_bytes())))
    if source is not None:
        draft = pipeline.read(source)
        assert all(
            0 <= item.span.start <= item.span.end <= len(source.text) for item in draft.items
        )
