"""What was read of an item, in one line, for the tables of the tests.

`ordinal | title | unit:role … | label:name … | deadline`, with what is absent left empty. The
texts of the tests are invented.
"""

from shishi.reading import pipeline
from shishi.reading.draft import ItemDraft, PlanDraft
from shishi.reading.source import SourceText

ROLES = {"lead": "牵头", "responsible": "责任", "support": "配合", "supervise": "督办"}


def draft(text: str) -> PlanDraft:
    return pipeline.read(SourceText(text, "txt"))


def told(item: ItemDraft) -> str:
    ordinal = item.ordinal.value if item.ordinal else ""
    units = " ".join(f"{unit.name}:{ROLES[unit.role.value]}" for unit in item.units)
    people = " ".join(f"{person.label}:{person.name}" for person in item.people)
    due = ""
    if item.deadline:
        due = item.deadline.on.isoformat() if item.deadline.on else item.deadline.span.quote
    return " | ".join((ordinal, item.title.value, units, people, due))


def lines(text: str) -> list[str]:
    return [told(item) for item in draft(text).items]
