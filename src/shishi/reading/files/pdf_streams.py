"""PDF 数据流 — a look at the packed streams before pdfium unpacks them: bombs are refused."""

import re
import zlib

from shishi.reading.source import Unreadable

LARGEST_STREAM = 120_000_000
LARGEST_TOTAL = 400_000_000
_STEP = 65_536
_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78][\x01\x5e\x9c\xda])")
_BOMB = "PDF 文件解压后异常庞大，疑似压缩炸弹，已拒绝读取；请核对文件来源。"


def check_streams(content: bytes) -> None:
    """Raises Unreadable when one stream, or all together, unpack to more than a plan may have."""
    total = 0
    for match in _STREAM.finditer(content):
        total += _unpacked(content, match.end())
        if total > LARGEST_TOTAL:
            raise Unreadable(_BOMB)


def _unpacked(content: bytes, start: int) -> int:
    """Bytes of one stream unpacked; damage ends the count."""
    machine, size, view = zlib.decompressobj(), 0, memoryview(content)
    try:
        while start < len(content) and not machine.eof:
            size += len(machine.decompress(view[start : start + _STEP]))
            start += _STEP
            if size > LARGEST_STREAM:
                raise Unreadable(_BOMB)
    except zlib.error:
        return size
    return size
