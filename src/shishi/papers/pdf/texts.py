"""文字 — text as it can be printed."""

import re
from collections.abc import Iterable

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\ufeff]"
)


_CLOSING = re.compile(r"(?<=[，。、；：！？）》」』”’])(?![，。、；：！？）》」』”’…—])")


def pieces(text: str) -> list[str]:
    """The text cut behind its closing marks."""
    return [piece for piece in _CLOSING.split(text) if piece]


def cleaned(texts: Iterable[str]) -> list[str]:
    return [clean(text) for text in texts]


def lines_of(text: str) -> str:
    """Text that may have lines of its own."""
    return "\n".join(clean(line) for line in text.splitlines())


def clean(text: str) -> str:
    """One line, without signs that cannot be seen or would turn the direction of reading."""
    return " ".join(_UNSEEN.sub("", text).split())
