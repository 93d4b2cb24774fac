"""句子库 — hand-written sentences with the findings they must give, marked in place.

`{rule:words}` stands around the words that a rule must point at; a sentence without such a mark is
sound. ¶ is a line break. Written for this library; nothing is copied from a document.
"""

import re
from pathlib import Path
from typing import NamedTuple

from tests.wording.typed import check_text

PARTS = ("first", "second", "third")  # the second and third were written after the rules
_MARK = re.compile(r"\{(?P<rule>[a-z]+):(?P<words>[^}]*)\}")


class Wanted(NamedTuple):
    rule: str
    start: int
    end: int


class Sentence(NamedTuple):
    text: str
    wanted: tuple[Wanted, ...]


class Score(NamedTuple):
    """Findings that were wanted, wanted ones that were not found, findings nobody wanted."""

    found: int
    missed: list[str]
    false: list[str]

    @property
    def precision(self) -> float:
        return self.found / (self.found + len(self.false))

    @property
    def recall(self) -> float:
        return self.found / (self.found + len(self.missed))


def sentences(name: str) -> list[Sentence]:
    lines = (Path(__file__).parent / f"sentences_{name}.txt").read_text("utf-8").splitlines()
    return [_sentence(line.replace("¶", "\n")) for line in lines if line.strip()]


def _sentence(line: str) -> Sentence:
    text, wanted, at = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        wanted.append(Wanted(mark["rule"], len(text), len(text) + len(mark["words"])))
        text += mark["words"]
        at = mark.end()
    return Sentence(text + line[at:], tuple(wanted))


def score(library: list[Sentence]) -> Score:
    """A finding is right when its rule is wanted at a place that it touches; once a place."""
    found, missed, false = 0, [], []
    for sentence in library:
        left = list(sentence.wanted)
        for finding in check_text(sentence.text):
            touched = [
                one
                for one in left
                if one.rule == finding.rule.name
                and one.start < finding.end
                and finding.start < one.end
            ]
            if touched:
                left.remove(touched[0])
                found += 1
            else:
                false.append(
                    f"{finding.rule.name} “{finding.words}” {finding.says} ← {sentence.text}"
                )
        missed += [
            f"{one.rule} “{sentence.text[one.start : one.end]}” ← {sentence.text}" for one in left
        ]
    return Score(found, missed, false)
