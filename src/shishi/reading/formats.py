"""格式 — which reader reads a file: by its content, its name only where content cannot tell."""

from collections.abc import Callable

from shishi.reading import docx, text
from shishi.reading.source import SourceText, Unreadable

LARGEST_FILE = 20_000_000
"""Bytes."""


def open_source(content: bytes, filename: str = "") -> SourceText:
    """The text of a file as a person sees it; raises Unreadable, a sentence, and nothing else."""
    if not content:
        raise Unreadable("文件是空的，没有内容可读；请核对后重新上传。")
    if content.startswith(b"PK\x03\x04"):
        return docx.read(content)
    return text.read(content)


Read = Callable[[bytes], SourceText]
