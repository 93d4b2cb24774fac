"""Every noun of the core has its test and its place on the map; the map is current."""

import re
import sys
import tomllib
from pathlib import Path

from tests.fences.tree import PACKAGE, ROOT, modules

sys.path.insert(0, str(ROOT / "scripts"))
import draw_map

GLOSSARY = (ROOT / "docs/glossary.md").read_text("utf-8")
NOUNS = sorted(path.stem for path in (PACKAGE / "rules").glob("*.py") if path.stem != "__init__")


def test_the_map_is_current():
    assert (ROOT / "docs/map.md").read_text("utf-8") == draw_map.drawn(), "run make map"


def test_every_noun_has_its_test():
    tests = {path.stem for path in (ROOT / "tests/rules").glob("test_*.py")}
    assert [noun for noun in NOUNS if f"test_{noun}" not in tests] == []


def test_every_noun_is_named_in_chinese_where_it_is_born():
    silent = [noun for noun in NOUNS if not _has_chinese(PACKAGE / f"rules/{noun}.py")]
    assert silent == []


def test_every_noun_stands_on_a_shelf():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    shelves = next(c for c in contracts["contracts"] if c["id"] == "shelves")["layers"]
    shelved = {noun.strip(" ()") for shelf in shelves for noun in shelf.split("|")}
    assert shelved == set(NOUNS)


def test_every_noun_stands_in_the_glossary():
    words = set(re.findall(r"`([^`]+)`", GLOSSARY))
    assert [noun for noun in NOUNS if noun not in words] == []


def test_every_word_of_the_glossary_is_in_the_source():
    source = "\n".join(module.text for module in modules("src"))
    words = {word.split(".")[-1] for word in re.findall(r"`([^`]+)`", GLOSSARY)}
    layers = {"actions", "queries", "rules"}
    nouns = set(NOUNS) | layers
    absent = [word for word in words - nouns if not re.search(rf"\b{word}\b", source)]
    assert absent == []


def _has_chinese(path: Path) -> bool:
    first = path.read_text("utf-8").split("\n", 1)[0]
    return any("一" <= sign <= "鿿" for sign in first)
