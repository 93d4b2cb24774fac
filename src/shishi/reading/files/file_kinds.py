"""文件种类 — what a file is, told by its first bytes and its members; the name only breaks ties."""

import re
from collections.abc import Callable

from shishi.reading.files.encoding import SAMPLE
from shishi.reading.files.package import Package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "archive"),
    (0, OLE, "ole"),
    (0, b"{\\rtf", "rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image"),
    (0, b"\xff\xd8\xff", "image"),
    (0, b"II*\x00", "image"),
    (0, b"MM\x00*", "image"),
    (0, b"GIF8", "picture"),
    (8, b"WEBP", "picture"),
    (0, b"Rar!", "archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"BZh", "archive"),
    (0, b"\xfd7zXZ", "archive"),
    (257, b"ustar", "archive"),
    (0, b"MZ\x90", "program"),
    (0, b"\x7fELF", "program"),
    (4, b"ftyp", "media"),
    (0, b"ID3", "media"),
    (0, b"RIFF", "media"),
)
"""Offset, bytes, kind; the first that fits counts."""

_MEMBERS: tuple[tuple[str, str], ...] = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "slides"),
    ("OFD.xml", "ofd"),
    ("content.xml", "odf"),
)
"""How a member of a zip package begins, and the kind that tells."""

_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "locked"),
    ("_VBA_PROJECT_CUR", "macros"),
    ("_VBA_PROJECT", "macros"),
    ("Macros", "macros"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "slides"),
)
"""Streams of an OLE compound file; the first that is there counts."""

_MARKUP = tuple(
    (re.compile(rule, re.IGNORECASE), kind)
    for rule, kind in (
        (r"<\?mso-application[^>]*Word|<w:wordDocument\b|<pkg:package\b", "wordml"),
        (r"\A\s*(?:From: <Saved by|MIME-Version:|Content-Type:\s*multipart/)", "mht"),
        (r"<!doctype\s+html|<(?:html|head|body)[\s>]", "html"),
    )
)
_TAG = re.compile(r"</(?:p|div|td|span|table|li|h[1-6])>", re.IGNORECASE)
_PAGE_NAME = re.compile(r"\.(?:html?|xhtml|shtml)\Z", re.IGNORECASE)


def kind_of(content: bytes, filename: str = "") -> str:
    """One word: a key of the readers or of the refusals in `formats`."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    for offset, magic, kind in _MAGIC:
        if content.startswith(magic, offset):
            return _DEEPER[kind](content) if kind in _DEEPER else kind
    if content.startswith(b"BM") and content[6:10] == b"\0\0\0\0":
        return "image"
    return _text_kind(content, filename)


def _zip_kind(content: bytes) -> str:
    names = Package(content).names
    for beginning, kind in _MEMBERS:
        if any(name.startswith(beginning) for name in names):
            return kind
    return "archive"


def has_stream(content: bytes, name: str) -> bool:
    """Does the directory of a compound file name this stream? Entries are 128 bytes apart."""
    entry = name.encode("utf-16-le") + b"\0\0"
    at = content.find(entry)
    while at >= 0:
        if at % 128 == 0 and content[at + 64 : at + 66] == len(entry).to_bytes(2, "little"):
            return True
        at = content.find(entry, at + 1)
    return False


def _ole_kind(content: bytes) -> str:
    return next((kind for name, kind in _STREAMS if has_stream(content, name)), "ole")


_DEEPER: dict[str, Callable[[bytes], str]] = {"zip": _zip_kind, "ole": _ole_kind}


def _text_kind(content: bytes, filename: str) -> str:
    """Markup or plain text, from the beginning; without its zeros UTF-16 can be read, too."""
    start = content[:SAMPLE].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe")
    for rule, kind in _MARKUP:
        if rule.search(start):
            return kind
    named = _PAGE_NAME.search(filename.strip())
    return "html" if named and _TAG.search(start) else "text"
