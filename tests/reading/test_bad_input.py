"""坏文件: each ends in one sentence, in bounded time and memory, with nothing left behind."""

import tracemalloc
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from shishi.reading.files.assembly import LONGEST_TEXT
from shishi.reading.files.formats import open_source
from shishi.reading.source import Unreadable
from tests.reading.samples import (
    PAGE,
    Rows,
    docx_of,
    html_of,
    p,
    packed,
    pdf_of,
    raw_docx,
    tbl,
    tc,
    xlsx_of,
)

MEGABYTE = 1_000_000
WORDS = "改造农村道路12公里，惠及群众。"


def refusal(content: bytes, filename: str = "方案.docx") -> str:
    with pytest.raises(Unreadable) as refused:
        open_source(content, filename)
    return str(refused.value)


def peak_of(content: bytes) -> tuple[str, int]:
    """The sentence, and the most memory that Python took meanwhile, in bytes."""
    tracemalloc.start()
    try:
        return refusal(content), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def bomb(member: str) -> bytes:
    """A package whose one member unpacks to 1.1 GB."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/x", "x")
        with archive.open(member, "w", force_zip64=True) as stream:
            for _ in range(1_100):
                stream.write(b"\0" * MEGABYTE)
    return buffer.getvalue()


@pytest.mark.parametrize("member", ["word/document.xml", "word/media/image1.png"])
def test_a_zip_bomb_is_refused_before_it_unpacks(member: str) -> None:
    says, peak = peak_of(bomb(member))
    assert "压缩炸弹" in says
    assert peak < 50 * MEGABYTE


def test_a_package_of_too_many_members_is_refused() -> None:
    many: dict[str, str | bytes] = {f"word/{n}.xml": "" for n in range(6_000)}
    assert "压缩炸弹" in refusal(packed(many))


def test_a_package_that_lies_about_a_size_is_refused() -> None:
    honest = raw_docx(p(WORDS * 500))
    size = len(WORDS * 500)
    with ZipFile(BytesIO(honest)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    assert lying != honest
    assert "已损坏" in refusal(lying)


def test_a_part_of_millions_of_tags_is_refused() -> None:
    body = "".join(f"<w:p w:a='{n % 997}'/>" for n in range(1_000)) * 1_200
    assert "异常庞大" in refusal(raw_docx(body + p("改造" * 99_000)))


LAUGHS = "<!DOCTYPE w [" + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "笑"}">' for n in range(10)
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">'


@pytest.mark.parametrize(("declared", "used"), [(LAUGHS, "&l9;"), (OUTSIDE, "&x;")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("member", ["word/document.xml", "xl/workbook.xml"])
def test_entities_are_refused(declared: str, used: str, encoding: str, member: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{declared}]><w>{used}</w>'
    says, peak = peak_of(packed({member: xml.encode(encoding)}))
    assert "自定义实体" in says
    assert peak < 50 * MEGABYTE


@pytest.mark.parametrize("member", ["word/vbaProject.bin", "xl/vbaProject.bin"])
def test_a_file_that_bears_macros_is_refused(member: str) -> None:
    assert "带有宏" in refusal(raw_docx(p(WORDS), **{member: b"x"}), "方案.docm")


def test_a_locked_package_is_refused() -> None:
    locked = bytearray(raw_docx(p(WORDS)))
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1  # the flag of the central directory
    assert "打开密码" in refusal(bytes(locked))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_packages_are_refused(share: float) -> None:
    for whole in (docx_of(WORDS), xlsx_of([[WORDS, "1"]])):
        assert "已损坏" in refusal(whole[: int(len(whole) * share)])


def test_a_word_file_without_a_document_is_refused() -> None:
    assert "不是 Word 文档" in refusal(packed({"word/other.xml": "<x/>"}))
    assert "不是 Word 文档" in refusal(packed({"word/document.xml": "<x/>"}))


def pdf_with(stream: bytes, more: str = "") -> bytes:
    """A .pdf of one page by hand, its content packed."""
    packed_stream = zlib.compress(stream, 1)
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj",
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(packed_stream),
    ]
    body = b"%PDF-1.4\n" + b"\n".join(parts) + packed_stream + b"\nendstream endobj\n"
    return body + f"trailer<</Root 1 0 R {more}>>\n%%EOF".encode()


def test_a_pdf_bomb_is_refused() -> None:
    says, peak = peak_of(pdf_with(b" " * 150 * MEGABYTE))
    assert "压缩炸弹" in says
    assert peak < 250 * MEGABYTE  # of which 150 are the bomb being made


def test_a_locked_pdf_is_refused() -> None:
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>/ID[<00><00>]"
    assert "打开密码" in refusal(pdf_with(b" ", lock.format("5a" * 32)))


def test_a_pdf_of_300_pages_is_refused() -> None:
    content = pdf_of(head=PAGE + "甲 #pagebreak() " * 299 + "乙")
    says = refusal(content, "方案.pdf")
    assert "共300页" in says
    assert "请只上传方案正文" in says


@pytest.mark.parametrize("keep", [5, 60, 400])
def test_a_broken_pdf_is_refused(keep: int) -> None:
    assert "已损坏" in refusal(pdf_of(WORDS)[:keep], "方案.pdf")


def test_a_pdf_without_any_text_is_refused() -> None:
    assert "没有可读取的文字" in refusal(pdf_with(b" "))


def test_five_megabytes_of_one_line_are_read() -> None:
    line = (WORDS * (5 * MEGABYTE // len(WORDS.encode())))[:LONGEST_TEXT]
    assert open_source(line.encode()).text == line
    assert open_source(docx_of(line)).text == line
    assert open_source(html_of(line).encode()).text == line


def test_a_text_without_end_is_refused() -> None:
    assert "200万字" in refusal(("改造" * LONGEST_TEXT).encode())


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<font><p>"])
def test_a_page_nested_without_end_is_refused(piece: str) -> None:
    assert "异常复杂" in refusal(("<html>" + piece * 100_000).encode())


def test_a_table_of_absurd_spans_does_not_grow() -> None:
    row = "<tr>" + "<td rowspan=60000 colspan=900>甲</td>" * 50 + "</tr>"
    source = open_source(f"<html><table>{row * 50}</table>".encode())
    assert len(source.text) < 20_000


def test_a_sheet_that_claims_a_million_rows_is_small() -> None:
    near = '<c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>丙</v></c>'
    far = '<c r="A1048576" t="str"><v>丁</v></c><c r="XFD1048576" t="str"><v>乙</v></c>'
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    book = packed(
        {
            "xl/workbook.xml": f'<workbook {names}><sheets><sheet name="一" '
            'xmlns:r="http://r" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Type="x/worksheet" '
            'Target="s.xml"/></R>',
            "xl/s.xml": f'<worksheet {names}><sheetData><row r="1">{near}</row>'
            f'<row r="1048576">{far}</row></sheetData></worksheet>',
        }
    )
    assert open_source(book).text == "甲\t丙\t\n丁\t\t乙"


def test_a_table_of_500_rows_is_read_whole() -> None:
    rows: Rows = [[str(n), f"道路{n}号", "12公里"] for n in range(500)]
    word = raw_docx(tbl(*("".join(tc(str(cell)) for cell in row) for row in rows)))
    for content in (word, html_of(rows).encode(), xlsx_of(rows), pdf_of(rows)):
        assert open_source(content).text == "\n".join("\t".join(map(str, row)) for row in rows)


def test_scripts_of_a_page_are_no_text() -> None:
    page = html_of(WORDS).replace("<body>", "<body><script>alert('攻击')</script>")
    assert open_source(page.encode()).text == WORDS
