"""密封 — secrets of others at rest: unreadable in a copy of the database without the key file.

Fernet (AES-128 with HMAC-SHA256) by a key derived from the secret key of the site.
"""

import base64
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


class Unreadable(Exception):
    """封存的内容打不开 — sealed by another secret key, or changed."""


def seal(words: str) -> str:
    """The words, sealed; empty words stay empty."""
    return _box().encrypt(words.encode()).decode() if words else ""


def unseal(sealed: str) -> str:
    """The words again; `Unreadable` where this site's key does not open them."""
    from cryptography.fernet import InvalidToken  # slow import: as below

    try:
        return _box().decrypt(sealed.encode()).decode() if sealed else ""
    except InvalidToken:
        raise Unreadable from None


def _box() -> "Fernet":
    from cryptography.fernet import Fernet  # slow import: 7 MB in each process, for group robots
    from cryptography.hazmat.primitives.hashes import SHA256  # slow import: as above
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # slow import: as above

    key = HKDF(SHA256(), 32, salt=None, info=b"shishi robots").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
