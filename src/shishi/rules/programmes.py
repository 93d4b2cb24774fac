"""年度方案 — the working rules a plan sets for its year.

The mechanism a document describes (汇总、调度、报送、通报、督查、公开) becomes the settings of the
programme; what it leaves open stays open.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from shishi.rules.plans import Mechanism


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One standing arrangement: every `cadence`, by `due_day` of the month, `owner` to
    `recipient`; `words` as the plan says it."""

    cadence: str = ""
    due_day: int | None = None
    owner: str = ""
    recipient: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """工作机制 of the programme — `collector` is who gathers the reports; each rhythm is None where
    the plan sets none."""

    collector: str = ""
    report: Rhythm | None = None
    stocktake: Rhythm | None = None
    bulletin: Rhythm | None = None
    summary: Rhythm | None = None
    inspection: Rhythm | None = None
    congress: Rhythm | None = None
    disclosure: Rhythm | None = None


_FIELDS = {
    "report": "report",
    "dispatch": "stocktake",
    "bulletin": "bulletin",
    "summary": "summary",
    "inspection": "inspection",
    "congress": "congress",
    "disclosure": "disclosure",
}


def settings_of(mechanism: Iterable[Mechanism]) -> Settings:
    """The settings a mechanism proposes: for each kind the first arrangement with a rhythm, else
    the first of its kind. The collector makes the summary, or receives the reports."""
    found: dict[str, Rhythm] = {}
    for one in mechanism:
        name = _FIELDS.get(one.kind)
        rhythm = Rhythm(one.cadence or "", one.due_day, one.owner, one.recipient, one.words)
        if name and (name not in found or (rhythm.cadence and not found[name].cadence)):
            found[name] = rhythm
    report, summary = found.get("report", Rhythm()), found.get("summary", Rhythm())
    return Settings(collector=summary.owner or report.recipient, **found)
