"""Draws docs/map.md: which noun has a file in which layer, and what each file is for.

python scripts/draw_map.py          write the file
python scripts/draw_map.py --print  show it
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/shishi"
TARGET = ROOT / "docs/map.md"
LAYERS = (
    *("config", "web", "console", "actions", "queries", "records"),
    *("wording", "couriers", "papers", "reading", "rules"),
)
GRID = ("rules", "reading", "papers", "wording", "records", "queries", "actions", "web", "console")
SAYS = {
    "config": "composition: settings, urls, wsgi",
    "web": "delivery: pages",
    "console": "delivery: commands",
    "actions": "deeds: one function for each thing a person may do",
    "queries": "looks: rows a person may see, shaped for a page",
    "records": "tables",
    "wording": "a paper held against the written rules, no Django, no file",
    "couriers": "letters out: mail and group robots",
    "papers": "documents out, no Django",
    "reading": "documents in, no Django",
    "rules": "the core: no Django, no formats, no clock",
}


def drawn() -> str:
    """The text of the map."""
    lines = [
        "# Map",
        "",
        "Drawn by `make map`; a test compares it with the files. Layers stand in the order of",
        "contract 1: each may use the ones below it, none above. `clock` stands at the edge.",
        "",
        *_grid(),
    ]
    for layer in LAYERS:
        lines += ["", f"## {layer}: {SAYS[layer]}", "", "| file | what it is |", "| --- | --- |"]
        lines += [f"| `{name}` | {says} |" for name, says in _files(PACKAGE / layer)]
    edge = [("clock", _says(PACKAGE / "clock.py"))]
    lines += ["", "## The edge", "", "| file | what it is |", "| --- | --- |"]
    lines += [f"| `{name}` | {says} |" for name, says in edge]
    return "\n".join(lines) + "\n"


def _grid() -> Iterator[str]:
    """Nouns that stand in more than one layer."""
    homes: dict[str, set[str]] = {}
    for layer in GRID:
        for name, _ in _files(PACKAGE / layer):
            homes.setdefault(name, set()).add(layer)
    yield "| noun | " + " | ".join(GRID) + " |"
    yield "| --- |" + " --- |" * len(GRID)
    for noun, layers in sorted(homes.items()):
        if len(layers) > 1:
            marks = " | ".join("•" if layer in layers else " " for layer in GRID)
            yield f"| {noun} | {marks} |"


def _files(folder: Path) -> list[tuple[str, str]]:
    found = []
    for path in sorted(folder.rglob("*.py")):
        name = str(path.relative_to(folder).with_suffix(""))
        if path.stat().st_size and "migrations" not in name:
            found.append((name.replace("__init__", "(package)"), _says(path)))
    return found


def _says(path: Path) -> str:
    """The first sentence of the file's own words."""
    words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    first = " ".join(words.split("\n\n")[0].split())
    return first.replace("|", "\\|")


if __name__ == "__main__":
    if "--print" in sys.argv:
        print(drawn(), end="")
    else:
        TARGET.write_text(drawn(), encoding="utf-8")
