"""栏目 — what a form asks, as rows of the register in `rules.forms` tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Form:
    """表单 — `place` is the page's noun; `data` the datum of each field, `chosen` the fields that
    ask for none; `often` how often it is asked."""

    place: str
    title: str
    owner: str
    basis: str
    often: str
    readers: str
    data: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    chosen: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """Every field that the table knows of it."""
        return frozenset(self.data) | self.chosen


def form(*told: str, chosen: str = "") -> Form:
    """One row: place, title, owner, basis, how often, readers, then field=datum as words."""
    place, title, owner, basis, often, readers, *data = told
    known = dict(one.split("=") for words in data for one in words.split())
    return Form(place, title, owner, basis, often, readers, known, frozenset(chosen.split()))
