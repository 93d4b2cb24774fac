"""格式: the reader is chosen by content, and every other kind is refused by one sentence."""

import re

import pytest

from shishi.reading.files.formats import LARGEST_FILE, READERS, REFUSALS, open_source
from shishi.reading.source import Unreadable
from tests.reading.samples import docx_of, html_of, packed, pdf_of, xlsx_of

WORDS = "改造道路12公里"
GIVEN = {
    "docx": docx_of(WORDS),
    "pdf": pdf_of(WORDS),
    "html": html_of(WORDS).encode(),
    "xlsx": xlsx_of([[WORDS, "1"], ["供水", "2"]]),
    "text": WORDS.encode(),
}


@pytest.mark.parametrize("kind", GIVEN)
@pytest.mark.parametrize("filename", ["", "方案.docx", "方案.PDF", "方案.txt", "方案"])
def test_the_content_tells_the_format_whatever_the_name(kind: str, filename: str) -> None:
    source = open_source(GIVEN[kind], filename)
    assert source.format == kind
    assert WORDS in source.text


def test_a_piece_of_a_page_is_a_page_by_its_name() -> None:
    piece = f"<p>{WORDS}</p><p>乙</p>".encode()
    assert open_source(piece, "方案.html").text == f"{WORDS}\n乙"
    assert open_source(piece).format == "text"


def test_a_page_in_utf_16_is_a_page() -> None:
    assert open_source(html_of(WORDS).encode("utf-16")).format == "html"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def entry(name: str) -> bytes:
    """A directory entry of a compound file."""
    wide = name.encode("utf-16-le") + b"\0\0"
    return wide.ljust(64, b"\0") + len(wide).to_bytes(2, "little") + b"\0" * 62


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "文件是空的"),
        (b" \n\t ", "没有可读取的文字"),
        (b"x" * (LARGEST_FILE + 1), "超过 20 MB"),
        (b"{\\rtf1 x}", "RTF"),
        (packed({"OFD.xml": "<x/>"}), "OFD"),
        (packed({"ppt/presentation.xml": "<x/>"}), "演示文稿"),
        (packed({"content.xml": "<x/>", "mimetype": "x"}), "OpenDocument"),
        (packed({"方案.docx": "x"}), "这是压缩包"),
        (b"Rar!\x1a\x07\x00", "这是压缩包"),
        (b"7z\xbc\xaf\x27\x1c\0\0", "这是压缩包"),
        (b"MZ\x90\0\3\0\0\0", "可执行程序"),
        (b"\0\0\0\x18ftypmp42", "音频或视频"),
        (b"GIF89a\1\0\1\0", "另存为 .png"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht"),
        (OLE + entry("EncryptedPackage"), "打开密码"),
        (OLE + entry("WordDocument") + entry("Macros"), "带有宏"),
        (OLE + entry("Workbook") + entry("_VBA_PROJECT_CUR"), "带有宏"),
        (OLE + entry("PowerPoint Document"), "演示文稿"),
        (OLE + entry("Other"), "没有 Word 或 Excel 内容"),
    ],
)
def test_what_is_refused_is_named_and_the_way_out_is_given(content: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(says)) as refusal:
        open_source(content, "方案.docx")
    assert re.search("请|拒绝", str(refusal.value))


def test_no_kind_is_both_read_and_refused() -> None:
    assert not READERS.keys() & REFUSALS.keys()


def test_every_refusal_is_one_plain_sentence() -> None:
    for says in REFUSALS.values():
        assert says.endswith("。")
        assert "！" not in says
        assert "请" in says
