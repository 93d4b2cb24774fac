"""The two original plans, which lie beside the project, and the passages of the reader's corpus:
what is found in them, each looked at by eye."""

import pytest

from tests.reading.corpus_files import SEEDS, passages, text
from tests.wording.typed import check_text

ORIGINALS = {
    "manas-2025": [
        ("lookalike", "5O"),
        ("halfwidth", "("),
        ("form", "﹢"),
        ("form", "﹢"),
        ("level", "2、"),
        ("spelling", "出观"),
        ("spelling", "围难"),
        ("halfwidth", ","),
        ("halfwidth", ","),
        ("ending", "确保民生实事项目按时保质保量完成"),
    ],
    "yopurga-2024": [("range", "0-16"), ("unit", "110KV"), ("unit", "10KV"), ("unit", "10KV")],
}
# What a person finds in the passages of the reader's corpus beside characters and marks, which are
# damaged in many of them: numbers that do not add, gaps, levels, words.
JUDGED = {"sum", "category", "share", "hundred", "points", "change", "previous", "order", "level"}
JUDGED |= {
    "day",
    "weekday",
    "date",
    "year",
    "ending",
    "spelling",
    "pair",
    "annex",
    "serial",
    "post",
}
FAULTY = {
    "D01": "ending order spelling sum",
    "D08": "ending",
    "D09": "level",
    "D14": "spelling",
    "D27": "level",
    "E01": "level order spelling sum",
    "E07": "ending",
    "E15": "spelling",
    "E19": "ending spelling",
    "E25": "ending level",
    "G01": "ending order",
    "G17": "ending",
    "G18": "level",
    "H01": "level",
    "H08": "ending",
    "H10": "order",
    "H16": "level",
    "I01": "sum",
    "I16": "level",
}


@pytest.mark.parametrize("name", ORIGINALS)
def test_an_original_gives_exactly_these(name):
    path = SEEDS / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"没有找到 {path.name}：原件不在项目内，放在 ../shared/corpus/seeds 后即可运行")
    found = [(one.rule.name, one.words) for one in check_text(path.read_text("utf-8"))]
    assert found == ORIGINALS[name]


@pytest.mark.parametrize("name", passages())
def test_a_passage_of_the_corpus_has_no_fault_but_its_own(name):
    found = {one.rule.name for one in check_text(text(name).read_text("utf-8"))}
    assert " ".join(sorted(found & JUDGED)) == FAULTY.get(name, "")
