"""名录 — units, aliases, people, posts, and the register as a sheet."""

from dataclasses import dataclass
from datetime import date, datetime

from shishi.rules.access import Actor, Role


@dataclass(frozen=True, slots=True)
class SheetError:
    """One fault of an imported sheet, addressed as a person finds it (第7行)."""

    row: int
    says: str


@dataclass(frozen=True, slots=True)
class Imported:
    """导入结果 — nothing is stored while there are `errors`."""

    units: int
    people: int
    posts: int
    errors: tuple[SheetError, ...]


def add_unit(*, actor: Actor, name: str, at: datetime) -> int:
    """Add a unit to the register; returns its key."""


def propose_alias(*, actor: Actor, unit: int, full: str, at: datetime) -> int:
    """Say that the name of the unit is short for `full`; to be confirmed."""


def confirm_alias(*, actor: Actor, alias: int, at: datetime) -> int:
    """确认别名 — the unit takes its full name, the short one leads to it; a unit that already has
    the full name takes the assignments over. Returns the unit that stands."""


def reject_alias(*, actor: Actor, alias: int, at: datetime) -> None:
    """The two are not the same; it is not proposed again."""


def add_person(*, actor: Actor, name: str, login: str, at: datetime) -> int:
    """Add a person; `login` empty for one who does not sign in."""


def change_person(*, actor: Actor, person: int, name: str, login: str, at: datetime) -> None:
    """Correct a name or a login."""


def disable(*, actor: Actor, person: int, at: datetime) -> None:
    """停用 — the account ends at once, open sessions with it."""


def enable(*, actor: Actor, person: int, at: datetime) -> None:
    """启用."""


def appoint(
    *, actor: Actor, person: int, role: Role, unit: int | None, title: str, on: date, at: datetime
) -> int:
    """任职 — from the day `on`; unit roles need a unit."""


def end_post(*, actor: Actor, post: int, on: date, at: datetime) -> None:
    """免职 — the post ends before the day `on`."""


def import_register(*, actor: Actor, content: bytes, on: date, at: datetime) -> Imported:
    """导入名录 (.xlsx) — all rows or none; every fault with its row."""


def export_register(*, actor: Actor, on: date, at: datetime) -> bytes:
    """导出名录 (.xlsx) — the sheet that can be imported again."""
