"""纯文本 — .txt files and pasted text, line by line as they are."""

import re

from shishi.reading.files.assembly import Assembly
from shishi.reading.files.encoding import decode
from shishi.reading.source import SourceText

_REMOVED = "文件含有{count}个不可见的控制字符，已略去，请对照原件核对。"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read(content: bytes) -> SourceText:
    """Text in any of the usual encodings; raises Unreadable when it is none."""
    decoded = decode(content)
    text = decoded.text.removeprefix("\ufeff")
    assembly = Assembly("text")
    for says in decoded.says:
        assembly.notice(says)
    controls = len(_CONTROL.findall(text))
    if controls:
        assembly.notice(_REMOVED.format(count=controls))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        assembly.paragraph(line, f"第{number}行")
    return assembly.finish()
