"""文字识别: a rendered page is recognised, tables and all; nothing is fetched, nothing printed."""

import sys
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from shishi.reading.files import formats, ocr
from shishi.reading.source import Unreadable
from tests.reading.samples import pdf_of

TEXT = (
    "云岭县2025年民生实事任务分解方案",
    "（一）农村公路提质工程。新改建农村公路38公里，改造危桥3座，购置纯电动公交车12辆，"
    "惠及沿线群众5.4万人。",
    "责任单位：县交通运输局、县住房和城乡建设局",
    "完成时限：2025年10月底前",
)
ROWS = [
    ["序号", "项目名称", "目标任务", "责任单位"],
    ["1", "农村公路", "改造38公里", "县交通运输局"],
    ["2", "供水管网", "铺设41公里", "县水利局"],
]


def picture(content: bytes, format_name: str = "PNG", scale: float = 2) -> bytes:
    document = pypdfium2.PdfDocument(content)
    buffer = BytesIO()
    document[0].render(scale=scale).to_pil().convert("RGB").save(buffer, format_name)
    document.close()
    return buffer.getvalue()


@pytest.mark.ocr
def test_a_rendered_page_is_recognised(capfd: pytest.CaptureFixture[str]) -> None:
    source = formats.open_source(picture(pdf_of(*TEXT, ROWS, size=14)), "扫描件.png")
    lines = source.text.split("\n")
    assert lines[: len(TEXT)] == list(TEXT)
    assert lines[len(TEXT) :] == ["\t".join(row) for row in ROWS]
    assert "逐字核对" in source.notices[0].says
    assert capfd.readouterr() == ("", "")


@pytest.mark.ocr
@pytest.mark.parametrize("format_name", ["JPEG", "TIFF", "BMP"])
def test_other_pictures_are_recognised(format_name: str) -> None:
    source = formats.open_source(picture(pdf_of(TEXT[3], size=18), format_name, 1.5))
    assert source.text == TEXT[3]


@pytest.mark.ocr
def test_a_blank_picture_has_no_text() -> None:
    buffer = BytesIO()
    Image.new("RGB", (400, 300), "white").save(buffer, "PNG")
    with pytest.raises(Unreadable, match="没有可读取的文字"):
        formats.open_source(buffer.getvalue())


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    ocr._engine.cache_clear()
    with pytest.raises(Unreadable, match="make ocr"):
        formats.open_source(picture(pdf_of("甲")))


@pytest.mark.parametrize("keep", [40, 200])
def test_a_truncated_picture_is_refused(keep: int) -> None:
    with pytest.raises(Unreadable, match="图片已损坏"):
        formats.open_source(picture(pdf_of("甲"))[:keep])
