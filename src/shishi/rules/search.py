"""检索 — Chinese text as overlapping character bigrams, for any full-text index.

Chinese has no spaces and its commonest search words have two characters, so each run of Han
characters becomes its pairs (老旧小区: 老旧 旧小 小区) and its last character; runs of letters
and digits stay whole, in lower case. A phrase of these words in the index is the text itself.
"""

import re
import unicodedata

_RUN = re.compile(r"(?P<word>[0-9a-z]+)|(?P<han>[㐀-鿿豈-﫿\U00020000-\U0003ffff]+)")


def grams(text: str) -> tuple[str, ...]:
    """The words of a text for the index."""
    found: list[str] = []
    for run in _RUN.finditer(_plain(text)):
        if run["word"]:
            found.append(run["word"])
        else:
            found += [*_pairs(run["han"]), run["han"][-1]]
    return tuple(found)


def phrases(query: str) -> tuple[tuple[str, ...], ...]:
    """A query as phrases that must all occur; each is words in a row.

    The last word of a phrase may be the beginning of a longer one (小: 小区), so a query of one
    character finds something, and the last run of a phrase is given by its pairs alone.
    """
    found: list[tuple[str, ...]] = []
    for part in _plain(query).split():
        words = grams(part)
        pair_before = len(words) > 1 and len(words[-1]) == 1 and words[-2].endswith(words[-1])
        if words:
            found.append(words[:-1] if pair_before else words)
    return tuple(found)


def _pairs(han: str) -> list[str]:
    return [han[at : at + 2] for at in range(len(han) - 1)]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
