"""原件 — files as they were sent, under the data folder by their digest, never changed."""

import os
import re
import tempfile
from pathlib import Path, PurePath

from django.conf import settings

from shishi.reading.files.file_kinds import kind_of
from shishi.rules.digests import digest
from shishi.rules.lifecycle import YES, Verdict, no

# What an office can open to look at; programs, archives and files with macros are none of it.
KINDS = frozenset({"image", "picture", "pdf", "docx", "xlsx", "doc", "xls", "ofd"})
LONGEST_NAME = 255  # characters
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def may_keep(content: bytes, filename: str) -> Verdict:
    """Whether a file that somebody attaches is taken: not too large, not empty, of a kind that an
    office can look at."""
    says = ""
    if len(content) > settings.UPLOAD_LIMIT:
        says = f"超过 {settings.UPLOAD_LIMIT // (1024 * 1024)} MB，未接收。请压缩后重新选择。"
    elif not content:
        says = "是空文件，未接收。请核对后重新选择。"
    elif kind_of(content, filename) not in KINDS:
        says = "不是图片、PDF、Word 或 Excel 文件，未接收。请核对后重新选择。"
    return no(f"“{filename}”{says}", "file") if says else YES


def tidy_name(filename: str) -> str:
    """The name of a file without folders and signs that no name has."""
    name = _CONTROL.sub("", PurePath(filename.replace("\\", "/")).name)
    return name[-LONGEST_NAME:] or "未命名"


def keep(content: bytes) -> str:
    """Store the bytes and return their digest. The file appears whole or not at all, and the
    same bytes are stored once."""
    name = digest(content)
    path = _path(name)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, rough = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(rough, path)
        except OSError:  # no room: what was begun takes none
            Path(rough).unlink(missing_ok=True)
            raise
    return name


def content(name: str) -> bytes:
    """The bytes with this digest; `FileNotFoundError` when the store has lost them, `ValueError`
    when they are no longer what was stored."""
    found = _path(name).read_bytes()
    if digest(found) != name:
        raise ValueError(name)
    return found


def _path(name: str) -> Path:
    return Path(settings.ORIGINALS_FOLDER) / name[:2] / name
