"""成批 — rows laid down all at once."""

from collections.abc import Iterable

from django.db.models import Model


def bulk(rows: Iterable[Model]) -> list:
    held = list(rows)
    return type(held[0])._default_manager.bulk_create(held, batch_size=2000) if held else []
