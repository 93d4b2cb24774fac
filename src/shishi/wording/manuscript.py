"""待核文稿 — the text of a paper laid out for the rules: its paragraphs with their figures, its
own date, the register of posts it is held against.

Line breaks inside a sentence are taken out first, as a page leaves them; `back` leads home.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shishi.reading.lines import tidy
from shishi.reading.source import SourceText, View, plain
from shishi.wording.figures import Figure, figures
from shishi.wording.register import Holding

_DATE = re.compile(r"(20\d\d)年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日")
_OWN_DATE = re.compile(rf"^[^\n。，；]{{0,24}}?{_DATE.pattern}[ \t\u3000]*(?:印发)?$", re.MULTILINE)
_NUMBER_YEAR = re.compile(r"[〔\[【（(](20\d\d)[〕\]】）)]第?\d{1,4}号")
_NARROWEST, _WIDEST = 20, 50  # characters of a line on a page
_RAGGED, _FULL_LINES = 2, 3  # so many lines end within so few characters of the margin
_SENTENCE_ENDS = "。！？\n"
_WINDOW = 400  # characters on each side in which a sentence is looked for


@dataclass(frozen=True, slots=True)
class Paragraph:
    """自然段 — `[start, end)` of the paper with its figures in order."""

    start: int
    end: int
    words: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Manuscript:
    """A text with what several rules ask of it, each worked out once."""

    view: View
    holdings: tuple[Holding, ...] = ()
    dated: date | None = None

    @property
    def text(self) -> str:
        return self.view.text

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        found, start = [], 0
        for words in self.text.split("\n"):
            end = start + len(words)
            found.append(Paragraph(start, end, words, tuple(figures(words, start))))
            start = end + 1
        return tuple(found)

    @cached_property
    def own_date(self) -> date | None:
        """成文日期 — the first day at the end of a short line, else the day passed in."""
        for found in _OWN_DATE.finditer(self.text):
            if day := _day(found[1], found[2], found[3]):
                return day
        return self.dated

    @cached_property
    def year(self) -> int | None:
        """The year of the paper: of its date, else of its number."""
        if self.own_date:
            return self.own_date.year
        numbered = _NUMBER_YEAR.search(self.text, 0, 400)
        return int(numbered[1]) if numbered else None

    def paragraph_at(self, place: int) -> Paragraph:
        at = bisect_right(self.paragraphs, place, key=lambda one: one.start)
        return self.paragraphs[at - 1]

    def in_table(self, place: int) -> bool:
        """Whether a place stands in a row of a table, where short forms are allowed."""
        words = self.paragraph_at(place).words
        return "\t" in words or words.count("|") > 1

    def sentence_at(self, place: int, end: int) -> tuple[int, int]:
        """The sentence around `[place, end)`, with its full stop, within a window."""
        text, end = self.text, max(place, end - 1)
        least, most = max(0, place - _WINDOW), min(len(text), end + _WINDOW)
        start = max([text.rfind(mark, least, place) + 1 for mark in _SENTENCE_ENDS] + [least])
        stops = [text.find(mark, end, most) for mark in _SENTENCE_ENDS]
        past = [at + (text[at] != "\n") for at in stops if at >= 0]
        return start, min([*past, most])


def lay_out(
    source: SourceText, holdings: Sequence[Holding] = (), dated: date | None = None
) -> Manuscript:
    """The paper of a source; `holdings` and `dated` are what it is held against, if anything."""
    view = tidy.unbroken(source) if _is_wrapped(source) else plain(source)
    return Manuscript(view, tuple(holdings), dated)


def _is_wrapped(source: SourceText) -> bool:
    """Whether lines break where the page is full, as on the pages of a .pdf or in a copy of them;
    elsewhere a line is a paragraph."""
    if source.format != "text":
        return source.format == "pdf"
    lengths = [len(line.strip()) for line in source.text.split("\n")]
    widest = max(lengths)
    full = sum(length >= widest - _RAGGED for length in lengths)
    return _NARROWEST <= widest <= _WIDEST and full >= _FULL_LINES


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
