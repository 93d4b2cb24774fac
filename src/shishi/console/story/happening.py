"""一件事 — something that happens in the demonstration's year: a moment, and the deeds that make it
so. The parts of the story tell theirs, the story runs all of them in the order of their moments.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from shishi.console.opening import Cast
from shishi.queries.targets import TargetLine

YEAR = 2026


class Happening(NamedTuple):
    """What happens at a moment."""

    at: datetime
    does: Callable[[], object]


def line_of(cast: Cast, project: int, name: str) -> TargetLine:
    """The indicator of the project that goes by the name."""
    return next(line for line in cast.projects[project] if line.name == name)
