"""格式 — the table of readers: which one reads a file, told by content, and what is refused."""

from collections.abc import Callable

from shishi.reading.files import docx, html, ocr, office, pdf, text, xls, xlsx
from shishi.reading.files.file_kinds import kind_of
from shishi.reading.source import SourceText, Unreadable

LARGEST_FILE = 20_000_000
"""Bytes."""


def _read_xls(content: bytes) -> SourceText:
    """LibreOffice keeps the number formats; without it the bare values are read."""
    if office.program() is None:
        return xls.read(content)
    return xlsx.read(office.convert(content, ".xls", "xlsx"))


READERS: dict[str, Callable[[bytes], SourceText]] = {
    "docx": docx.read,
    "doc": lambda content: docx.read(office.convert(content, ".doc", "docx")),
    "wordml": lambda content: docx.read(office.convert(content, ".xml", "docx")),
    "pdf": lambda content: pdf.read(content, ocr.recognise),
    "image": ocr.read,
    "html": html.read,
    "xlsx": xlsx.read,
    "xls": _read_xls,
    "text": text.read,
}
"""Kind of file → its reader."""

_SAVE_AS = "请用 Word/WPS 打开，另存为 .docx 后再上传。"
REFUSALS: dict[str, str] = {
    "rtf": f"这是 RTF 文件，本系统不读取；{_SAVE_AS}",
    "odf": f"这是 OpenDocument 文件，本系统不读取；{_SAVE_AS}",
    "mht": "这是单个文件网页（.mht），本系统不读取；请在浏览器中另存为“网页，仅 HTML”后再上传。",
    "ofd": "这是 OFD 版式文件，本系统暂不读取；请上传同一方案的 .docx 或 .pdf。",
    "slides": "这是演示文稿，不是方案文件；请上传方案的 .docx 或 .pdf。",
    "archive": "这是压缩包，不是方案文件；请解压后上传其中的方案文件。",
    "program": "这是可执行程序，已拒绝读取；请核对文件，上传 .docx、.pdf、.html、.xlsx 或 .txt。",
    "media": "这是音频或视频文件，无法读取文字；请上传方案的 .docx 或 .pdf。",
    "picture": "这种图片格式不能识别文字；请另存为 .png 或 .jpg 后再上传。",
    "locked": "文件设有打开密码，无法读取；请取消密码后再上传。",
    "macros": "文件带有宏，已拒绝读取；请在 Word/WPS 中另存为不含宏的 .docx 或 .xlsx 后再上传。",
    "ole": f"文件是旧式复合文档，其中没有 Word 或 Excel 内容，无法读取；{_SAVE_AS}",
}
"""Kind of file → the sentence that says what it is and what to do."""

_EMPTY = "文件是空的，没有内容可读；请核对后重新上传。"
_TOO_LARGE = f"文件超过 {LARGEST_FILE // 1_000_000} MB，已拒绝读取；请只上传方案正文。"
_NO_TEXT = "文件里没有可读取的文字；如果是扫描件或图片，请上传 .pdf 或图片文件以识别文字。"


def open_source(content: bytes, filename: str = "") -> SourceText:
    """The text of a file as a person sees it; raises Unreadable, a sentence, and nothing else."""
    if not content:
        raise Unreadable(_EMPTY)
    if len(content) > LARGEST_FILE:
        raise Unreadable(_TOO_LARGE)
    kind = kind_of(content, filename)
    if kind in REFUSALS:
        raise Unreadable(REFUSALS[kind])
    source = READERS[kind](content)
    if not source.text.strip():
        raise Unreadable(_NO_TEXT)
    return source
