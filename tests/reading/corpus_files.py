"""The passages with ledgers made by hand, and the two originals where they lie beside."""

import json
from pathlib import Path

from shishi.reading import export, pipeline
from shishi.reading.files import formats
from tests.reading.scoring import Json, Report, compare

HERE = Path(__file__).parent / "corpus"
SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"


def passages() -> list[str]:
    return sorted(path.stem for path in (HERE / "text").glob("*.txt"))


def gold(name: str) -> Json:
    found: Json = json.loads((HERE / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def text(name: str) -> Path:
    return HERE / "text" / f"{name}.txt"


def read(path: Path) -> Json:
    source = formats.open_source(path.read_bytes(), path.name)
    return export.as_json(pipeline.read(source), path.stem)


def reports() -> dict[str, Report]:
    """The report on each passage."""
    return {name: compare(gold(name), read(text(name))) for name in passages()}
