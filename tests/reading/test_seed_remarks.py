"""Remarks, head and arrangements against the ledgers made by hand: two original plans, which lie
beside the project, and four whole passages of its own."""

import json
import re
from pathlib import Path

import pytest

from shishi.reading import export, pipeline
from shishi.reading.source import SourceText

OWN = Path(__file__).parent / "corpus"
SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
ALL_KINDS = frozenset(
    (
        "confusable",
        "numbering",
        "no_deadline",
        "sum_check",
        "product_check",
        "pairing",
        "punctuation",
    )
)
LEAST = {"unquantified": 0.8, "typo": 0.5}
PASSAGES = ("D01", "D08", "D14", "D20")
ORIGINALS = ("manas-2025", "yopurga-2024")


def read(name):
    """(what was read, the ledger made by hand, the text)."""
    if name in PASSAGES:
        text, gold = OWN / "text" / f"{name}.txt", OWN / "gold" / f"{name}.json"
    else:
        text, gold = SEEDS / f"{name}.txt", SEEDS / f"{name}.json"
    if not text.exists():
        pytest.skip(f"没有找到 {text.name}：原件不在项目内，放在 ../shared/corpus/seeds 后即可运行")
    words = text.read_text(encoding="utf-8")
    draft = pipeline.read(SourceText(words, "txt"))
    return export.as_json(draft, name), json.loads(gold.read_text(encoding="utf-8")), words


def squash(words):
    return re.sub(r"\s+", "", words)


def overlap(one, other):
    one, other = squash(one), squash(other)
    ends = range(4, min(len(one), len(other)))
    return (
        one in other
        or other in one
        or any(one[-n:] == other[:n] or other[-n:] == one[:n] for n in ends)
    )


def compared(found, gold):
    """(findings of the ledger that were missed, findings that it does not have)."""
    left, missed = list(found), []
    for wanted in gold:
        fits = [
            one
            for one in left
            if one["kind"] == wanted["kind"]
            and one["task"] == wanted["task"]
            and one["ok"] == wanted["ok"]
            and overlap(one["text"], wanted["text"])
        ]
        if fits:
            left.remove(fits[0])
        else:
            missed.append(wanted)
    return missed, [one for one in left if not one["ok"]]


@pytest.mark.parametrize("name", [*PASSAGES, *ORIGINALS])
def test_findings(name):
    read_, gold, words = read(name)
    missed, alarms = compared(read_["findings"], gold["findings"])
    assert [one for one in missed if one["kind"] in ALL_KINDS] == []
    for kind, least in LEAST.items():
        wanted = sum(one["kind"] == kind for one in gold["findings"])
        lost = sum(one["kind"] == kind for one in missed)
        assert wanted - lost >= least * wanted, [one for one in missed if one["kind"] == kind]
    assert len(alarms) <= len(squash(words)) / 1000, alarms


@pytest.mark.parametrize("name", [*PASSAGES, *ORIGINALS])
def test_head(name):
    read_, gold, _ = read(name)
    assert {key: read_["plan"][key] for key in gold["plan"]} == gold["plan"]


@pytest.mark.parametrize("name", [*PASSAGES, *ORIGINALS])
def test_arrangements(name):
    read_, gold, _ = read(name)
    keys = ("kind", "cadence", "due_day", "owner", "recipient")
    said = [[one[key] for key in keys] for one in read_["mechanism"]]
    assert sorted(map(str, said)) == sorted(
        str([one[k] for k in keys]) for one in gold["mechanism"]
    )
    for wanted in gold["mechanism"]:
        assert any(overlap(one["text"], wanted["text"]) for one in read_["mechanism"])


@pytest.mark.parametrize("name", [*PASSAGES, *ORIGINALS])
def test_every_place_quotes_the_text(name):
    read_, _, words = read(name)

    def check(value):
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                assert words[value["start"] : value["end"]] == value["text"]
            elif isinstance(value.get("span"), dict) and isinstance(value.get("text"), str):
                assert words[value["span"]["start"] : value["span"]["end"]] == value["text"]
            for part in value.values():
                check(part)
        elif isinstance(value, list):
            for part in value:
                check(part)

    check(read_)
