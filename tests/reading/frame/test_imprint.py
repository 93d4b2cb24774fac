"""版头与版记."""

from datetime import date

import pytest

from shishi.reading.frame import imprint
from shishi.reading.lines import titles
from shishi.reading.source import SourceText, plain


def lines(text):
    return titles.lines(plain(SourceText(text, "txt")))


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        (
            "抄送：县委办公室，县人大办公室、县政协办公室。\n",
            ["县委办公室", "县人大办公室", "县政协办公室"],
        ),
        (
            "抄送：县委各部门，县人武部，\n县法院、县检察院。\n云岭县政府办公室 2026年2月9日印发\n",
            ["县委各部门", "县人武部", "县法院", "县检察院"],
        ),
        ("抄送：各乡（镇、街道），县委办公室\n", ["各乡（镇、街道）", "县委办公室"]),
        ("主送：县委办公室\n", []),
    ],
)
def test_copies_are_listed_one_by_one(text, copies):
    assert [text[a:b] for a, b in imprint.copies(lines(text))] == copies


def test_the_imprint_date_needs_its_word():
    found = imprint.circulated(
        lines("正文。\n云岭县政府办公室　　2026年2月9日印发\n（共印80份）\n")
    )
    assert found[1] == date(2026, 2, 9)
    assert imprint.circulated(lines("云岭县政府办公室　　2026年2月9日\n")) is None


def test_the_organ_of_the_imprint():
    (line,) = lines("云岭县人民政府办公室　　　2026年2月9日印发\n")
    start, end = imprint.printing_organ(line)
    assert line.text[start:end] == "云岭县人民政府办公室"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026年2月9日", date(2026, 2, 9)),
        ("二〇二六年十月二十日", date(2026, 10, 20)),
        ("二零二六年十二月三十一日", date(2026, 12, 31)),
        ("2026年13月9日", None),
        ("2026年2月29日", None),
    ],
)
def test_days(words, day):
    assert imprint.day_of(imprint.DAY.search(words)) == day
