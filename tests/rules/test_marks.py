"""The source text in runs: whole, in order, the shorter mark on top."""

from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.marks import Mark, Run, around, cut_at, runs
from shishi.rules.spans import Span

LENGTH = 40
marks = st.lists(
    st.builds(
        lambda start, length, key: Mark(start, start + length, "quantity", f"e{key}"),
        st.integers(0, 45),
        st.integers(0, 20),
        st.integers(0, 99),
    ),
    max_size=12,
)


def test_a_figure_stands_out_of_its_clause():
    clause, figure = Mark(0, 10, "title", "e1"), Mark(4, 7, "quantity", "e2")
    assert [(r.start, r.end, r.mark) for r in runs(12, [clause, figure])] == [
        (0, 4, clause),
        (4, 7, figure),
        (7, 10, clause),
        (10, 12, None),
    ]


@given(marks)
def test_every_character_is_in_exactly_one_run(given_marks: list[Mark]):
    found = runs(LENGTH, given_marks)
    assert [place for run in found for place in range(run.start, run.end)] == list(range(LENGTH))


@given(marks)
def test_each_run_bears_a_shortest_mark_over_it(given_marks: list[Mark]):
    inside = [mark for mark in given_marks if mark.start < mark.end <= LENGTH]
    for run in runs(LENGTH, given_marks):
        over = [m for m in inside if m.start <= run.start and run.end <= m.end]
        shortest = min((m.end - m.start for m in over), default=None)
        assert (run.mark.end - run.mark.start if run.mark else None) == shortest


@given(marks, st.lists(st.integers(0, LENGTH), max_size=6))
def test_cutting_loses_nothing(given_marks: list[Mark], places: list[int]):
    found = runs(LENGTH, given_marks)
    cut = cut_at(found, sorted(places))
    assert [place for run in cut for place in range(run.start, run.end)] == list(range(LENGTH))
    assert {run.start for run in cut} >= {place for place in places if place < LENGTH}
    marked = {place: run.mark for run in found for place in range(run.start, run.end)}
    assert all(marked[place] is run.mark for run in cut for place in range(run.start, run.end))


def test_a_cut_in_the_middle_of_a_run():
    assert cut_at((Run(0, 5, None),), [2]) == (Run(0, 2, None), Run(2, 5, None))


def test_the_words_around_a_place_end_with_its_line():
    text = "第一行\n改造供水管网86.5公里以上；惠及群众\n第三行"
    start = text.index("86.5")
    before, after = around(text, Span(start, start + 6, "86.5公里"), 40)
    assert (before, after) == ("改造供水管网", "以上；惠及群众")
