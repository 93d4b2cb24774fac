"""责任主体: the words by which roles leave the house, in JSON files and in tables."""

import json
from pathlib import Path

from shishi.rules.parties import PersonRole, UnitRole

GOLD = Path(__file__).resolve().parents[1] / "reading/corpus/gold"


def test_roles_of_units_are_the_words_of_the_corpus():
    said = {
        unit["role"]
        for path in GOLD.glob("*.json")
        for task in json.loads(path.read_text("utf-8"))["tasks"]
        for unit in task["units"]
    }
    assert said
    assert said <= {role.value for role in UnitRole}


def test_roles_survive_being_stored_as_words():
    for role in (*UnitRole, *PersonRole):
        assert type(role)(str(role)) is role
