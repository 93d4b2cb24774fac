"""摘要 — the digest of bytes and of texts, through one function."""

import hashlib
from typing import Protocol


def digest(content: bytes) -> str:
    """SHA-256 in 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


class Running(Protocol):
    """A digest that takes its bytes piece by piece."""

    def update(self, content: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


def running() -> Running:
    """SHA-256 of bytes that are too many to be held at once."""
    return hashlib.sha256()
