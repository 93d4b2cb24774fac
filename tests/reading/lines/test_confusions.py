"""形近字表: the lists must not contradict each other."""

from shishi.reading.lines.confusions import CONFUSED, OTHER_WORDS, PHRASES, WORDS


def test_every_intended_character_makes_some_word():
    able = {character for word in WORDS for character in word}
    idle = {mark for mark, meant in CONFUSED.items() if not able & set(meant)}
    assert idle == set()


def test_no_word_is_in_both_lists_of_right_and_wrong():
    assert not {wrong for wrong in PHRASES if wrong in WORDS}
    assert not {right for right in PHRASES.values() if right in PHRASES}


def test_words_are_pairs_so_that_neighbours_can_be_looked_up():
    assert {len(word) for word in WORDS | OTHER_WORDS} == {2}


def test_a_character_is_not_confused_with_itself():
    assert all(mark not in meant for mark, meant in CONFUSED.items())
