"""原件 — files as they were sent, under the data folder by their digest, never changed."""

import os
import tempfile
from pathlib import Path

from django.conf import settings

from shishi.rules.digests import digest


def keep(content: bytes) -> str:
    """Store the bytes and return their digest. The file appears whole or not at all, and the
    same bytes are stored once."""
    name = digest(content)
    path = _path(name)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, rough = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(rough, path)
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
