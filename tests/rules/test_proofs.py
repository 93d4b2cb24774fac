"""What a bulletin must prove of itself: faults are planted in a sound text, one by one."""

import pytest

from shishi.papers.annexes import annexes, listed
from shishi.rules.mentions import named
from shishi.rules.proofs import proof
from tests.bulletined import MIXED, facts, lines, of

_FACTS = named(MIXED)
_LISTED = listed(annexes(MIXED))
_TEXTS = lines(MIXED)
_COUNTS, _SLOW = _TEXTS["总体.进度"], _TEXTS["较慢清单"]

# The words that are replaced in the sound text, what stands there then, what is found.
PLANTED = [
    ("总体.进度", "共7件", "共8件", "总数写作8件"),
    ("总体.进度", "超序时2件", "超序时3件", "超序时写作3件，台账为2件"),
    ("总体.进度", "超序时2件", "超序时3件", "各类相加为8件，总数为7件"),
    ("总体.进度", "未开工1件，占14.3%；", "", "未开工没有列出，台账为1件"),
    ("总体.进度", "未报1件，占14.3%", "未报1件，占41.3%", "占比写作41.3%"),
    ("总体.进度", "未报1件，占14.3%", "未报1件，占14.2%", "相加为99.9%，不是100%"),
    ("总体.进度", _COUNTS, "各项工作有序推进。", "已完成没有列出"),
    ("较慢清单", "共3件", "共2件", "写作2件，台账为3件"),
    ("较慢清单", "未报1件", "未报2件", "未报写作2件，台账为1件"),
    ("较慢清单", _SLOW, "个别项目进展较慢。", "没有写明进展较慢的项目共3件"),
]


def test_a_text_as_it_was_composed_proves_itself():
    assert proof(_TEXTS, _FACTS, _LISTED) == ()


@pytest.mark.parametrize(("slot", "words", "instead", "says"), PLANTED)
def test_a_planted_fault_is_found(slot, words, instead, says):
    assert words in _TEXTS[slot]
    edited = {**_TEXTS, slot: _TEXTS[slot].replace(words, instead)}
    found = [one for one in proof(edited, _FACTS, _LISTED) if says in one.says]
    assert [one.slot for one in found] == [slot]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (_LISTED[1:], "没有列出第5件“残疾人关爱工程”"),
        ((*_LISTED, _LISTED[0]), "列了2次"),
        ((*_LISTED, ("其他项目", 8, "新项目")), "台账没有这一件"),
        ((("其他项目", 5, "改名工程"), *_LISTED[1:]), "写作“改名工程”"),
    ],
)
def test_a_fault_of_the_annexes_is_found(rows, says):
    (found,) = proof(_TEXTS, _FACTS, rows)
    assert says in found.says


@pytest.mark.parametrize(
    "held",
    [
        facts(()),
        facts(of(done=1)),
        facts(of(behind=3)),
        facts(of(not_reported=10)),
        facts(of(done=20, ahead=20, behind=20)),
        facts(of(done=100, in_step=150, not_started=50)),
    ],
    ids=["0", "1", "3", "10", "60", "300"],
)
def test_every_composed_text_proves_itself(held):
    assert proof(lines(held), named(held), listed(annexes(held))) == ()


def test_what_is_told_in_words_is_held_against_the_ledger_too():
    held = facts(of(behind=2, done=1))
    told = {**lines(held), "总体.进度": "云岭县2026年民生实事共3件。截至9月30日，3件均已完成。"}
    found = [one.says for one in proof(told, named(held), listed(annexes(held)))]
    assert any("未达序时没有列出" in one for one in found)
