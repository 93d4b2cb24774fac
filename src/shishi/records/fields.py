"""Columns for the values of the core."""

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class AmountField(models.Field):
    """数值 — an exact decimal of any length.

    PostgreSQL keeps it as numeric. SQLite has no exact decimal: its numeric columns round to
    binary after fifteen digits, so the digits are kept there as text.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "numeric" if connection.vendor == "postgresql" else "text"

    def from_db_value(self, value: Any, *_: object) -> Decimal | None:
        return None if value is None else _decimal(value)

    def to_python(self, value: Any) -> Decimal | None:
        return None if value is None else Decimal(value)

    def get_prep_value(self, value: Any) -> Decimal | None:
        return self.to_python(super().get_prep_value(value))

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Decimal | str | None:
        exact: Decimal | None = value if prepared else self.get_prep_value(value)
        if exact is None or connection.vendor == "postgresql":
            return exact
        return f"{exact:f}"


@lru_cache(maxsize=20_000)
def _decimal(value: str | Decimal) -> Decimal:
    """One decimal for all rows that have it: a plan and its reports say the same often."""
    return Decimal(value)


class ChoiceField(models.CharField):
    """取值 — a member of a `StrEnum` of the core, read back as the member."""

    _pyi_private_set_type: Any  # for mypy: what the column takes and gives
    _pyi_private_get_type: Any

    def __init__(self, kind: type[StrEnum], **options: Any) -> None:
        self.kind = kind
        options.setdefault("max_length", 32)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """As a plain text column: a migration need not know the core."""
        name, _, args, options = super().deconstruct()
        if options.get("default"):
            options["default"] = str(options["default"])
        return name, "django.db.models.CharField", args, options

    def clone(self) -> "ChoiceField":
        _, _, args, options = self.deconstruct()
        return ChoiceField(self.kind, *args, **options)

    def from_db_value(self, value: str | None, *_: object) -> StrEnum | None:
        return self.kind(value) if value else None

    def to_python(self, value: Any) -> StrEnum | None:
        return self.kind(value) if value else None

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(value)
