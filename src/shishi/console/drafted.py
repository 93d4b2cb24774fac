"""起草的月度文稿 — the bulletin or the report of a month out of the data folder, with what it rests
on and what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from shishi.console import site
from shishi.papers import drafts, fonts, press, text
from shishi.papers.content import Paper
from shishi.papers.drafts import Composed, Stamp
from shishi.papers.fonts import Chosen, Missing
from shishi.queries import bulletins, door, letterheads, monthly_papers, programmes, proofs
from shishi.queries.holdings import holdings
from shishi.queries.programmes import ProgrammeCard
from shishi.rules.access import Actor
from shishi.rules.bulletins import Facts
from shishi.rules.dispatches import Kind
from shishi.rules.passages import length, too_long
from shishi.rules.plain import as_plain

FONTS = "fonts"  # folder of the data folder with fonts of the county itself
_COMPOSERS: dict[Kind, Callable[[Actor, int, Facts], Composed]] = {
    Kind.BULLETIN: monthly_papers.composed_bulletin,
    Kind.REPORT: monthly_papers.composed_report,
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """A paper of the month: its facts, its content, as it is set; `warnings` are what a person
    should see to before it is signed."""

    kind: Kind
    facts: Facts
    composed: Composed
    paper: Paper
    warnings: tuple[str, ...]


def of_month(kind: Kind, on: date, today: date) -> Drafted:
    """The paper of the month that the day lies in; reports are asked for as of today."""
    actor, card = _programme(on)
    if card.started_on is None or on < card.started_on:
        site.stop(f"{on.year}年{on.month}月时{card.year}年度还没有启动，没有可以写的进展。")
    facts = bulletins.facts(actor, card.pk, on, asked_on=today)
    composed = _COMPOSERS[kind](actor, card.pk, facts)
    paper = drafts.paper(composed, letterheads.in_use(actor, card.pk, today, kind), Stamp())
    found = proofs.proved(composed, paper, holdings=holdings(actor))
    long = too_long(length(composed.passages, composed.facts))
    warnings = (*(one.says for one in found), *([long] if long else []))
    return Drafted(kind, facts, composed, paper, warnings)


def chosen(data: Path, *, strict: bool) -> Chosen:
    """The fonts of the machine and those of the county in its data folder; ends the command with a
    sentence where one is missing that has no substitute, or may have none."""
    own = data / FONTS
    try:
        return fonts.choose(own if own.is_dir() else None, strict=strict)
    except Missing as fault:
        site.stop(str(fault))
        raise


def files(found: Drafted, name: str, chosen: Chosen) -> dict[str, bytes]:
    """The files of the paper by their names: the paper itself, the tables of its annexes."""
    forms = {f"{name}.docx": "docx", f"{name}.pdf": "pdf"}
    if found.paper.annexes:
        forms[f"{name}-annex.xlsx"] = "xlsx"
    return {filename: press.set(found.paper, form, chosen) for filename, form in forms.items()}


def as_json(found: Drafted) -> dict[str, Any]:
    """Everything the paper says and what it rests on, as plain values; projects by number."""
    numbers = {one.project: one.number for one in found.facts.projects}
    return {
        "kind": found.kind.value,
        "title": found.composed.title,
        "on": found.facts.on.isoformat(),
        "facts": as_plain(found.facts),
        "figures": {
            name: {
                "words": one.words,
                "says": one.says,
                "projects": [numbers[key] for key in one.projects],
            }
            for name, one in found.composed.facts.items()
        },
        "text": list(text.body(found.paper)),
        "warnings": list(found.warnings),
    }


def _programme(on: date) -> tuple[Actor, ProgrammeCard]:
    """The programme of the year, and the host beside it."""
    held = [
        (actor, card)
        for actor in door.hosts()
        for card in programmes.programmes(actor)
        if card.year == on.year
    ]
    if not held:
        site.stop(f"没有{on.year}年的方案。请先在页面中导入方案并确认入账，或核对 --month。")
    return held[0]
