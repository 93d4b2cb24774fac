"""摘要 — the digest of bytes and of texts, through one function."""

import hashlib


def digest(content: bytes) -> str:
    """SHA-256 in 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
