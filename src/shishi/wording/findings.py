"""核校意见 — what a rule found in a paper: where, which words, what is wrong, what to write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from shishi.wording.manuscript import Manuscript


class Severity(StrEnum):
    """轻重 — whether the paper is surely wrong, or a person should look."""

    ERROR = "error"
    DOUBT = "doubt"

    @property
    def label(self) -> str:
        """The word that people read."""
        return {"error": "差错", "doubt": "存疑"}[self.value]


class Hit(NamedTuple):
    """A place `[start, end)` of the paper, what is wrong there, what to write instead."""

    start: int
    end: int
    says: str
    instead: str = ""


Find = Callable[[Manuscript], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """核校规则 — its name, the article it follows, what it asks, a wrong and a right example."""

    name: str
    label: str
    basis: str
    asks: str
    wrong: str
    right: str
    find: Find
    severity: Severity = Severity.ERROR


def rule(
    name: str,
    label: str,
    basis: str,
    asks: str,
    find: Find,
    *,
    wrong: str,
    right: str,
    severity: Severity = Severity.ERROR,
) -> Rule:
    """A row of the table."""
    return Rule(name, label, basis, asks, wrong, right, find, severity)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of the text: line and column count from 1, `[start, end)` in characters."""

    rule: Rule
    line: int
    column: int
    start: int
    end: int
    words: str
    sentence: str
    says: str
    instead: str
