"""出处 — the place in a source where a value was read.

A span belongs to the text of one source document (`reading.source.SourceText.text`)
and carries the words found there, so a stored value can be checked against its
source without the file at hand.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range `[start, end)` in characters of the source text, and its quotation."""

    start: int
    end: int
    quote: str

    def holds(self, text: str) -> bool:
        """Whether `text` still says at this place what was quoted."""
        return text[self.start : self.end] == self.quote
