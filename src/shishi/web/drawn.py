"""画好的 — pieces of a page that were drawn from values held in memory, kept while these stay.

A row of the ledger is drawn from what was worked out of one project, and that is the same object
until something is done to the project (`queries.kept`). So a piece is drawn again when what it is
drawn from is another object, and what was drawn last is let go last.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import NamedTuple

from django.template.loader import get_template
from django.utils.safestring import SafeString


class _Piece(NamedTuple):
    made_of: tuple[object, ...]
    drawn: SafeString


class Drawer:
    """抽屉 — pieces by their keys; `room` is how many characters of them are kept."""

    def __init__(self, room: int) -> None:
        self._room, self._taken = room, 0
        self._pieces: dict[Hashable, _Piece] = {}
        self._lock = Lock()

    def of(
        self, key: Hashable, made_of: tuple[object, ...], draw: Callable[[], SafeString]
    ) -> SafeString:
        """The piece of this key; `draw` makes it of nothing but what is in `key` and `made_of`,
        whose values nobody changes."""
        piece = self._pieces.get(key)
        if piece is None or any(a is not b for a, b in zip(piece.made_of, made_of, strict=True)):
            piece = _Piece(made_of, draw())
        self._keep(key, piece)
        return piece.drawn

    def _keep(self, key: Hashable, piece: _Piece) -> None:
        with self._lock:
            before = self._pieces.pop(key, None)
            self._pieces[key] = piece
            self._taken += len(piece.drawn) - (len(before.drawn) if before else 0)
            while self._taken > self._room and len(self._pieces) > 1:
                self._taken -= len(self._pieces.pop(next(iter(self._pieces))).drawn)


def drawn(template: str, **context: object) -> SafeString:
    """A piece of a page by its own template."""
    return SafeString(get_template(template).render(context))
